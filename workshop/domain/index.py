"""Rows found by what they belong to: a snapshot or a count of one group reads that group's rows, however many people there are.

Only a way to find: `State.rows` holds what is so, and the index follows from it, row by row.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from workshop.domain.row import Row

OWNERS = ("group_id", "participant_id", "post_id")


_OWNERS_OF: dict[type[Row], tuple[str, ...]] = {}


def _owners(kind: type[Row]) -> tuple[str, ...]:
    """The fields of a kind of row by which it is found."""
    if kind not in _OWNERS_OF:
        _OWNERS_OF[kind] = tuple(item.name for item in fields(kind) if item.name in OWNERS)
    return _OWNERS_OF[kind]


class Index:
    """For each kind of row, owner field and owner: its rows by key, in the order they came there."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._rows: dict[tuple[type[Row], str, str], dict[tuple[str, ...], Any]] = {}
        self.memo: dict[str, Any] = {}  # what was worked out of a group's rows; gone once one of them changes

    def put(self, before: Row | None, row: Row) -> None:
        """Follow a row that was put; `before` is the one whose place it takes."""
        kind = type(row)
        for name in _owners(kind):
            owner = getattr(row, name)
            if before is not None and getattr(before, name) != owner:
                del self._rows[kind, name, getattr(before, name)][row.key]
            self._rows.setdefault((kind, name, owner), {})[row.key] = row
            if name == "group_id":
                self.memo.pop(owner, None)
                self.memo.pop(getattr(before, name, owner), None)

    def of(self, kind: type[Row], name: str, owner: str) -> list[Any]:
        """The rows of that kind whose field `name` (one of OWNERS) is `owner`."""
        return list(self._rows.get((kind, name, owner), {}).values())
