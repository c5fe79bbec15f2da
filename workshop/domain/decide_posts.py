"""Decisions on what people write: posts, reactions, shared facts, urgency."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import commands as c
from workshop.domain import events_posts as e
from workshop.domain.case import Stage
from workshop.domain.commands_notes import EditNote, PostNote, WithdrawNote
from workshop.domain.decide_anonymity import around_edit, forgotten, why_held
from workshop.domain.event import Event
from workshop.domain.hands import writer
from workshop.domain.refusal import CONFLICT, FORBIDDEN, INVALID, Refusal
from workshop.domain.rows_net import CalledRole
from workshop.domain.sight import knows_fact, shape_post
from workshop.domain.state import Participant, Post, Reaction, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Actor, from_seat, visible

POSTED: dict[type[c.Command], type[e.Posted]] = {
    c.PostAssessment: e.AssessmentPosted,
    c.PostActionItem: e.ActionItemPosted,
    c.PostReflection: e.ReflectionPosted,
    PostNote: e.NotePosted,
}
EDITED: dict[type[c.Command], type[e.Edited]] = {
    c.EditAssessment: e.AssessmentEdited,
    c.EditActionItem: e.ActionItemEdited,
    c.EditReflection: e.ReflectionEdited,
    EditNote: e.NoteEdited,
}
WITHDRAWN: dict[type[c.Command], type[e.Withdrawn]] = {
    c.WithdrawAssessment: e.AssessmentWithdrawn,
    c.WithdrawActionItem: e.ActionItemWithdrawn,
    c.WithdrawReflection: e.ReflectionWithdrawn,
    WithdrawNote: e.NoteWithdrawn,
}


def seat_of(state: State, actor: Actor) -> Participant:
    """The actor's seat.  Raises Refusal for somebody without one."""
    seat = state.participant(actor.id)
    if seat is None:
        raise Refusal(FORBIDDEN, "no_seat", "席が見つかりません。参加コードからもう一度お入りください。")
    return seat


def _check_content(state: State, seat: Participant, content: dict[str, Any]) -> dict[str, Any]:
    """The content with defaults filled in.  Raises Refusal where it cites what does not exist or is not known."""
    for fact_id in content.get("facts", ()):
        if not knows_fact(state, fact_id, from_seat(seat)):
            raise Refusal(INVALID, "unknown_fact", "事実 %(fact)s は、まだ知らされていないか、この事例にありません。", field="facts", fact=fact_id)
    for need_id in content.get("needs", ()):
        if state.case.need(need_id) is None:
            raise Refusal(INVALID, "unknown_need", "課題 %(need)s は、この事例にありません。", field="needs", need=need_id)
    if "role_acting" not in content:
        return content
    acting = content["role_acting"] or seat.role
    called = (seat.group_id, acting) in state.rows[CalledRole]  # who was called in may act, although no card plays it
    if state.case.role(acting) is None and not called:
        raise Refusal(INVALID, "unknown_role", "その役割は、この事例にはありません。選び直してください。", field="role_acting")
    if content["handoff_to"] == acting:
        raise Refusal(INVALID, "handoff_to_self", "つなぐ相手には、自分以外の役割を選んでください。", field="handoff_to")
    if content["handoff_to"] is not None and all(role.id != content["handoff_to"] for role in state.callable_roles):
        raise Refusal(INVALID, "unknown_role", "その役割は、この事例にはありません。選び直してください。", field="handoff_to")
    return {**content, "role_acting": acting}


def _check_note(stage: Stage | None, content: dict[str, Any]) -> None:
    """A note is of a kind that the stage in which it was written asks for."""
    if stage is None or stage.note_kind(content["kind"]) is None:
        raise Refusal(INVALID, "unknown_choice", "選べる項目ではありません。選び直してください。", field="kind")


def _post(state: State, command: c.MakePost, actor: Actor, now: str) -> list[Event]:
    seat, hand = writer(state, command, actor, seat_of)
    if state.post(command.id) is not None:
        raise Refusal(CONFLICT, "post_exists", "この投稿はすでに保存されています。", field="id")
    stage, phase = state.current_stage, state.current_phase
    assert stage is not None  # permissions has checked that a stage is open
    assert phase is not None
    content = _check_content(state, seat, command.content)
    if isinstance(command, PostNote):
        _check_note(stage, content)
    silent = phase.audience == "self" and hand != "staff"  # what a group on paper thinks has been said aloud
    audience = "group" if phase.audience == "self" and not silent else phase.audience
    held = why_held(state, command)
    return [POSTED[type(command)](command.id, seat.id, seat.group_id, seat.role, stage.id, audience, silent, content, held, command.findings, hand)]


def _own_kind(state: State, command: c.EditPost | c.WithdrawPost, seat: Participant, event_type: str) -> Post:
    """The post that the command means.  Raises Refusal where there is none that this seat can see."""
    post = state.post(command.id)
    if post is None or not event_type.startswith(_family(post) + ".") or (post.withdrawn and post.participant_id != seat.id):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="id")
    if not post.withdrawn and not visible(post, from_seat(seat)):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="id")
    return post


def _family(post: Post) -> str:
    return str(shape_post(post, None)["type"])


def _edit(state: State, command: c.EditPost, actor: Actor, now: str) -> list[Event]:
    seat = seat_of(state, actor)
    edited = EDITED[type(command)]
    post = _own_kind(state, command, seat, edited.TYPE)
    if post.withdrawn:
        raise Refusal(CONFLICT, "withdrawn", "この投稿は取り下げられています。")
    shared = isinstance(command, c.EditActionItem) and post.group_id == seat.group_id
    if post.participant_id != seat.id and not shared:
        raise Refusal(FORBIDDEN, "not_yours", "ほかの人の投稿は直せません。")
    if post.version != command.version:
        raise Refusal(
            CONFLICT,
            "edit_conflict",
            "ほかの人（または別の画面）が先に直しました。内容を見くらべて、もう一度保存してください。",
            current=shape_post(post, from_seat(seat)),
        )
    content = _check_content(state, seat, command.content)
    if isinstance(command, EditNote):
        _check_note(state.format.stage(post.stage), content)
    return around_edit(state, post, command, edited(post.id, post.version + 1, seat.id, content))


def _withdraw(state: State, command: c.WithdrawPost, actor: Actor, now: str) -> list[Event]:
    seat = seat_of(state, actor)
    withdrawn = WITHDRAWN[type(command)]
    post = _own_kind(state, command, seat, withdrawn.TYPE)
    if post.participant_id != seat.id:
        raise Refusal(FORBIDDEN, "not_yours", "ほかの人の投稿は取り下げられません。")
    return [] if post.withdrawn else [withdrawn(post.id), *forgotten(post)]


def _react(state: State, command: c.SetReaction, actor: Actor, now: str) -> list[Event]:
    seat = seat_of(state, actor)
    post = state.post(command.post_id)
    if post is None or not visible(post, from_seat(seat)):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="post_id")
    known: Reaction | None = state.rows[Reaction].get((post.id, seat.id, command.kind))
    if (known is not None and known.active) == command.active:
        return []
    return [e.ReactionSet(post.id, seat.id, command.kind, command.active)]


def _share(state: State, command: c.ShareFact, actor: Actor, now: str) -> list[Event]:
    seat, _hand = writer(state, command, actor, seat_of)
    fact = state.case.fact(command.fact_id)
    if fact is None or seat.role not in fact.known_by:
        raise Refusal(INVALID, "not_on_card", "この事実は、あなたの役割カードにはありません。", field="fact_id")
    if (seat.group_id, fact.id) in state.rows[SharedFact]:
        return []
    return [e.FactShared(fact.id, seat.id, seat.group_id, seat.role)]


def _rate(state: State, command: c.RateUrgency, actor: Actor, now: str) -> list[Event]:
    seat, hand = writer(state, command, actor, seat_of)
    rater = seat.id if hand is None else f"{seat.id}:{seat.group_id}:{seat.role}"  # each role that one hand writes for has its own
    stage = state.workshop.stage or ""
    known: UrgencyRating | None = state.rows[UrgencyRating].get((rater, stage))
    if known is not None and known.value == command.value:
        return []
    return [e.UrgencyRated(rater, seat.group_id, seat.role, stage, command.value)]


DECIDE_POSTS: dict[type[c.Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    **dict.fromkeys(POSTED, _post),
    **dict.fromkeys(EDITED, _edit),
    **dict.fromkeys(WITHDRAWN, _withdraw),
    c.SetReaction: _react,
    c.ShareFact: _share,
    c.RateUrgency: _rate,
}
