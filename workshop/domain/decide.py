"""decide(state, command) -> events.  Pure: no clock, no chance, no database; it may refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import commands as c
from workshop.domain import events as e
from workshop.domain.decide_anonymity import DECIDE_ANONYMITY, ask_once
from workshop.domain.decide_chiefs import DECIDE_CHIEFS
from workshop.domain.decide_floor import DECIDE_FLOOR
from workshop.domain.decide_formats import DECIDE_FORMATS
from workshop.domain.decide_moderation import DECIDE_MODERATION
from workshop.domain.decide_net import DECIDE_NET
from workshop.domain.decide_posts import DECIDE_POSTS
from workshop.domain.decide_room import DECIDE_ROOM
from workshop.domain.decide_seating import DECIDE_SEATING
from workshop.domain.decide_seats import DECIDE_SEATS
from workshop.domain.hands import DECIDE_HANDS
from workshop.domain.permissions import check
from workshop.domain.rehearsal import DECIDE_REHEARSAL
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor

_DECIDE: dict[type[c.Command], Callable[[State, Any, Actor, str], list[e.Event]]] = {
    **DECIDE_ROOM,
    **DECIDE_SEATS,
    **DECIDE_POSTS,
    **DECIDE_NET,
    **DECIDE_CHIEFS,
    **DECIDE_MODERATION,
    **DECIDE_SEATING,
    **DECIDE_FLOOR,
    **DECIDE_HANDS,
    **DECIDE_REHEARSAL,
    **DECIDE_FORMATS,
    **DECIDE_ANONYMITY,
}


def decide(state: State, command: c.Command, actor: Actor, now: str) -> list[e.Event]:
    """What happens when `actor` gives `command` at `now` (ISO 8601, UTC).  Raises Refusal.

    An empty list means that it was so already: nothing happens, and that is well.
    """
    check(state, command, actor)
    events = _DECIDE[type(command)](state, command, actor, now)
    if events and isinstance(command, c.Written):
        ask_once(state, command)
    return events
