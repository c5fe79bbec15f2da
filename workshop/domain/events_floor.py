"""What passed between the facilitator and the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class MessageWritten(Event):
    """A message was written.  Unless it `waits` it is told at once; else at `due_at`, or by hand."""

    TYPE = "message.written"
    id: str
    kind: str
    title: str
    text: str
    groups: tuple[str, ...]
    wall: bool
    waits: bool
    due_at: str | None


@dataclass(frozen=True, slots=True)
class MessageReleased(Event):
    """A message that waited was told."""

    TYPE = "message.released"
    id: str


@dataclass(frozen=True, slots=True)
class MessageWithdrawn(Event):
    """A message was taken back."""

    TYPE = "message.withdrawn"
    id: str


@dataclass(frozen=True, slots=True)
class QuestionAsked(Event):
    """A group asked for a fact of the case."""

    TYPE = "question.asked"
    id: str
    participant_id: str
    group_id: str
    role: str
    text: str
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # why it stays in its group until the facilitator decides


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    """The facilitator answered, for everybody."""

    TYPE = "question.answered"
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpAsked(Event):
    """A group called the facilitator."""

    TYPE = "help.asked"
    group_id: str
    participant_id: str


@dataclass(frozen=True, slots=True)
class HelpSettled(Event):
    """The call is settled."""

    TYPE = "help.settled"
    group_id: str


@dataclass(frozen=True, slots=True)
class PassSet(Event):
    """Somebody passed a turn, or took that back."""

    TYPE = "pass.set"
    participant_id: str
    group_id: str
    stage: str
    active: bool


@dataclass(frozen=True, slots=True)
class BellRung(Event):
    """The bell was rung."""

    TYPE = "bell.rung"


@dataclass(frozen=True, slots=True)
class LeadTaken(Event):
    """That account leads from here on."""

    TYPE = "lead.taken"
    account_id: str


@dataclass(frozen=True, slots=True)
class LeadsNamed(Event):
    """Who may lead beside the ward's facilitators."""

    TYPE = "leads.named"
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistressNoteSet(Event):
    """What people are told about heavy cases was changed."""

    TYPE = "distress.set"
    text: str


@dataclass(frozen=True, slots=True)
class GroupsMerged(Event):
    """The people and the work of `gone` are now in `into`; `marks`: the new marks of those who came."""

    TYPE = "groups.merged"
    gone: str
    into: str
    marks: dict[str, int] = field(hash=False)


FLOOR_EVENTS: tuple[type[Event], ...] = (
    MessageWritten, MessageReleased, MessageWithdrawn, QuestionAsked, QuestionAnswered, HelpAsked, HelpSettled, PassSet,
    BellRung, LeadTaken, LeadsNamed, DistressNoteSet, GroupsMerged,
)  # fmt: skip
