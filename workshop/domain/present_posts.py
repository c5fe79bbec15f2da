"""What the streams are told of what participants wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import events_posts as e
from workshop.domain.addressing import STAFF_VIEW, Frame, audiences, group_view, show_reaction
from workshop.domain.event import Event
from workshop.domain.present_merge import show_shared
from workshop.domain.row import Row
from workshop.domain.sight import show_fact, show_post
from workshop.domain.state import Reaction, SharedFact, State


def _post_put(state: State, event: e.Posted | e.Edited, rows: list[Row]) -> list[Frame]:
    post = state.post(event.id)
    if post is None or post.withdrawn:
        return []
    return [Frame(stream, "post.put", {"post": show_post(state, post, view)}) for stream, view in audiences(state, post)]


def _withdrawn(state: State, event: e.Withdrawn, rows: list[Row]) -> list[Frame]:
    post = state.post(event.id)
    return [Frame(stream, "post.withdrawn", {"id": event.id}) for stream, _ in audiences(state, post)] if post else []


def _reaction(state: State, event: e.ReactionSet, rows: list[Row]) -> list[Frame]:
    post = state.post(event.post_id)
    if post is None or post.withdrawn:
        return []
    row = state.rows[Reaction][event.post_id, event.participant_id, event.kind]
    return [
        Frame(stream, "reaction.set", {**show_reaction(row, view), "active": event.active, "count": _count(state, row)})
        for stream, view in audiences(state, post)
    ]


def _count(state: State, row: Reaction) -> int:
    """How many have this reaction on the post: the projector, which is told no names, sets its number from it."""
    return sum(other.kind == row.kind for other in state.reactions_to((row.post_id,)))


def _fact_shared(state: State, event: e.FactShared, rows: list[Row]) -> list[Frame]:
    row = state.rows[SharedFact][event.group_id, event.fact_id]
    fact = state.case.fact(event.fact_id)
    shapes = ((f"group:{event.group_id}", group_view(event.group_id)), ("staff", STAFF_VIEW))
    return [Frame(stream, "fact.shared", {**show_shared(row), "fact": show_fact(fact, view) if fact else None}) for stream, view in shapes]


def _rated(state: State, event: e.UrgencyRated, rows: list[Row]) -> list[Frame]:
    return [Frame(f"seat:{event.participant_id}", "urgency.rated", {"stage": event.stage, "value": event.value})]


FRAMES_OF_POSTS: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {
    **dict.fromkeys((e.AssessmentPosted, e.ActionItemPosted, e.ReflectionPosted, e.NotePosted), _post_put),
    **dict.fromkeys((e.AssessmentEdited, e.ActionItemEdited, e.ReflectionEdited, e.NoteEdited), _post_put),
    **dict.fromkeys((e.AssessmentWithdrawn, e.ActionItemWithdrawn, e.ReflectionWithdrawn, e.NoteWithdrawn), _withdrawn),
    e.ReactionSet: _reaction,
    e.FactShared: _fact_shared,
    e.UrgencyRated: _rated,
}
