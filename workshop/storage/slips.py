"""Seat slips: which secret leads to which planned seat.  Only the secret's hash is kept; `make` makes the secret of an edition anew.

And the names that a roster brought for printing: in a table of their own, read by the printing of slips and by nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import Connection, delete, func, insert, select, update

from workshop.storage.tables import roster_names, slips

Make = Callable[[str, int], str]  # (seat_id, edition) -> secret


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue(connection: Connection, workshop_id: str, seat_ids: Iterable[str], make: Make) -> dict[str, str]:
    """seat_id -> secret of its slip: the same each time, until it is made void."""
    rows = connection.execute(select(slips.c.seat_id, slips.c.edition).where(slips.c.workshop_id == workshop_id)).all()
    known = {row.seat_id: row.edition for row in rows}
    found = {seat_id: make(seat_id, known.get(seat_id, 1)) for seat_id in seat_ids}
    fresh = [
        {"workshop_id": workshop_id, "seat_id": seat_id, "edition": 1, "token_hash": _hash(token)}
        for seat_id, token in found.items()
        if seat_id not in known
    ]
    if fresh:
        connection.execute(insert(slips), fresh)
    return found


def replace(connection: Connection, workshop_id: str, seat_id: str, make: Make) -> None:
    """Make the slip of a seat void; another edition takes its place."""
    here = (slips.c.workshop_id == workshop_id, slips.c.seat_id == seat_id)
    edition = (connection.execute(select(slips.c.edition).where(*here)).scalar() or 0) + 1
    values = {"edition": edition, "token_hash": _hash(make(seat_id, edition))}
    if connection.execute(update(slips).where(*here).values(**values)).rowcount == 0:
        connection.execute(insert(slips).values(workshop_id=workshop_id, seat_id=seat_id, **values))


def find(connection: Connection, token: str) -> tuple[str, str] | None:
    """(workshop_id, seat_id) of a secret, or None."""
    row = connection.execute(select(slips.c.workshop_id, slips.c.seat_id).where(slips.c.token_hash == _hash(token))).first()
    return (row.workshop_id, row.seat_id) if row else None


def put_names(connection: Connection, workshop_id: str, names: Mapping[str, str]) -> None:
    """Keep names for printing, in place of all that were kept for this workshop."""
    erase_names(connection, workshop_id)
    rows = [{"workshop_id": workshop_id, "seat_id": seat_id, "name": name} for seat_id, name in names.items() if name]
    if rows:
        connection.execute(insert(roster_names), rows)


def names_for_printing(connection: Connection, workshop_id: str) -> dict[str, str]:
    """seat_id -> name."""
    rows = connection.execute(select(roster_names.c.seat_id, roster_names.c.name).where(roster_names.c.workshop_id == workshop_id)).all()
    return {row.seat_id: row.name for row in rows}


def count_names(connection: Connection, workshop_id: str) -> int:
    """How many names are kept."""
    return connection.execute(select(func.count()).select_from(roster_names).where(roster_names.c.workshop_id == workshop_id)).scalar_one()


def erase_names(connection: Connection, workshop_id: str) -> int:
    """Erase the names; how many there were."""
    return connection.execute(delete(roster_names).where(roster_names.c.workshop_id == workshop_id)).rowcount
