"""Whom an event puts into another group or role: they look from elsewhere from then on."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.domain.events import Event, SeatChanged
from workshop.domain.events_floor import GroupsMerged


def moved_by(event: Event) -> Iterable[str]:
    """The ids of the participants who see everything anew after this event."""
    if isinstance(event, SeatChanged):
        return (event.participant_id,)
    return tuple(event.marks) if isinstance(event, GroupsMerged) else ()
