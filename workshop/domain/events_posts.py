"""What participants wrote: posts made, edited and taken back, reactions, facts told to the group, urgency."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class Posted(Event):
    """A post was made; `content` holds the fields of its kind."""

    id: str
    participant_id: str
    group_id: str
    role: str
    stage: str
    audience: str
    silent: bool
    content: dict[str, Any] = field(hash=False)
    held_why: str | None = None  # held from the first moment, so that it never flashes up
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    written_by: str | None = None


class AssessmentPosted(Posted):
    """An assessment was posted."""

    TYPE = "assessment.posted"


class ActionItemPosted(Posted):
    """A line of the action plan was posted."""

    TYPE = "action_item.posted"


class ReflectionPosted(Posted):
    """A reflection was posted."""

    TYPE = "reflection.posted"


class NotePosted(Posted):
    """A note was posted."""

    TYPE = "note.posted"


@dataclass(frozen=True, slots=True)
class Edited(Event):
    """A post's content was replaced; `new_version` counts from 1."""

    id: str
    new_version: int
    editor_id: str
    content: dict[str, Any] = field(hash=False)


class AssessmentEdited(Edited):
    """An assessment was edited."""

    TYPE = "assessment.edited"


class ActionItemEdited(Edited):
    """A line of the action plan was edited."""

    TYPE = "action_item.edited"


class ReflectionEdited(Edited):
    """A reflection was edited."""

    TYPE = "reflection.edited"


class NoteEdited(Edited):
    """A note was edited."""

    TYPE = "note.edited"


@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    """A post was taken back."""

    id: str


class AssessmentWithdrawn(Withdrawn):
    """An assessment was taken back."""

    TYPE = "assessment.withdrawn"


class ActionItemWithdrawn(Withdrawn):
    """A line of the action plan was taken back."""

    TYPE = "action_item.withdrawn"


class ReflectionWithdrawn(Withdrawn):
    """A reflection was taken back."""

    TYPE = "reflection.withdrawn"


class NoteWithdrawn(Withdrawn):
    """A note was taken back."""

    TYPE = "note.withdrawn"


@dataclass(frozen=True, slots=True)
class ReactionSet(Event):
    """A reaction was put or taken back."""

    TYPE = "reaction.set"
    post_id: str
    participant_id: str
    kind: str
    active: bool


@dataclass(frozen=True, slots=True)
class FactShared(Event):
    """A holder told the group a fact of the role card."""

    TYPE = "fact.shared"
    fact_id: str
    participant_id: str
    group_id: str
    role: str


@dataclass(frozen=True, slots=True)
class UrgencyRated(Event):
    """A participant said how urgent the case is, 0-10."""

    TYPE = "urgency.rated"
    participant_id: str
    group_id: str
    role: str
    stage: str
    value: int


POST_EVENTS: tuple[type[Event], ...] = (
    AssessmentPosted, ActionItemPosted, ReflectionPosted, AssessmentEdited, ActionItemEdited, ReflectionEdited,
    AssessmentWithdrawn, ActionItemWithdrawn, ReflectionWithdrawn, ReactionSet, FactShared, UrgencyRated, NotePosted, NoteEdited, NoteWithdrawn,
)  # fmt: skip
