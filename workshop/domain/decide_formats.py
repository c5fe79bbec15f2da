"""Whether the format may still be switched: as long as no stage has been opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain import commands as c
from workshop.domain.commands_formats import SwitchFormat
from workshop.domain.event import Event
from workshop.domain.events_formats import FormatSwitched
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.state import OpenedStage, State
from workshop.domain.viewpoint import Actor


def _switch(state: State, command: SwitchFormat, actor: Actor, now: str) -> list[Event]:
    if state.rows[OpenedStage] or state.workshop.status == "closed":
        raise Refusal(CONFLICT, "already_begun", "最初の段階を始めたあとは、進行形式を変えられません。", field="format")
    return [] if command.format == state.workshop.format else [FormatSwitched(command.format)]


DECIDE_FORMATS: dict[type[c.Command], Callable[[State, Any, Actor, str], list[Event]]] = {SwitchFormat: _switch}
