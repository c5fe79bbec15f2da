"""What comes out: the net of one group, and of the workshop across its groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workshop.analysis.beyond import Beyond
from workshop.analysis.information import Information, Noticed
from workshop.analysis.needs import Handoff, NeedNet
from workshop.analysis.roles import RoleNet
from workshop.analysis.values import Rate


class Effect(NamedTuple):
    """Holes before and after something (12): the talk, or the check.  `value` may be negative, and is shown so."""

    before: int
    after: int
    closed: tuple[str, ...]
    opened: tuple[str, ...]

    @property
    def value(self) -> int:
        """Holes that are gone, less those that came."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class GroupNet:
    """All indicators of one group.  `needs` are those of the case, in its order."""

    group: str
    items: int
    needs: Mapping[str, NeedNet]
    handoffs: tuple[tuple[Handoff, str | None, bool], ...]  # with what was answered, and whether the receiving role was called in
    roles: Mapping[str, RoleNet]
    rates: Mapping[str, Rate]
    information: Information | None
    urgency: tuple[float | None, float | None]
    beyond: tuple[Beyond, ...]
    dialogue: Effect | None
    check: Effect | None
    no_target: tuple[str, ...]
    stray: tuple[str, ...]

    @property
    def holes(self) -> tuple[str, ...]:
        """The needs through which the household falls."""
        return tuple(need for need, net in self.needs.items() if net.hole)


class SharedHole(NamedTuple):
    """A need that is a hole in these groups, out of `of` that have written a plan."""

    need: str
    groups: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class WorkshopNet:
    """All groups, and what they show together."""

    groups: Mapping[str, GroupNet]
    shared_holes: tuple[SharedHole, ...]  # 11 組織の穴
    notes: tuple[SharedHole, ...]  # holes of too few groups for that
    noticed: Noticed | None
