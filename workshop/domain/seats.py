"""Who sits where, and which places are kept: what deciding on seats asks of the state."""

from __future__ import annotations

from collections import Counter

from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.state import State

OPEN = ("planned", "released")  # a slip for such a seat still works


def planned_seats(state: State) -> list[PlannedSeat]:
    """The seats of the plan that stands, given-up ones included, by number."""
    return sorted((seat for seat in state.rows[PlannedSeat].values() if seat.standing in OPEN), key=lambda seat: seat.number)


def planned_seat(state: State, seat_id: str) -> PlannedSeat | None:
    """The seat of that id, if its slip still works."""
    seat: PlannedSeat | None = state.rows[PlannedSeat].get((seat_id,))
    return seat if seat is not None and seat.standing in OPEN else None


def kept(state: State, group_id: str) -> list[PlannedSeat]:
    """Seats of a group that wait for the holder of their slip."""
    rows = state.rows[PlannedSeat].values()
    return [seat for seat in rows if seat.group_id == group_id and seat.standing == "planned" and seat.participant_id is None]


def load(state: State, group_id: str) -> int:
    """People in the group, and those it waits for."""
    return len(state.members(group_id)) + len(kept(state, group_id))


def roles_in(state: State, group_id: str) -> Counter[str]:
    """How many play each role in the group, or will."""
    return Counter([*(member.role for member in state.members(group_id)), *(seat.role for seat in kept(state, group_id))])


def next_mark(state: State, group_id: str) -> int:
    """The mark for whoever comes to the group next."""
    return 1 + max((seat.mark for seat in state.members(group_id)), default=0)
