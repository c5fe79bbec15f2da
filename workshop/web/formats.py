"""The formats: those of the product, to be looked at and copied; the house's own, to be changed, taken in and given away as files."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from workshop.casebook.faults import Fault, FormatFaults
from workshop.casebook.format_text import format_to_yaml, not_silent_first, starts_silent
from workshop.casebook.formats import OPENING_SCREENS, list_formats, parse_format
from workshop.casebook.source import MAX_BYTES
from workshop.domain.case import Format
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Actor
from workshop.domain.vocabulary import SCREENS
from workshop.service.workshops import switch_format
from workshop.storage import audit
from workshop.storage.accounts import list_accounts
from workshop.storage.formats import (
    find_format,
    free_slug,
    house_formats,
    is_built_in,
    offered_formats,
    save_format,
    set_format_active,
    versions_of,
)
from workshop.web import access
from workshop.web.access import RUNNING, STAFF, require
from workshop.web.format_form import FormFault, act, check_draft, draft_of, new_stage, read_draft
from workshop.web.forms import ConfirmForm, FormatFileForm
from workshop.web.services import services

blueprint = Blueprint("formats", __name__, url_prefix="/staff/formats")


@blueprint.get("")
@require(*STAFF)
def index() -> ResponseReturnValue:
    """All formats: the house's own first, then those of the product."""
    with services().database.read() as connection:
        own = house_formats(connection)
    return render_template("staff/formats.html", own=own, built_in=list_formats(), may_edit=_may_edit())


@blueprint.get("/<format_id>")
@require(*STAFF)
def show(format_id: str) -> ResponseReturnValue:
    """One format, stage by stage."""
    fmt = _known(format_id)
    with services().database.read() as connection:
        versions = versions_of(connection, format_id)
        names = {account.id: account.display_name for account in list_accounts(connection)}
    return render_template(
        "staff/format.html", fmt=fmt, versions=versions, names=names, built_in=is_built_in(format_id), may_edit=_may_edit(), words=_words(),
        silent=starts_silent, advice=not_silent_first(fmt), confirm=ConfirmForm(),
    )  # fmt: skip


@blueprint.get("/<format_id>/format.yaml")
@require(*STAFF)
def source(format_id: str) -> ResponseReturnValue:
    """The format as a file, to take it elsewhere."""
    fmt = _known(format_id)
    response = Response(format_to_yaml(fmt), mimetype="application/yaml")
    response.headers["Content-Disposition"] = f"attachment; filename={fmt.id}.yaml"
    return response


@blueprint.route("/new", methods=["GET", "POST"])
@require(*RUNNING)
def new() -> ResponseReturnValue:
    """A new format of the house: a copy of `?base=`, or an empty one."""
    if request.method == "POST":
        return _edited()
    base = request.args.get("base", "")
    with services().database.read() as connection:
        slug = free_slug(connection, base or "format")
    draft = draft_of(_known(base)) if base else {"summary": "", "stages": [new_stage(1)]}
    title = _("%(title)sの写し", title=draft["title"]) if base else ""
    return _editor({**draft, "id": slug, "title": title}, [])


@blueprint.route("/<format_id>/edit", methods=["GET", "POST"])
@require(*RUNNING)
def edit(format_id: str) -> ResponseReturnValue:
    """Change a format of the house; saving makes its next version."""
    fmt = _known(format_id)
    if is_built_in(format_id):
        return redirect(url_for("formats.new", base=format_id))
    return _edited() if request.method == "POST" else _editor(draft_of(fmt), [])


def _edited() -> ResponseReturnValue:
    draft, do = read_draft(request.form), request.form.get("do", "")
    if do != "save":
        return _editor(act(draft, do), [], anchor=do)
    fmt, faults = check_draft(draft)
    if fmt is None:
        return _editor(draft, faults)
    try:
        _save(fmt)
    except Refusal as refusal:
        return _editor(draft, [FormFault(None, _(refusal.message, **refusal.params))])
    flash(_("「%(title)s」を保存しました。", title=fmt.title), "success")
    return redirect(url_for("formats.show", format_id=fmt.id))


def _save(fmt: Format) -> None:
    own = access.account()
    with services().database.write() as connection:
        version = save_format(connection, fmt, own.id)
        audit.record(connection, own.id, "format.saved", format=fmt.id, version=version, title=fmt.title)


def _editor(draft: dict[str, Any], faults: list[FormFault], *, anchor: str = "") -> ResponseReturnValue:
    minutes = [sum(phase["minutes"] for phase in stage["phases"] if isinstance(phase["minutes"], int)) for stage in draft["stages"]]
    by_stage: dict[int | None, list[str]] = {}
    for fault in faults:
        by_stage.setdefault(fault.stage, []).append(fault.text)
    page = render_template("staff/format_edit.html", draft=draft, faults=by_stage, minutes=minutes, words=_words(), anchor=anchor, confirm=ConfirmForm())
    return page, 422 if faults else 200


@blueprint.post("/<format_id>/active/<any(on, off):state>")
@require(*RUNNING)
def active(format_id: str, state: str) -> ResponseReturnValue:
    """Offer a format of the house for new workshops, or no longer."""
    fmt = _known(format_id)
    if is_built_in(format_id):
        abort(404)
    with services().database.write() as connection:
        set_format_active(connection, format_id, active=state == "on")
        audit.record(connection, access.account().id, "format.resumed" if state == "on" else "format.stopped", format=fmt.id)
    flash(_("変更を保存しました。"), "success")
    return redirect(url_for("formats.show", format_id=format_id))


@blueprint.route("/import", methods=["GET", "POST"])
@require(*RUNNING)
def take_in() -> ResponseReturnValue:
    """Take a file in, or name everything that is wrong with it, by line.  A faulty one is not saved."""
    form = FormatFileForm()
    faults: tuple[Fault, ...] = ()
    if form.validate_on_submit():
        file = form.file.data
        if not isinstance(file, FileStorage) or not file.filename:
            form.file.errors = [_("ファイルを選んでください。")]
        else:
            with file.stream as stream:
                data = stream.read(MAX_BYTES + 1)
            try:
                return _taken_in(parse_format(data))
            except FormatFaults as error:
                faults = error.faults
    return render_template("staff/format_import.html", form=form, faults=faults), 422 if form.is_submitted() else 200


def _taken_in(fmt: Format) -> ResponseReturnValue:
    """A file with the id of one of the product's formats becomes a format of the house beside it."""
    if is_built_in(fmt.id):
        with services().database.read() as connection:
            fmt = Format(free_slug(connection, fmt.id), fmt.title, fmt.summary, fmt.stages)
    _save(fmt)
    flash(_("「%(title)s」を取り込みました。", title=fmt.title), "success")
    return redirect(url_for("formats.show", format_id=fmt.id))


@blueprint.route("/workshop/<workshop_id>", methods=["GET", "POST"])
@require(*RUNNING)
def switch(workshop_id: str) -> ResponseReturnValue:
    """Another format for a workshop that has not begun; what else was prepared stays."""
    access.own_workshop(workshop_id)
    state = services().bus.state(workshop_id)
    error = ""
    if request.method == "POST":
        try:
            switch_format(services().bus, workshop_id, Actor(access.account().capacity, access.account().id), request.form.get("format", ""))
        except Refusal as refusal:
            error = _(refusal.message, **refusal.params)
        else:
            flash(_("進行形式を変えました。"), "success")
            return redirect(url_for("live_pages.cockpit", workshop_id=workshop_id))
    with services().database.read() as connection:
        offered = offered_formats(connection)
    page = render_template("staff/format_switch.html", workshop=state.workshop, current=state.format, formats=offered, error=error, confirm=ConfirmForm())
    return page, 409 if error else 200


def _known(format_id: str) -> Format:
    with services().database.read() as connection:
        try:
            return find_format(connection, format_id)
        except Refusal:
            abort(404)


def _may_edit() -> bool:
    return access.account().capacity in RUNNING


def _words() -> dict[str, dict[str, str]]:
    return {
        "writes": {
            "fact": _("カードの事実の共有"), "urgency": _("0〜10の判定"), "assessment": _("見立て"), "note": _("付箋"), "action_item": _("行動計画"),
            "reflection": _("振り返り"), "reaction": _("反応"),
        },
        "audience": {"self": _("個人（静かに。本人だけに見える）"), "group": _("班で見る"), "all": _("全体で見る")},
        "screens": {screen: _(text) for screen, text in SCREENS.items() if screen in OPENING_SCREENS},
    }  # fmt: skip
