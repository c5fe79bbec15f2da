"""Rows of the section chiefs' meeting and of the questionnaires' sheets.  No row here knows a participant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from workshop.domain.row import Row

MEETING = "meeting"  # the one id of rows that a workshop has once


@dataclass(frozen=True, slots=True)
class Decision(Row):
    """What the chiefs make of one thing that was found.

    `kind` says what `id` is: hole a need, finding a post, voice an answer of the questionnaire, other an item of their own.
    `title` is how the chiefs call it: it stays when the posts behind it have been erased.
    """

    KEY: ClassVar[tuple[str, ...]] = ("kind", "id")
    kind: str
    id: str
    version: int
    updated_at: str
    title: str
    mark: str  # adopted | held | shared | "" not yet
    decision: str
    person: str
    due: str  # ISO date or ""
    done: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class Sharing(Row):
    """How one department passes the result on: to whom, how, when, who confirms; and what it changes."""

    id: str
    version: int
    updated_at: str
    department: str
    audience: str
    method: str
    planned_on: str  # ISO date or ""
    confirmed_by: str
    changes: str
    contacts: str
    done: bool
    removed: bool


@dataclass(frozen=True, slots=True)
class NextPlan(Row):
    """The next training as the chiefs plan it; `prepared_id` once it has been prepared."""

    id: str
    version: int
    updated_at: str
    theme: str
    case: str  # a case's slug or ""
    format: str  # a format's id or ""
    held_on: str  # ISO date or ""
    note: str
    prepared_id: str = ""


@dataclass(frozen=True, slots=True)
class Meeting(Row):
    """When and where the chiefs meet, for the head of the agenda."""

    id: str
    version: int
    updated_at: str
    held_on: str  # ISO date or ""
    time: str
    place: str
    attendees: str
    note: str


@dataclass(frozen=True, slots=True)
class Comment(Row):
    """A remark on one section of the review page; `author` is an account."""

    id: str
    section: str
    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class QuestionnaireSheet(Row):
    """A questionnaire of the workshop: now | later.  Its questions are kept as they were when it opened first."""

    KEY: ClassVar[tuple[str, ...]] = ("sheet",)
    sheet: str
    status: str  # open | closed
    questions: dict[str, Any]
    opened_at: str


CHIEF_ROWS: tuple[type[Row], ...] = (Decision, Sharing, NextPlan, Meeting, Comment, QuestionnaireSheet)
