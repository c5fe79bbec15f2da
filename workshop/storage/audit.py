"""The audit trail of the house: who did what to accounts, lists, cases and exports.  Workshops have their own log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from workshop.storage.tables import audit


def stamp(moment: datetime | None = None) -> str:
    """`moment` (now, if left out) as it is stored: ISO 8601, UTC, milliseconds; such texts sort by time."""
    return (moment or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")


def record(connection: Connection, account_id: str | None, action: str, **detail: Any) -> None:
    """Add one row, in the caller's transaction."""
    connection.execute(insert(audit).values(at=stamp(), account_id=account_id, action=action, detail=detail))


def rows(connection: Connection, action: str | None = None) -> Sequence[Row[Any]]:
    """All rows, or those of one action, in the order they were written."""
    query = select(audit).order_by(audit.c.id)
    return connection.execute(query if action is None else query.where(audit.c.action == action)).all()
