"""Answers stand apart: one ticket a seat, one use a ticket, and nothing in the tables that leads from a sheet to a seat."""

from __future__ import annotations

from sqlalchemy import inspect, select, text

from workshop.storage import questionnaires as store
from workshop.storage.database import Database
from workshop.storage.tables import questionnaire_answers, questionnaire_seats, questionnaire_tickets


def test_a_seat_obtains_one_ticket_and_a_ticket_is_used_once(database: Database) -> None:
    with database.write() as connection:
        token = store.issue_ticket(connection, "w", "now", "p1")
        assert token
        assert store.issue_ticket(connection, "w", "now", "p1") is None
        assert store.issue_ticket(connection, "w", "later", "p1")
        assert store.ticket(connection, token) == ("w", "now")
        assert store.use_ticket(connection, token, {"satisfaction": 4}, "2026-11-25")
        assert not store.use_ticket(connection, token, {"satisfaction": 1}, "2026-11-25")
        assert [answers for _, answers in store.answers_of(connection, "w")["now"]] == [{"satisfaction": 4}]
        assert store.counts(connection, "w") == {"now": 1}


def test_no_column_of_the_answers_names_a_seat_a_number_or_a_moment(database: Database) -> None:
    names = {column["name"] for column in inspect(database.reading).get_columns("questionnaire_answers")}
    assert names == {"key", "workshop_id", "sheet", "on_day", "answers"}


def test_neither_row_numbers_nor_order_tell_who_wrote_which_sheet(database: Database) -> None:
    with database.write() as connection:
        tokens = [store.issue_ticket(connection, "w", "now", f"participant-{n:02}") or "" for n in range(40)]
        for n, token in enumerate(tokens):
            assert store.use_ticket(connection, token, {"insight": f"{n:02}"}, "2026-11-25")
    with database.read() as connection:
        order = [answers["insight"] for _, answers in store.answers_of(connection, "w")["now"]]
        assert order != sorted(order), "40 sheets in the order they came would be a list of seats"
        assert connection.execute(select(questionnaire_tickets)).all() == []
        assert {row.participant_id for row in connection.execute(select(questionnaire_seats))} == {f"participant-{n:02}" for n in range(40)}
        kept = connection.execute(text("select sql from sqlite_master where name like 'questionnaire_%' and type = 'table' and name <> 'questionnaire_sheets'")).scalars()
        assert all("WITHOUT ROWID" in statement for statement in kept)
        raw = str(connection.execute(select(questionnaire_answers)).all())
        assert not any(f"participant-{n:02}" in raw for n in range(40))
