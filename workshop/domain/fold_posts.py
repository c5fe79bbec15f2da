"""How what participants wrote changes the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_posts as e
from workshop.domain import fold_net
from workshop.domain.event import Event
from workshop.domain.state import ActionItem, Assessment, Note, Post, Reaction, Reflection, SharedFact, State, UrgencyRating

POST_ROWS: dict[str, type[Post]] = {"assessment": Assessment, "action_item": ActionItem, "reflection": Reflection, "note": Note}


def _content(content: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in content.items()}


def _posted(state: State, event: e.Posted, at: str) -> None:
    kind = POST_ROWS[event.TYPE.split(".")[0]]
    head = {name: getattr(event, name) for name in ("id", "participant_id", "group_id", "role", "stage", "audience", "silent", "written_by")}
    held: dict[str, Any] = {"held": event.held_why is not None, "held_why": event.held_why, "findings": tuple(event.findings)}
    state.put(kind(**head, **held, posted_at=at, version=1, edited_at=None, withdrawn=False, editor_id=None, **_content(event.content)))


def _edited(state: State, event: e.Edited, at: str) -> None:
    post = state.post(event.id)
    if post is None:
        return
    edited = replace(post, version=event.new_version, edited_at=at, editor_id=event.editor_id, **_content(event.content))
    state.put(edited)
    if isinstance(edited, ActionItem):
        fold_net.lapse(state, edited)


def _withdrawn(state: State, event: e.Withdrawn, at: str) -> None:
    post = state.post(event.id)
    if post is not None:
        state.put(replace(post, withdrawn=True))


def _reaction_set(state: State, event: e.ReactionSet, at: str) -> None:
    state.put(Reaction(event.post_id, event.participant_id, event.kind, event.active))


def _fact_shared(state: State, event: e.FactShared, at: str) -> None:
    state.put(SharedFact(event.group_id, event.fact_id, event.participant_id, event.role, at))


def _urgency_rated(state: State, event: e.UrgencyRated, at: str) -> None:
    state.put(UrgencyRating(event.participant_id, event.stage, event.group_id, event.role, event.value, at))


APPLY_POSTS: dict[type[Event], Callable[[State, Any, str], None]] = {
    **dict.fromkeys((e.AssessmentPosted, e.ActionItemPosted, e.ReflectionPosted, e.NotePosted), _posted),
    **dict.fromkeys((e.AssessmentEdited, e.ActionItemEdited, e.ReflectionEdited, e.NoteEdited), _edited),
    **dict.fromkeys((e.AssessmentWithdrawn, e.ActionItemWithdrawn, e.ReflectionWithdrawn, e.NoteWithdrawn), _withdrawn),
    e.ReactionSet: _reaction_set,
    e.FactShared: _fact_shared,
    e.UrgencyRated: _urgency_rated,
}
