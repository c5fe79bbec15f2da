"""What a viewpoint is shown of messages, questions, calls for help, passed turns and who leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import events_floor as e
from workshop.domain.addressing import SCREEN_VIEW, STAFF_VIEW, Frame, group_view
from workshop.domain.event import Event
from workshop.domain.row import Row
from workshop.domain.rows_floor import HelpCall, Message, Pass, Question
from workshop.domain.sight import show_workshop
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint


def hears(message: Message, viewpoint: Viewpoint) -> bool:
    """Whether a message is told to this viewpoint now: the staff also see what waits."""
    if message.withdrawn:
        return False
    if viewpoint.is_staff:
        return True
    if message.sent_at is None or message.kind == "scene":
        return False
    if viewpoint.capacity == "participant":
        return not message.groups or viewpoint.group_id in message.groups
    return viewpoint.capacity == "projector" and message.wall


def show_floor(state: State, viewpoint: Viewpoint) -> dict[str, Any]:
    """The floor's part of a snapshot."""
    own = viewpoint.group_id if viewpoint.capacity == "participant" else None
    calls = [row for row in state.rows[HelpCall].values() if row.open and (viewpoint.is_staff or row.group_id == own)]
    passes = [row.stage for row in state.rows[Pass].values() if row.active and own is not None and row.participant_id == viewpoint.participant_id]
    shape: dict[str, Any] = {
        "messages": [show_message(row) for row in state.rows[Message].values() if hears(row, viewpoint)],
        "questions": [show_question(row, viewpoint) for row in state.rows[Question].values() if reads(row, viewpoint)],
        "help": [{"group_id": row.group_id, "asked_at": row.asked_at} for row in calls],
        "passes": passes,
    }
    return shape | {"leads": show_leads(state)} if viewpoint.is_staff else shape


def show_message(row: Message) -> dict[str, Any]:
    """A message as JSON."""
    names = ("id", "kind", "title", "text", "wall", "due_at", "sent_at")
    return {**{name: getattr(row, name) for name in names}, "groups": list(row.groups)}


def reads(question: Question, viewpoint: Viewpoint) -> bool:
    """Whether a question is seen from here: one that is held stays in its group."""
    own = viewpoint.capacity == "participant" and question.group_id == viewpoint.group_id
    return not question.findings or viewpoint.is_staff or own


def show_question(row: Question, viewpoint: Viewpoint) -> dict[str, Any]:
    """A question as JSON: everybody sees which group asked, nobody who.  Why it is held is for the staff."""
    shape = {name: getattr(row, name) for name in ("id", "group_id", "role", "text", "asked_at", "answer", "answered_at")}
    if row.findings:
        shape |= {"held": True, **({"findings": list(row.findings)} if viewpoint.is_staff else {})}
    return shape


def show_leads(state: State) -> dict[str, Any]:
    """Who leads now, and who else may: account ids, for the staff."""
    return {"lead": state.workshop.lead_id, "named": list(state.workshop.co_leads)}


def message_streams(state: State, row: Message) -> list[str]:
    """The streams that hear a message, besides the staff's."""
    if row.sent_at is None or row.kind == "scene":
        return []
    groups = [group.id for group in state.groups if not row.groups or group.id in row.groups]
    return [*(f"group:{group}" for group in groups), *(["screen"] if row.wall else [])]


def _told(state: State, event: e.MessageWritten | e.MessageReleased, rows: list[Row]) -> list[Frame]:
    row = state.rows[Message][event.id,]
    return [Frame(stream, "message.put", {"message": show_message(row)}) for stream in ("staff", *message_streams(state, row))]


def _gone(state: State, event: e.MessageWithdrawn, rows: list[Row]) -> list[Frame]:
    row = state.rows[Message][event.id,]
    return [Frame(stream, "message.gone", {"id": event.id}) for stream in ("staff", *message_streams(state, row))]


def question_frames(state: State, question_id: str) -> list[Frame]:
    """A question as it is now, to whoever may read it."""
    row: Question = state.rows[Question][question_id,]
    streams = [(f"group:{row.group_id}", group_view(row.group_id)), ("staff", STAFF_VIEW)] if row.findings else [("room", SCREEN_VIEW)]
    return [Frame(stream, "question.put", {"question": show_question(row, view)}) for stream, view in streams]


def _question(state: State, event: e.QuestionAsked | e.QuestionAnswered, rows: list[Row]) -> list[Frame]:
    return question_frames(state, event.id)


def _help(state: State, event: e.HelpAsked | e.HelpSettled, rows: list[Row]) -> list[Frame]:
    row: HelpCall = state.rows[HelpCall][event.group_id,]
    shape = {"group_id": row.group_id, "asked_at": row.asked_at, "open": row.open}
    return [Frame(stream, "help.set", shape) for stream in (f"group:{row.group_id}", "staff")]


def _pass(state: State, event: e.PassSet, rows: list[Row]) -> list[Frame]:
    return [Frame(f"seat:{event.participant_id}", "pass.set", {"stage": event.stage, "active": event.active})]


def _workshop(state: State, event: Event, rows: list[Row]) -> list[Frame]:
    return [Frame("room", event.TYPE, {"workshop": show_workshop(state)})]


def _leads(state: State, event: Event, rows: list[Row]) -> list[Frame]:
    return [Frame("staff", "leads.set", {"leads": show_leads(state)})]


FRAMES_OF_THE_FLOOR: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {
    **dict.fromkeys((e.MessageWritten, e.MessageReleased), _told),
    e.MessageWithdrawn: _gone,
    **dict.fromkeys((e.QuestionAsked, e.QuestionAnswered), _question),
    **dict.fromkeys((e.HelpAsked, e.HelpSettled), _help),
    e.PassSet: _pass,
    **dict.fromkeys((e.BellRung, e.DistressNoteSet), _workshop),
    **dict.fromkeys((e.LeadTaken, e.LeadsNamed), _leads),
}
