"""The fold of a switched format: the row keeps it as JSON, the state as it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain.event import Event
from workshop.domain.events_formats import FormatSwitched
from workshop.domain.format_data import format_from_data
from workshop.domain.state import State


def _switched(state: State, event: FormatSwitched, at: str) -> None:
    state.format = format_from_data(event.format)
    state.put(replace(state.workshop, format=event.format))


APPLY_FORMATS: dict[type[Event], Callable[[State, Any, str], None]] = {FormatSwitched: _switched}
