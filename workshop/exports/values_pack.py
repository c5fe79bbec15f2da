"""What the pack for the section chiefs' meeting adds to a Report: the net, the questionnaires, the meeting.  Plain values, nobody recognisable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from workshop.domain.case import Agency, Person

NO_WORDS = {"words": False}  # of a field: a key, nobody's words, which the anonymity check need not read


@dataclass(frozen=True, slots=True)
class NeedNetLine:
    """A need in one group: `state` hole | apparent | one_legged | held; `leads` and `roles` are names of roles, "" none."""

    need: str
    label: str
    state: str
    leads: str
    lead_state: str  # none | clear | double
    cells: tuple[tuple[str, int, tuple[int, ...]], ...]  # (role's name, level 1-3, numbers of the posts behind it)
    late: bool
    first_h: int | None = None  # when the first dated move comes, in hours
    posts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: None where its denominator is 0, shown 「該当なし」."""

    name: str
    part: int
    whole: int
    posts: tuple[int, ...] = ()  # numbers of the posts that are counted

    @property
    def shown(self) -> str:
        """「4 / 5（80%）」 or 「該当なし」."""
        return f"{self.part} / {self.whole}（{round(100 * self.part / self.whole)}%）" if self.whole else "該当なし"


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """A hand-off: roles and need by name, `way` by whom it goes on, `state` taken | forwarded | untaken, `answer` in words, number of its post.

    `reply`: the answer as the protocol has it, accepted | asked | declined, or "" while there is none.
    """

    origin: str
    to: str
    need: str
    way: str
    state: str
    answer: str
    number: int | None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role in a group's net: whether somebody plays it, it was called in, nothing ties it to others, the net falls apart without it."""

    name: str
    played: bool
    called: bool
    isolated: bool
    key: bool


@dataclass(frozen=True, slots=True)
class GroupNetLine:
    """The net of one group.  `planned` False: it has no plan, so nothing is counted.  `roles` in the case's order."""

    name: str
    planned: bool
    needs: tuple[NeedNetLine, ...]
    rates: tuple[Rate, ...]
    handoffs: tuple[HandoffLine, ...]
    roles: tuple[RoleLine, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Roles without which the net falls apart."""
        return tuple(role.name for role in self.roles if role.key)

    @property
    def isolated(self) -> tuple[str, ...]:
        """Roles without any hand-off."""
        return tuple(role.name for role in self.roles if role.isolated)


@dataclass(frozen=True, slots=True)
class SharedHoleLine:
    """A hole of several groups: in `groups` of `of` groups that have a plan."""

    need: str
    label: str
    severity: int
    safety: bool
    groups: tuple[str, ...]
    of: int
    posts: tuple[int, ...] = ()  # of an apparent net; where nobody wrote anything there is none


@dataclass(frozen=True, slots=True)
class NoticedLine:
    """A fact that was cited: by how many posts, in which groups with the posts' numbers, by how many posts of the professions that may be told."""

    fact: str
    groups: tuple[tuple[str, tuple[int, ...]], ...]
    professions: tuple[tuple[str, int], ...]
    alone: str = ""  # the only profession that cited it, where that may be told


@dataclass(frozen=True, slots=True)
class NoticedPart:
    """気づきの地図: the professions that may be named, the facts cited and those that nobody cited."""

    professions: tuple[str, ...]
    facts: tuple[NoticedLine, ...]
    uncited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetPart:
    """What the plans say together: the groups side by side, the organisation's holes, and holes of single groups."""

    groups: tuple[GroupNetLine, ...]
    shared: tuple[SharedHoleLine, ...]
    notes: tuple[SharedHoleLine, ...]
    noticed: NoticedPart | None = None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One bar of a result: `cells` (label, people) that may be told; empty where nothing may.

    `high`: how many gave one of the upper two grades, where the cells say so.
    """

    label: str
    answered: int
    cells: tuple[tuple[str, int], ...]
    high: int | None = None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What was answered to one question.  `kind` grade | pair | quiz | one | several | attribute."""

    id: str
    number: str
    kind: str
    text: str
    rows: tuple[ResultRow, ...]
    right: str = ""  # a quiz item's right answer
    apart: tuple[tuple[str, tuple[ResultRow, ...]], ...] = ()  # (id of an attribute, a row for each of its groups), where all may be told


@dataclass(frozen=True, slots=True)
class Voice:
    """One free text; `key` is the random key of its sheet and names the question after a hyphen."""

    key: str = field(metadata=NO_WORDS)
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionnairePart:
    """One sheet.  While it is open only the number of answers is told: results that grow would tell who answered last."""

    sheet: str
    title: str
    status: str  # open | closed
    received: int
    items: tuple[ItemResult, ...] = ()
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision of the chiefs; `source` says what it rests on, `reference` where to read that, "" nowhere."""

    kind: str
    id: str = field(metadata=NO_WORDS)
    source: str
    reference: str
    title: str
    mark: str  # 採用 | 保留 | 共有 | ""
    decision: str
    person: str
    due: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class SharingLine:
    """How one department shares the result."""

    department: str
    audience: str
    method: str
    planned_on: date | None
    confirmed_by: str
    changes: str
    contacts: str
    done: bool


@dataclass(frozen=True, slots=True)
class NextLine:
    """The next training as planned; `case` and `format` are titles."""

    theme: str
    case: str
    format: str
    held_on: date | None
    note: str
    prepared: bool


@dataclass(frozen=True, slots=True)
class MeetingPart:
    """The chiefs' meeting: when, where, what was decided, how it is shared, what comes next."""

    held_on: date | None = None
    time: str = ""
    place: str = ""
    attendees: str = ""
    note: str = ""
    decisions: tuple[DecisionLine, ...] = ()
    sharing: tuple[SharingLine, ...] = ()
    following: NextLine | None = None


NO_MEETING = MeetingPart()


ScenePiece = str | tuple[tuple[str, ...], ...]  # text, a line for each block; or the rows of a table, the first its head


@dataclass(frozen=True, slots=True)
class CasePart:
    """The case as it was played, for the appendix: scenes as text, and who signed that it was made unrecognisable."""

    scenes: tuple[tuple[str, tuple[ScenePiece, ...]], ...]  # (title, what it is made of)
    record: tuple[tuple[str, str, str], ...]  # (on, by, note)
    signed: tuple[str, str] | None = None  # when (ISO 8601) and by whom the confirmation sheet was signed; None: on paper
    released: tuple[tuple[str, str, str], ...] = ()  # what was let stand: (kind, words, reason)
    people: tuple[Person, ...] = ()  # who may be drawn: nobody of whom only a card or the staff's notes tell
    agencies: tuple[Agency, ...] = ()
