"""Questionnaires: a seat obtains a ticket once, the ticket is used once, and answers stand apart from both.

What is stored of an answer is a random key, the workshop, the sheet, the day and the answers.  The tables lie in the order of their random
keys and have no row numbers, so neither order nor time tells who wrote what.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workshop.storage.links import token_hash
from workshop.storage.tables import questionnaire_answers, questionnaire_seats, questionnaire_tickets

Answers = tuple[tuple[str, dict[str, Any]], ...]  # (random key, answers)


def has_obtained(connection: Connection, workshop_id: str, sheet: str, participant_id: str) -> bool:
    """Whether this seat has obtained its ticket."""
    seat = {"workshop_id": workshop_id, "sheet": sheet, "participant_id": participant_id}
    known = select(questionnaire_seats.c.sheet).where(*(questionnaire_seats.c[name] == value for name, value in seat.items()))
    return connection.execute(known).first() is not None


def issue_ticket(connection: Connection, workshop_id: str, sheet: str, participant_id: str) -> str | None:
    """A ticket for this seat, or None if it has obtained one before."""
    if has_obtained(connection, workshop_id, sheet, participant_id):
        return None
    connection.execute(insert(questionnaire_seats).values(workshop_id=workshop_id, sheet=sheet, participant_id=participant_id))
    token = secrets.token_urlsafe(24)
    connection.execute(insert(questionnaire_tickets).values(token_hash=token_hash(token), workshop_id=workshop_id, sheet=sheet))
    return token


def ticket(connection: Connection, token: str) -> tuple[str, str] | None:
    """(workshop, sheet) of a ticket that has not been used; None otherwise."""
    row = connection.execute(select(questionnaire_tickets).where(questionnaire_tickets.c.token_hash == token_hash(token))).one_or_none()
    return None if row is None else (row.workshop_id, row.sheet)


def use_ticket(connection: Connection, token: str, answers: Mapping[str, Any], on_day: str) -> bool:
    """Store answers in place of the ticket; False if there is no such ticket any more."""
    found = ticket(connection, token)
    if found is None:
        return False
    connection.execute(delete(questionnaire_tickets).where(questionnaire_tickets.c.token_hash == token_hash(token)))
    store(connection, *found, answers, on_day)
    return True


def store(connection: Connection, workshop_id: str, sheet: str, answers: Mapping[str, Any], on_day: str) -> None:
    """Store answers under a random key.  `on_day`: ISO date."""
    row = {"key": secrets.token_urlsafe(16), "workshop_id": workshop_id, "sheet": sheet, "on_day": on_day, "answers": dict(answers)}
    connection.execute(insert(questionnaire_answers).values(**row))


def answers_of(connection: Connection, workshop_id: str) -> dict[str, Answers]:
    """All answers of a workshop by sheet, in the order of their random keys."""
    table = questionnaire_answers
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in connection.execute(select(table.c.key, table.c.sheet, table.c.answers).where(table.c.workshop_id == workshop_id).order_by(table.c.key)):
        found.setdefault(row.sheet, []).append((row.key, row.answers))
    return {sheet: tuple(rows) for sheet, rows in found.items()}


def counts(connection: Connection, workshop_id: str) -> dict[str, int]:
    """How many have answered, by sheet."""
    table = questionnaire_answers
    query = select(table.c.sheet, func.count()).where(table.c.workshop_id == workshop_id).group_by(table.c.sheet)
    return {row[0]: row[1] for row in connection.execute(query)}
