"""The review page and the section chiefs' meeting: read the workshop on one page, decide, share, plan the next."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import select

from workshop.anonymity.check import NOT_PROOF
from workshop.domain.commands_chiefs import LinkNextWorkshop
from workshop.domain.decide_chiefs import content_of
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.rows_chiefs import MEETING, Comment, Decision, Meeting, NextPlan, Sharing
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.domain.vocabulary import DECISION_KINDS, REVIEW_SECTIONS
from workshop.exports.reading import read_report
from workshop.exports.values import Report
from workshop.service.workshops import new_id, prepare
from workshop.storage import audit
from workshop.storage.formats import offered_formats
from workshop.storage.library import newest_versions
from workshop.storage.tables import accounts
from workshop.web import access, plain, review_fields
from workshop.web.access import ADMINISTRATOR, SECTION_CHIEF, STAFF, public, require
from workshop.web.review_page import page_values
from workshop.web.services import services
from workshop.web.staff import HERE

blueprint = Blueprint("review", __name__)

DECIDING = (SECTION_CHIEF, ADMINISTRATOR)
LINK_VALID_S = 14 * 24 * 3600
_BASE = "/staff/workshops/<workshop_id>/review"
_NO_PLAN = Refusal(CONFLICT, "plan_incomplete", "研修を用意するには、テーマ・事例・進行形式・開催日を決めてください。")


# --- reading -----------------------------------------------------------------------------------------------------------------


@blueprint.get(_BASE)
@require(*STAFF)
def page(workshop_id: str) -> ResponseReturnValue:
    """The whole workshop on one page."""
    access.own_workshop(workshop_id)
    return _page(workshop_id, Viewpoint(access.account().capacity), editing=access.account().capacity in DECIDING, link=request.args.get("link", ""))


@blueprint.get(f"{_BASE}/head")
@require(*STAFF)
def head(workshop_id: str) -> ResponseReturnValue:
    """The number of the newest event, by which the page notices that somebody else wrote."""
    access.own_workshop(workshop_id)
    return jsonify(seq=services().bus.state(workshop_id).seq)


@blueprint.post(f"{_BASE}/link")
@require(*DECIDING)
def share(workshop_id: str) -> ResponseReturnValue:
    """Make a link by which the page can be read for two weeks, without signing in."""
    access.own_workshop(workshop_id)
    with services().database.write() as connection:
        audit.record(connection, access.account().id, "review.link", workshop=workshop_id)
    return redirect(url_for("review.page", workshop_id=workshop_id, link=_signer().dumps(workshop_id)), 303)


@blueprint.get("/review/<token>")
@public
def read_only(token: str) -> ResponseReturnValue:
    """The page for whoever has the link, as a section chief sees it; nothing can be changed."""
    try:
        workshop_id = str(_signer().loads(token, max_age=LINK_VALID_S))
        services().bus.state(workshop_id)
    except (BadSignature, LookupError):
        abort(404)
    return _page(workshop_id, Viewpoint(SECTION_CHIEF), editing=False, link="")


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services().settings.secret_key, salt="review-link")


def _page(workshop_id: str, viewpoint: Viewpoint, *, editing: bool, link: str) -> ResponseReturnValue:
    state = services().bus.state(workshop_id)
    report = _report(state, viewpoint)
    values = page_values(state, report, viewpoint, today=datetime.now(HERE).date())
    address = services().public_url(url_for("review.read_only", token=link)) if link else ""
    return render_template(
        "review/page.html", report=report, workshop=state.workshop, seq=state.seq, editing=editing, link=address, not_proof=NOT_PROOF,
        sections=REVIEW_SECTIONS, comments=_comments(state), new_id=new_id, **values,
    )  # fmt: skip


def _report(state: State, viewpoint: Viewpoint) -> Report:
    house = services()
    with house.database.read() as connection:
        return read_report(
            connection, state, data_dir=house.settings.data_dir, city=house.settings.city, label=house.settings.label, made_at=datetime.now(UTC),
            viewpoint=viewpoint,
        )  # fmt: skip


def _comments(state: State) -> dict[str, list[tuple[Comment, str]]]:
    """Comments by section, each with the name its author shows."""
    rows = list(state.rows[Comment].values())
    with services().database.read() as connection:
        query = select(accounts.c.id, accounts.c.display_name).where(accounts.c.id.in_({row.author for row in rows}))
        names = {row.id: row.display_name for row in connection.execute(query)}
    return {section: [(row, names.get(row.author, "")) for row in rows if row.section == section] for section in REVIEW_SECTIONS}


# --- writing -----------------------------------------------------------------------------------------------------------------


@blueprint.post(f"{_BASE}/comment")
@require(*DECIDING)
def comment(workshop_id: str) -> ResponseReturnValue:
    """A remark on a section."""
    access.own_workshop(workshop_id)
    section = request.form.get("section", "")
    given = {"id": request.form.get("id", ""), "section": section, "text": request.form.get("text", "")}
    answer = _submit(workshop_id, "comment.post", given)
    if not answer["ok"]:
        return _refused(workshop_id, answer["error"], _("意見を書く"), review_fields.COMMENT, given, {"id": given["id"], "section": section}, section), 422
    return redirect(url_for("review.page", workshop_id=workshop_id, _anchor=section if section in REVIEW_SECTIONS else None), 303)


@blueprint.route(f"{_BASE}/decide", methods=["GET", "POST"])
@require(*DECIDING)
def decide(workshop_id: str) -> ResponseReturnValue:
    """One decision: mark, decide, assign."""
    access.own_workshop(workshop_id)
    kind, thing = request.values.get("kind", "other"), request.values.get("id", "") or f"own-{secrets.token_hex(8)}"
    state = services().bus.state(workshop_id)
    if kind not in DECISION_KINDS:
        abort(404)
    row: Decision | None = state.rows[Decision].get((kind, thing))
    start = {"title": request.args.get("title", "")[:200]}
    return _edit(workshop_id, _("決定事項（%(kind)s）", kind=_(DECISION_KINDS[kind])), review_fields.DECISION, row, start, "decision.put", {"kind": kind, "id": thing}, "decisions")


@blueprint.route(f"{_BASE}/sharing", methods=["GET", "POST"])
@require(*DECIDING)
def sharing(workshop_id: str) -> ResponseReturnValue:
    """How one department shares the result."""
    access.own_workshop(workshop_id)
    thing = request.values.get("id", "") or f"sharing-{secrets.token_hex(8)}"
    row: Sharing | None = services().bus.state(workshop_id).rows[Sharing].get((thing,))
    start = {"department": request.args.get("department", "")[:80]}
    return _edit(workshop_id, _("所属別の共有計画"), review_fields.SHARING, row, start, "sharing.put", {"id": thing}, "sharing")


@blueprint.route(f"{_BASE}/meeting", methods=["GET", "POST"])
@require(*DECIDING)
def meeting(workshop_id: str) -> ResponseReturnValue:
    """Day, place and attendance of the meeting."""
    access.own_workshop(workshop_id)
    row: Meeting | None = services().bus.state(workshop_id).rows[Meeting].get((MEETING,))
    return _edit(workshop_id, _("会議の日時と場所"), review_fields.MEETING, row, {}, "meeting.put", {}, "agenda")


@blueprint.route(f"{_BASE}/next", methods=["GET", "POST"])
@require(*DECIDING)
def following(workshop_id: str) -> ResponseReturnValue:
    """The next training's plan."""
    access.own_workshop(workshop_id)
    row: NextPlan | None = services().bus.state(workshop_id).rows[NextPlan].get((MEETING,))
    with services().database.read() as connection:
        cases = [(one.slug, one.title) for one in newest_versions(connection)]
        formats = [(fmt.id, fmt.title) for fmt in offered_formats(connection)]
    fields = review_fields.next_fields(cases, formats)
    return _edit(workshop_id, _("次回の計画"), fields, row, {}, "next_plan.put", {}, "next")


def _edit(
    workshop_id: str, title: str, fields: Sequence[review_fields.Field], row: Any, start: dict[str, Any], command: str, key: dict[str, str], anchor: str
) -> ResponseReturnValue:
    values = content_of(row) if row is not None else start
    number: int | str = row.version if row is not None else 0
    if request.method == "POST":
        values, number = review_fields.payload(fields, request.form), review_fields.version(request.form)
        answer = _submit(workshop_id, command, {**key, "version": number, **values})
        if answer["ok"]:
            flash(_("保存しました。"), "success")
            return redirect(url_for("review.page", workshop_id=workshop_id, _anchor=anchor), 303)
        error = answer["error"]
        return _refused(workshop_id, error, title, fields, values, key, anchor, number), 409 if error["kind"] == CONFLICT else 422
    return _form(workshop_id, title, fields, values, key, anchor, number=number)


def _refused(
    workshop_id: str, error: dict[str, Any], title: str, fields: Sequence[review_fields.Field], values: dict[str, Any], key: dict[str, str], anchor: str,
    number: int | str = 0,
) -> str:  # fmt: skip
    """The form with everything that was typed: beside what somebody else wrote, or with what may tell who somebody is."""
    found = error["current"] if error["code"] == "identifying" else []
    current = None if found else error.get("current")
    return _form(
        workshop_id, title, fields, values, key, anchor, number=current["version"] if current else number, error=error, sentence=plain.sentence(error),
        current=current, identifying=found,
    )  # fmt: skip


def _form(workshop_id: str, title: str, fields: Sequence[review_fields.Field], values: dict[str, Any], key: dict[str, str], anchor: str, **more: Any) -> str:
    return render_template(
        "review/edit.html", title=title, fields=fields, values=values, key=key, shown=review_fields.shown, workshop_id=workshop_id, anchor=anchor, **more
    )


def _submit(workshop_id: str, command: str, given: dict[str, Any]) -> dict[str, Any]:
    own = access.account()
    payload = {**given, "confirmed": request.form.get("confirmed") == "yes"}
    envelope = {"command_id": new_id(), "type": command, "payload": payload}
    return services().bus.submit(workshop_id, Actor(own.capacity, own.id), envelope)


@blueprint.post(f"{_BASE}/prepare")
@require(*DECIDING)
def prepare_next(workshop_id: str) -> ResponseReturnValue:
    """Prepare the workshop that is planned."""
    access.own_workshop(workshop_id)
    own = access.account()
    try:
        made = _prepared(services().bus.state(workshop_id), own.id)
        services().bus.execute(workshop_id, Actor(own.capacity, own.id), new_id(), LinkNextWorkshop(made))
    except Refusal as refusal:
        flash(plain.sentence(refusal.answer()["error"]), "error")
    else:
        flash(_("次回の研修を用意しました。研修の一覧から開けます。"), "success")
    return redirect(url_for("review.page", workshop_id=workshop_id, _anchor="next"), 303)


def _prepared(state: State, account_id: str) -> str:
    plan: NextPlan | None = state.rows[NextPlan].get((MEETING,))
    if plan is None or not (plan.theme and plan.case and plan.format and plan.held_on) or plan.prepared_id:
        raise _NO_PLAN
    workshop = state.workshop
    with services().database.read() as connection:
        digest = next((one.id for one in newest_versions(connection) if one.slug == plan.case), "")
    return prepare(
        services().bus, account_id=account_id, title=plan.theme[:80], ward_id=workshop.ward_id, held_on=date.fromisoformat(plan.held_on).isoformat(),
        expected=workshop.expected, groups=max(1, len(state.groups)), group_limit=workshop.group_limit, case_digest=digest, format_id=plan.format,
    )  # fmt: skip
