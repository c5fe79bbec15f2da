"""Events on seats that are not one person's own: a group's scribe, and people who only rehearse."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class ScribeSet(Event):
    """A seat writes for its whole group, or no longer."""

    TYPE = "scribe.set"
    participant_id: str
    active: bool


@dataclass(frozen=True, slots=True)
class RehearsalCleared(Event):
    """What the seats of a rehearsal did was deleted, from the tables and from the log."""

    TYPE = "rehearsal.cleared"
    people: int


@dataclass(frozen=True, slots=True)
class Erased(Event):
    """Stands in the log where a rehearsal's event stood, so that no number is missing.  It says nothing."""

    TYPE = "event.erased"


REHEARSAL_EVENTS: tuple[type[Event], ...] = (RehearsalCleared, Erased)
