"""What the streams are told when a post is masked: the post as it reads now, and where it was held, that it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.addressing import Frame
from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked
from workshop.domain.present_moderation import moved
from workshop.domain.row import Row
from workshop.domain.state import State


def _masked(state: State, event: PostMasked, rows: list[Row]) -> list[Frame]:
    post = state.post(event.id)
    return [] if post is None or post.withdrawn else moved(state, replace(post, held=True), post)


FRAMES_OF_ANONYMITY: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {PostMasked: _masked}
