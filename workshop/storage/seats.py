"""Seats: which secret belongs to which participant.  Only the secret's hash is kept."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import Connection, insert, select

from workshop.storage.tables import seats


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def give(connection: Connection, workshop_id: str, participant_id: str) -> str:
    """A fresh secret for the seat, 32 characters."""
    token = secrets.token_urlsafe(24)
    connection.execute(insert(seats).values(token_hash=_hash(token), workshop_id=workshop_id, participant_id=participant_id))
    return token


def holder(connection: Connection, workshop_id: str, token: str) -> str | None:
    """The participant of that secret in that workshop, or None."""
    query = select(seats.c.participant_id).where(seats.c.token_hash == _hash(token), seats.c.workshop_id == workshop_id)
    return connection.execute(query).scalar()
