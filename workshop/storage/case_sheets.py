"""Confirmation sheets (確認票): that a person has read a case version through, what was let stand, and why."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from workshop.storage.audit import stamp
from workshop.storage.library import find_version
from workshop.storage.tables import case_sheets, case_versions


@dataclass(frozen=True, slots=True)
class Released:
    """A passage that was let stand: its kind in words, the passage, the reason."""

    kind: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A signed sheet.  `makers`: a case that came with the product; its own record stands in for a signature."""

    signed_at: str
    signed_by: str
    released: tuple[Released, ...] = ()
    makers: bool = False


def sign(connection: Connection, case_id: str, *, account_id: str, signed_by: str, released: list[Released]) -> bool:
    """Keep a sheet with a version; False where it has one already, which stands."""
    if connection.execute(select(case_sheets.c.case_id).where(case_sheets.c.case_id == case_id)).scalar() is not None:
        return False
    values = {"case_id": case_id, "signed_at": stamp(), "account_id": account_id, "signed_by": signed_by}
    connection.execute(insert(case_sheets).values(**values, released=[asdict(item) for item in released]))
    return True


def sheet_of(connection: Connection, case_id: str) -> Sheet | None:
    """The sheet of a version; None where nobody has signed one."""
    row = connection.execute(select(case_sheets).where(case_sheets.c.case_id == case_id)).one_or_none()
    if row is not None:
        return Sheet(row.signed_at, row.signed_by, tuple(Released(**item) for item in row.released))
    version = find_version(connection, case_id)
    if version is None or version.uploaded_by is not None or version.case is None:
        return None
    record = version.case.anonymization.record
    on, by, _ = record[-1] if record else (version.uploaded_at[:10], "", "")
    return Sheet(on, by, makers=True)


def signed_versions(connection: Connection) -> set[str]:
    """The versions that somebody has signed for, and those that came with the product."""
    signed = connection.execute(select(case_sheets.c.case_id)).scalars()
    shipped = connection.execute(select(case_versions.c.id).where(case_versions.c.uploaded_by.is_(None))).scalars()
    return {*signed, *shipped}


def sheet_values(connection: Connection, case_id: str) -> dict[str, Any] | None:
    """The sheet as plain values, for the annex (別紙): {signed_at, signed_by, makers, released: [{kind, text, reason}]}."""
    sheet = sheet_of(connection, case_id)
    return None if sheet is None else asdict(sheet)
