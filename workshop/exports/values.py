"""The Report: one workshop as plain values, nobody recognisable.  Every file is written from it and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workshop.exports.settings import DocumentSettings
from workshop.exports.values_pack import NO_MEETING, CasePart, MeetingPart, NetPart, QuestionnairePart


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What a line of the action plan holds beside its text.  `needs` are ids; `due` is in words, "" for none."""

    needs: tuple[str, ...]
    role_acting: str
    due: str
    handoff_to: str
    receipt: str
    fallback: str
    lead: bool


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post.  `number` counts through the whole report; `at` is Japanese time, to the minute; `role` is the role played."""

    number: int
    group: str
    role: str
    stage: str
    sort: str  # 見立て | 行動計画 | 振り返り | 付箋
    kind: str
    text: str
    at: datetime
    facts: tuple[str, ...] = ()
    reactions: tuple[tuple[str, int], ...] = ()
    plan: PlanFields | None = None


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need of the case."""

    id: str
    label: str
    severity: int
    safety: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of the case.  `source`: the scene or the cards it stands in; `text` is "" while nobody has told it."""

    id: str
    text: str
    critical: bool
    source: str


@dataclass(frozen=True, slots=True)
class SharedLine:
    """A card fact that a group has been told, by which role, when."""

    fact: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What one group wrote.  `plan`: each need with the lines that serve it, in the order of roles."""

    name: str
    roles: tuple[str, ...]
    assessments: tuple[PostLine, ...]
    plan: tuple[tuple[NeedLine, tuple[PostLine, ...]], ...]
    reflections: tuple[PostLine, ...]
    shared: tuple[SharedLine, ...]
    notes: tuple[PostLine, ...]  # by kind, in the order in which the format asks for them
    medians: tuple[float | None, ...]  # of urgency, one for each of Report.urgency; None where fewer than 5 rated


@dataclass(frozen=True, slots=True)
class Urgency:
    """How many rated 0, 1, … 10 in a stage.  `counts` is empty where fewer than 5 rated."""

    stage: str
    counts: tuple[int, ...]
    label: str = "緊急度"
    low_label: str = "急がない"
    high_label: str = "いますぐ動く"

    @property
    def rated(self) -> int:
        """How many rated, as far as that is shown."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage of the format: minutes planned, when it opened (Japanese time) or None."""

    title: str
    minutes: int
    opened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Report:
    """One workshop as far as it may leave the room."""

    settings: DocumentSettings
    made_at: datetime
    code: str
    title: str
    ward: str
    held_on: date
    standing: str  # prepared | open | closed
    stage: str  # title of the stage now open, or ""
    started: datetime | None
    ended: datetime | None
    case_title: str
    case_origin: str
    case_summary: str
    statement: str  # how the case was made unrecognisable
    format_title: str
    minutes: int
    participants: int
    professions: tuple[tuple[str, int], ...]
    stages: tuple[StageLine, ...]
    needs: tuple[NeedLine, ...]
    facts: tuple[FactLine, ...]
    groups: tuple[GroupResult, ...]
    urgency: tuple[Urgency, ...]
    posts: tuple[PostLine, ...]
    hidden: int  # drafts that nobody else has seen: counted, never told
    net: NetPart | None = None
    questionnaires: tuple[QuestionnairePart, ...] = ()
    meeting: MeetingPart = NO_MEETING
    case: CasePart | None = None
    limited: bool = False  # to what has been shown to all: for a chief, while the workshop goes on

    @property
    def scale(self) -> tuple[str, str, str]:
        """What is rated 0-10, and the words at its ends; a format has one scale, told by its first rating."""
        first = self.urgency[0] if self.urgency else Urgency("", ())
        return first.label, first.low_label, first.high_label

    @property
    def interim(self) -> bool:
        """Whether the workshop still goes on."""
        return self.standing != "closed"
