"""How the chiefs' events change the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_chiefs as e
from workshop.domain.event import Event
from workshop.domain.rows_chiefs import MEETING, Comment, Decision, Meeting, NextPlan, QuestionnaireSheet, Sharing
from workshop.domain.state import State


def _decision(state: State, event: e.DecisionPut, at: str) -> None:
    state.put(Decision(event.kind, event.id, event.new_version, at, **event.content))


def _sharing(state: State, event: e.SharingPut, at: str) -> None:
    state.put(Sharing(event.id, event.new_version, at, **event.content))


def _next_plan(state: State, event: e.NextPlanPut, at: str) -> None:
    known: NextPlan | None = state.rows[NextPlan].get((MEETING,))
    state.put(NextPlan(MEETING, event.new_version, at, **event.content, prepared_id=known.prepared_id if known else ""))


def _prepared(state: State, event: e.NextWorkshopPrepared, at: str) -> None:
    plan: NextPlan | None = state.rows[NextPlan].get((MEETING,))
    if plan is not None:
        state.put(replace(plan, prepared_id=event.workshop_id))


def _meeting(state: State, event: e.MeetingPut, at: str) -> None:
    state.put(Meeting(MEETING, event.new_version, at, **event.content))


def _comment(state: State, event: e.CommentPosted, at: str) -> None:
    state.put(Comment(event.id, event.section, event.text, event.author, at))


def _questionnaire(state: State, event: e.QuestionnaireSet, at: str) -> None:
    known: QuestionnaireSheet | None = state.rows[QuestionnaireSheet].get((event.sheet,))
    status = "open" if event.open else "closed"
    state.put(replace(known, status=status) if known else QuestionnaireSheet(event.sheet, status, event.questions, at))


APPLY_CHIEFS: dict[type[Event], Callable[[State, Any, str], None]] = {
    e.DecisionPut: _decision,
    e.SharingPut: _sharing,
    e.NextPlanPut: _next_plan,
    e.NextWorkshopPrepared: _prepared,
    e.MeetingPut: _meeting,
    e.CommentPosted: _comment,
    e.QuestionnaireSet: _questionnaire,
}
