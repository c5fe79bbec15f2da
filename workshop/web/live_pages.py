"""The facilitator's cockpit: its page, and what its script reads and sends."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from workshop.addresses import local_addresses
from workshop.domain.present_formats import screen_for
from workshop.domain.state import State, Workshop
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.service import rehearsal_pass
from workshop.storage.accounts import list_accounts
from workshop.storage.house import distress_note
from workshop.storage.links import token_hash
from workshop.storage.lists import entries
from workshop.web import access, api, screen_pages
from workshop.web.access import RUNNING, require, script_api
from workshop.web.services import services

blueprint = Blueprint("live_pages", __name__)


@blueprint.get("/staff/workshops/<workshop_id>")
@require(*RUNNING)
def cockpit(workshop_id: str) -> ResponseReturnValue:
    """The facilitator's page."""
    state = _own_state(workshop_id)
    return render_template("room/cockpit.html", workshop=state.workshop, data=_cockpit_data(state))


def _cockpit_data(state: State) -> dict[str, Any]:
    """What the cockpit's script has to know before it connects."""
    workshop = state.workshop
    return {
        "code": workshop.code,
        "me": access.account().id,
        **_people(workshop),
        "houseNote": _house_note(),
        "rehearsal": rehearsal_pass.issue(services().settings.secret_key, workshop.code),
        "urls": {
            "ticket": url_for("live_pages.ticket", workshop_id=workshop.id),
            "snapshot": url_for("live_pages.staff_snapshot", workshop_id=workshop.id),
            "commands": url_for("live_pages.commands", workshop_id=workshop.id),
            "plan": url_for("live_pages.plan", workshop_id=workshop.id),
            "qr": url_for("live_pages.staff_qr", workshop_id=workshop.id),
            "screen": url_for("screen_pages.screen", code=workshop.code),
            "home": url_for("staff.home"),
            "format": url_for("formats.switch", workshop_id=workshop.id),
            "replay": url_for("replay.page", workshop_id=workshop.id),
            "questionnaire": url_for("questionnaire.manage", workshop_id=workshop.id),
            "review": url_for("review.page", workshop_id=workshop.id) if access.account().covers(workshop.ward_id) else "",
            "files": url_for("outputs.files", workshop_id=workshop.id),
            "seating": url_for("seating.page", workshop_id=workshop.id),
        },
        "addresses": {"join": screen_pages.join_url(workshop), "screen": screen_pages.screen_address(workshop), "choose": _address_choice(workshop)},
        "plan": _plan(state),
    }


def _plan(state: State) -> dict[str, Any]:
    """What each stage will disclose and show: the staff's alone, since it tells what is still to come."""
    return {
        stage.id: {"discloses": list(stage.discloses), "projectors": [screen_for(stage, phase) for phase in stage.phases]} for stage in state.format.stages
    }


def _people(workshop: Workshop) -> dict[str, dict[str, str]]:
    """`people`: who may run this workshop, `elsewhere`: who may once they are named; account id -> name."""
    with services().database.read() as connection:
        accounts = [one for one in list_accounts(connection) if one.active and one.capacity in RUNNING]
        wards = {row.id: row.name for row in entries(connection, "wards")}
    of_ward = {one.id: one.display_name for one in accounts if one.covers(workshop.ward_id)}
    others = (one for one in accounts if one.id not in of_ward)
    elsewhere = {one.id: f"{one.display_name}（{'・'.join(name for ward, name in wards.items() if ward in one.ward_ids)}）" for one in others}
    return {"people": of_ward, "elsewhere": elsewhere}


def _house_note() -> str:
    with services().database.read() as connection:
        return distress_note(connection)


@blueprint.get("/staff/workshops/<workshop_id>/ticket")
@require(*RUNNING)
def ticket(workshop_id: str) -> ResponseReturnValue:
    """A ticket for the facilitator's socket."""
    access.own_workshop(workshop_id)
    account = access.account()
    return jsonify(ticket=api.ticket_for(workshop_id, account.capacity, account.id, token_hash(current_user.token)))


@blueprint.get("/staff/workshops/<workshop_id>/snapshot")
@require(*RUNNING)
def staff_snapshot(workshop_id: str) -> ResponseReturnValue:
    """All that the facilitator may see now."""
    access.own_workshop(workshop_id)
    return jsonify(api.snapshot_for(workshop_id, Viewpoint("facilitator")))


@blueprint.get("/staff/workshops/<workshop_id>/plan")
@require(*RUNNING)
def plan(workshop_id: str) -> ResponseReturnValue:
    """What each stage will disclose and show, for a cockpit that was open when the format was switched."""
    return jsonify(_plan(_own_state(workshop_id)))


@blueprint.get("/staff/workshops/<workshop_id>/net")
@require(*RUNNING)
def staff_net(workshop_id: str) -> ResponseReturnValue:
    """What the plans of all groups say together."""
    access.own_workshop(workshop_id)
    return jsonify(services().live_net(workshop_id, Viewpoint("facilitator")))


@blueprint.post("/staff/workshops/<workshop_id>/commands")
@require(*RUNNING)
@script_api
def commands(workshop_id: str) -> ResponseReturnValue:
    """A command of the facilitator, where no socket gets through."""
    access.own_workshop(workshop_id)
    account = access.account()
    return api.answered(services().bus.submit(workshop_id, Actor(account.capacity, account.id), request.get_json(silent=True)))


@blueprint.get("/staff/workshops/<workshop_id>/qr.svg")
@require(*RUNNING)
def staff_qr(workshop_id: str) -> ResponseReturnValue:
    """The address for participants as a QR code."""
    return screen_pages.qr(screen_pages.join_url(_own_state(workshop_id).workshop))


def _own_state(workshop_id: str) -> State:
    """The state of a workshop of one's own wards; 404 for any other."""
    access.own_workshop(workshop_id)
    return services().bus.state(workshop_id)


def _address_choice(workshop: Workshop) -> str:
    """Where another of this machine's addresses can be chosen; empty where there is nothing to choose."""
    if services().settings.public_url or len(local_addresses()) < 2:
        return ""
    return url_for("addresses.choose", next=url_for("live_pages.cockpit", workshop_id=workshop.id))
