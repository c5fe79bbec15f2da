"""How masking and releasing change the rows.  What is redacted is the log; the tables hold the masked text already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked, PostRedacted, WordsMasked, WordsReleased
from workshop.domain.rows_floor import Question
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import Post, State, row_fields
from workshop.domain.texts import REDACTED, texts_of


def words_of(state: State, kind: str, thing: str) -> Question | HandoffAnswer | None:
    """The question of that id, or the answer to the hand-off of that post; None where there is none."""
    row: Question | HandoffAnswer | None = state.rows[Question if kind == "question" else HandoffAnswer].get((thing,))
    return row


def _masked(state: State, event: PostMasked, at: str) -> None:
    post = state.post(event.id)
    if post is None:
        return
    freed: dict[str, Any] = {"held": post.held and post.held_why != "anonymity", "held_why": None if post.held_why == "anonymity" else post.held_why, "findings": ()}
    state.put(replace(post, version=event.new_version, edited_at=at, editor_id=None, **freed, **event.content))
    asked = words_of(state, "question", event.id)
    if asked is not None and "text" in event.content:  # a note whose answer put it to the floor
        state.put(replace(asked, text=event.content["text"]))


def _redacted(state: State, event: PostRedacted, at: str) -> None:
    """The row says something else already; but one that was taken back keeps its words until then."""
    post = state.post(event.id) if event.of == "post" else None
    if post is not None and post.withdrawn:
        words = texts_of({name: getattr(post, name) for name in row_fields(type(post)) if name not in row_fields(Post)})
        blank: dict[str, Any] = dict.fromkeys(words, REDACTED)
        state.put(replace(post, findings=(), **blank))


def _words_released(state: State, event: WordsReleased, at: str) -> None:
    row = words_of(state, event.kind, event.id)
    if row is not None:
        state.put(replace(row, findings=()))


def _words_masked(state: State, event: WordsMasked, at: str) -> None:
    row = words_of(state, event.kind, event.id)
    if row is not None:
        state.put(replace(row, text=event.text, findings=()))


APPLY_ANONYMITY: dict[type[Event], Callable[[State, Any, str], None]] = {
    PostMasked: _masked,
    PostRedacted: _redacted,
    WordsReleased: _words_released,
    WordsMasked: _words_masked,
}
