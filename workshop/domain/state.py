"""The state of one workshop: small frozen rows, one kind for each table, held in dictionaries by key.

`State` is the fold of the workshop's log (`workshop.domain.fold`), and the rows are what the tables hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from workshop.domain.case import Case, Format, Phase, Role, Stage
from workshop.domain.index import Index
from workshop.domain.row import Row
from workshop.domain.rows_chiefs import CHIEF_ROWS
from workshop.domain.rows_floor import FLOOR_ROWS
from workshop.domain.rows_net import CalledRole, HandoffAnswer, PlanMark
from workshop.domain.rows_seating import PlannedSeat


@dataclass(frozen=True, slots=True)
class Workshop(Row):
    """The workshop itself.  `stage` and `phase` are None/0 until the first stage opens; times are ISO 8601, UTC.

    The countdown runs to `ends_at`; while it is paused `ends_at` is None and `remaining_s` holds the seconds left.
    """

    id: str
    code: str
    status: str  # prepared | open | closed
    title: str
    ward_id: str
    ward: str
    held_on: str  # ISO date
    expected: int
    group_limit: int
    case_id: str
    case_digest: str
    format: dict[str, Any]
    view: dict[str, Any]
    stage: str | None = None
    phase: int = 0
    stage_opened_at: str | None = None
    ends_at: str | None = None
    remaining_s: int | None = None
    created_at: str = ""
    opened_at: str | None = None
    closed_at: str | None = None
    demo: bool = False
    hold_new: bool = False  # every new post is held until the facilitator releases it
    rung_at: str | None = None
    lead_id: str | None = None  # the account that leads now
    co_leads: tuple[str, ...] = ()  # accounts that may lead beside the ward's facilitators
    distress_note: str = ""  # empty: the product's words


@dataclass(frozen=True, slots=True)
class Group(Row):
    """A group (班)."""

    id: str
    name: str
    position: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Participant(Row):
    """Somebody who took a seat; nameless.  `mark` is the number within the group that tells people of one role apart."""

    id: str
    group_id: str
    role: str
    mark: int
    profession: str
    department: str | None
    joined_at: str
    left: bool = False
    scribe: bool = False  # writes for the whole group: the role is chosen post by post
    rehearsal: bool = False  # what this seat did is deleted with one click, and counts nowhere


@dataclass(frozen=True, slots=True)
class Post(Row):
    """What every post has.  `audience` only ever widens; `silent` tells that it was written in a silent phase.

    `hidden` is the facilitator's reason for hiding it.  A post that is `held` stays in its group, because of "moderation" or "anonymity".
    """

    id: str
    participant_id: str
    group_id: str
    role: str
    stage: str
    audience: str
    silent: bool
    posted_at: str
    version: int
    edited_at: str | None
    withdrawn: bool
    editor_id: str | None
    written_by: str | None = field(default=None, kw_only=True)  # scribe | staff, where another hand wrote it (代筆)
    hidden: str | None = field(default=None, kw_only=True)
    held: bool = field(default=False, kw_only=True)
    held_why: str | None = field(default=None, kw_only=True)
    findings: tuple[dict[str, Any], ...] = field(default=(), kw_only=True, hash=False)


@dataclass(frozen=True, slots=True)
class Assessment(Post):
    """An assessment (見立て): kind need | strength | risk | unknown, the facts it rests on."""

    kind: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActionItem(Post):
    """A line of the action plan.  `role_acting` moves; `due_h` in hours, None = no due time."""

    role_acting: str
    needs: tuple[str, ...]
    kind: str
    what: str
    due_h: int | None
    handoff_to: str | None
    receipt: str
    fallback: str
    lead: bool


@dataclass(frozen=True, slots=True)
class Reflection(Post):
    """A reflection (振り返り): kind insight | tomorrow | to_chiefs."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Note(Post):
    """A note (付箋): of a kind that its stage declares, with the facts it rests on."""

    kind: str
    text: str
    facts: tuple[str, ...]


AnyPost = Assessment | ActionItem | Reflection | Note


@dataclass(frozen=True, slots=True)
class Reaction(Row):
    """One participant's reaction of one kind to one post."""

    KEY: ClassVar[tuple[str, ...]] = ("post_id", "participant_id", "kind")
    post_id: str
    participant_id: str
    kind: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class SharedFact(Row):
    """A fact of a role card that its holder told the group: who, when."""

    KEY: ClassVar[tuple[str, ...]] = ("group_id", "fact_id")
    group_id: str
    fact_id: str
    participant_id: str
    role: str
    shared_at: str


@dataclass(frozen=True, slots=True)
class UrgencyRating(Row):
    """One participant's 0-10 urgency in one stage; shown to others only as a distribution, once revealed."""

    KEY: ClassVar[tuple[str, ...]] = ("participant_id", "stage")
    participant_id: str
    stage: str
    group_id: str
    role: str
    value: int
    rated_at: str


@dataclass(frozen=True, slots=True)
class DisclosedScene(Row):
    """A scene that everybody may read, since when."""

    KEY: ClassVar[tuple[str, ...]] = ("scene_id",)
    scene_id: str
    disclosed_at: str


@dataclass(frozen=True, slots=True)
class OpenedStage(Row):
    """A stage that has been opened, and the widest audience its posts have reached."""

    KEY: ClassVar[tuple[str, ...]] = ("stage",)
    stage: str
    audience: str
    first_opened_at: str


ROW_TYPES: tuple[type[Row], ...] = (
    Workshop, Group, Participant, Assessment, ActionItem, Reflection, Note, Reaction, SharedFact, UrgencyRating,
    DisclosedScene, OpenedStage, HandoffAnswer, CalledRole, PlanMark, *CHIEF_ROWS, *FLOOR_ROWS, PlannedSeat,
)  # fmt: skip
POST_TYPES: tuple[type[Post], ...] = (Assessment, ActionItem, Reflection, Note)


@dataclass(slots=True)
class State:
    """All rows of one workshop, with the case and format it keeps.  Change it through `put` alone."""

    case: Case
    format: Format
    preset_roles: tuple[Role, ...] = ()
    seq: int = 0
    rows: dict[type[Row], dict[tuple[str, ...], Any]] = field(default_factory=lambda: {kind: {} for kind in ROW_TYPES})
    changed: list[Row] = field(default_factory=list)  # put by the event being folded
    touched: dict[tuple[type[Row], tuple[str, ...]], Row] = field(default_factory=dict)  # put since the last projection
    index: Index = field(default_factory=Index, compare=False)

    def put(self, row: Row) -> None:
        """Insert or replace a row, and remember it for the projection."""
        kept = self.rows[type(row)]
        self.index.put(kept.get(row.key), row)
        kept[row.key] = row
        if isinstance(row, Workshop):
            self.index.memo.clear()  # another stage counts otherwise
        self.changed.append(row)
        self.touched[type(row), row.key] = row

    def take_touched(self) -> list[Row]:
        """The rows put since the last call, each once, in its last form."""
        rows = list(self.touched.values())
        self.touched.clear()
        return rows

    @property
    def workshop(self) -> Workshop:
        """The workshop's own row."""
        row: Workshop = next(iter(self.rows[Workshop].values()))
        return row

    @property
    def callable_roles(self) -> tuple[Role, ...]:
        """Every role that may be handed to: those of the case, then the preset ones that no card is given to."""
        own = {role.id for role in self.case.roles}
        return (*self.case.roles, *(role for role in self.preset_roles if role.id not in own))

    @property
    def exists(self) -> bool:
        """Whether the workshop has been prepared."""
        return bool(self.rows[Workshop])

    @property
    def groups(self) -> list[Group]:
        """Groups in order."""
        return sorted((group for group in self.rows[Group].values() if not group.gone), key=lambda group: group.position)

    def group(self, group_id: str) -> Group | None:
        """The group of that id, or None; one that is gone is none."""
        found: Group | None = self.rows[Group].get((group_id,))
        return found if found is not None and not found.gone else None

    def participant(self, participant_id: str) -> Participant | None:
        """The participant of that id, or None."""
        return self.rows[Participant].get((participant_id,))

    def members(self, group_id: str) -> list[Participant]:
        """Those who sit in the group now, in the order they came to it."""
        return [seat for seat in self.index.of(Participant, "group_id", group_id) if not seat.left]

    def post(self, post_id: str) -> AnyPost | None:
        """The post of that id, whatever its kind, or None."""
        for kind in POST_TYPES:
            found = self.rows[kind].get((post_id,))
            if found is not None:
                return found  # type: ignore[no-any-return]  # rows are keyed by type
        return None

    def posts(self) -> Iterator[AnyPost]:
        """All posts that stand (not withdrawn), by kind, in the order they came."""
        for kind in POST_TYPES:
            yield from (post for post in self.rows[kind].values() if not post.withdrawn)

    def posts_of(self, group_id: str) -> Iterator[Assessment | ActionItem | Reflection]:
        """The group's posts that stand, by kind, in the order they came."""
        for kind in POST_TYPES:
            yield from (post for post in self.index.of(kind, "group_id", group_id) if not post.withdrawn)

    def reactions_to(self, post_ids: Iterable[str]) -> Iterator[Reaction]:
        """The reactions that stand, to those posts."""
        for post_id in post_ids:
            yield from (row for row in self.index.of(Reaction, "post_id", post_id) if row.active)

    def facts_shared(self, group_id: str) -> set[str]:
        """Ids of the card facts that the group's members have shared."""
        return {row.fact_id for row in self.index.of(SharedFact, "group_id", group_id)}

    @property
    def current_stage(self) -> Stage | None:
        """The stage now open, or None before the first."""
        stage_id = self.workshop.stage
        return self.format.stage(stage_id) if stage_id else None

    @property
    def current_phase(self) -> Phase | None:
        """The phase now running, or None before the first stage."""
        stage = self.current_stage
        return stage.phases[self.workshop.phase] if stage else None


def row_fields(kind: type[Row]) -> tuple[str, ...]:
    """Names of the fields of a kind of row, in order."""
    return tuple(item.name for item in fields(kind))
