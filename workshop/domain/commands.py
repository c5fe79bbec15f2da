"""What one may ask for: commands, in the imperative.  `workshop.service.wire` makes them from JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from workshop.domain.texts import texts_of


@dataclass(frozen=True, slots=True)
class Command:
    """Any command."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Command):
    """A command with words that somebody wrote: in `content`, or in the fields that WORDS names."""

    WORDS: ClassVar[tuple[str, ...]] = ()
    confirmed: bool = False  # who wrote them was asked, and says to send them all the same
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # put in by the service; never taken from the wire

    def words(self) -> dict[str, str]:
        """What was written, by field; empty ones left out."""
        content = getattr(self, "content", None)
        return texts_of({name: getattr(self, name) for name in self.WORDS} if content is None else content)


@dataclass(frozen=True, slots=True)
class PrepareWorkshop(Command):
    """Make a workshop ready; the system's own, never taken from the wire."""

    id: str
    code: str
    title: str
    ward_id: str
    ward: str
    held_on: str
    expected: int
    groups: int
    group_limit: int
    case_digest: str
    format: dict[str, Any] = field(hash=False)
    demo: bool = False
    distress_note: str = ""  # the house's own words; empty: the product's


@dataclass(frozen=True, slots=True)
class JoinWorkshop(Command):
    """Take a seat.  `role` or `group` empty: filled evenly."""

    participant_id: str
    profession: str
    department: str | None
    role: str
    group: str
    seat_id: str = ""  # a planned seat: then the plan says which group and role
    rehearsal: bool = False  # a simulated participant; put in at the door, for a valid pass


@dataclass(frozen=True, slots=True)
class ChangeSeat(Command):
    """Put a participant into another group or role; empty means: as it is."""

    participant_id: str
    group: str
    role: str


@dataclass(frozen=True, slots=True)
class OpenWorkshop(Command):
    """Let people join."""


@dataclass(frozen=True, slots=True)
class CloseWorkshop(Command):
    """End it: nothing more is written."""


@dataclass(frozen=True, slots=True)
class OpenStage(Command):
    """Open a phase of a stage."""

    stage: str
    phase: int


@dataclass(frozen=True, slots=True)
class SetTimer(Command):
    """Set the countdown: seconds left, running or paused."""

    remaining_s: int
    running: bool


@dataclass(frozen=True, slots=True)
class DiscloseScene(Command):
    """Let everybody read a scene."""

    scene: str


@dataclass(frozen=True, slots=True)
class AddGroup(Written):
    """Add a group at the end."""

    WORDS = ("name",)
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SetView(Command):
    """Choose what the projector shows."""

    screen: str
    scene: str | None = None
    group: str | None = None
    groups: tuple[str, ...] = ()
    post: str | None = None
    need: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class MakePost(Written):
    """A post of any kind: the client's id for it, and its content."""

    id: str
    content: dict[str, Any] = field(hash=False)
    role: str = ""  # of the group's scribe, or with `group` of staff who write for people on paper: whose words these are
    group: str = ""


class PostAssessment(MakePost):
    """Post an assessment."""


class PostActionItem(MakePost):
    """Post a line of the action plan."""


class PostReflection(MakePost):
    """Post a reflection."""


@dataclass(frozen=True, slots=True)
class EditPost(Written):
    """Replace a post's content, if it still is at `version`."""

    id: str
    version: int
    content: dict[str, Any] = field(hash=False)


class EditAssessment(EditPost):
    """Edit an assessment."""


class EditActionItem(EditPost):
    """Edit a line of the action plan."""


class EditReflection(EditPost):
    """Edit a reflection."""


@dataclass(frozen=True, slots=True)
class WithdrawPost(Command):
    """Take a post back."""

    id: str


class WithdrawAssessment(WithdrawPost):
    """Take an assessment back."""


class WithdrawActionItem(WithdrawPost):
    """Take a line of the action plan back."""


class WithdrawReflection(WithdrawPost):
    """Take a reflection back."""


@dataclass(frozen=True, slots=True)
class SetReaction(Command):
    """Put or take back a reaction."""

    post_id: str
    kind: str
    active: bool


@dataclass(frozen=True, slots=True)
class ShareFact(Command):
    """Tell one's group a fact of one's role card; the staff: the `group` on paper, for a `role`."""

    fact_id: str
    role: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class RateUrgency(Command):
    """Say how urgent one finds the case, 0-10; a scribe for a `role`, the staff for a `role` of a `group` on paper."""

    value: int
    role: str = ""
    group: str = ""
