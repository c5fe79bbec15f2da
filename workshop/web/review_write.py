"""What the section chiefs write: remarks, decisions, sharing, the meeting, the next training.  Plain forms; who was slower is shown both versions."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.domain.commands_chiefs import LinkNextWorkshop
from workshop.domain.decide_chiefs import content_of
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.rows_chiefs import MEETING, Decision, Meeting, NextPlan, Sharing
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.domain.vocabulary import DECISION_KINDS, REVIEW_SECTIONS
from workshop.service.workshops import new_id, prepare
from workshop.storage.formats import offered_formats
from workshop.storage.library import newest_versions
from workshop.web import access, plain, review_fields
from workshop.web.access import require
from workshop.web.review import BASE, DECIDING
from workshop.web.services import services

blueprint = Blueprint("review_write", __name__)

_NO_PLAN = Refusal(CONFLICT, "plan_incomplete", "研修を用意するには、テーマ・事例・進行形式・開催日を決めてください。")


@blueprint.post(f"{BASE}/comment")
@require(*DECIDING)
def comment(workshop_id: str) -> ResponseReturnValue:
    """A remark on a section."""
    access.own_workshop(workshop_id)
    section = request.form.get("section", "")
    given = {"id": request.form.get("id", ""), "section": section, "text": request.form.get("text", "")}
    answer = submit(workshop_id, "comment.post", given)
    after = url_for("review.page", workshop_id=workshop_id, _anchor=section if section in REVIEW_SECTIONS else None)
    if answer["ok"]:
        return redirect(after, 303)
    key = {"id": given["id"], "section": section}
    return _form(workshop_id, _("意見を書く"), review_fields.COMMENT, {"text": given["text"]}, 0, key, answer["error"], after)


@blueprint.route(f"{BASE}/decide", methods=["GET", "POST"])
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


@blueprint.route(f"{BASE}/sharing", methods=["GET", "POST"])
@require(*DECIDING)
def sharing(workshop_id: str) -> ResponseReturnValue:
    """How one department shares the result."""
    access.own_workshop(workshop_id)
    thing = request.values.get("id", "") or f"sharing-{secrets.token_hex(8)}"
    row: Sharing | None = services().bus.state(workshop_id).rows[Sharing].get((thing,))
    start = {"department": request.args.get("department", "")[:80]}
    return _edit(workshop_id, _("所属別の共有計画"), review_fields.SHARING, row, start, "sharing.put", {"id": thing}, "sharing")


@blueprint.route(f"{BASE}/meeting", methods=["GET", "POST"])
@require(*DECIDING)
def meeting(workshop_id: str) -> ResponseReturnValue:
    """Day, place and attendance of the meeting."""
    access.own_workshop(workshop_id)
    row: Meeting | None = services().bus.state(workshop_id).rows[Meeting].get((MEETING,))
    return _edit(workshop_id, _("会議の日時と場所"), review_fields.MEETING, row, {}, "meeting.put", {}, "agenda")


@blueprint.route(f"{BASE}/next", methods=["GET", "POST"])
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
    """The form of one row: shown, or taken; where somebody was faster, both versions side by side."""
    values = content_of(row) if row is not None else start
    number: int | str = row.version if row is not None else 0
    after = access.local_path(request.values.get("then"), url_for("review.page", workshop_id=workshop_id, _anchor=anchor))
    error: dict[str, Any] | None = None
    if request.method == "POST":
        values, number = review_fields.payload(fields, request.form), review_fields.version(request.form)
        answer = submit(workshop_id, command, {**key, "version": number, **values})
        if answer["ok"]:
            flash(_("保存しました。"), "success")
            return redirect(after, 303)
        error = answer["error"]
    return _form(workshop_id, title, fields, values, number, key, error, after, saved=row)


def _form(
    workshop_id: str, title: str, fields: Sequence[review_fields.Field], values: dict[str, Any], number: int | str, key: dict[str, str],
    error: dict[str, Any] | None, after: str, *, saved: Any = None,
) -> ResponseReturnValue:  # fmt: skip
    """The form with everything that was typed: beside what somebody else wrote, or with what may tell who somebody is.

    `saved`: the row as it stood when the form was asked for, by which the page sees what somebody else changes.
    """
    found = error["current"] if error and error["code"] == "identifying" else []
    current = None if found or error is None else error.get("current")
    known = current or (content_of(saved) if saved is not None and saved.version == number else {})
    state = services().bus.state(workshop_id)
    key_of: dict[str, Any] = {"workshop_id": workshop_id, **key}
    page = render_template(
        "review/edit.html", title=title, fields=fields, values=values, number=current["version"] if current else number, key=key, error=error,
        sentence=plain.sentence(error) if error else "", identifying=found, current=current, shown=review_fields.shown, workshop_id=workshop_id, after=after,
        code=state.workshop.code, seq=state.seq, known=known, fresh="" if fields is review_fields.COMMENT else url_for(request.endpoint or "", **key_of),
    )  # fmt: skip
    return page, 200 if error is None else 409 if error["kind"] == CONFLICT else 422


def submit(workshop_id: str, command: str, given: dict[str, Any]) -> dict[str, Any]:
    """Hand a command of this account to the bus."""
    own = access.account()
    payload = {**given, "confirmed": request.form.get("confirmed") == "yes"}
    envelope = {"command_id": new_id(), "type": command, "payload": payload}
    return services().bus.submit(workshop_id, Actor(own.capacity, own.id), envelope)


@blueprint.post(f"{BASE}/prepare")
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
