"""What a facilitator may ask for about posts of others: hide, hold before the projector, release."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.commands import Command, Written


@dataclass(frozen=True, slots=True)
class HidePost(Written):
    """Take a post from everybody's sight but its author's and the staff's; the author is told why."""

    WORDS = ("reason",)
    post_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnhidePost(Command):
    """Show a hidden post again."""

    post_id: str


@dataclass(frozen=True, slots=True)
class HoldPost(Command):
    """Keep a post in its group: not on the projector, not in other groups, not in exports."""

    post_id: str


@dataclass(frozen=True, slots=True)
class ReleasePost(Written):
    """Let a held post go; one that was held for anonymity needs a reason."""

    WORDS = ("reason",)
    post_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class SetRoom(Command):
    """Whether every new post is held until it is released."""

    hold_new: bool
