"""Read-only links to the review page: made for so many days, listed, ended at once; read by whoever holds one."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.domain.local_time import JAPAN
from workshop.domain.viewpoint import Viewpoint
from workshop.storage import audit
from workshop.storage import review_links as stored
from workshop.web import access
from workshop.web.access import SECTION_CHIEF, public, require
from workshop.web.review import BASE, DECIDING, show
from workshop.web.services import services

blueprint = Blueprint("review_links", __name__)


@blueprint.post(f"{BASE}/links")
@require(*DECIDING)
def make(workshop_id: str) -> ResponseReturnValue:
    """Make a link; its address is shown once."""
    access.own_workshop(workshop_id)
    given = request.form.get("days", "")
    days = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 0
    if not stored.FEWEST_DAYS <= days <= stored.MOST_DAYS:
        flash(_("使える日数は、%(low)s日から%(high)s日までの数で書いてください。", low=stored.FEWEST_DAYS, high=stored.MOST_DAYS), "error")
        return redirect(url_for("review.page", workshop_id=workshop_id, _anchor="links"), 303)
    own = access.account()
    with services().database.write() as connection:
        token = stored.issue(connection, workshop_id, own.id, days)
        audit.record(connection, own.id, "review.link", workshop=workshop_id, days=days)
    flash(services().public_url(url_for("review_links.read_only", token=token)), "link")
    return redirect(url_for("review.page", workshop_id=workshop_id, _anchor="links"), 303)


@blueprint.post(f"{BASE}/links/<link_id>/revoke")
@require(*DECIDING)
def revoke(workshop_id: str, link_id: str) -> ResponseReturnValue:
    """End a link at once."""
    access.own_workshop(workshop_id)
    with services().database.write() as connection:
        ended = stored.revoke(connection, workshop_id, link_id)
        if ended:
            audit.record(connection, access.account().id, "review.link_revoked", workshop=workshop_id)
    flash(_("リンクを取り消しました。もう開けません。") if ended else _("そのリンクは、すでに使えなくなっています。"), "success" if ended else "info")
    return redirect(url_for("review.page", workshop_id=workshop_id, _anchor="links"), 303)


@blueprint.get("/review/<token>")
@public
def read_only(token: str) -> ResponseReturnValue:
    """The page for whoever has the link, as a section chief sees it; nothing can be changed."""
    with services().database.read() as connection:
        found = stored.find(connection, token)
    if found is None:
        abort(404)
    link_id, workshop_id, last_day = found
    today = datetime.now(JAPAN).date().isoformat()
    try:
        shown = show(workshop_id, Viewpoint(SECTION_CHIEF), editing=False, named=False)
    except LookupError:
        abort(404)
    if last_day != today:
        with services().database.write() as connection:
            stored.used(connection, link_id, today)
    return shown
