"""Looking back over a workshop: the page with the slider, and what its script reads."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, current_app, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.domain.present import snapshot
from workshop.domain.viewpoint import Viewpoint
from workshop.service.replay import Replays
from workshop.web import access
from workshop.web.access import RUNNING, STAFF, require
from workshop.web.services import services

blueprint = Blueprint("replay", __name__, url_prefix="/staff/workshops/<workshop_id>/replay")


def _viewpoint() -> Viewpoint:
    """Staff look back at all that was laid on the table, section chiefs at what was shown to all."""
    return Viewpoint("facilitator" if access.account().capacity in RUNNING else "section_chief")


def _replays() -> Replays:
    found: Replays = current_app.extensions.setdefault("aminome-replays", Replays(services().database))
    return found


@blueprint.get("")
@require(*STAFF)
def page(workshop_id: str) -> ResponseReturnValue:
    """The page; it fetches the rest."""
    access.own_workshop(workshop_id)
    state = services().bus.state(workshop_id)
    shown = snapshot(state, Viewpoint("projector"))  # names of roles and groups, and nothing that one may not read
    data: dict[str, Any] = {
        "urls": {"at": url_for("replay.at", workshop_id=workshop_id), "moments": url_for("replay.moments", workshop_id=workshop_id)},
        "groups": shown["groups"],
        "format": shown["format"],
        "case": {name: shown["case"][name] for name in ("needs", "roles", "all_roles")},
    }
    return render_template("staff/replay.html", workshop=state.workshop, data=data)


@blueprint.get("/at")
@require(*STAFF)
def at(workshop_id: str) -> ResponseReturnValue:
    """Net and plans as they were after an event: `?seq=N`."""
    access.own_workshop(workshop_id)
    seq = request.args.get("seq", type=int)
    if seq is None:
        abort(400)
    return jsonify(_replays().at(workshop_id, seq, _viewpoint()))


@blueprint.get("/moments")
@require(*STAFF)
def moments(workshop_id: str) -> ResponseReturnValue:
    """The moments at which something changed."""
    access.own_workshop(workshop_id)
    return jsonify(_replays().moments(workshop_id, _viewpoint()))
