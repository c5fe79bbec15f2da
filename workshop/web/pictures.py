"""Genogram and ecomap as each viewpoint may see them now, as JSON: SVG and the same in words."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from workshop.casebook.diagrams import Diagram, ecomap, genogram
from workshop.domain.case import Case
from workshop.domain.pictures import Pictured, pictured
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.web import api, screen_pages
from workshop.web.access import public
from workshop.web.services import services

blueprint = Blueprint("pictures", __name__)


def drawn(seen: Pictured | None, *, notes: bool = False) -> list[Diagram]:
    """The pictures that can be drawn of these people and agencies."""
    if seen is None:
        return []
    made = (genogram(seen.people, notes=notes), ecomap(seen.people, seen.agencies, notes=notes))
    return [picture for picture in made if picture is not None]


def of_case(case: Case) -> list[Diagram]:
    """All of a case's pictures with what is noted, for the staff."""
    return drawn(Pictured(case.people, case.agencies), notes=True)


def seen_by(state: State, viewpoint: Viewpoint) -> list[Diagram]:
    """The pictures that a viewpoint may see now."""
    return drawn(pictured(state, viewpoint))


def _answer(state: State, viewpoint: Viewpoint) -> ResponseReturnValue:
    shapes: list[dict[str, Any]] = [
        {"name": picture.name, "title": picture.title, "svg": picture.svg, "lines": list(picture.lines)} for picture in seen_by(state, viewpoint)
    ]
    return jsonify(pictures=shapes)


@blueprint.get("/w/<code>/pictures")
@public
def of_seat(code: str) -> ResponseReturnValue:
    """What this seat may see."""
    held = api.seat(code)
    return _answer(services().bus.state(held.workshop_id), held.viewpoint) if held else api.answered(api.NO_SEAT.answer())


@blueprint.get("/screen/<code>/pictures")
@public
def of_screen(code: str) -> ResponseReturnValue:
    """What the projector may show."""
    workshop = screen_pages.projected(code)
    return _answer(services().bus.state(workshop.id), screen_pages.PROJECTOR)
