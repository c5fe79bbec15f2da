"""Reading workshops: by code, by ward, whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, func, select

from workshop.casebook.parse import parse_case
from workshop.domain.case import Case
from workshop.domain.state import State
from workshop.storage import projection
from workshop.storage.tables import case_versions, participants, workshops


@lru_cache(maxsize=64)
def _parsed(source: str) -> Case:
    return parse_case(source)


def case_version(connection: Connection, digest: str) -> Case:
    """The case of that version.  Raises LookupError where the library does not hold it."""
    source = connection.execute(select(case_versions.c.source).where(case_versions.c.id == digest)).scalar()
    if source is None:
        raise LookupError(digest)
    return _parsed(source)


def load_state(connection: Connection, workshop_id: str) -> State:
    """The state of a workshop with the version of the case that it started with.  Raises LookupError."""
    digest = connection.execute(select(workshops.c.case_digest).where(workshops.c.id == workshop_id)).scalar()
    if digest is None:
        raise LookupError(workshop_id)
    return projection.load(connection, workshop_id, case_version(connection, digest))


def find_id(connection: Connection, code: str) -> str | None:
    """The id of the workshop with that join code, or None."""
    return connection.execute(select(workshops.c.id).where(workshops.c.code == code)).scalar()


def listing(connection: Connection, ward_ids: Collection[str] | None, named: str = "") -> Sequence[Row[Any]]:
    """Workshops of those wards (None: of all) and those which the account `named` was named to lead, newest first, each with its number of participants."""
    seats = select(participants.c.workshop_id, func.count().label("participants")).group_by(participants.c.workshop_id).subquery()
    query = (
        select(workshops, func.coalesce(seats.c.participants, 0).label("participants"))
        .outerjoin(seats, seats.c.workshop_id == workshops.c.id)
        .order_by(workshops.c.held_on.desc(), workshops.c.created_at.desc())
    )
    if ward_ids is not None:
        query = query.where(workshops.c.ward_id.in_(ward_ids) | cast(workshops.c.co_leads, Text).contains(f'"{named}"', autoescape=True))
    return connection.execute(query).all()
