"""What the streams are told when words are masked or released: how they read now, and where they were held, that they are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.addressing import Frame, answer_frames
from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked, WordsMasked, WordsReleased
from workshop.domain.present_floor import question_frames
from workshop.domain.present_moderation import moved
from workshop.domain.row import Row
from workshop.domain.rows_floor import Question
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import State


def _masked(state: State, event: PostMasked, rows: list[Row]) -> list[Frame]:
    post = state.post(event.id)
    if post is None:
        return []
    asked = question_frames(state, post.id) if any(isinstance(row, Question) for row in rows) else []  # a note that was put to the floor
    return [*asked, *([] if post.withdrawn else moved(state, replace(post, held=True), post))]


def _words(state: State, event: WordsReleased | WordsMasked, rows: list[Row]) -> list[Frame]:
    if event.kind == "question":
        return question_frames(state, event.id) if rows else []
    post = state.post(event.id)
    answer: HandoffAnswer | None = state.rows[HandoffAnswer].get((event.id,))
    return [] if post is None or post.withdrawn or answer is None or answer.lapsed else answer_frames(state, post)


FRAMES_OF_ANONYMITY: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {
    PostMasked: _masked,
    **dict.fromkeys((WordsReleased, WordsMasked), _words),
}
