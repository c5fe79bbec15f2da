"""The staff's home: the workshops of one's own wards, and preparing a new one."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Connection

from workshop.domain.local_time import JAPAN
from workshop.domain.refusal import Refusal
from workshop.service.case_gate import OPEN_STOPS
from workshop.service.workshops import prepare
from workshop.storage.case_sheets import signed_versions
from workshop.storage.formats import offered_formats
from workshop.storage.library import Version, newest_versions
from workshop.storage.lists import entries
from workshop.storage.workshops import listing
from workshop.web import access
from workshop.web.access import RUNNING, STAFF, require
from workshop.web.forms import WorkshopForm
from workshop.web.services import services

blueprint = Blueprint("staff", __name__, url_prefix="/staff")

STATUSES = {"prepared": _l("準備中"), "open": _l("開催中"), "closed": _l("終了")}
_STATUS_ORDER = {"open": 0, "prepared": 1, "closed": 2}


@blueprint.get("")
@require(*STAFF)
def home() -> ResponseReturnValue:
    """The workshops of one's own wards: running ones first, then those to come, then the past."""
    with services().database.read() as connection:
        rows = listing(connection, access.own_ward_ids(), access.account().id)
    running = access.account().capacity in RUNNING
    rows = sorted(rows, key=lambda row: _STATUS_ORDER[row.status])
    return render_template("staff/home.html", rows=rows, statuses=STATUSES, running=running)


@blueprint.route("/workshops/new", methods=["GET", "POST"])
@require(*RUNNING)
def new_workshop() -> ResponseReturnValue:
    """Prepare a workshop: case, format, ward, date, how many."""
    form = WorkshopForm()
    with services().database.read() as connection:
        complete, formats = _offer_choices(form, connection), offered_formats(connection)
        offered = {digest for digest, _label in form.case.choices}
        unsigned = bool(offered - signed_versions(connection))
    uncleared = ""
    if request.method == "GET":
        form.held_on.data = datetime.now(JAPAN).date()
        form.format.data = form.format.choices[0][0]
        form.case.data = request.args.get("case", form.case.data)
    if form.validate_on_submit():
        try:
            workshop_id = _prepare(form)
        except Refusal as refusal:
            form.add_refusal(refusal)
            uncleared = form.case.data if refusal.code == OPEN_STOPS else ""
        else:
            return redirect(url_for("live_pages.cockpit", workshop_id=workshop_id))
    status = 422 if form.is_submitted() else 200
    return render_template("staff/workshop_new.html", form=form, uncleared=uncleared, complete=complete, unsigned=unsigned, formats=formats), status


def _offer_choices(form: WorkshopForm, connection: Connection) -> bool:
    """Fill in what may be chosen; whether there is a case and a ward at all."""
    wards = [ward for ward in entries(connection, "wards", active_only=True) if access.account().covers(ward.id)]
    cases = newest_versions(connection)
    form.ward.choices = [(ward.id, ward.name) for ward in wards]
    signed = signed_versions(connection)
    form.case.choices = [(version.id, _case_label(version, signed=version.id in signed)) for version in cases]
    form.format.choices = [(fmt.id, fmt.title) for fmt in offered_formats(connection)]
    return bool(wards and cases)


def _case_label(version: Version, *, signed: bool) -> str:
    label = _("%(title)s（%(version)s版）", title=version.title, version=version.version)
    return str(label if signed else _("%(case)s　確認票なし", case=label))


def _prepare(form: WorkshopForm) -> str:
    """The id of the workshop prepared.  Raises Refusal."""
    bus = services().bus
    return prepare(
        bus,
        account_id=access.account().id,
        title=" ".join(form.title.data.split()),
        ward_id=form.ward.data,
        held_on=form.held_on.data.isoformat(),
        expected=form.expected.data,
        groups=form.group_count,
        group_limit=form.group_limit,
        case_digest=form.case.data,
        format_id=form.format.data,
    )
