"""What is told of the chiefs' meeting and the questionnaires.  The room hears of a questionnaire alone; the chiefs' own stream that something was written.

A frame says where, not what: the review page asks for the parts that changed, as it shows them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import events_chiefs as e
from workshop.domain.addressing import Frame
from workshop.domain.event import Event
from workshop.domain.row import Row
from workshop.domain.rows_chiefs import QuestionnaireSheet
from workshop.domain.state import State

CHIEFS = "chiefs"


def show_questionnaires(state: State) -> dict[str, str]:
    """`{sheet: "open" | "closed"}` of those that have ever been opened."""
    return {row.sheet: row.status for row in state.rows[QuestionnaireSheet].values()}


def _decision(state: State, event: e.DecisionPut, rows: list[Row]) -> list[Frame]:
    return [Frame(CHIEFS, event.TYPE, {"kind": event.kind, "id": event.id, "version": event.new_version})]


def _sharing(state: State, event: e.SharingPut, rows: list[Row]) -> list[Frame]:
    return [Frame(CHIEFS, event.TYPE, {"id": event.id, "version": event.new_version})]


def _single(state: State, event: e.NextPlanPut | e.MeetingPut, rows: list[Row]) -> list[Frame]:
    return [Frame(CHIEFS, event.TYPE, {"version": event.new_version})]


def _prepared(state: State, event: e.NextWorkshopPrepared, rows: list[Row]) -> list[Frame]:
    return [Frame(CHIEFS, event.TYPE, {})]


def _comment(state: State, event: e.CommentPosted, rows: list[Row]) -> list[Frame]:
    return [Frame(CHIEFS, event.TYPE, {"section": event.section})]


def _questionnaire(state: State, event: e.QuestionnaireSet, rows: list[Row]) -> list[Frame]:
    return [Frame(stream, event.TYPE, {"questionnaires": show_questionnaires(state)}) for stream in ("room", CHIEFS)]


FRAMES_OF_CHIEFS: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {
    e.DecisionPut: _decision,
    e.SharingPut: _sharing,
    e.NextPlanPut: _single,
    e.MeetingPut: _single,
    e.NextWorkshopPrepared: _prepared,
    e.CommentPosted: _comment,
    e.QuestionnaireSet: _questionnaire,
}
