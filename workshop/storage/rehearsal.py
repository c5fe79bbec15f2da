"""Deleting a rehearsal: its events say nothing any more, its replies and seats are gone, the tables are made anew."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from workshop.domain.events_rehearsal import Erased
from workshop.domain.rehearsal import Rehearsal
from workshop.domain.state import State, Workshop
from workshop.storage import projection
from workshop.storage.tables import ROW_TABLES, events, replies, seats
from workshop.storage.verify import replay


def clear(connection: Connection, workshop_id: str, rehearsal: Rehearsal) -> State:
    """Delete what belongs to the rehearsal; the workshop as it stands then."""
    _erase(connection, workshop_id, rehearsal)
    actors = [f"p:{person}" for person in rehearsal.people]
    connection.execute(delete(replies).where(replies.c.workshop_id == workshop_id, replies.c.actor.in_(actors)))
    connection.execute(delete(seats).where(seats.c.workshop_id == workshop_id, seats.c.participant_id.in_(rehearsal.people)))
    state = replay(connection, workshop_id)
    for kind, table in ROW_TABLES.items():
        owner = table.c.id if kind is Workshop else table.c.workshop_id
        connection.execute(delete(table).where(owner == workshop_id))
    projection.write(connection, workshop_id, state.take_touched())
    return state


def _erase(connection: Connection, workshop_id: str, rehearsal: Rehearsal) -> None:
    rows = connection.execute(select(events).where(events.c.workshop_id == workshop_id)).all()
    for row in rows:
        if rehearsal.holds(row.type, row.actor, row.data):
            change = update(events).where(events.c.workshop_id == workshop_id, events.c.seq == row.seq)
            connection.execute(change.values(type=Erased.TYPE, version=Erased.VERSION, actor="s:rehearsal", data={}))
