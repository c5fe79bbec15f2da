"""What goes into the indicators.  Their results stand beside the functions that make them, and in `results`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workshop.domain.case import Fact, Need, Role
from workshop.domain.vocabulary import SUBSTANTIVE_KINDS


class Item(NamedTuple):
    """A line of an action plan, as far as the indicators go.  `receipt`, `fallback`: whether something was written there."""

    id: str
    role: str
    needs: tuple[str, ...]
    kind: str
    due_h: int | None
    handoff_to: str | None
    receipt: bool
    fallback: bool
    lead: bool
    what: str = ""

    @property
    def substantive(self) -> bool:
        """Whether somebody does something about the need, rather than watching it or passing it on."""
        return self.kind in SUBSTANTIVE_KINDS


@dataclass(frozen=True, slots=True)
class Marks:
    """The plan at certain moments; None where the moment has not come, or must not be seen."""

    drafts: tuple[Item, ...] | None = None
    before_check: tuple[Item, ...] | None = None
    after_check: tuple[Item, ...] | None = None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """All that a viewpoint may know of one group.

    `played`: roles of those who sit there, `called`: roles called in.  `answers`: post id -> what the receiving role answered.
    `shared`: facts of cards told to the group, None where this viewpoint is not told.
    `ratings`: (role, value) of each rating before and after, of stages that are over.
    """

    group: str
    items: tuple[Item, ...]
    played: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    shared: frozenset[str] | None = frozenset()
    told: frozenset[str] = frozenset()  # facts that a disclosed scene tells everybody
    ratings: tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]] = ((), ())
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """What of the case the indicators rest on."""

    needs: tuple[Need, ...]
    facts: tuple[Fact, ...]
    roles: tuple[Role, ...]  # every role that can act or be handed to, for their `cannot`


class Citation(NamedTuple):
    """A post that cites facts, and the profession of whoever wrote it."""

    post: str
    group: str
    profession: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """All that a viewpoint may know of all groups.  `people`: profession -> how many sit in the whole workshop; empty: not told."""

    frame: CaseFrame
    groups: tuple[GroupPlan, ...]
    citations: tuple[Citation, ...] = ()
    people: Mapping[str, int] = field(default_factory=dict)


class Rate(NamedTuple):
    """A part of a whole, with the posts behind it.  Without a whole there is no value: 「該当なし」."""

    n: int
    of: int
    posts: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """n / of, or None."""
        return self.n / self.of if self.of else None
