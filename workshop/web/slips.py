"""A seat slip's address: it leads to the right group and role without typing.  Whoever holds the slip holds the seat, on any phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date

from workshop.domain.commands import JoinWorkshop
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.seats import planned_seat
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.service.checks import client_id
from workshop.service.workshops import new_id
from workshop.storage import seats, slips
from workshop.storage.slip_secrets import LETTERS, normal_token
from workshop.web import api, plain
from workshop.web.access import public
from workshop.web.errors import UnknownCodeError
from workshop.web.services import services

blueprint = Blueprint("slips", __name__)

VOID = Refusal(CONFLICT, "slip_void", "この座席票は使えなくなっています。進行役に声をかけてください。")


def slip_address(typed: str) -> str | None:
    """Where a typed slip code leads; None where it is none."""
    token = normal_token(typed)
    return url_for("slips.slip", token=token) if len(token) == LETTERS and _found(token) is not None else None


def _found(token: str) -> tuple[str, str] | None:
    with services().database.read() as connection:
        return slips.find(connection, token)


@blueprint.route("/s/<token>", methods=["GET", "POST"])
@public
def slip(token: str) -> ResponseReturnValue:
    """Your group, your role, one button."""
    found = _found(normal_token(token))
    if found is None:
        raise UnknownCodeError(slip=True)
    workshop_id, seat_id = found
    state = services().bus.state(workshop_id)
    code = state.workshop.code
    held = api.seat(code)
    error = None
    if request.method == "POST":
        result = sit_down(state, seat_id, request.form)
        if result.answer["ok"]:
            response = redirect(url_for("participant.app", code=code), 303)
            result.remember(response)
            return response
        error = plain.sentence(result.answer["error"])
        state = services().bus.state(workshop_id)
    seat = planned_seat(state, seat_id)
    holder = seat.participant_id if seat else None
    if held is not None and holder == held.viewpoint.participant_id:
        return redirect(url_for("participant.app", code=code), 303)
    page = render_template(
        "participant/slip.html",
        workshop=state.workshop,
        seat=seat,
        group=state.group(seat.group_id) if seat else None,
        role=state.case.role(seat.role) if seat else None,
        elsewhere=held is not None,
        error=error,
        held_on=format_date(date.fromisoformat(state.workshop.held_on), "long"),
        command_id=plain.new_ids()["command_id"],
    )
    return page, 409 if error else 200


def sit_down(state: State, seat_id: str, form: Mapping[str, Any]) -> api.JoinResult:
    """Take the planned seat, or come back to it: a second phone with the same slip holds the same seat."""
    workshop = state.workshop
    seat = planned_seat(state, seat_id)
    if seat is None:
        return api.JoinResult(workshop.code, VOID.answer())
    answer: dict[str, Any] = {"ok": True, "participant_id": seat.participant_id}
    if seat.participant_id is None:
        try:
            command_id = client_id("command_id", form.get("command_id"))
        except Refusal as refusal:
            return api.JoinResult(workshop.code, refusal.answer())
        command = JoinWorkshop(new_id(), seat.profession, seat.department, "", "", seat.id)
        answer = services().bus.execute(workshop.id, Actor("participant", "door"), command_id, command)
        if not answer["ok"] and answer["error"]["code"] == "seat_taken":  # two phones at the same moment
            return sit_down(services().bus.state(workshop.id), seat_id, form)
        if not answer["ok"]:
            return api.JoinResult(workshop.code, answer)
    with services().database.write() as connection:
        token = seats.give(connection, workshop.id, answer["participant_id"])
    return api.JoinResult(workshop.code, answer, token)
