"""Whether the tables are what the log says: equal after any history, and what was tampered with is named."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import Any

import pytest
from histories import FACILITATOR, move, person, seated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from workshop.domain import commands as c
from workshop.domain.state import ROW_TYPES, State
from workshop.service.bus import Bus
from workshop.service.workshops import prepare
from workshop.storage.database import Database
from workshop.storage.verify import replay, verify, workshop_ids
from workshop.storage.workshops import load_state

_numbers = count()


def _live(bus: Bus, workshop_id: str, seed: int, length: int) -> None:
    """Let people do things in the workshop."""
    random = Random(seed)
    for actor, command in seated():
        assert bus.execute(workshop_id, actor, f"seat-{next(_numbers)}", command)["ok"]
    for _ in range(length):
        actor, command = move(random, bus.state(workshop_id))
        bus.execute(workshop_id, actor, f"move-{next(_numbers)}", command)


def _rows(state: State) -> tuple[int, dict[str, list[Any]]]:
    """Number and rows, in order: what is the same in two equal states."""
    return state.seq, {kind.__name__: list(state.rows[kind].values()) for kind in ROW_TYPES}


def _another(bus: Bus, workshop_id: str) -> str:
    """A second workshop like that one."""
    known = bus.state(workshop_id).workshop
    return prepare(
        bus, account_id="staff", title="別の研修", ward_id="w1", held_on="2026-06-02", expected=6, groups=2, group_limit=4,
        case_digest=known.case_digest, format_id="conf100",
    )  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), length=st.integers(1, 60))
def test_the_state_folded_from_the_log_is_the_state_in_the_tables_and_in_memory(bus: Bus, workshop_id: str, seed: int, length: int) -> None:
    lived = _another(bus, workshop_id)
    _live(bus, lived, seed, length)
    with bus.database.read() as connection:
        folded, loaded = _rows(replay(connection, lived)), _rows(load_state(connection, lived))
        assert verify(connection, lived) == []
    assert folded == loaded == _rows(bus.state(lived))


@pytest.fixture
def written(bus: Bus, database: Database, workshop_id: str) -> str:
    """A workshop with two assessments and a shared fact; nobody writes in it any more."""
    moves = [
        *seated(),
        (FACILITATOR, c.OpenStage("assess", 1)),
        (person(0), c.PostAssessment("post-0001", {"kind": "need", "text": "眠れていない", "facts": []})),
        (person(1), c.PostAssessment("post-0002", {"kind": "risk", "text": "会えていない", "facts": []})),
        (person(0), c.SetReaction("post-0001", "agree", True)),
    ]
    for number, (actor, command) in enumerate(moves):
        assert bus.execute(workshop_id, actor, f"written-{number}", command)["ok"]
    bus.stop()
    return workshop_id


def _after(database: Database, workshop_id: str, statement: str) -> list[tuple[str, Any, Any]]:
    """(where, expected, found) of each difference after `statement`."""
    with database.write() as connection:
        assert connection.execute(text(statement)).rowcount == 1
    with database.read() as connection:
        found = verify(connection, workshop_id)
    assert {item.workshop_id for item in found} <= {workshop_id}
    return [(item.where, item.expected, item.found) for item in found]


def test_tables_that_nobody_touched_are_equal(database: Database, written: str) -> None:
    with database.read() as connection:
        assert workshop_ids(connection) == [written]
        assert verify(connection, written) == []


def test_a_changed_text_is_named_with_its_row_and_field(database: Database, written: str) -> None:
    statement = "UPDATE assessments SET text = '書き換え' WHERE id = 'post-0001'"
    assert _after(database, written, statement) == [("assessments[post-0001].text", "眠れていない", "書き換え")]


def test_a_row_that_was_removed_is_named(database: Database, written: str) -> None:
    assert _after(database, written, "DELETE FROM assessments WHERE id = 'post-0002'") == [("assessments[post-0002]", "行がある", "行がない")]


def test_a_row_that_no_event_made_is_named(database: Database, written: str) -> None:
    statement = f"INSERT INTO groups (workshop_id, id, name, position) VALUES ('{written}', 'g99', '99班', 99)"
    assert _after(database, written, statement) == [("groups[g99]", "行がない", "行がある")]


def test_an_event_missing_in_the_middle_is_named_with_its_number(database: Database, written: str) -> None:
    with database.read() as connection:
        number = connection.execute(text("SELECT max(seq) - 1 FROM events")).scalar_one()
    [(where, _, found)] = _after(database, written, f"DELETE FROM events WHERE seq = {number}")
    assert where == "events: GapError"
    assert found == str(number)


def test_an_event_missing_at_the_end_shows_in_its_row(database: Database, written: str) -> None:
    found = _after(database, written, "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)")
    assert found == [(f"reactions[post-0001/{person(0).id}/agree]", "行がない", "行がある")]


def test_a_changed_event_shows_in_its_row(database: Database, written: str) -> None:
    statement = "UPDATE events SET data = json_set(data, '$.content.text', '別の文') WHERE json_extract(data, '$.id') = 'post-0001'"
    assert _after(database, written, statement) == [("assessments[post-0001].text", "別の文", "眠れていない")]


def test_an_event_from_a_later_version_of_the_product_is_named(database: Database, written: str) -> None:
    [(where, _, found)] = _after(database, written, "UPDATE events SET type = 'mood.sensed' WHERE seq = (SELECT max(seq) FROM events)")
    assert where == "events: UnknownEventError"
    assert "mood.sensed" in found


def test_an_event_that_cannot_be_read_is_named_with_its_number(database: Database, written: str) -> None:
    with database.write() as connection:
        connection.execute(text("update events set data = '{bad' where seq = 7"))
    with database.read() as connection:
        assert [found.where for found in verify(connection, written)] == ["events[7].data"]


def test_a_table_that_cannot_be_read_is_named(database: Database, written: str) -> None:
    with database.write() as connection:
        connection.execute(text("update assessments set facts = '[bad'"))
    with database.read() as connection:
        assert [found.where for found in verify(connection, written)] == ["assessments"]


def test_a_log_without_its_case_is_named(database: Database, written: str) -> None:
    with database.read() as connection:
        digest = load_state(connection, written).workshop.case_digest
    [(where, _, found)] = _after(database, written, f"DELETE FROM case_versions WHERE id = '{digest}'")
    assert (where, found) == ("events: LookupError", digest)


def test_an_empty_log_behind_full_tables_is_named(database: Database, written: str) -> None:
    with database.write() as connection:
        connection.execute(text("DELETE FROM events WHERE seq > 1"))
    [(where, _, _)] = _after(database, written, "DELETE FROM events")
    assert where == "events: LookupError"
    with database.read() as connection:
        assert workshop_ids(connection) == [written]
