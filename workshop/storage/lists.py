"""The editable lists: wards, professions, departments.  Entries are never deleted, since workshops and seats name them."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update

from workshop.casebook.presets import preset_departments, preset_professions
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.storage.tables import departments, professions, wards

LISTS: dict[str, Table] = {"wards": wards, "professions": professions, "departments": departments}
MAX_NAME = 40
MAX_ENTRIES = 100
_WARDS = tuple((f"w{number}", f"第{kanji}区") for number, kanji in enumerate("一二三四五六七八九十", 1))


def seed_lists(connection: Connection) -> None:
    """Fill each list that is still empty with its presets."""
    for table, presets in ((wards, _WARDS), (professions, preset_professions()), (departments, preset_departments())):
        if connection.execute(select(table.c.id).limit(1)).scalar() is None:
            for position, (entry_id, name) in enumerate(presets, 1):
                connection.execute(insert(table).values(id=entry_id, name=name, position=position, active=True))


def entries(connection: Connection, kind: str, *, active_only: bool = False) -> Sequence[Row[Any]]:
    """The entries (id, name, position, active) of the list `kind`, in order."""
    table = LISTS[kind]
    query = select(table).order_by(table.c.position, table.c.id)
    return connection.execute(query.where(table.c.active) if active_only else query).all()


def ward_names(connection: Connection, ward_ids: Collection[str]) -> list[str]:
    """The names of those wards, in the order of the list."""
    return [ward.name for ward in entries(connection, "wards") if ward.id in ward_ids]


def add_entry(connection: Connection, kind: str, name: str) -> str:
    """Add an entry at the end and return its id.  Raises Refusal for an empty, long or doubled name, or a full list."""
    table, present = LISTS[kind], entries(connection, kind)
    if len(present) >= MAX_ENTRIES:
        raise Refusal(CONFLICT, "list_full", "一覧に載せられるのは%(limit)d件までです。", field="name", limit=MAX_ENTRIES)
    name = _checked(present, name)
    entry_id = secrets.token_hex(6)
    position = max((entry.position for entry in present), default=0) + 1
    connection.execute(insert(table).values(id=entry_id, name=name, position=position, active=True))
    return entry_id


def rename_entry(connection: Connection, kind: str, entry_id: str, name: str) -> None:
    """Give an entry another name.  Raises Refusal."""
    present = entries(connection, kind)
    _known(present, entry_id)
    name = _checked([entry for entry in present if entry.id != entry_id], name)
    _set(connection, kind, entry_id, name=name)


def set_entry_active(connection: Connection, kind: str, entry_id: str, *, active: bool) -> None:
    """Offer an entry for choosing, or no longer.  Raises Refusal where none would be left."""
    present = entries(connection, kind)
    _known(present, entry_id)
    if not active and not any(entry.active for entry in present if entry.id != entry_id):
        raise Refusal(CONFLICT, "last_entry", "選べる項目がなくなるため、使用を止められません。")
    _set(connection, kind, entry_id, active=active)


def move_entry(connection: Connection, kind: str, entry_id: str, step: int) -> None:
    """Move an entry one place up (`step` -1) or down (+1); at the end of the list nothing happens.  Raises Refusal."""
    order = [entry.id for entry in entries(connection, kind)]
    _known(order, entry_id)
    place = order.index(entry_id)
    target = place + step
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
    for position, each in enumerate(order, 1):
        _set(connection, kind, each, position=position)


def _set(connection: Connection, kind: str, entry_id: str, **values: Any) -> None:
    table = LISTS[kind]
    connection.execute(update(table).where(table.c.id == entry_id).values(**values))


def _known(present: Sequence[Any], entry_id: str) -> None:
    if entry_id not in {getattr(entry, "id", entry) for entry in present}:
        raise Refusal(INVALID, "unknown_entry", "その項目は一覧にありません。")


def _checked(others: Sequence[Row[Any]], name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= MAX_NAME:
        raise Refusal(INVALID, "bad_name", "名称は1文字以上%(limit)d文字までにしてください。", field="name", limit=MAX_NAME)
    if any(entry.name == name for entry in others):
        raise Refusal(CONFLICT, "name_taken", "同じ名称がすでに一覧にあります。", field="name")
    return name
