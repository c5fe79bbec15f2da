"""What happened to words that said too much about somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class PostMasked(Event):
    """A post's texts were replaced by masked ones; `content` holds these fields alone.  It is held no longer for anonymity."""

    TYPE = "post.masked"
    id: str
    new_version: int
    content: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class PostRedacted(Event):
    """What a post, question or answer said before was taken out of the log's earlier events; this record says that and when, and nothing else."""

    TYPE = "post.redacted"
    id: str
    of: str = "post"  # or "question"; or "handoff": the answer to the hand-off of the post `id`


@dataclass(frozen=True, slots=True)
class WordsReleased(Event):
    """A question, or the answer to the hand-off of the post `id`, goes where it would have gone."""

    TYPE = "words.released"
    kind: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class WordsMasked(Event):
    """Such words were replaced by masked ones, and go where they would have gone."""

    TYPE = "words.masked"
    kind: str
    id: str
    text: str


ANONYMITY_EVENTS: tuple[type[Event], ...] = (PostMasked, PostRedacted, WordsReleased, WordsMasked)
