"""Rows of what passes between the facilitator and the room: messages, questions, calls for help, passed turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from workshop.domain.row import Row


@dataclass(frozen=True, slots=True)
class Message(Row):
    """What the facilitator tells all, or some groups: kind notice | inject, or a scene to be disclosed (its id in `text`).

    It is told at `sent_at`; until then it waits for `due_at`, or for the facilitator's hand.  `wall`: on the projector too.
    """

    id: str
    kind: str
    title: str
    text: str
    groups: tuple[str, ...]  # empty: all
    wall: bool
    due_at: str | None
    sent_at: str | None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Question(Row):
    """What a group asked the facilitator about the case, and the answer that everybody reads."""

    id: str
    participant_id: str
    group_id: str
    role: str
    text: str
    asked_at: str
    answer: str | None = None
    answered_at: str | None = None
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # with any it is held: its group's and the staff's alone


@dataclass(frozen=True, slots=True)
class HelpCall(Row):
    """A group's call for the facilitator: the last one, and whether it is still open."""

    KEY: ClassVar[tuple[str, ...]] = ("group_id",)
    group_id: str
    participant_id: str
    asked_at: str
    open: bool


@dataclass(frozen=True, slots=True)
class Pass(Row):
    """A participant's passed turn (パス) in a stage; counted by group, never by person."""

    KEY: ClassVar[tuple[str, ...]] = ("participant_id", "stage")
    participant_id: str
    stage: str
    group_id: str
    active: bool


FLOOR_ROWS: tuple[type[Row], ...] = (Message, Question, HelpCall, Pass)
