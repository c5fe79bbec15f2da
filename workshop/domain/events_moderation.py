"""What happened to posts by the facilitator's hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class PostHidden(Event):
    """A post is its author's and the staff's alone from here on."""

    TYPE = "post.hidden"
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PostUnhidden(Event):
    """A hidden post is shown again."""

    TYPE = "post.unhidden"
    id: str


@dataclass(frozen=True, slots=True)
class PostHeld(Event):
    """A post stays in its group until it is released.  `why`: moderation | anonymity; `findings` say what was found."""

    TYPE = "post.held"
    id: str
    why: str
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class PostReleased(Event):
    """A held post goes where it would have gone."""

    TYPE = "post.released"
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class RoomSet(Event):
    """Whether every new post is held until it is released."""

    TYPE = "room.set"
    hold_new: bool


MODERATION_EVENTS: tuple[type[Event], ...] = (PostHidden, PostUnhidden, PostHeld, PostReleased, RoomSet)
