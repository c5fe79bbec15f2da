"""Decisions on what passes between the facilitator and the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import commands_floor as c
from workshop.domain import events_floor as e
from workshop.domain.commands import Command
from workshop.domain.decide_room import later
from workshop.domain.event import Event
from workshop.domain.events import SceneDisclosed
from workshop.domain.refusal import CONFLICT, FORBIDDEN, INVALID, Refusal
from workshop.domain.rows_floor import HelpCall, Message, Pass, Question
from workshop.domain.state import DisclosedScene, Note, Participant, State
from workshop.domain.viewpoint import Actor, leaves_the_room


def _seat(state: State, actor: Actor) -> Participant:
    seat = state.participant(actor.id)
    if seat is None:
        raise Refusal(FORBIDDEN, "no_seat", "席が見つかりません。参加コードからもう一度お入りください。")
    return seat


def _message(state: State, message_id: str) -> Message:
    message: Message | None = state.rows[Message].get((message_id,))
    if message is None:
        raise Refusal(INVALID, "unknown_message", "そのお知らせは見つかりません。", field="id")
    return message


def _disclosure(state: State, scene: str) -> list[Event]:
    return [] if (scene,) in state.rows[DisclosedScene] else [SceneDisclosed(scene)]


def _send(state: State, command: c.SendMessage, actor: Actor, now: str) -> list[Event]:
    if (command.id,) in state.rows[Message]:
        return []
    if any(state.group(group) is None for group in command.groups):
        raise Refusal(INVALID, "unknown_group", "その班はありません。選び直してください。", field="groups")
    if command.kind == "scene" and all(scene.id != command.text for scene in state.case.scenes):
        raise Refusal(INVALID, "unknown_scene", "その場面は、この事例にはありません。", field="text")
    waits = command.by_hand or command.after_s > 0
    due = later(now, command.after_s) if waits and not command.by_hand else None
    written = e.MessageWritten(command.id, command.kind, command.title, command.text, command.groups, command.wall, waits, due)
    return [written, *(_disclosure(state, command.text) if command.kind == "scene" and not waits else [])]


def _release(state: State, command: c.ReleaseMessage, actor: Actor, now: str) -> list[Event]:
    message = _message(state, command.id)
    if message.sent_at is not None or message.withdrawn:
        return []
    return [e.MessageReleased(message.id), *(_disclosure(state, message.text) if message.kind == "scene" else [])]


def _withdraw(state: State, command: c.WithdrawMessage, actor: Actor, now: str) -> list[Event]:
    message = _message(state, command.id)
    return [] if message.withdrawn else [e.MessageWithdrawn(message.id)]


def _ask(state: State, command: c.AskQuestion, actor: Actor, now: str) -> list[Event]:
    seat = _seat(state, actor)
    if state.workshop.stage is None:
        raise Refusal(CONFLICT, "no_stage", "質問は、最初の段階が始まってから送れます。")
    if (command.id,) in state.rows[Question]:
        return []
    return [e.QuestionAsked(command.id, seat.id, seat.group_id, seat.role, command.text, command.findings)]


def _answer(state: State, command: c.AnswerQuestion, actor: Actor, now: str) -> list[Event]:
    question: Question | None = state.rows[Question].get((command.id,))
    note = state.rows[Note].get((command.id,))
    if question is None and note is not None and _asks(state, note):  # put as a note: by the answer everybody hears of it
        return [e.QuestionAsked(note.id, note.participant_id, note.group_id, note.role, note.text), e.QuestionAnswered(note.id, command.text)]
    if question is None:
        raise Refusal(INVALID, "unknown_question", "その質問は見つかりません。", field="id")
    return [] if question.answer == command.text else [e.QuestionAnswered(question.id, command.text)]


def _asks(state: State, note: Note) -> bool:
    kind = state.format.note_kinds.get(note.kind)
    return kind is not None and kind.asks and leaves_the_room(note)


def _call(state: State, group_id: str) -> HelpCall | None:
    found: HelpCall | None = state.rows[HelpCall].get((group_id,))
    return found if found is not None and found.open else None


def _ask_help(state: State, command: c.AskHelp, actor: Actor, now: str) -> list[Event]:
    seat = _seat(state, actor)
    return [] if _call(state, seat.group_id) else [e.HelpAsked(seat.group_id, seat.id)]


def _settle_help(state: State, command: c.SettleHelp, actor: Actor, now: str) -> list[Event]:
    group = _seat(state, actor).group_id if actor.capacity == "participant" else command.group
    return [e.HelpSettled(group)] if _call(state, group) else []


def _pass(state: State, command: c.SetPass, actor: Actor, now: str) -> list[Event]:
    seat = _seat(state, actor)
    stage = state.workshop.stage
    if stage is None:
        raise Refusal(CONFLICT, "no_stage", "まだ段階が始まっていません。")
    known: Pass | None = state.rows[Pass].get((seat.id, stage))
    if (known is not None and known.active) == command.active:
        return []
    return [e.PassSet(seat.id, seat.group_id, stage, command.active)]


def _ring(state: State, command: c.RingBell, actor: Actor, now: str) -> list[Event]:
    return [e.BellRung()]


def _take_lead(state: State, command: c.TakeLead, actor: Actor, now: str) -> list[Event]:
    account = command.account or actor.id
    return [] if state.workshop.lead_id == account else [e.LeadTaken(account)]


def _name_leads(state: State, command: c.NameLeads, actor: Actor, now: str) -> list[Event]:
    return [] if state.workshop.co_leads == command.accounts else [e.LeadsNamed(command.accounts)]


def _distress(state: State, command: c.SetDistressNote, actor: Actor, now: str) -> list[Event]:
    return [] if state.workshop.distress_note == command.text else [e.DistressNoteSet(command.text)]


def _merge(state: State, command: c.MergeGroups, actor: Actor, now: str) -> list[Event]:
    if command.gone == command.into:
        raise Refusal(INVALID, "same_group", "同じ班どうしは合わせられません。", field="into")
    for name in ("gone", "into"):
        if state.group(getattr(command, name)) is None:
            raise Refusal(INVALID, "unknown_group", "その班はありません。選び直してください。", field=name)
    first = 1 + max((seat.mark for seat in state.members(command.into)), default=0)
    marks = {seat.id: number for number, seat in enumerate(state.members(command.gone), start=first)}
    return [e.GroupsMerged(command.gone, command.into, marks)]


DECIDE_FLOOR: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    c.SendMessage: _send,
    c.ReleaseMessage: _release,
    c.WithdrawMessage: _withdraw,
    c.AskQuestion: _ask,
    c.AnswerQuestion: _answer,
    c.AskHelp: _ask_help,
    c.SettleHelp: _settle_help,
    c.SetPass: _pass,
    c.RingBell: _ring,
    c.TakeLead: _take_lead,
    c.NameLeads: _name_leads,
    c.SetDistressNote: _distress,
    c.MergeGroups: _merge,
}
