"""How hiding, holding and releasing change the rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events_moderation as e
from workshop.domain.event import Event
from workshop.domain.state import State


def _change(state: State, post_id: str, **values: Any) -> None:
    post = state.post(post_id)
    if post is not None:
        state.put(replace(post, **values))


def _hidden(state: State, event: e.PostHidden, at: str) -> None:
    _change(state, event.id, hidden=event.reason)


def _unhidden(state: State, event: e.PostUnhidden, at: str) -> None:
    _change(state, event.id, hidden=None)


def _held(state: State, event: e.PostHeld, at: str) -> None:
    _change(state, event.id, held=True, held_why=event.why, findings=tuple(event.findings))


def _released(state: State, event: e.PostReleased, at: str) -> None:
    _change(state, event.id, held=False, held_why=None, findings=())


def _room_set(state: State, event: e.RoomSet, at: str) -> None:
    state.put(replace(state.workshop, hold_new=event.hold_new))


APPLY_MODERATION: dict[type[Event], Callable[[State, Any, str], None]] = {
    e.PostHidden: _hidden,
    e.PostUnhidden: _unhidden,
    e.PostHeld: _held,
    e.PostReleased: _released,
    e.RoomSet: _room_set,
}
