"""The nets of the workshops that are looked at, kept between two looks: whole for whoever asks, and what changed for whoever listens."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workshop.analysis.present import NOTHING, Net
from workshop.analysis.results import WorkshopNet
from workshop.domain.sight import planning_begun
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.service.bus import Bus
from workshop.storage import lists

KEPT_WORKSHOPS = 64


@dataclass(slots=True)
class _Kept:
    names: dict[str, str]  # of the professions
    staff: Net = field(default_factory=lambda: Net(Viewpoint("facilitator")))
    public: Net = field(default_factory=lambda: Net(Viewpoint("projector")))
    told: dict[str, dict[str, Any]] = field(default_factory=dict)  # stream -> what was sent last
    known: dict[bool, tuple[State, int, WorkshopNet]] = field(default_factory=dict)  # staff's or not -> of which state, at which seq

    def net(self, state: State, *, staff: bool) -> WorkshopNet:
        """The net as things stand, worked out once for everybody who asks before the next event."""
        of, seq, net = self.known.get(staff, (None, -1, None))
        if net is None or of is not state or seq != state.seq:
            net = (self.staff if staff else self.public).workshop(state)
            self.known[staff] = (state, state.seq, net)
        return net


class Nets:
    """The nets by workshop."""

    def __init__(self, bus: Bus) -> None:
        """Nothing is kept yet."""
        self.bus = bus
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def whole(self, state: State, viewpoint: Viewpoint) -> dict[str, Any]:
        """The net that `viewpoint` may see now: docs/protocol.md, section 6."""
        kept = self._of(state.workshop.id)
        if viewpoint.capacity == "participant":
            if not planning_begun(state):
                return NOTHING  # without working anything out: everybody asks on connecting
            return kept.staff.shown_to_group(state, kept.net(state, staff=True), viewpoint.group_id)
        net = kept.staff if viewpoint.is_staff else kept.public
        return net.shown(state, kept.net(state, staff=viewpoint.is_staff), kept.names)

    def changes(self, state: State) -> Iterator[tuple[str, dict[str, Any]]]:
        """(stream, message) of each stream whose net is another than when last told; of the groups only those that changed."""
        kept = self._of(state.workshop.id)
        staff = kept.net(state, staff=True)
        time.sleep(0)  # each of the two looks at every group: let others have a turn between
        kept.net(state, staff=False)
        time.sleep(0)
        shapes = {
            "staff": kept.staff.shown(state, staff, kept.names),
            "screen": kept.public.shown(state, kept.net(state, staff=False), kept.names),
        }
        shapes |= {f"group:{group}": kept.staff.shown_to_group(state, staff, group) for group in staff.groups}
        for stream, shape in shapes.items():
            before = kept.told.get(stream, NOTHING)
            if shape != before:
                kept.told[stream] = shape
                changed = {group: net for group, net in shape["groups"].items() if before["groups"].get(group) != net}
                yield stream, {**shape, "groups": changed}

    def _of(self, workshop_id: str) -> _Kept:
        kept = self._kept.get(workshop_id)
        if kept is None:
            with self.bus.database.read() as connection:
                names = {row.id: row.name for row in lists.entries(connection, "professions", active_only=False)}
            kept = self._kept[workshop_id] = _Kept(names)
        self._kept.move_to_end(workshop_id)
        while len(self._kept) > KEPT_WORKSHOPS:
            self._kept.popitem(last=False)
        return kept
