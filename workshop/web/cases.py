"""The library of cases: list, one case as staff see it, taking in a file."""

from __future__ import annotations

from flask import Blueprint, Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from workshop.casebook.check import advise
from workshop.casebook.faults import REASONS, CaseFaults, Fault
from workshop.casebook.source import MAX_BYTES
from workshop.service.case_files import findings_of
from workshop.storage import audit
from workshop.storage.accounts import list_accounts
from workshop.storage.case_sheets import sheet_of
from workshop.storage.library import Version, add_case, check_in, find_version, set_version_active, source_of, versions
from workshop.web import access
from workshop.web.access import ADMINISTRATOR, RUNNING, STAFF, require
from workshop.web.forms import ConfirmForm, UploadForm
from workshop.web.pictures import of_case
from workshop.web.services import services

blueprint = Blueprint("cases", __name__, url_prefix="/staff/cases")


@blueprint.get("")
@require(*STAFF)
def index() -> ResponseReturnValue:
    """All cases; of each the newest version that is in use, the other versions below it."""
    with services().database.read() as connection:
        held = versions(connection)
    by_slug: dict[str, list[Version]] = {}
    for version in sorted(held, key=lambda version: not version.active):
        by_slug.setdefault(version.slug, []).append(version)
    return render_template("staff/cases.html", cases=list(by_slug.values()), may_upload=access.account().capacity in RUNNING)


@blueprint.get("/<digest>")
@require(*STAFF)
def show(digest: str) -> ResponseReturnValue:
    """One version of a case, whole: also what participants never see."""
    version = _known(digest)
    with services().database.read() as connection:
        others = [other for other in versions(connection) if other.slug == version.slug and other.id != digest]
        sheet = sheet_of(connection, digest)
        names = {account.id: account.display_name for account in list_accounts(connection)}
    own, case = access.account(), version.case
    facts = sorted(case.facts, key=lambda fact: (len(fact.id), fact.id)) if case else []  # F2 before F10
    return render_template(
        "staff/case.html", version=version, case=case, facts=facts, others=others, names=names, sheet=sheet, advice=advise(case) if case else [],
        pictures=of_case(case) if case else [],
        may_run=own.capacity in RUNNING, may_stop=own.capacity == ADMINISTRATOR, confirm=ConfirmForm(),
    )  # fmt: skip


@blueprint.get("/<digest>/case.md")
@require(*STAFF)
def source(digest: str) -> ResponseReturnValue:
    """The file, to change it or to take it elsewhere."""
    with services().database.read() as connection:
        text = source_of(connection, digest)
    if text is None:
        abort(404)
    response = Response(text, mimetype="text/markdown")
    response.headers["Content-Disposition"] = "attachment; filename=case.md"
    return response


@blueprint.post("/<digest>/active/<any(on, off):state>")
@require(ADMINISTRATOR)
def active(digest: str, state: str) -> ResponseReturnValue:
    """Offer a version for new workshops, or no longer."""
    version = _known(digest)
    with services().database.write() as connection:
        set_version_active(connection, digest, active=state == "on")
        audit.record(connection, access.account().id, "case.resumed" if state == "on" else "case.stopped", case=version.slug, version=digest)
    flash(_("変更を保存しました。"), "success")
    return redirect(url_for("cases.show", digest=digest))


@blueprint.route("/upload", methods=["GET", "POST"])
@require(*RUNNING)
def upload() -> ResponseReturnValue:
    """Take a case file in, or name everything that is wrong with it."""
    form = UploadForm()
    faults: tuple[Fault, ...] = ()
    if form.validate_on_submit():
        file = form.file.data
        if not isinstance(file, FileStorage) or not file.filename:
            form.file.errors = [_("ファイルを選んでください。")]
        else:
            with file.stream as stream:
                data = stream.read(MAX_BYTES + 1)
            try:
                return _take_in(data, file.filename)
            except CaseFaults as error:
                faults = error.faults
    name = form.file.data.filename if faults else ""
    return render_template("staff/case_upload.html", form=form, faults=faults, name=name), 422 if form.is_submitted() else 200


@blueprint.app_template_filter("words")
def in_words(fault: Fault) -> str:
    """A fault's sentence in the page's language; what fills it is translated as far as it is ours."""
    filled = {name: _(value) if isinstance(value, str) and value else value for name, value in fault.params.items()}
    return str(_(REASONS[fault.code], **filled)).strip()


def _take_in(data: bytes, name: str) -> ResponseReturnValue:
    """Raises CaseFaults, having stored nothing."""
    incoming, own = check_in(data), access.account()
    with services().database.write() as connection:
        new = add_case(connection, incoming, own.id)
        if new:
            audit.record(connection, own.id, "case.added", case=incoming.slug, version=incoming.id, file=name[:200])
    if new:
        flash(_("事例を取り込みました。"), "success")
        if findings_of(incoming.source)[0]:
            flash(_("だれのことか分かるおそれのある書き方が見つかりました。下で確かめてください。"), "info")
        return redirect(url_for("case_check.look", digest=incoming.id))
    flash(_("同じ内容の事例が、すでに一覧にあります。新しくは取り込んでいません。"), "info")
    return redirect(url_for("cases.show", digest=incoming.id))


def _known(digest: str) -> Version:
    with services().database.read() as connection:
        version = find_version(connection, digest)
    if version is None:
        abort(404)
    return version
