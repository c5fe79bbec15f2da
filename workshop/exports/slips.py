"""Seat slips as PDF: eight on a page to cut, or one to a page."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import segno
import typst
from sqlalchemy import Connection

from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.seats import planned_seats
from workshop.domain.state import State
from workshop.exports.pdf_file import bundled_fonts
from workshop.storage import slips as store
from workshop.storage.slip_secrets import maker, spaced
from workshop.storage.workshops import find_id, load_state

LAYOUTS = ("eight", "one")
_TEMPLATE = Path(__file__).parent / "slips.typ"


@dataclass(frozen=True, slots=True)
class Slip:
    """What stands on one slip.  `name` is empty where the roster had none."""

    number: int
    group: str
    role: str
    token: str
    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on all of them."""

    title: str
    held_on: str
    front: str  # address to type, without scheme where that is plain http


def make_slips(connection: Connection, code: str, layout: str, *, secret_key: str, base_url: str, seat_id: str | None = None) -> bytes:
    """The PDF of a workshop's slips, or of one seat's.  Secrets of seats that had no slip yet are stored.  Raises LookupError."""
    workshop_id = find_id(connection, code)
    if workshop_id is None:
        raise LookupError(code)
    state = load_state(connection, workshop_id)
    seats = [seat for seat in planned_seats(state) if seat_id in (None, seat.id)]
    if not seats:
        raise LookupError(seat_id)
    tokens = store.issue(connection, workshop_id, [seat.id for seat in seats], maker(secret_key, workshop_id))
    names = store.names_for_printing(connection, workshop_id)
    slips = [_slip(state, seat, tokens[seat.id], base_url, names.get(seat.id, "")) for seat in seats]
    held_on = date.fromisoformat(state.workshop.held_on[:10])
    front = base_url.removeprefix("http://")
    return write_slips(slips, Heading(state.workshop.title, f"{held_on.year}年{held_on.month}月{held_on.day}日", front), layout)


def _slip(state: State, seat: PlannedSeat, token: str, base_url: str, name: str) -> Slip:
    group, role = state.group(seat.group_id), state.case.role(seat.role)
    return Slip(seat.number, group.name if group else "", role.name if role else "", spaced(token), f"{base_url}/s/{token}", name)


def write_slips(slips: list[Slip], heading: Heading, layout: str) -> bytes:
    """The PDF.  Raises ValueError for a layout that is none, or without slips."""
    if layout not in LAYOUTS or not slips:
        raise ValueError(layout)
    data: dict[str, Any] = {"layout": layout, **asdict(heading), "slips": [{**asdict(slip), "qr": _qr(slip.url)} for slip in slips]}
    made = typst.compile(_TEMPLATE.read_bytes(), font_paths=bundled_fonts(), ignore_system_fonts=True, sys_inputs={"document": json.dumps(data, ensure_ascii=False)})
    return bytes(made)


def _qr(url: str) -> str:
    picture = io.BytesIO()
    segno.make_qr(url, error="m").save(picture, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue().decode()
