"""What a case and a format hold, once read and checked.  Plain values; `workshop.casebook` makes them from files."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Role:
    """Whom one plays in the case.  `can` and `cannot` are hints, never verdicts."""

    id: str
    name: str
    short: str
    belongs: str
    can: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    callable_via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A numbered fact.  `known_by` empty: told in scene `scene`, known to all once that scene is disclosed.

    Otherwise the fact stands on the cards of those roles only, until one of them shares it with the group.
    """

    id: str
    text: str
    critical: bool = False
    known_by: tuple[str, ...] = ()
    scene: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """A need of the household.  `severity` 1-3; `first_due_h` hours until the first substantive move, or None."""

    id: str
    label: str
    severity: int
    safety: bool = False
    first_due_h: int | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One part of the case, disclosed in turn.  `html` is sanitised."""

    id: str
    title: str
    html: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What the holder of a role reads.  `html` is sanitised and does not repeat the facts listed in `facts`."""

    role: str
    html: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One question with its choices; `answer` is the index of the right one."""

    question: str
    choices: tuple[str, ...]
    answer: int
    explanation: str


STAFF_ONLY = "staff"  # in place of a scene: what only a role card tells is in no picture but the staff's


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the household or near it, for the genogram."""

    id: str
    label: str
    sex: str  # "f" | "m" | "unknown"
    age: str
    in_household: bool = True
    parents: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    deceased: bool = False
    note: str = ""
    separated: tuple[str, ...] = ()  # partners of former times
    scene: str | None = None  # appears in pictures once that scene is disclosed; None: from the first; STAFF_ONLY: never


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency around the household, for the ecomap.  `tie`: strong | weak | conflict | none."""

    id: str
    label: str
    to: tuple[str, ...]
    tie: str
    role: str | None = None
    note: str = ""
    scene: str | None = None  # as for a person


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the case's time, for formats that look back in periods."""

    id: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Anonymization:
    """Statement and record of how the case was made unrecognisable."""

    statement: str
    record: tuple[tuple[str, str, str], ...] = ()  # (on, by, note)


@dataclass(frozen=True, slots=True)
class Inject:
    """An extra fact (追加の情報) that the facilitator may send while the case is worked on.  `when`: a hint for the facilitator."""

    title: str
    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case.  Orders are the file's orders; ids are unique within their kind."""

    id: str
    title: str
    version: str
    origin: str  # 架空 | 複合 | 加工済
    summary: str
    themes: tuple[str, ...]
    level: str
    minutes: int
    scenes: tuple[Scene, ...]
    facts: tuple[Fact, ...]
    needs: tuple[Need, ...]
    roles: tuple[Role, ...]  # the roles one can play here, in the order of their cards
    role_cards: tuple[RoleCard, ...]
    notes_html: str  # facilitator's notes; never shown to participants
    anonymization: Anonymization
    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    periods: tuple[Period, ...] = ()
    quiz: tuple[QuizItem, ...] = ()
    injects: tuple[Inject, ...] = ()
    diagram_after: str = ""  # the scene after which pictures of the case may be shown; "": the first

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of that id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def role(self, role_id: str) -> Role | None:
        """The role of that id among those with a card, or None."""
        return next((role for role in self.roles if role.id == role_id), None)

    def need(self, need_id: str) -> Need | None:
        """The need of that id, or None."""
        return next((need for need in self.needs if need.id == need_id), None)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a stage with one audience: self (silent), group or all."""

    audience: str
    minutes: int
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note (付箋) that a stage asks for.  Within a format one id has one label.

    `column`: kinds of the same column stand below each other on the wall, "" = a column of its own.
    `asks`: a question that the facilitator answers.
    """

    id: str
    label: str
    hint: str = ""
    column: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """What 0-10 means in a stage that rates."""

    label: str = "緊急度"
    low_label: str = "急がない"
    high_label: str = "いますぐ動く"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a format: what may be written, who sees it, what the projector shows when it opens."""

    id: str
    title: str
    prompt: str
    phases: tuple[Phase, ...]
    writes: tuple[str, ...] = ()  # of WRITABLE in vocabulary
    discloses: tuple[str, ...] = ()  # scene positions "1", "2", … or "all": disclosed when the stage opens
    reveals: tuple[str, ...] = ()  # stages whose posts everybody sees from here on
    projector: str = "stage"  # a screen of vocabulary.SCREENS
    checks: bool = False  # the group checks its hand-offs here; the plan is kept as it was before and after
    notes: tuple[NoteKind, ...] = ()  # the kinds that may be written where `writes` has "note"
    scale: Scale = Scale()  # where `writes` has "urgency"
    period: int | None = None  # position, from 1, of the case's period that the stage is about

    def note_kind(self, kind: str) -> NoteKind | None:
        """The kind of note of that id, or None."""
        return next((known for known in self.notes if known.id == kind), None)

    @property
    def minutes(self) -> int:
        """Length of the stage in minutes: the sum of its phases."""
        return sum(phase.minutes for phase in self.phases)


@dataclass(frozen=True, slots=True)
class Format:
    """How a workshop runs: its stages in order."""

    id: str
    title: str
    summary: str
    stages: tuple[Stage, ...] = field(default_factory=tuple)

    @property
    def minutes(self) -> int:
        """Length of the whole in minutes."""
        return sum(stage.minutes for stage in self.stages)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage of that id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    @property
    def note_kinds(self) -> dict[str, NoteKind]:
        """All kinds of notes of the stages, by id, in the order in which they come up."""
        found: dict[str, NoteKind] = {}
        for stage in self.stages:
            for kind in stage.notes:
                found.setdefault(kind.id, kind)
        return found
