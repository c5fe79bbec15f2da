"""Frames about groups as such.  Planned seats have none: the seating page reads them, and nobody else is told."""

from __future__ import annotations

from typing import Any

from workshop.domain import events_seating as e
from workshop.domain.addressing import Frame
from workshop.domain.event import Event
from workshop.domain.row import Row
from workshop.domain.state import State


def _renamed(state: State, event: e.GroupRenamed, rows: list[Row]) -> list[Frame]:
    group = state.group(event.id)
    return [Frame("room", event.TYPE, {"group": {"id": group.id, "name": group.name, "position": group.position}})] if group else []


def _removed(state: State, event: e.GroupRemoved, rows: list[Row]) -> list[Frame]:
    return [Frame("room", event.TYPE, {"id": event.id})]


FRAMES_OF_SEATING: dict[type[Event], Any] = {e.GroupRenamed: _renamed, e.GroupRemoved: _removed}
