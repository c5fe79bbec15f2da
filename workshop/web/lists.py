"""The lists that people choose from: wards, professions, departments.  Kept by administrators for all wards."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from workshop.domain.refusal import Refusal
from workshop.storage import audit
from workshop.storage.lists import LISTS, add_entry, entries, move_entry, rename_entry, set_entry_active
from workshop.web import access
from workshop.web.access import ADMINISTRATOR, require
from workshop.web.forms import ConfirmForm, EntryForm
from workshop.web.services import services

blueprint = Blueprint("lists", __name__, url_prefix="/staff/lists")

TITLES = {"wards": _l("区"), "professions": _l("職種"), "departments": _l("所属")}


def _known_list(kind: str) -> str:
    """The list asked for; 404 for one that is none, 403 for an administrator of some wards only."""
    if kind not in LISTS:
        abort(404)
    if not access.account().all_wards:
        abort(403)
    return kind


@blueprint.get("")
@require(ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """To the first of the lists."""
    return redirect(url_for("lists.show", kind="wards"))


@blueprint.route("/<kind>", methods=["GET", "POST"])
@require(ADMINISTRATOR)
def show(kind: str) -> ResponseReturnValue:
    """One list, and a form that adds to it."""
    _known_list(kind)
    form = EntryForm()
    if form.validate_on_submit():
        try:
            with services().database.write() as connection:
                entry_id = add_entry(connection, kind, form.name.data or "")
                audit.record(connection, access.account().id, "list.added", list=kind, entry=entry_id, name=form.name.data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            flash(_("「%(name)s」を追加しました。", name=form.name.data), "success")
            return redirect(url_for("lists.show", kind=kind))
    with services().database.read() as connection:
        rows = entries(connection, kind)
    status = 422 if form.is_submitted() else 200
    return render_template("staff/list.html", kind=kind, titles=TITLES, rows=rows, form=form, confirm=ConfirmForm()), status


@blueprint.post("/<kind>/<entry_id>")
@require(ADMINISTRATOR)
def change(kind: str, entry_id: str) -> ResponseReturnValue:
    """Rename, move, stop or resume one entry: the button's `do` says which."""
    _known_list(kind)
    do = request.form.get("do", "")
    try:
        with services().database.write() as connection:
            if do == "rename":
                rename_entry(connection, kind, entry_id, request.form.get("name", ""))
            elif do in ("up", "down"):
                move_entry(connection, kind, entry_id, -1 if do == "up" else 1)
            elif do in ("stop", "resume"):
                set_entry_active(connection, kind, entry_id, active=do == "resume")
            else:
                abort(400)
            audit.record(connection, access.account().id, "list.changed", list=kind, entry=entry_id, change=do)
    except Refusal as refusal:
        flash(_(refusal.message, **refusal.params), "error")
    else:
        flash(_("変更を保存しました。"), "success")
    return redirect(url_for("lists.show", kind=kind, _anchor=f"entry-{entry_id}"))
