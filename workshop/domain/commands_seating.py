"""What a facilitator may ask for about seats and groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.commands import Command, Written


@dataclass(frozen=True, slots=True)
class PlanSeats(Command):
    """Plan seats: each a dictionary with the fields of a planned seat but `standing` and `participant_id`.  Made by the product, not on the wire.

    With `replace` all seats planned before are dropped, which is refused once somebody sits on one.
    """

    seats: tuple[dict[str, Any], ...] = field(hash=False)
    replace: bool = False


@dataclass(frozen=True, slots=True)
class ArrangeSeats(Command):
    """Several moves at once: `(seat or participant id, group, role)`, a role left empty stays; and seats to give up.  Not on the wire."""

    moves: tuple[tuple[str, str, str], ...] = ()
    release: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenameGroup(Written):
    """Give a group another name."""

    WORDS = ("name",)
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RemoveGroup(Command):
    """Remove a group in which nobody sits and nothing was written."""

    id: str


@dataclass(frozen=True, slots=True)
class SetGroupLimit(Command):
    """Set how many may sit in a group."""

    limit: int
