"""How planned seats and groups change the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_seating as e
from workshop.domain.event import Event
from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.state import State


def take_seat(state: State, seat_id: str, participant_id: str, group_id: str, role: str) -> None:
    """Somebody sat down on a planned seat."""
    seat = state.rows[PlannedSeat].get((seat_id,))
    if seat is not None:
        state.put(replace(seat, participant_id=participant_id, group_id=group_id, role=role, standing="planned"))


def follow(state: State, participant_id: str, group_id: str, role: str) -> None:
    """The planned seat of somebody who moved moves along: its slip leads to where they sit."""
    for seat in list(state.rows[PlannedSeat].values()):
        if seat.participant_id == participant_id:
            state.put(replace(seat, group_id=group_id, role=role))


def _planned(state: State, event: e.SeatsPlanned, at: str) -> None:
    for values in event.seats:
        known = state.rows[PlannedSeat].get((values["id"],))
        state.put(replace(known, **values) if known is not None else PlannedSeat(**values))
    for standing, ids in (("released", event.released), ("dropped", event.dropped)):
        for seat_id in ids:
            state.put(replace(state.rows[PlannedSeat][seat_id,], standing=standing))


def _renamed(state: State, event: e.GroupRenamed, at: str) -> None:
    group = state.group(event.id)
    if group is not None:
        state.put(replace(group, name=event.name))


def _removed(state: State, event: e.GroupRemoved, at: str) -> None:
    group = state.group(event.id)
    if group is not None:
        state.put(replace(group, gone=True))


def _limited(state: State, event: e.GroupLimitSet, at: str) -> None:
    state.put(replace(state.workshop, group_limit=event.limit))


APPLY_SEATING: dict[type[Event], Callable[[State, Any, str], None]] = {
    e.SeatsPlanned: _planned,
    e.GroupRenamed: _renamed,
    e.GroupRemoved: _removed,
    e.GroupLimitSet: _limited,
}
