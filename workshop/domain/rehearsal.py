"""What belongs to a rehearsal: seats of simulated people, all that they did, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workshop.domain.commands import Command
from workshop.domain.event import Event
from workshop.domain.events_rehearsal import Erased, RehearsalCleared
from workshop.domain.rows_floor import Question
from workshop.domain.state import POST_TYPES, Participant, State
from workshop.domain.viewpoint import Actor

# How the room was run.  Where nobody but the simulated people took part, this goes too: the workshop stands ready as before.
RUN = frozenset({
    "workshop.opened", "workshop.closed", "stage.opened", "timer.set", "view.set", "scene.disclosed", "room.set", "bell.rung", "lead.taken",
    "message.written", "message.released", "message.withdrawn", "help.settled", "groups.merged",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClearRehearsal(Command):
    """Delete what the seats of a rehearsal did."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The seats of a rehearsal, what they wrote and asked, and whether nobody else took part."""

    people: frozenset[str]
    written: frozenset[str]
    alone: bool

    def holds(self, event_type: str, actor: str, data: dict[str, Any]) -> bool:
        """Whether an event of the log is the rehearsal's."""
        if self.alone and event_type in RUN:
            return True
        if actor.removeprefix("p:") in self.people or {data.get("participant_id"), data.get("editor_id")} & self.people:
            return True
        return bool({data.get("id"), data.get("post_id")} & self.written)


def rehearsal_of(state: State) -> Rehearsal:
    """What has been rehearsed in this workshop until now."""
    seats = state.rows[Participant].values()
    people = frozenset(seat.id for seat in seats if seat.rehearsal)
    kinds = (*POST_TYPES, Question)
    written = frozenset(row.id for kind in kinds for row in state.rows[kind].values() if row.participant_id in people)
    return Rehearsal(people, written, all(seat.rehearsal for seat in seats))


def without_rehearsal(state: State) -> State:
    """The workshop as statistics and exports know it: nobody rehearsed."""
    found = rehearsal_of(state)
    if not found.people:
        return state
    real = State(state.case, state.format, state.preset_roles, state.seq)
    for rows in state.rows.values():
        for row in rows.values():
            owners = {getattr(row, name, None) for name in ("participant_id", "editor_id")} | ({row.id} if isinstance(row, Participant) else set())
            things = {getattr(row, name, None) for name in ("id", "post_id")}
            if not owners & found.people and not things & found.written:
                real.put(row)
    real.take_touched()
    return real


def _clear(state: State, command: ClearRehearsal, actor: Actor, now: str) -> list[Event]:
    people = len(rehearsal_of(state).people)
    return [RehearsalCleared(people)] if people else []


def _nothing(state: State, event: Event, at: str) -> None:
    """The rows are made anew from what is left of the log (`storage.rehearsal`)."""


DECIDE_REHEARSAL: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {ClearRehearsal: _clear}
APPLY_REHEARSAL: dict[type[Event], Callable[[State, Any, str], None]] = {RehearsalCleared: _nothing, Erased: _nothing}
