"""What a facilitator may ask for where words say too much about somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.commands import Command, Written


@dataclass(frozen=True, slots=True)
class MaskPost(Command):
    """Put the masked version in a post's place, if it still is at `version`, and take the original out of the log.

    `words`: what the facilitator found, beside what holds the post.  `content`: the masked texts by field; the service works them out, they
    never come over the wire.
    """

    post_id: str
    version: int
    words: tuple[str, ...] = ()
    content: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ReleaseWords(Written):
    """Let a held question go (kind "question"), or the held answer to the hand-off of the post `id` (kind "handoff")."""

    WORDS = ("reason",)
    kind: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class MaskWords(Command):
    """Put the masked version in the place of such words, and take the original out of the log.

    `words` as with a post.  `text`: the masked version, `of`: what it was made of; the service works them out, they never come over the wire.
    """

    kind: str
    id: str
    words: tuple[str, ...] = ()
    text: str = ""
    of: str = ""
