"""Commands of the net of support."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.commands import Written


@dataclass(frozen=True, slots=True)
class AnswerHandoff(Written):
    """Answer a hand-off to one's role: accepted | asked | declined, with a text."""

    WORDS = ("text",)
    post_id: str
    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class CallRole(Written):
    """Call a role in that nobody in one's group plays."""

    WORDS = ("reason",)
    role: str
    reason: str
