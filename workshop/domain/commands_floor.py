"""Commands between the facilitator and the room: messages, questions, help, the bell, who leads; and merging groups."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.commands import Command, Written


@dataclass(frozen=True, slots=True)
class SendMessage(Written):
    """Tell all, or some groups: now, after `after_s` seconds, or (`by_hand`) when the facilitator says so."""

    WORDS = ("title", "text",)
    id: str
    kind: str
    title: str
    text: str
    groups: tuple[str, ...]
    wall: bool
    after_s: int
    by_hand: bool

    def words(self) -> dict[str, str]:
        """None where a scene is told: `text` is its id."""
        return {} if self.kind == "scene" else Written.words(self)


@dataclass(frozen=True, slots=True)
class ReleaseMessage(Command):
    """Tell a message that waits."""

    id: str


@dataclass(frozen=True, slots=True)
class WithdrawMessage(Command):
    """Take a message back, or down."""

    id: str


@dataclass(frozen=True, slots=True)
class AskQuestion(Written):
    """Ask the facilitator for a fact of the case."""

    WORDS = ("text",)
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Written):
    """Answer a question; everybody reads it."""

    WORDS = ("text",)
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class AskHelp(Command):
    """Call the facilitator to one's group."""


@dataclass(frozen=True, slots=True)
class SettleHelp(Command):
    """The call is settled.  `group` empty: one's own."""

    group: str


@dataclass(frozen=True, slots=True)
class SetPass(Command):
    """Pass one's turn in the stage now open, or take that back."""

    active: bool


@dataclass(frozen=True, slots=True)
class RingBell(Command):
    """Ring the bell on projector and cockpits."""


@dataclass(frozen=True, slots=True)
class TakeLead(Command):
    """Lead from here on, or hand over to `account`."""

    account: str


@dataclass(frozen=True, slots=True)
class NameLeads(Command):
    """Who may lead beside the ward's facilitators."""

    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetDistressNote(Written):
    """What people are told about heavy cases; empty: the house's own words."""

    WORDS = ("text",)
    text: str


@dataclass(frozen=True, slots=True)
class MergeGroups(Command):
    """Put the people and the work of `gone` into `into`."""

    gone: str
    into: str
