"""What the section chiefs did, and when a questionnaire opened.  None of these names a participant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class DecisionPut(Event):
    """The chiefs marked something that was found, or decided on it."""

    TYPE = "decision.put"
    kind: str
    id: str
    new_version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class SharingPut(Event):
    """A department's plan for sharing was written or changed."""

    TYPE = "sharing.put"
    id: str
    new_version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class NextPlanPut(Event):
    """The next training was planned."""

    TYPE = "next_plan.put"
    new_version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class NextWorkshopPrepared(Event):
    """A workshop was prepared from the plan."""

    TYPE = "next_plan.prepared"
    workshop_id: str


@dataclass(frozen=True, slots=True)
class MeetingPut(Event):
    """Day and place of the chiefs' meeting were set."""

    TYPE = "meeting.put"
    new_version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class CommentPosted(Event):
    """A chief remarked on a section of the review."""

    TYPE = "comment.posted"
    id: str
    section: str
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class QuestionnaireSet(Event):
    """A questionnaire opened, with the questions it keeps, or closed."""

    TYPE = "questionnaire.set"
    sheet: str
    open: bool
    questions: dict[str, Any] = field(hash=False)


CHIEF_EVENTS: tuple[type[Event], ...] = (
    DecisionPut, SharingPut, NextPlanPut, NextWorkshopPrepared, MeetingPut, CommentPosted, QuestionnaireSet,
)  # fmt: skip
