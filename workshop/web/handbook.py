"""研修手帳票: one A5 sheet for the person alone.  Filled from their own posts, written on in their browser, printed or saved there; nothing of it comes back here."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from workshop.domain.state import Note, Reflection, State
from workshop.domain.viewpoint import Viewpoint, visible
from workshop.seating.ladder import STAGES
from workshop.web import api, csp
from workshop.web.access import public
from workshop.web.participant import normal_code
from workshop.web.services import services

blueprint = Blueprint("handbook", __name__)

_FIELDS = {"insight": "insights", "tomorrow": "steps"}


@blueprint.get("/w/<code>/handbook")
@public
def page(code: str) -> ResponseReturnValue:
    """The sheet, with what this seat has written of insights and next steps."""
    seat = api.seat(normal_code(code))
    if seat is None:
        return redirect(url_for("participant.join", code=code))
    state = services().bus.state(seat.workshop_id)
    workshop = state.workshop
    held_on = format_date(date.fromisoformat(workshop.held_on), "long")
    values = {"workshop": workshop, "held_on": held_on, "ladder": STAGES.values(), **own_words(state, seat.viewpoint)}
    return _mute(make_response(render_template("participant/handbook.html", **values)))


def own_words(state: State, viewpoint: Viewpoint) -> dict[str, str]:
    """What the holder of this seat wrote, a line each: `insights` and `steps`."""
    found: dict[str, list[str]] = {name: [] for name in _FIELDS.values()}
    for kind in (Reflection, Note):
        for post in state.index.of(kind, "participant_id", viewpoint.participant_id):
            if post.kind in _FIELDS and visible(post, viewpoint):
                found[_FIELDS[post.kind]].append(f"・{post.text}")
    return {name: "\n".join(texts) for name, texts in found.items()}


def _mute(response: Response) -> Response:
    """Forbid the page to send anything, to us or to anybody else: what is written on it is nobody's but the writer's."""
    response.headers["Content-Security-Policy"] = csp.policy(request.host, https=csp.by_https(), mute=True)
    return response
