"""Decisions on the section chiefs' meeting: whoever writes over a version that has gone on is shown both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain import commands_chiefs as c
from workshop.domain import events_chiefs as e
from workshop.domain.commands import Command
from workshop.domain.event import Event
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.row import Row
from workshop.domain.rows_chiefs import MEETING, Comment, Decision, Meeting, NextPlan, QuestionnaireSheet, Sharing
from workshop.domain.state import State, row_fields
from workshop.domain.viewpoint import Actor, Viewpoint, leaves_the_room, visible

MAX_ROWS = 400  # decisions, or plans for sharing, of one workshop

_HEAD = ("kind", "id", "version", "updated_at", "prepared_id")


def content_of(row: Row) -> dict[str, Any]:
    """What people wrote into a row."""
    return {name: getattr(row, name) for name in row_fields(type(row)) if name not in _HEAD}


def standing(state: State, command: Command) -> Mapping[str, Any]:
    """What stands where a chiefs' command would put its content; empty for any other command."""
    row: Row | None = None
    if isinstance(command, c.PutDecision):
        row = state.rows[Decision].get((command.kind, command.id))
    elif isinstance(command, c.PutSharing):
        row = state.rows[Sharing].get((command.id,))
    elif isinstance(command, c.PutNextPlan | c.PutMeeting):
        row = state.rows[NextPlan if isinstance(command, c.PutNextPlan) else Meeting].get((MEETING,))
    return content_of(row) if row is not None else {}


def _next_version(known: Any, version: int, content: Mapping[str, Any]) -> int | None:
    """The version to come; None where the content stands already.  Raises Refusal where somebody was faster."""
    if known is not None and content_of(known) == content:
        return None
    standing = known.version if known is not None else 0
    if version != standing:
        current = {"version": standing, **(content_of(known) if known is not None else {})}
        message = "ほかの人が先に書きかえています。いまの内容とあなたの内容を見くらべて、もう一度保存してください。"
        raise Refusal(CONFLICT, "changed", message, current=current)
    return standing + 1


def _put_decision(state: State, command: c.PutDecision, actor: Actor, now: str) -> list[Event]:
    known: Decision | None = state.rows[Decision].get((command.kind, command.id))
    if command.kind == "hole" and state.case.need(command.id) is None:
        raise Refusal(INVALID, "unknown_need", "その課題は、この事例にはありません。", field="id")
    if command.kind == "finding":
        post = state.post(command.id)
        if post is None or not visible(post, Viewpoint(actor.capacity)) or not leaves_the_room(post):
            raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="id")
    _room_for(state.rows[Decision], known)
    version = _next_version(known, command.version, command.content)
    return [] if version is None else [e.DecisionPut(command.kind, command.id, version, command.content)]


def _room_for(rows: Mapping[Any, Row], known: Row | None) -> None:
    if known is None and len(rows) >= MAX_ROWS:
        raise Refusal(CONFLICT, "too_many", "これ以上は増やせません。使わない項目を書きかえて使ってください。")


def _put_sharing(state: State, command: c.PutSharing, actor: Actor, now: str) -> list[Event]:
    known: Sharing | None = state.rows[Sharing].get((command.id,))
    _room_for(state.rows[Sharing], known)
    version = _next_version(known, command.version, command.content)
    return [] if version is None else [e.SharingPut(command.id, version, command.content)]


def _put_next_plan(state: State, command: c.PutNextPlan, actor: Actor, now: str) -> list[Event]:
    version = _next_version(state.rows[NextPlan].get((MEETING,)), command.version, command.content)
    return [] if version is None else [e.NextPlanPut(version, command.content)]


def _link(state: State, command: c.LinkNextWorkshop, actor: Actor, now: str) -> list[Event]:
    plan: NextPlan | None = state.rows[NextPlan].get((MEETING,))
    if plan is None:
        raise Refusal(CONFLICT, "no_plan", "次回の計画を先に書いてください。")
    if plan.prepared_id:
        raise Refusal(CONFLICT, "prepared_already", "この計画の研修は、すでに用意されています。")
    return [e.NextWorkshopPrepared(command.workshop_id)]


def _put_meeting(state: State, command: c.PutMeeting, actor: Actor, now: str) -> list[Event]:
    version = _next_version(state.rows[Meeting].get((MEETING,)), command.version, command.content)
    return [] if version is None else [e.MeetingPut(version, command.content)]


def _comment(state: State, command: c.PostComment, actor: Actor, now: str) -> list[Event]:
    if (command.id,) in state.rows[Comment]:
        return []
    return [e.CommentPosted(command.id, command.section, command.text, actor.id)]


def _set_questionnaire(state: State, command: c.SetQuestionnaire, actor: Actor, now: str) -> list[Event]:
    known: QuestionnaireSheet | None = state.rows[QuestionnaireSheet].get((command.sheet,))
    if known is None:
        return [e.QuestionnaireSet(command.sheet, command.open, command.questions)] if command.open else []
    if command.open and known.status == "closed":
        # Results come out when it closes; one more answer after that would be the difference between two results.
        raise Refusal(CONFLICT, "questionnaire_closed", "一度しめ切ったアンケートは、もう開けません。前の集計との差から、答えた人が分かるおそれがあるためです。")
    if command.open == (known.status == "open"):
        return []
    return [e.QuestionnaireSet(command.sheet, command.open, {})]


DECIDE_CHIEFS: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    c.PutDecision: _put_decision,
    c.PutSharing: _put_sharing,
    c.PutNextPlan: _put_next_plan,
    c.LinkNextWorkshop: _link,
    c.PutMeeting: _put_meeting,
    c.PostComment: _comment,
    c.SetQuestionnaire: _set_questionnaire,
}
