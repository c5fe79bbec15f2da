"""Formats of the house's own: every version that was saved.  Those that come with the product are files and never change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from workshop.casebook.formats import list_formats
from workshop.domain.case import Format
from workshop.domain.format_data import format_from_data, format_to_data
from workshop.domain.refusal import INVALID, Refusal
from workshop.storage.audit import stamp
from workshop.storage.tables import formats


@dataclass(frozen=True, slots=True)
class Saved:
    """One version of a format of the house.  `active`: offered for new workshops."""

    slug: str
    version: int
    saved_at: str
    saved_by: str | None
    active: bool
    format: Format


def is_built_in(slug: str) -> bool:
    """Whether the format comes with the product."""
    return any(fmt.id == slug for fmt in list_formats())


def versions_of(connection: Connection, slug: str) -> list[Saved]:
    """Every version of a format of the house, newest first."""
    rows = connection.execute(select(formats).where(formats.c.slug == slug).order_by(formats.c.version.desc())).all()
    return [_saved(row) for row in rows]


def house_formats(connection: Connection) -> list[Saved]:
    """The newest version of each format of the house, by title."""
    newest: dict[str, Saved] = {}
    for row in connection.execute(select(formats).order_by(formats.c.slug, formats.c.version.desc())):
        newest.setdefault(row.slug, _saved(row))
    return sorted(newest.values(), key=lambda saved: (saved.format.title, saved.slug))


def offered_formats(connection: Connection) -> list[Format]:
    """What a workshop may be prepared with: the product's own, then the house's that are in use."""
    return [*list_formats(), *(saved.format for saved in house_formats(connection) if saved.active)]


def find_format(connection: Connection, slug: str) -> Format:
    """The format of that id: the product's own, or the house's newest version.  Raises Refusal where there is none."""
    known = next((fmt for fmt in list_formats() if fmt.id == slug), None)
    saved = versions_of(connection, slug) if known is None else []
    if known is None and not saved:
        raise Refusal(INVALID, "unknown_format", "その進行形式は見つかりません。", field="format")
    return known or saved[0].format


def free_slug(connection: Connection, base: str) -> str:
    """An id that no format has: `conf100_2`, `conf100_3`, …"""
    stem = base.rstrip("0123456789").rstrip("_") if "_" in base and base.rsplit("_", 1)[1].isdigit() else base
    taken = {fmt.id for fmt in list_formats()} | set(connection.execute(select(formats.c.slug).distinct()).scalars())
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{stem[:34]}_{number}") not in taken)


def save_format(connection: Connection, fmt: Format, account_id: str) -> int:
    """Save a checked format of the house as its next version, in use; returns the version.  Raises Refusal for one of the product's own."""
    if is_built_in(fmt.id):
        raise Refusal(INVALID, "built_in", "製品に付属の進行形式は変えられません。複製してから直してください。", field="format")
    known = versions_of(connection, fmt.id)
    version = known[0].version + 1 if known else 1
    values: dict[str, Any] = {"slug": fmt.id, "version": version, "title": fmt.title, "data": format_to_data(fmt)}
    connection.execute(insert(formats).values(**values, saved_at=stamp(), saved_by=account_id, active=True))
    return version


def set_format_active(connection: Connection, slug: str, *, active: bool) -> None:
    """Offer a format of the house for new workshops, or no longer; workshops that run in it keep it."""
    connection.execute(update(formats).where(formats.c.slug == slug).values(active=active))


def _saved(row: Row[Any]) -> Saved:
    return Saved(row.slug, row.version, row.saved_at, row.saved_by, row.active, format_from_data(row.data))
