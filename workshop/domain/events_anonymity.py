"""What happened to posts that said too much about somebody."""

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
    """What a post said before was taken out of the log's earlier events; this record says that and when, and nothing else."""

    TYPE = "post.redacted"
    id: str


ANONYMITY_EVENTS: tuple[type[Event], ...] = (PostMasked, PostRedacted)
