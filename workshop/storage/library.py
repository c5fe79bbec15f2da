"""The library of cases: every version that was ever taken in, by the digest of its source."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Row, insert, select, update

from workshop.casebook.faults import CaseFaults
from workshop.casebook.parse import parse_case
from workshop.casebook.source import case_digest, decode, normalised
from workshop.domain.case import Case
from workshop.storage.audit import stamp
from workshop.storage.tables import case_versions
from workshop.storage.workshops import case_version

log = logging.getLogger(__name__)
_COLUMNS: list[Column[Any]] = [column for column in case_versions.c if column.name != "source"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a case in the library.  `case` is None where this release can no longer read the source."""

    id: str
    slug: str
    title: str
    version: str
    uploaded_at: str
    uploaded_by: str | None
    active: bool
    case: Case | None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A checked case on its way into the library."""

    id: str
    slug: str
    title: str
    version: str
    source: str


def check_in(source: bytes | str) -> Incoming:
    """Read a case file, before any transaction begins.  Raises CaseFaults with everything that is wrong."""
    case = parse_case(source)
    return Incoming(case_digest(source), case.id, case.title, case.version, normalised(decode(source)))


def add_case(connection: Connection, incoming: Incoming, account_id: str | None) -> bool:
    """Take a case in, beside its other versions; whether it was new."""
    if connection.execute(select(case_versions.c.id).where(case_versions.c.id == incoming.id)).scalar() is not None:
        return False
    values = {**asdict(incoming), "uploaded_at": stamp(), "uploaded_by": account_id, "active": True}
    connection.execute(insert(case_versions).values(**values))
    return True


def seed_cases(connection: Connection, folder: Path) -> list[str]:
    """Take in `folder/*/case.md` as far as they are new; returns the new digests.  A faulty one is logged and left out."""
    present = set(connection.execute(select(case_versions.c.id)).scalars())
    new = []
    for path in sorted(folder.glob("*/case.md")):
        source = path.read_bytes()
        try:
            if case_digest(source) not in present:
                incoming = check_in(source)
                add_case(connection, incoming, None)
                new.append(incoming.id)
        except CaseFaults as error:
            log.error("%s was left out of the library: %s", path.parent.name, error)
    return new


def versions(connection: Connection) -> list[Version]:
    """Every version: by slug, newest first."""
    rows = connection.execute(select(*_COLUMNS).order_by(case_versions.c.slug, case_versions.c.uploaded_at.desc(), case_versions.c.id)).all()
    return [_version(connection, row) for row in rows]


def newest_versions(connection: Connection) -> list[Version]:
    """Of each case the newest version that is in use and can be read."""
    newest: dict[str, Version] = {}
    for version in versions(connection):
        if version.active and version.case is not None:
            newest.setdefault(version.slug, version)
    return sorted(newest.values(), key=lambda version: version.title)


def find_version(connection: Connection, digest: str) -> Version | None:
    """That version, or None."""
    row = connection.execute(select(*_COLUMNS).where(case_versions.c.id == digest)).one_or_none()
    return None if row is None else _version(connection, row)


def source_of(connection: Connection, digest: str) -> str | None:
    """The file's text of that version, or None."""
    return connection.execute(select(case_versions.c.source).where(case_versions.c.id == digest)).scalar()


def set_version_active(connection: Connection, digest: str, *, active: bool) -> None:
    """Offer a version for new workshops, or no longer; workshops that have it keep it."""
    connection.execute(update(case_versions).where(case_versions.c.id == digest).values(active=active))


def _version(connection: Connection, row: Row[Any]) -> Version:
    try:
        case = case_version(connection, row.id)
    except CaseFaults as error:
        log.warning("case version %s can no longer be read: %s", row.id, error)
        case = None
    return Version(row.id, row.slug, row.title, row.version, row.uploaded_at, row.uploaded_by, row.active, case)
