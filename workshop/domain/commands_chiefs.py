"""What section chiefs ask for in their meeting, and a facilitator of the questionnaire.  `version` 0: there is none yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.commands import Command, Written


@dataclass(frozen=True, slots=True)
class PutDecision(Written):
    """Mark, decide, assign; in place of the version that one has read."""

    kind: str
    id: str
    version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class PutSharing(Written):
    """Plan how a department shares the result."""

    id: str
    version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class PutNextPlan(Written):
    """Plan the next training."""

    version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class LinkNextWorkshop(Command):
    """Say which workshop was prepared from the plan; the system's own, never taken from the wire."""

    workshop_id: str


@dataclass(frozen=True, slots=True)
class PutMeeting(Written):
    """Say when and where the chiefs meet."""

    version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class PostComment(Written):
    """Remark on a section of the review page."""

    WORDS = ("text",)
    id: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class SetQuestionnaire(Command):
    """Open or close a questionnaire.  `questions` is read from the house's file, so the wire does not know this command."""

    sheet: str
    open: bool
    questions: dict[str, Any] = field(hash=False)
