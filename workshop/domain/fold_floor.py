"""The fold's part on what passes between the facilitator and the room, and on merging groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_floor as e
from workshop.domain.event import Event
from workshop.domain.row import Row
from workshop.domain.rows_floor import HelpCall, Message, Pass, Question
from workshop.domain.rows_net import PlanMark
from workshop.domain.state import Group, Participant, State


def _written(state: State, event: e.MessageWritten, at: str) -> None:
    sent = None if event.waits else at
    state.put(Message(event.id, event.kind, event.title, event.text, tuple(event.groups), event.wall, event.due_at, sent))


def _released(state: State, event: e.MessageReleased, at: str) -> None:
    state.put(replace(state.rows[Message][event.id,], sent_at=at))


def _message_withdrawn(state: State, event: e.MessageWithdrawn, at: str) -> None:
    state.put(replace(state.rows[Message][event.id,], withdrawn=True))


def _asked(state: State, event: e.QuestionAsked, at: str) -> None:
    state.put(Question(event.id, event.participant_id, event.group_id, event.role, event.text, at, findings=tuple(event.findings)))


def _answered(state: State, event: e.QuestionAnswered, at: str) -> None:
    question = state.rows[Question].get((event.id,))
    if question is not None:  # erased, where it was asked in a rehearsal
        state.put(replace(question, answer=event.text, answered_at=at))


def _help_asked(state: State, event: e.HelpAsked, at: str) -> None:
    state.put(HelpCall(event.group_id, event.participant_id, at, open=True))


def _help_settled(state: State, event: e.HelpSettled, at: str) -> None:
    call = state.rows[HelpCall].get((event.group_id,))
    if call is not None:
        state.put(replace(call, open=False))


def _passed(state: State, event: e.PassSet, at: str) -> None:
    state.put(Pass(event.participant_id, event.stage, event.group_id, event.active))


def _rung(state: State, event: e.BellRung, at: str) -> None:
    state.put(replace(state.workshop, rung_at=at))


def _lead(state: State, event: e.LeadTaken, at: str) -> None:
    state.put(replace(state.workshop, lead_id=event.account_id))


def _leads(state: State, event: e.LeadsNamed, at: str) -> None:
    state.put(replace(state.workshop, co_leads=tuple(event.accounts)))


def _distress(state: State, event: e.DistressNoteSet, at: str) -> None:
    state.put(replace(state.workshop, distress_note=event.text))


# --- two groups become one ---------------------------------------------------------------------------------------------


def _merged(state: State, event: e.GroupsMerged, at: str) -> None:
    """Whatever names the group that goes names the other from here on.

    Rows that the group identifies stay as they were, for the record, and stand for the other group where it has none of its own.
    """
    group: Group = state.rows[Group][event.gone,]
    state.put(replace(group, gone=True))
    for rows in state.rows.values():
        for row in list(rows.values()):
            if getattr(row, "group_id", None) == event.gone:
                _move(state, row, event)
    for message in list(state.rows[Message].values()):
        if event.gone in message.groups:
            state.put(replace(message, groups=_renamed(message.groups, event)))
    view = state.workshop.view
    if event.gone in view.get("groups", ()):
        state.put(replace(state.workshop, view={**view, "groups": list(_renamed(tuple(view["groups"]), event))}))


def _move(state: State, row: Any, event: e.GroupsMerged) -> None:
    moved: Any = replace(row, group_id=event.into)
    if isinstance(row, Participant):
        moved = replace(moved, mark=event.marks.get(row.id, row.mark))
    known: Row | None = state.rows[type(row)].get(moved.key)
    if moved.key == row.key or known is None:
        state.put(moved)
    elif isinstance(row, PlanMark) and isinstance(known, PlanMark):
        state.put(replace(known, items=(*known.items, *row.items)))
    if isinstance(row, HelpCall):
        state.put(replace(row, open=False))


def _renamed(groups: tuple[str, ...], event: e.GroupsMerged) -> tuple[str, ...]:
    return tuple(dict.fromkeys(event.into if group == event.gone else group for group in groups))


APPLY_FLOOR: dict[type[Event], Callable[[State, Any, str], None]] = {
    e.MessageWritten: _written,
    e.MessageReleased: _released,
    e.MessageWithdrawn: _message_withdrawn,
    e.QuestionAsked: _asked,
    e.QuestionAnswered: _answered,
    e.HelpAsked: _help_asked,
    e.HelpSettled: _help_settled,
    e.PassSet: _passed,
    e.BellRung: _rung,
    e.LeadTaken: _lead,
    e.LeadsNamed: _leads,
    e.DistressNoteSet: _distress,
    e.GroupsMerged: _merged,
}
