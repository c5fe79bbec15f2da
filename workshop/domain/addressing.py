"""On which streams a post is seen, and what a stream is told when posts come into its sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from workshop.domain.present_net import show_answer, show_answers
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.sight import show_post
from workshop.domain.state import Post, Reaction, State
from workshop.domain.viewpoint import Viewpoint

STAFF_VIEW = Viewpoint("facilitator")
SCREEN_VIEW = Viewpoint("projector")


class Frame(NamedTuple):
    """What one event looks like on one stream."""

    stream: str
    type: str
    data: dict[str, Any]


def group_view(group_id: str) -> Viewpoint:
    """What every member of a group sees alike."""
    return Viewpoint("participant", "", group_id)


def audiences(state: State, post: Post) -> list[tuple[str, Viewpoint]]:
    """The streams on which a post is seen, with a viewpoint that stands for all who read them."""
    own = (f"seat:{post.participant_id}", Viewpoint("participant", post.participant_id, post.group_id))
    if post.audience == "self":
        return [own]
    if post.hidden is not None:
        author = state.participant(post.participant_id)  # who has moved on has another group's board before them
        return [own, ("staff", STAFF_VIEW)] if author and author.group_id == post.group_id else [("staff", STAFF_VIEW)]
    streams = [(f"group:{post.group_id}", group_view(post.group_id)), ("staff", STAFF_VIEW)]
    return [*streams, ("screen", SCREEN_VIEW)] if post.audience == "all" and not post.held else streams


def show_reaction(row: Reaction, viewpoint: Viewpoint, *, anonymous: bool = False) -> dict[str, Any]:
    """A reaction as JSON; the projector, and other groups, are not told whose."""
    told = viewpoint.capacity != "projector" and not anonymous
    return {"post_id": row.post_id, "participant_id": row.participant_id if told else "", "kind": row.kind}


def reveal(state: State, posts: Sequence[Post], view: Viewpoint) -> dict[str, Any]:
    """What `posts.revealed` brings: the posts with their reactions."""
    shown = [post.id for post in posts]
    reactions = [show_reaction(row, view) for row in state.reactions_to(shown)]
    return {"posts": [show_post(state, post, view) for post in posts], "reactions": reactions, "handoffs": show_answers(state, shown, told=view.capacity != "projector", staff=view.is_staff)}


def answer_frames(state: State, post: Post) -> list[Frame]:
    """The answer to a post's hand-off as it is now, to whoever sees the post."""
    row: HandoffAnswer = state.rows[HandoffAnswer][post.id,]
    seen = audiences(state, post)
    return [Frame(stream, "handoff.answered", {"handoff": show_answer(row, told=stream != "screen", staff=view.is_staff)}) for stream, view in seen]
