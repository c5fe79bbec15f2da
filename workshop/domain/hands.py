"""Whose words a post holds, where another hand writes: a group's scribe, or the staff for a group on paper (代筆)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from workshop.domain.commands import Command, MakePost, RateUrgency, ShareFact
from workshop.domain.event import Event
from workshop.domain.events_rehearsal import ScribeSet
from workshop.domain.refusal import FORBIDDEN, INVALID, Refusal
from workshop.domain.state import Participant, State
from workshop.domain.viewpoint import Actor

PAPER = "paper"  # stands where a participant's id would: nobody's seat


@dataclass(frozen=True, slots=True)
class SetScribe(Command):
    """Write for the whole group from this seat, or no longer.  `participant_id` empty: one's own."""

    participant_id: str
    active: bool


def writer(state: State, command: MakePost | ShareFact | RateUrgency, actor: Actor, own: Callable[[State, Actor], Participant]) -> tuple[Participant, str | None]:
    """The seat whose words these are, and by which hand.  Raises Refusal where the actor may not write for it."""
    if actor.capacity != "participant":
        if state.group(command.group) is None:
            raise Refusal(INVALID, "unknown_group", "その班はありません。選び直してください。", field="group")
        _check_role(state, command.role)
        return Participant(PAPER, command.group, command.role, 0, "", None, ""), "staff"
    seat = own(state, actor)
    if command.group and command.group != seat.group_id:
        raise Refusal(FORBIDDEN, "not_yours", "ほかの班には書き込めません。")
    if not command.role or command.role == seat.role:
        return seat, None
    if not seat.scribe:
        raise Refusal(FORBIDDEN, "not_scribe", "ほかの役割として書けるのは、書記の端末だけです。", field="role")
    _check_role(state, command.role)
    return replace(seat, role=command.role), "scribe"


def _check_role(state: State, role: str) -> None:
    if state.case.role(role) is None:
        raise Refusal(INVALID, "unknown_role", "その役割は、この事例にはありません。選び直してください。", field="role")


def _set(state: State, command: SetScribe, actor: Actor, now: str) -> list[Event]:
    participant_id = command.participant_id or actor.id
    if actor.capacity == "participant" and participant_id != actor.id:
        raise Refusal(FORBIDDEN, "not_yours", "ほかの人の席は変えられません。")
    seat = state.participant(participant_id)
    if seat is None:
        raise Refusal(INVALID, "unknown_participant", "その参加者は見つかりません。", field="participant_id")
    return [] if seat.scribe == command.active else [ScribeSet(participant_id, command.active)]


def _folded(state: State, event: ScribeSet, at: str) -> None:
    state.put(replace(state.rows[Participant][event.participant_id,], scribe=event.active))


DECIDE_HANDS: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {SetScribe: _set}
APPLY_HANDS: dict[type[Event], Callable[[State, Any, str], None]] = {ScribeSet: _folded}
