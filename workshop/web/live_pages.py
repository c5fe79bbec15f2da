"""The facilitator's cockpit and the projector: their pages, and what their scripts read and send."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshop.addresses import local_addresses
from workshop.domain.present_formats import screen_for
from workshop.domain.state import State, Workshop
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.service import rehearsal_pass
from workshop.storage.accounts import list_accounts
from workshop.storage.house import distress_note
from workshop.storage.links import token_hash
from workshop.storage.lists import entries
from workshop.storage.workshops import find_id
from workshop.web import access, api, errors
from workshop.web.access import RUNNING, public, require, script_api
from workshop.web.services import services

blueprint = Blueprint("live_pages", __name__)

SCREEN_VALID_S = 12 * 3600  # a projector's address, and the cookie that it gives
PROJECTOR = Viewpoint("projector")


# --- the cockpit -------------------------------------------------------------------------------------------------------


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
            "screen": url_for("live_pages.screen", code=workshop.code),
            "home": url_for("staff.home"),
            "format": url_for("formats.switch", workshop_id=workshop.id),
            "replay": url_for("replay.page", workshop_id=workshop.id),
            "questionnaire": url_for("questionnaire.manage", workshop_id=workshop.id),
            "review": url_for("review.page", workshop_id=workshop.id) if access.account().covers(workshop.ward_id) else "",
            "files": url_for("outputs.files", workshop_id=workshop.id),
            "seating": url_for("seating.page", workshop_id=workshop.id),
        },
        "addresses": {"join": _join_url(workshop), "screen": _screen_address(workshop), "choose": _address_choice(workshop)},
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
    return _qr(_join_url(_own_state(workshop_id).workshop))


def _own_state(workshop_id: str) -> State:
    """The state of a workshop of one's own wards; 404 for any other."""
    access.own_workshop(workshop_id)
    return services().bus.state(workshop_id)


# --- the projector -----------------------------------------------------------------------------------------------------


@blueprint.get("/screen/<code>")
@public
def screen(code: str) -> ResponseReturnValue:
    """The projector's page."""
    workshop = _workshop_of(code)
    if not _may_project(workshop):
        return _shut()
    data = {
        "code": workshop.code,
        "professions": _profession_names(),
        "front": _as_told(services().public_url("/")),
        "urls": {
            "ticket": url_for("live_pages.screen_ticket", code=workshop.code),
            "snapshot": url_for("live_pages.screen_snapshot", code=workshop.code),
            "qr": url_for("live_pages.screen_qr", code=workshop.code),
            "questionnaire": url_for("questionnaire.picture", code=workshop.code),
            "pictures": url_for("pictures.of_screen", code=workshop.code),
        },
    }
    return render_template("room/screen.html", data=data)


def _profession_names() -> dict[str, str]:
    with services().database.read() as connection:
        return {row.id: row.name for row in entries(connection, "professions")}


@blueprint.get("/screen/<code>/enter/<token>")
@public
def enter(code: str, token: str) -> ResponseReturnValue:
    """Let this browser show the projector's page for some hours, and nothing else."""
    workshop = _workshop_of(code)
    if not _signed_for(token, workshop, "address"):
        return _shut()
    response = redirect(url_for("live_pages.screen", code=workshop.code), 303)
    response.set_cookie(
        _cookie_name(workshop),
        _signer("cookie").dumps(workshop.id),
        max_age=SCREEN_VALID_S,
        path=url_for("live_pages.screen", code=workshop.code),
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response


@blueprint.get("/screen/<code>/ticket")
@public
def screen_ticket(code: str) -> ResponseReturnValue:
    """A ticket for the projector's socket."""
    return jsonify(ticket=api.ticket_for(projected(code).id, "projector", ""))


@blueprint.get("/screen/<code>/snapshot")
@public
def screen_snapshot(code: str) -> ResponseReturnValue:
    """All that the projector may show now."""
    return jsonify(api.snapshot_for(projected(code).id, PROJECTOR))


@blueprint.get("/screen/<code>/net")
@public
def screen_net(code: str) -> ResponseReturnValue:
    """What the plans that are shown to all say together."""
    return jsonify(services().live_net(projected(code).id, PROJECTOR))


@blueprint.get("/screen/<code>/qr.svg")
@public
def screen_qr(code: str) -> ResponseReturnValue:
    """The address for participants as a QR code, for the wall."""
    return _qr(_join_url(projected(code)))


def projected(code: str) -> Workshop:
    """The workshop of that code, if this browser may project it; else 404 or 403."""
    workshop = _workshop_of(code)
    if not _may_project(workshop):
        abort(403)
    return workshop


def _workshop_of(code: str) -> Workshop:
    with services().database.read() as connection:
        workshop_id = find_id(connection, code.upper())
    if workshop_id is None:
        raise errors.UnknownCodeError
    return services().bus.state(workshop_id).workshop


def _may_project(workshop: Workshop) -> bool:
    """Whether this browser came by the projector's address, or belongs to staff who run workshops in that ward."""
    if _signed_for(request.cookies.get(_cookie_name(workshop), ""), workshop, "cookie"):
        return True
    if not current_user.is_authenticated:
        return False
    account = access.account()
    return account.capacity in RUNNING and (account.covers(workshop.ward_id) or account.id in workshop.co_leads)


def _shut() -> ResponseReturnValue:
    return errors.page(
        403,
        _("投影画面を開けません"),
        _("進行役の画面にある「投影画面のアドレス」から開いてください。アドレスは12時間で使えなくなります。進行役はサインインしても開けます。"),
    )


# --- addresses and signatures --------------------------------------------------------------------------------------------


def _signer(use: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services().settings.secret_key, salt=f"screen-{use}")


def _signed_for(token: str, workshop: Workshop, use: str) -> bool:
    try:
        return bool(_signer(use).loads(token, max_age=SCREEN_VALID_S) == workshop.id)
    except BadSignature:
        return False


def _cookie_name(workshop: Workshop) -> str:
    return f"screen_{workshop.code}"


def _screen_address(workshop: Workshop) -> str:
    token = _signer("address").dumps(workshop.id)
    return services().public_url(url_for("live_pages.enter", code=workshop.code, token=token))


def _join_url(workshop: Workshop) -> str:
    return services().public_url(url_for("participant.join", code=workshop.code))


def _address_choice(workshop: Workshop) -> str:
    """Where another of this machine's addresses can be chosen; empty where there is nothing to choose."""
    if services().settings.public_url or len(local_addresses()) < 2:
        return ""
    return url_for("addresses.choose", next=url_for("live_pages.cockpit", workshop_id=workshop.id))


def _as_told(url: str) -> str:
    """An address as one says it: host and port without scheme, unless it has to be https."""
    parts = urlsplit(url)
    return parts.netloc + parts.path.rstrip("/")


def _qr(url: str) -> Response:
    picture = io.BytesIO()
    segno.make_qr(url, error="m").save(picture, kind="svg", border=2, xmldecl=False, omitsize=True, svgclass=None, lineclass=None)
    return Response(picture.getvalue(), mimetype="image/svg+xml")
