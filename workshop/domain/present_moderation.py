"""What the streams are told when the facilitator takes a post from sight, or lets it be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_moderation as e
from workshop.domain.addressing import Frame, audiences, reveal
from workshop.domain.event import Event
from workshop.domain.row import Row
from workshop.domain.sight import show_post
from workshop.domain.state import Post, State


def moved(state: State, before: Post, post: Post) -> list[Frame]:
    """Gone from a stream that saw it, come to one that did not, changed on the rest.

    A seat is told nothing when its author sees the post on the group's stream again; where both tell of it the seat comes last,
    since what goes from the group must not go from the author.
    """
    seen, sees = dict(audiences(state, before)), dict(audiences(state, post))
    gone = [Frame(stream, "post.withdrawn", {"id": post.id}) for stream in seen if stream not in sees and not stream.startswith("seat:")]
    return [*gone, *(_told(state, post, stream, known=stream in seen) for stream in sees)]


def _told(state: State, post: Post, stream: str, *, known: bool) -> Frame:
    view = dict(audiences(state, post))[stream]
    if known:
        return Frame(stream, "post.put", {"post": show_post(state, post, view)})
    return Frame(stream, "posts.revealed", reveal(state, [post], view))


_BEFORE: dict[type[Event], Callable[[Post], Post]] = {
    e.PostHidden: lambda post: replace(post, hidden=None),
    e.PostUnhidden: lambda post: replace(post, hidden="-"),
    e.PostHeld: lambda post: replace(post, held=False),
    e.PostReleased: lambda post: replace(post, held=True),
}


def _moderated(state: State, event: Any, rows: list[Row]) -> list[Frame]:
    post = state.post(event.id)
    return [] if post is None or post.withdrawn else moved(state, _BEFORE[type(event)](post), post)


FRAMES_OF_MODERATION: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = dict.fromkeys(_BEFORE, _moderated)
