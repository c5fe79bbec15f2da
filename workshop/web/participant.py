"""The participant's pages: the front door, joining, the live page's shell, and the plain version of it."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date
from flask_babel import gettext as _

from workshop.domain.present import snapshot
from workshop.web import api, plain
from workshop.web.access import public
from workshop.web.errors import UnknownCodeError
from workshop.web.pictures import seen_by
from workshop.web.services import services
from workshop.web.slips import slip_address

blueprint = Blueprint("participant", __name__)


def normal_code(typed: str) -> str:
    """A join code as it is kept: full-width, lower case, spaces, hyphens and other marks of typing undone."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isascii() and letter.isalnum())[:20]


@blueprint.get("/")
@public
def front() -> ResponseReturnValue:
    """Type the code; with `?code=` go on to joining."""
    given = request.args.get("code", "").strip()[:40]
    error = ""
    if given:
        code = normal_code(given)
        to_seat = slip_address(code)
        if to_seat is not None:
            return redirect(to_seat)
        found = api.door(code) if code else None
        if found is not None and found["status"] != "closed":
            return redirect(url_for("participant.join", code=code))
        if found is not None and api.seat(code) is not None:
            return redirect(url_for("participant.app", code=code))
        error = _("この研修は終了しました。") if found else _("このコードの研修は見つかりません。会場の画面のコードと見くらべてください。")
    elif "code" in request.args:
        error = _("参加コードを入れてください。")
    return render_template("participant/front.html", given=given, error=error), 404 if error else 200


@blueprint.route("/j/<code>", methods=["GET", "POST"])
@public
def join(code: str) -> ResponseReturnValue:
    """Profession, department, role and group; then a seat.  Whoever has one goes straight to it."""
    door = _door(code)
    if api.seat(door["code"]) is not None:
        return redirect(url_for("participant.app", code=door["code"]), 303)
    error = None
    if request.method == "POST":
        result = api.join(door["code"], request.form)
        if result.answer["ok"]:
            response = redirect(url_for("participant.app", code=door["code"]), 303)
            result.remember(response)
            return response
        error = {**result.answer["error"], "message": plain.sentence(result.answer["error"])}
        door = _door(code)
    given = request.form if request.method == "POST" else request.args
    values = {"code": door["code"], "door": door, "given": given, "error": error, "command_id": plain.new_ids()["command_id"]}
    held_on = format_date(date.fromisoformat(door["held_on"]), "long")
    return render_template("participant/join.html", held_on=held_on, **values), 409 if error else 200


@blueprint.get("/w/<code>")
@public
def app(code: str) -> ResponseReturnValue:
    """The live page's shell; without a seat, to joining."""
    seat = api.seat(normal_code(code))
    if seat is None:
        return redirect(url_for("participant.join", code=_door(code)["code"]))
    workshop = services().bus.state(seat.workshop_id).workshop
    return render_template("participant/app.html", workshop=workshop, seat=seat.viewpoint.participant_id)


@blueprint.route("/w/<code>/plain", methods=["GET", "POST"])
@public
def plain_page(code: str) -> ResponseReturnValue:
    """The same as plain HTML, for where scripts are blocked: read, write, edit, take back, react, share, answer, ask, call, pass."""
    seat = api.seat(normal_code(code))
    if seat is None:
        return redirect(url_for("participant.join", code=_door(code)["code"]))
    failed = None
    if request.method == "POST":
        envelope = plain.read_form(request.form)
        answer = services().bus.submit(seat.workshop_id, seat.actor, envelope)
        if answer["ok"]:
            return redirect(url_for("participant.plain_page", code=code, saved=1), 303)
        failed = plain.failure(envelope, request.form, answer)
    state = services().bus.state(seat.workshop_id)
    seen = snapshot(state, seat.viewpoint)
    page = plain.page(seen)
    refused_edit = failed if failed is not None and failed["type"].endswith(".edit") else None
    page["editing"] = plain.editing(seen, request.form["id"] if refused_edit else request.args.get("edit", ""), refused_edit)
    page["pictures"] = seen_by(state, seat.viewpoint)
    if failed is not None:
        of_stage = plain.family(failed["type"]) in page["writes"] and failed["type"].endswith((".post", ".rate", ".share"))
        failed["shown"] = of_stage or (failed["type"] in ("question.ask", "handoff.answer") and not page["closed"])
    return render_template("participant/plain.html", failed=failed, saved="saved" in request.args, **page), 409 if failed else 200


def _door(code: str) -> dict[str, Any]:
    """What stands at the door of that workshop; 404 where there is none."""
    found = api.door(normal_code(code))
    if found is None:
        raise UnknownCodeError
    return {**found, "code": normal_code(code)}
