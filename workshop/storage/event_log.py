"""The log: append and read.  It is never changed otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, insert, select

from workshop.domain.events import Recorded, event_from
from workshop.storage.tables import events


def append(connection: Connection, workshop_id: str, recorded: list[Recorded]) -> None:
    """Append events, already numbered.  A number that is taken fails the whole transaction."""
    connection.execute(
        insert(events),
        [
            {
                "workshop_id": workshop_id,
                "seq": item.seq,
                "type": item.event.TYPE,
                "version": item.event.VERSION,
                "at": item.at,
                "actor": item.actor,
                "data": item.event.data(),
            }
            for item in recorded
        ],
    )


def read(connection: Connection, workshop_id: str, after: int = 0) -> Iterator[Recorded]:
    """The workshop's events with `seq > after`, in order.  Raises UnknownEventError for one from the future."""
    rows = connection.execute(select(events).where(events.c.workshop_id == workshop_id, events.c.seq > after).order_by(events.c.seq))
    for row in rows:
        yield Recorded(row.seq, row.at, row.actor, event_from(row.type, row.version, row.data))


def last_seq(connection: Connection, workshop_id: str) -> int:
    """The number of the workshop's newest event, 0 before the first."""
    return connection.execute(select(func.max(events.c.seq)).where(events.c.workshop_id == workshop_id)).scalar() or 0
