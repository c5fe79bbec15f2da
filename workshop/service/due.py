"""The clock's hand: what was written for later is told when its time has come, also after a restart."""

from __future__ import annotations

from sqlalchemy import Connection, select

from workshop.domain.commands_floor import ReleaseMessage
from workshop.domain.rows_floor import Message
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.storage.tables import ROW_TABLES, workshops

CLOCK = Actor("system", "clock")
messages = ROW_TABLES[Message]


def release_due(bus: Bus) -> int:
    """Tell every message whose time has come, in workshops that are open; how many."""
    with bus.database.read() as connection:
        due = _due(connection, bus.clock())
    for workshop_id, message_id in due:
        bus.execute(workshop_id, CLOCK, f"due-{message_id}", ReleaseMessage(message_id))
    return len(due)


def _due(connection: Connection, now: str) -> list[tuple[str, str]]:
    """(workshop, message), the earliest first."""
    query = (
        select(messages.c.workshop_id, messages.c.id)
        .join(workshops, workshops.c.id == messages.c.workshop_id)
        .where(messages.c.due_at <= now, messages.c.sent_at.is_(None), messages.c.withdrawn.is_(False), workshops.c.status == "open")
        .order_by(messages.c.due_at)
    )
    return [(row.workshop_id, row.id) for row in connection.execute(query)]
