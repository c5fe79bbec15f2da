"""What the server shows, as cases for the client: a snapshot, the frames after it, and the snapshot that they have to lead to.

Made anew from the server's own fold at each run, so that neither side can drift from what is written down.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

from histories import PEOPLE, Move, empty_state, move, opening, person

from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.fold import apply
from workshop.domain.moves import moved_by
from workshop.domain.present import frames, snapshot
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Viewpoint, viewpoint_of
from workshop.live.streams import Streams
from workshop.service.bus import Committed

Shape = dict[str, Any]


class Reader:
    """A viewpoint's case as it grows; complete once that person looks from elsewhere."""

    def __init__(self, room: Room, viewpoint: Viewpoint) -> None:
        self.room, self.viewpoint = room, viewpoint
        self.before = room.look(viewpoint)
        self.frames: list[Shape] = []

    def case(self, title: str) -> Shape:
        view = self.viewpoint
        return {
            "title": f"{title}, {view.capacity} {view.participant_id}", "before": self.before, "frames": self.frames, "after": self.room.look(view),
        }  # fmt: skip


class Room:
    """A workshop in memory, its frames linked as the server links them."""

    def __init__(self, case: Case) -> None:
        self.state, self.streams = empty_state(case), Streams()
        self.readers: list[Reader] = []
        for wanted in opening():
            self.do(wanted)

    def look(self, viewpoint: Viewpoint) -> Shape:
        """The snapshot with heads, as it goes over the wire."""
        whole: Shape = json.loads(json.dumps({**snapshot(self.state, viewpoint), "heads": self.streams.heads(self.state, viewpoint)}))
        return whole

    def sit(self) -> None:
        """Everybody takes a snapshot now."""
        seats = [viewpoint_of(self.state, person(number)) for number in range(PEOPLE)]
        self.readers = [Reader(self, view) for view in (Viewpoint("facilitator"), Viewpoint("projector"), *seats) if view is not None]

    def do(self, wanted: Move) -> None:
        """Let it happen, if it may; whoever moved by it leaves with the case as it was before."""
        actor, command = wanted
        now = f"2026-06-01T{self.state.seq // 3600 + 1:02}:{self.state.seq // 60 % 60:02}:{self.state.seq % 60:02}.000+00:00"
        try:
            events = decide(self.state, command, actor, now)
        except Refusal:
            return
        for event in events:
            gone = set(moved_by(event))
            self.readers = [reader for reader in self.readers if reader.viewpoint.participant_id not in gone]
            recorded = Recorded(self.state.seq + 1, now, actor.tag, event)
            sent = json.loads(json.dumps(self.streams.add(Committed("workshop", recorded, frames(self.state, recorded, apply(self.state, recorded))))))
            for reader in self.readers:
                reader.frames += [frame for frame in sent if frame["stream"] in reader.viewpoint.streams]


def make(case: Case, seed: int, length: int) -> list[Shape]:
    """The cases of one random history: everybody's who did not move."""
    room, random = Room(case), Random(seed)
    for place in range(length):
        if place == length // 3:
            room.sit()
        room.do(move(random, room.state))
    return [reader.case(f"history {seed}") for reader in room.readers]
