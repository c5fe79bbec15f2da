"""The tables as the fold leaves them: rows are written as they are put, and read back into a state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from workshop.casebook.formats import format_from_data
from workshop.casebook.presets import preset_roles
from workshop.domain.case import Case
from workshop.domain.row import Row
from workshop.domain.state import ROW_TYPES, State, Workshop, row_fields
from workshop.storage import event_log
from workshop.storage.slips import erase_names
from workshop.storage.tables import ROW_TABLES


def write(connection: Connection, workshop_id: str, rows: Iterable[Row]) -> None:
    """Insert or replace rows, table by table."""
    by_kind: dict[type[Row], list[dict[str, Any]]] = {}
    for row in rows:
        by_kind.setdefault(type(row), []).append(_values(workshop_id, row))
        if isinstance(row, Workshop) and row.status == "closed":
            erase_names(connection, workshop_id)  # in the transaction that closes: nobody has to think of it
    for kind, values in by_kind.items():
        connection.execute(_UPSERTS[kind], values)


def _values(workshop_id: str, row: Row) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in row_fields(type(row))}
    return values if isinstance(row, Workshop) else {"workshop_id": workshop_id, **values}


def _upsert(kind: type[Row]) -> Any:
    statement = insert(ROW_TABLES[kind])
    keys = [column.name for column in ROW_TABLES[kind].primary_key]
    changed = {name: statement.excluded[name] for name in row_fields(kind) if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed) if changed else statement.on_conflict_do_nothing()


_UPSERTS: dict[type[Row], Any] = {kind: _upsert(kind) for kind in ROW_TYPES}


def load(connection: Connection, workshop_id: str, case: Case) -> State:
    """The state of a workshop, read from the tables.  Raises LookupError where there is none."""
    found = connection.execute(select(ROW_TABLES[Workshop]).where(ROW_TABLES[Workshop].c.id == workshop_id)).first()
    if found is None:
        raise LookupError(workshop_id)
    state = State(case, format_from_data(found.format), preset_roles(), event_log.last_seq(connection, workshop_id))
    for kind in ROW_TYPES:
        for row in rows_of(connection, workshop_id, kind):
            state.put(row)
    state.take_touched()
    return state


def rows_of(connection: Connection, workshop_id: str, kind: type[Row]) -> list[Row]:
    """A workshop's rows of one kind, in the order they were first put."""
    table = ROW_TABLES[kind]
    owner = table.c.id if kind is Workshop else table.c.workshop_id
    names = row_fields(kind)
    # SQLite numbers rows as they are inserted, and an upsert keeps the number: the order in which things came.
    found = connection.execute(select(*(table.c[name] for name in names)).where(owner == workshop_id).order_by(literal_column("rowid")))
    return [kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in row._mapping.items()}) for row in found]
