"""What happened to planned seats and to groups as such."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class SeatsPlanned(Event):
    """Seats were planned, moved (`seats`: the fields of each), given up (`released`) or replaced by another plan (`dropped`)."""

    TYPE = "seats.planned"
    seats: tuple[dict[str, Any], ...] = field(hash=False)
    released: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRenamed(Event):
    """A group has another name."""

    TYPE = "group.renamed"
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class GroupRemoved(Event):
    """An empty group is no longer there."""

    TYPE = "group.removed"
    id: str


@dataclass(frozen=True, slots=True)
class GroupLimitSet(Event):
    """As many may sit in each group from here on."""

    TYPE = "group.limit_set"
    limit: int


SEATING_EVENTS: tuple[type[Event], ...] = (SeatsPlanned, GroupRenamed, GroupRemoved, GroupLimitSet)
SEATING_TUPLES = frozenset({"seats", "released", "dropped"})
