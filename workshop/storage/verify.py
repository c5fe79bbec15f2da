"""Whether the tables are what the log says: rebuild them in an empty database and compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, create_engine, select
from sqlalchemy.pool import StaticPool

from workshop.casebook.formats import format_from_data
from workshop.casebook.presets import preset_roles
from workshop.domain.events import UnknownEventError, WorkshopPrepared
from workshop.domain.fold import apply
from workshop.domain.row import Row
from workshop.domain.state import ROW_TYPES, State, row_fields
from workshop.storage import event_log, projection
from workshop.storage.tables import TABLE_NAMES, events, metadata, workshops
from workshop.storage.workshops import case_version


@dataclass(frozen=True, slots=True)
class Difference:
    """Where log and tables disagree: `expected` is what the log says, `found` what the table holds."""

    workshop_id: str
    where: str
    expected: Any
    found: Any


def workshop_ids(connection: Connection) -> list[str]:
    """Every workshop that the log or the tables know."""
    logged = set(connection.execute(select(events.c.workshop_id).distinct()).scalars())
    return sorted(logged | set(connection.execute(select(workshops.c.id)).scalars()))


def verify(connection: Connection, workshop_id: str) -> list[Difference]:
    """The differences between a workshop's tables and its log rebuilt; an empty list means equal."""
    if broken := event_log.unreadable(connection, workshop_id):
        return [Difference(workshop_id, f"events[{seq}].data", "JSONとして読めること", "読めない") for seq in broken]
    try:
        state = replay(connection, workshop_id)
    except (LookupError, UnknownEventError, TypeError, KeyError, GapError) as error:
        return [Difference(workshop_id, f"events: {type(error).__name__}", "記録を最初から読み直せること", str(error))]
    found = [
        Difference(workshop_id, f"events[{seq}]", "伏せた投稿の元の文章が消えている", "文章が残っている") for seq in event_log.unredacted(connection, workshop_id)
    ]
    rebuilt = create_engine("sqlite://", poolclass=StaticPool)
    try:
        metadata.create_all(rebuilt)
        with rebuilt.begin() as empty:
            projection.write(empty, workshop_id, state.take_touched())
            for kind in ROW_TYPES:
                expected = projection.rows_of(empty, workshop_id, kind)
                try:
                    found += _compare(workshop_id, kind, expected, projection.rows_of(connection, workshop_id, kind))
                except ValueError as error:  # a column that is no JSON
                    found.append(Difference(workshop_id, TABLE_NAMES[kind.__name__], "読めること", str(error)))
    finally:
        rebuilt.dispose()
    return found


class GapError(ValueError):
    """A number is missing in the log."""


def replay(connection: Connection, workshop_id: str, *, each: Callable[[State], None] | None = None) -> State:
    """The state folded from the log alone.  Raises LookupError, UnknownEventError or GapError."""
    state: State | None = None
    for recorded in event_log.read(connection, workshop_id):
        if state is None:
            if not isinstance(recorded.event, WorkshopPrepared):
                raise GapError("1")
            state = State(case_version(connection, recorded.event.case_digest), format_from_data(recorded.event.format), preset_roles())
        if recorded.seq != state.seq + 1:
            raise GapError(str(state.seq + 1))
        apply(state, recorded)
        if each is not None:
            each(state)
    if state is None:
        raise LookupError(workshop_id)
    return state


def _compare(workshop_id: str, kind: type[Row], expected: list[Row], found: list[Row]) -> list[Difference]:
    by_key = {row.key: row for row in found}
    differences = []
    for row in expected:
        other = by_key.pop(row.key, None)
        where = f"{TABLE_NAMES[kind.__name__]}[{'/'.join(row.key)}]"
        if other is None:
            differences.append(Difference(workshop_id, where, "行がある", "行がない"))
            continue
        differences += [
            Difference(workshop_id, f"{where}.{name}", getattr(row, name), getattr(other, name))
            for name in row_fields(kind)
            if getattr(row, name) != getattr(other, name)
        ]
    differences += [Difference(workshop_id, f"{TABLE_NAMES[kind.__name__]}[{'/'.join(key)}]", "行がない", "行がある") for key in by_key]
    return differences
