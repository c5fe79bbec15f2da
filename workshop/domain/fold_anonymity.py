"""How masking changes the rows.  What is redacted is the log, not the tables: they hold the masked text already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked, PostRedacted
from workshop.domain.state import State


def _masked(state: State, event: PostMasked, at: str) -> None:
    post = state.post(event.id)
    if post is None:
        return
    freed: dict[str, Any] = {"held": post.held and post.held_why != "anonymity", "held_why": None if post.held_why == "anonymity" else post.held_why, "findings": ()}
    state.put(replace(post, version=event.new_version, edited_at=at, editor_id=None, **freed, **event.content))


def _redacted(state: State, event: PostRedacted, at: str) -> None:
    """Nothing: the record says that it happened."""


APPLY_ANONYMITY: dict[type[Event], Callable[[State, Any, str], None]] = {PostMasked: _masked, PostRedacted: _redacted}
