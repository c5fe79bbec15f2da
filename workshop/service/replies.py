"""The idempotent answers to commands: the same command again gets the same answer and does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from workshop.storage.tables import replies

Key = tuple[str, str, str]  # workshop_id, actor, command_id


def find(connection: Connection, keys: Sequence[Key]) -> dict[Key, dict[str, Any]]:
    """The answers already given to any of these commands."""
    wanted = set(keys)
    rows = connection.execute(select(replies).where(replies.c.command_id.in_({key[2] for key in wanted})))
    found = {(row.workshop_id, row.actor, row.command_id): row.answer for row in rows}
    return {key: answer for key, answer in found.items() if key in wanted}


def store(connection: Connection, answers: Sequence[tuple[str, str, str, dict[str, Any]]]) -> None:
    """Keep answers, in the transaction that keeps the events."""
    names = ("workshop_id", "actor", "command_id", "answer")
    connection.execute(insert(replies), [dict(zip(names, values, strict=True)) for values in answers])
