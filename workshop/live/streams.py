"""The streams' heads and newest frames: what a returning client has missed, without reading everything anew."""

from __future__ import annotations

from collections import deque
from typing import Any

from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.service.bus import Committed

KEPT_FRAMES = 200  # of each stream


class Streams:
    """For each (workshop, stream): the seq of its last frame, and the last KEPT_FRAMES frames."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._base: dict[str, int] = {}
        self._heads: dict[tuple[str, str], int] = {}
        self._frames: dict[tuple[str, str], deque[dict[str, Any]]] = {}

    def add(self, committed: Committed) -> list[dict[str, Any]]:
        """The wire frames of a stored event, each linked to its stream's frame before."""
        workshop_id, recorded = committed.workshop_id, committed.recorded
        if isinstance(recorded.event, PostRedacted):
            self._forget(workshop_id, recorded.seq)
        self._base.setdefault(workshop_id, recorded.seq - 1)
        made = []
        for frame in committed.frames:
            key = (workshop_id, frame.stream)
            wire = {
                "stream": frame.stream,
                "seq": recorded.seq,
                "prev": self._head(workshop_id, frame.stream),
                "at": recorded.at,
                "type": frame.type,
                "data": frame.data,
            }
            self._heads[key] = recorded.seq
            self._frames.setdefault(key, deque(maxlen=KEPT_FRAMES)).append(wire)
            made.append(wire)
        return made

    def _forget(self, workshop_id: str, seq: int) -> None:
        """The kept frames may hold what was just taken out of the log: whoever was away reads a snapshot instead."""
        self._base[workshop_id] = seq
        for key in [key for key in self._frames if key[0] == workshop_id]:
            del self._frames[key]

    def forget(self, workshop_id: str, seq: int) -> None:
        """Begin anew at `seq`: what was sent before must not be sent again."""
        for kept in (self._heads, self._frames):
            for key in [key for key in kept if key[0] == workshop_id]:
                del kept[key]
        self._base[workshop_id] = seq

    def _head(self, workshop_id: str, stream: str) -> int:
        return self._heads.get((workshop_id, stream), self._base[workshop_id])

    def heads(self, state: State, viewpoint: Viewpoint) -> dict[str, int]:
        """The heads of the viewpoint's streams.  A stream that has been quiet since the start stands where the log stood then."""
        workshop_id = state.workshop.id
        self._base.setdefault(workshop_id, state.seq)
        return {stream: self._head(workshop_id, stream) for stream in viewpoint.streams}

    def since(self, state: State, viewpoint: Viewpoint, after: dict[str, int]) -> list[dict[str, Any]] | None:
        """The frames that follow `after` on the viewpoint's streams, in order; None where they are not kept any more."""
        missed: list[dict[str, Any]] = []
        for stream, head in self.heads(state, viewpoint).items():
            known = after.get(stream)
            if known == head:
                continue
            kept = list(self._frames.get((state.workshop.id, stream), ()))
            start = next((place for place, frame in enumerate(kept) if frame["prev"] == known), None)
            if start is None:
                return None
            missed += kept[start:]
        return sorted(missed, key=lambda frame: int(frame["seq"]))

    def since_seq(self, state: State, viewpoint: Viewpoint, after: int) -> list[dict[str, Any]] | None:
        """The frames with a seq beyond `after`, for clients that keep one number only; None where some may be missing."""
        heads = self.heads(state, viewpoint)
        if after < self._base[state.workshop.id]:
            return None
        missed: list[dict[str, Any]] = []
        for stream in heads:
            kept = self._frames.get((state.workshop.id, stream), deque())
            if kept and len(kept) == KEPT_FRAMES and kept[0]["prev"] > after:
                return None
            missed += [frame for frame in kept if frame["seq"] > after]
        return sorted(missed, key=lambda frame: int(frame["seq"]))
