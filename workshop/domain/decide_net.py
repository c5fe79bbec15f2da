"""Decisions on the net of support: who may answer a hand-off, who may call a role in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import commands as c
from workshop.domain import events as e
from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.decide_moderation import stops
from workshop.domain.decide_posts import seat_of
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.events_net import HandoffAnswered, RoleCalled
from workshop.domain.refusal import CONFLICT, FORBIDDEN, INVALID, Refusal
from workshop.domain.rows_net import CalledRole, HandoffAnswer
from workshop.domain.state import ActionItem, State
from workshop.domain.viewpoint import Actor, viewpoint_of, visible


def _refuse_in_silence(state: State) -> None:
    """While everybody writes alone, nothing of it is said aloud."""
    phase = state.current_phase
    if phase is not None and phase.audience == "self":
        raise Refusal(CONFLICT, "silent_time", "いまは一人で書く時間です。班で見せ合う時間になってから、もう一度お試しください。")


def _handoff(state: State, post_id: str, actor: Actor) -> ActionItem:
    """The item that hands something off, if the actor may see it.  Raises Refusal where there is none."""
    item: ActionItem | None = state.rows[ActionItem].get((post_id,))
    viewpoint = viewpoint_of(state, actor)
    if item is None or viewpoint is None or not visible(item, viewpoint):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="post_id")
    if item.handoff_to is None:
        raise Refusal(CONFLICT, "no_handoff", "この行動計画には、つなぐ相手が書かれていません。書き直されたようです。", field="post_id")
    return item


def _voice(state: State, item: ActionItem, actor: Actor) -> str:
    """As what the actor answers: "role", "group" or "facilitator".  Raises Refusal for whoever may not.

    Whoever plays the receiving role in the item's group answers.  Nobody plays it, but it was called in: the facilitator, or any
    member but the author, speaks for it.  What the staff entered for a group on paper, they answer for it as well.
    """
    members = state.members(item.group_id)
    players = {seat.id for seat in members if seat.role == item.handoff_to}
    if actor.id in players and actor.capacity == "participant":
        return "role"
    own_group = actor.capacity != "participant" or any(seat.id == actor.id for seat in members)
    if not own_group:
        raise Refusal(FORBIDDEN, "not_your_group", "ほかの班のつなぎには答えられません。")
    if players:
        raise Refusal(FORBIDDEN, "not_your_role", "このつなぎには、つなぐ先の役割の人が答えます。")
    on_paper = item.written_by == "staff" and actor.capacity != "participant"
    if not on_paper and (item.group_id, item.handoff_to) not in state.rows[CalledRole]:
        raise Refusal(CONFLICT, "role_not_called", "つなぐ先の役割の人がこの班にいません。先にその役割を招集してください。")
    if actor.capacity != "participant":
        return "facilitator"
    if actor.id == item.participant_id:
        raise Refusal(FORBIDDEN, "own_handoff", "自分が書いたつなぎには、自分では答えられません。班のほかの人か進行役が、その役割に代わって答えます。")
    return "group"


def _answer(state: State, command: AnswerHandoff, actor: Actor, now: str) -> list[e.Event]:
    _refuse_in_silence(state)
    item = _handoff(state, command.post_id, actor)
    by = _voice(state, item, actor)
    if command.answer == "declined" and not command.text:
        raise Refusal(INVALID, "reason_missing", "受けられない理由を書いてください。書いた人が、次の手を考えられます。", field="text")
    known: HandoffAnswer | None = state.rows[HandoffAnswer].get((item.id,))
    if known is not None and not known.lapsed and (known.answer, known.text, known.by) == (command.answer, command.text, by):
        return []
    participant_id, findings = (actor.id, command.findings) if actor.capacity == "participant" else ("", ())  # the staff have decided already
    answered = HandoffAnswered(item.id, item.group_id, item.handoff_to or "", item.needs, command.answer, command.text, by, participant_id, findings)
    told_at_once = known is not None and stops(known.findings)
    return [answered, PostRedacted(item.id, "handoff")] if told_at_once else [answered]


def _call(state: State, command: CallRole, actor: Actor, now: str) -> list[e.Event]:
    _refuse_in_silence(state)
    seat = seat_of(state, actor)
    if all(role.id != command.role for role in state.callable_roles):
        raise Refusal(INVALID, "unknown_role", "その役割は一覧にありません。選び直してください。", field="role")
    if any(member.role == command.role for member in state.members(seat.group_id)):
        raise Refusal(CONFLICT, "role_present", "その役割の人は、もうこの班にいます。", field="role")
    if (seat.group_id, command.role) in state.rows[CalledRole]:
        return []
    return [RoleCalled(seat.group_id, command.role, command.reason, seat.id)]


DECIDE_NET: dict[type[c.Command], Callable[[State, Any, Actor, str], list[e.Event]]] = {
    AnswerHandoff: _answer,
    CallRole: _call,
}
