"""The log: append and read.  `redact` is the only change ever made to it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, insert, select, text, update

from workshop.domain.events import Recorded, event_from
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.texts import blotted, is_blotted, said_by
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


def unreadable(connection: Connection, workshop_id: str) -> list[int]:
    """Numbers of events whose content is no JSON."""
    broken = text("json_valid(data) = 0")
    return list(connection.execute(select(events.c.seq).where(events.c.workshop_id == workshop_id, broken).order_by(events.c.seq)).scalars())


def redact(connection: Connection, workshop_id: str, redacted: PostRedacted, *, before: int) -> None:
    """Take what a post, question or answer said out of the events before number `before`.  Numbers, times, authors and choices stay."""
    rows = connection.execute(select(events.c.seq, events.c.type, events.c.data).where(events.c.workshop_id == workshop_id, events.c.seq < before)).all()
    for row in rows:
        if (redacted.of, redacted.id) in said_by(row.type, row.data) and not is_blotted(row.data):
            change = update(events).where(events.c.workshop_id == workshop_id, events.c.seq == row.seq)
            connection.execute(change.values(data=blotted(row.data)))


def unredacted(connection: Connection, workshop_id: str) -> list[int]:
    """Numbers of events that still say what `post.redacted` promises to have taken out."""
    promised: dict[tuple[str, str], int] = {}
    rows = connection.execute(select(events.c.seq, events.c.type, events.c.data).where(events.c.workshop_id == workshop_id).order_by(events.c.seq)).all()
    for row in rows:
        if row.type == PostRedacted.TYPE:
            promised[row.data.get("of", "post"), row.data["id"]] = row.seq - 1  # the masked text itself stands just before the record
    late = {row.seq: max((promised.get(words, 0) for words in said_by(row.type, row.data)), default=0) for row in rows}
    return [row.seq for row in rows if row.seq < late[row.seq] and not is_blotted(row.data)]


def last_seq(connection: Connection, workshop_id: str) -> int:
    """The number of the workshop's newest event, 0 before the first."""
    return connection.execute(select(func.max(events.c.seq)).where(events.c.workshop_id == workshop_id)).scalar() or 0
