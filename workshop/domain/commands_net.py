"""Commands of the net of support."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.commands import Command


@dataclass(frozen=True, slots=True)
class AnswerHandoff(Command):
    """Answer a hand-off to one's role: accepted | asked | declined, with a text."""

    post_id: str
    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class CallRole(Command):
    """Call a role in that nobody in one's group plays."""

    role: str
    reason: str
