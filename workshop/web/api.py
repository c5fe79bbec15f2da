"""Joining, reading, writing and resyncing as JSON: docs/protocol.md, sections 1 to 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Row
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.commands import JoinWorkshop
from workshop.domain.present import board as present_board
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.viewpoint import Actor, Viewpoint, viewpoint_of
from workshop.service import checks, rehearsal_pass
from workshop.service.tickets import Tickets
from workshop.service.wire import refuse_unknown
from workshop.service.workshops import new_id
from workshop.storage import lists, seats
from workshop.storage.workshops import find_id
from workshop.web.access import public, script_api
from workshop.web.services import services

blueprint = Blueprint("api", __name__)

STATUS_OF = {"invalid": 400, "forbidden": 403, "conflict": 409, "slow_down": 429, "unavailable": 503}
SEAT_KEPT_S = 7 * 24 * 3600
JOIN_FIELDS = ("command_id", "profession", "department", "role", "group", "rehearsal")
UNKNOWN_CODE = Refusal(INVALID, "unknown_code", "このコードの研修は見つかりません。会場の画面のコードと見くらべてください。", field="code")
NO_SEAT = Refusal("forbidden", "no_seat", "席が見つかりません。参加コードからもう一度お入りください。")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody with a seat: where, and what is seen from there."""

    workshop_id: str
    viewpoint: Viewpoint

    @property
    def actor(self) -> Actor:
        """The seat's holder as one who gives commands."""
        return Actor("participant", self.viewpoint.participant_id)


@dataclass(frozen=True, slots=True)
class JoinResult:
    """The answer to joining; `seat_token` is empty where it was refused."""

    code: str
    answer: dict[str, Any]
    seat_token: str = ""

    def remember(self, response: AnyResponse) -> None:
        """Let the browser keep the seat."""
        if self.seat_token:
            secure = current_app.config["SESSION_COOKIE_SECURE"]
            response.set_cookie(f"seat_{self.code}", self.seat_token, max_age=SEAT_KEPT_S, httponly=True, samesite="Lax", secure=secure)


def _workshop_id(code: str) -> str | None:
    with services().database.read() as connection:
        return find_id(connection, code.upper())


def seat(code: str) -> Seat | None:
    """The seat that this request holds in that workshop, by cookie or `Authorization: Seat …`; None without one."""
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Seat ") if header.startswith("Seat ") else request.cookies.get(f"seat_{code.upper()}", "")
    if not token:
        return None
    with services().database.read() as connection:
        workshop_id = find_id(connection, code.upper())
        participant_id = seats.holder(connection, workshop_id, token) if workshop_id else None
    if workshop_id is None or participant_id is None:
        return None
    viewpoint = viewpoint_of(services().bus.state(workshop_id), Actor("participant", participant_id))
    return Seat(workshop_id, viewpoint) if viewpoint else None


def door(code: str) -> dict[str, Any] | None:
    """What one has to know to join; None where no workshop has that code."""
    workshop_id = _workshop_id(code)
    if workshop_id is None:
        return None
    state = services().bus.state(workshop_id)
    workshop = state.workshop
    known = {name: [{"id": row.id, "name": row.name} for row in rows] for name, rows in _choices().items()}
    return {
        "title": workshop.title,
        "ward": workshop.ward,
        "held_on": workshop.held_on,
        "status": workshop.status,
        "case_title": state.case.title,
        "distress_note": workshop.distress_note,
        "roles": [{"id": role.id, "name": role.name, "short": role.short, "belongs": role.belongs} for role in state.case.roles],
        "groups": [
            {"id": group.id, "name": group.name, "members": len(state.members(group.id)), "limit": workshop.group_limit} for group in state.groups
        ],
        **known,
    }


def join(code: str, form: Mapping[str, Any]) -> JoinResult:
    """Take a seat.  The same `command_id` again gives the same seat."""
    code = code.upper()
    workshop_id = _workshop_id(code)
    if workshop_id is None:
        return JoinResult(code, UNKNOWN_CODE.answer())
    try:
        command_id = checks.client_id("command_id", form.get("command_id"))
        command = _join_command(form)
    except Refusal as refusal:
        return JoinResult(code, refusal.answer())
    command = replace(command, rehearsal=rehearsal_pass.is_valid(services().settings.secret_key, code, form.get("rehearsal")))
    answer = services().bus.execute(workshop_id, Actor("participant", "door"), command_id, command)
    if not answer["ok"]:
        return JoinResult(code, answer)
    with services().database.write() as connection:
        token = seats.give(connection, workshop_id, answer["participant_id"])
    return JoinResult(code, answer, token)


def _choices() -> dict[str, Sequence[Row[Any]]]:
    with services().database.read() as connection:
        return {kind: lists.entries(connection, kind, active_only=True) for kind in ("professions", "departments")}


def _join_command(form: Mapping[str, Any]) -> JoinWorkshop:
    known = {name: {row.id for row in rows} for name, rows in _choices().items()}
    profession = form.get("profession") or ""
    department = form.get("department") or None
    if profession not in known["professions"]:
        raise Refusal(INVALID, "unknown_profession", "職種を一覧から選んでください。", field="profession")
    if department is not None and department not in known["departments"]:
        raise Refusal(INVALID, "unknown_department", "所属を一覧から選んでください。", field="department")
    role = checks.optional(checks.name, "")("role", form.get("role"))
    group = checks.optional(checks.name, "")("group", form.get("group"))
    return JoinWorkshop(new_id(), profession, department, role, group)


def ticket_for(workshop_id: str, capacity: str, actor_id: str, session: str = "", *, reviews: bool = False) -> str:
    """A ticket for the socket; the staff's ends with their session.  `reviews`: for the review page."""
    return Tickets(services().settings.secret_key).issue(workshop_id, Actor(capacity, actor_id), session, reviews=reviews)


def snapshot_for(workshop_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
    """The snapshot with heads, the server's time, and the net."""
    return {**services().live_snapshot(workshop_id, viewpoint), "net": services().live_net(workshop_id, viewpoint)}


def answered(answer: dict[str, Any], status: int = 200) -> ResponseReturnValue:
    """An answer of the bus as a response, with the status that its kind asks for."""
    return jsonify(answer), status if answer["ok"] else STATUS_OF[answer["error"]["kind"]]


# --- endpoints -----------------------------------------------------------------------------------------------------------


@blueprint.get("/w/<code>/door")
@public
def get_door(code: str) -> ResponseReturnValue:
    """What one has to know to join."""
    found = door(code)
    return jsonify(found) if found else (jsonify(UNKNOWN_CODE.answer()), 404)


@blueprint.post("/w/<code>/join")
@public
@script_api
def post_join(code: str) -> ResponseReturnValue:
    """Take a seat."""
    held = seat(code)
    if held is not None:
        view = held.viewpoint
        return jsonify(ok=True, participant_id=view.participant_id, group=view.group_id, role=view.role)
    form = request.get_json(silent=True)
    try:
        refuse_unknown(form if isinstance(form, dict) else {}, JOIN_FIELDS)
    except Refusal as refusal:
        return answered(refusal.answer())
    result = join(code, form if isinstance(form, dict) else {})
    if not result.answer["ok"]:
        unknown = result.answer["error"]["code"] == UNKNOWN_CODE.code
        return (jsonify(result.answer), 404) if unknown else answered(result.answer)
    response = jsonify({**result.answer, "seat_token": result.seat_token})
    result.remember(response)
    return response, 201


@blueprint.get("/w/<code>/snapshot")
@public
def get_snapshot(code: str) -> ResponseReturnValue:
    """All that this seat may see now."""
    held = seat(code)
    return jsonify(snapshot_for(held.workshop_id, held.viewpoint)) if held else answered(NO_SEAT.answer())


@blueprint.get("/w/<code>/frames")
@public
def get_frames(code: str) -> ResponseReturnValue:
    """What happened after `after` as this seat may see it, or a snapshot where that is too far back."""
    held = seat(code)
    if held is None:
        return answered(NO_SEAT.answer())
    after = request.args.get("after", type=int)
    found = services().live_frames(held.workshop_id, held.viewpoint, after)
    return jsonify({**found, "net": services().live_net(held.workshop_id, held.viewpoint), "seq": services().bus.state(held.workshop_id).seq})


@blueprint.get("/w/<code>/net")
@public
def get_net(code: str) -> ResponseReturnValue:
    """What the plans of this seat's group say together."""
    held = seat(code)
    return jsonify(services().live_net(held.workshop_id, held.viewpoint)) if held else answered(NO_SEAT.answer())


@blueprint.get("/w/<code>/board/<group_id>")
@public
def get_board(code: str, group_id: str) -> ResponseReturnValue:
    """Another group's posts as far as they are shown to all."""
    held = seat(code)
    if held is None:
        return answered(NO_SEAT.answer())
    state = services().bus.state(held.workshop_id)
    if state.group(group_id) is None:
        return answered(Refusal(INVALID, "unknown_group", "その班はありません。", field="group").answer())
    return jsonify(present_board(state, group_id, held.viewpoint))


@blueprint.post("/w/<code>/commands")
@public
@script_api
def post_command(code: str) -> ResponseReturnValue:
    """A command, where no socket gets through."""
    held = seat(code)
    if held is None:
        return answered(NO_SEAT.answer())
    return answered(services().bus.submit(held.workshop_id, held.actor, request.get_json(silent=True)))


@blueprint.get("/w/<code>/ticket")
@public
def get_ticket(code: str) -> ResponseReturnValue:
    """A ticket for this seat's socket."""
    held = seat(code)
    if held is None:
        return answered(NO_SEAT.answer())
    response: Response = jsonify(ticket=ticket_for(held.workshop_id, "participant", held.viewpoint.participant_id))
    return response
