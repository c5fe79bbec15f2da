"""The projector: its page, who may show it, and what its script reads."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

import segno
from flask import Blueprint, Response, abort, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshop.domain.state import Workshop
from workshop.domain.viewpoint import Viewpoint
from workshop.storage.lists import entries
from workshop.storage.workshops import find_id
from workshop.web import access, api, errors
from workshop.web.access import RUNNING, public
from workshop.web.services import services

blueprint = Blueprint("screen_pages", __name__)

SCREEN_VALID_S = 12 * 3600  # a projector's address, and the cookie that it gives
PROJECTOR = Viewpoint("projector")


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
            "ticket": url_for("screen_pages.screen_ticket", code=workshop.code),
            "snapshot": url_for("screen_pages.screen_snapshot", code=workshop.code),
            "qr": url_for("screen_pages.screen_qr", code=workshop.code),
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
    response = redirect(url_for("screen_pages.screen", code=workshop.code), 303)
    response.set_cookie(
        _cookie_name(workshop),
        _signer("cookie").dumps(workshop.id),
        max_age=SCREEN_VALID_S,
        path=url_for("screen_pages.screen", code=workshop.code),
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
    return qr(join_url(projected(code)))


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


def _signer(use: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services().settings.secret_key, salt=f"screen-{use}")


def _signed_for(token: str, workshop: Workshop, use: str) -> bool:
    try:
        return bool(_signer(use).loads(token, max_age=SCREEN_VALID_S) == workshop.id)
    except BadSignature:
        return False


def _cookie_name(workshop: Workshop) -> str:
    return f"screen_{workshop.code}"


def screen_address(workshop: Workshop) -> str:
    """The projector's address, signed for some hours."""
    token = _signer("address").dumps(workshop.id)
    return services().public_url(url_for("screen_pages.enter", code=workshop.code, token=token))


def join_url(workshop: Workshop) -> str:
    """Where participants join."""
    return services().public_url(url_for("participant.join", code=workshop.code))


def _as_told(url: str) -> str:
    """An address as one says it: host and port without scheme, unless it has to be https."""
    parts = urlsplit(url)
    return parts.netloc + parts.path.rstrip("/")


def qr(url: str) -> Response:
    """An address as a QR code."""
    picture = io.BytesIO()
    segno.make_qr(url, error="m").save(picture, kind="svg", border=2, xmldecl=False, omitsize=True, svgclass=None, lineclass=None)
    return Response(picture.getvalue(), mimetype="image/svg+xml")
