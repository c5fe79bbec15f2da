"""What the hub tells without an event: counts, heads, and that a right has ended."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from workshop.domain.progress import progress
from workshop.domain.viewpoint import Viewpoint, viewpoint_of
from workshop.service.due import release_due
from workshop.storage import staff_sessions

if TYPE_CHECKING:
    from workshop.live.hub import Hub

log = logging.getLogger(__name__)

PROGRESS_EVERY_S = 0.5
NETS_EVERY_S = 1.0  # a net looks at every group: the larger part of a round
DUE_EVERY_S = 1.0
HEADS_EVERY_S = 15  # each connection hears its heads so often
RIGHTS_EVERY_S = 5.0  # besides at once, when a page of ours has ended one


class Rounds:
    """The hub's rounds, each in a thread of its own."""

    def __init__(self, hub: Hub) -> None:
        """`hub` has the connections."""
        self.hub = hub
        self.changed: set[str] = set()  # workshops whose counts may have changed
        self._ending = threading.Event()
        self._nets_due: set[str] = set()  # workshops whose nets may have changed
        self._waiting: list[str] = []  # sockets that have not heard their heads in this round
        self._share = 1

    def start(self) -> None:
        """Start going round."""
        for seconds, work in (
            (PROGRESS_EVERY_S, self.tell_progress), (1.0, self.tell_some_heads), (RIGHTS_EVERY_S, self.check_rights),
            (NETS_EVERY_S, self.tell_nets), (DUE_EVERY_S, self.release_due),
        ):  # fmt: skip
            threading.Thread(target=self._every, args=(seconds, work), daemon=True).start()

    def stop(self) -> None:
        """Stop at the next round."""
        self._ending.set()

    def _every(self, seconds: float, work: Callable[[], None]) -> None:
        while not self._ending.wait(seconds):
            try:
                work()
            except Exception:
                log.exception("%s failed; the next round tries again", work.__name__)

    def tell_progress(self) -> None:
        """Tell the counts of workshops in which something has happened since the last round."""
        changed, self.changed = self.changed, set()
        for workshop_id in changed:
            try:
                state = self.hub.bus.state(workshop_id)
            except LookupError:
                continue  # deleted; whoever is still connected is told by `tell_some_heads`
            counts = progress(state, Viewpoint("projector"))
            self.add_connected(workshop_id, counts)
            for stream in ("staff", "screen"):
                self.hub.server.emit("progress", counts, room=f"{workshop_id}:{stream}")
            phase = state.current_phase
            if phase is not None and phase.audience == "self":
                for group_id, own in counts["groups"].items():
                    self.hub.server.emit("progress", {"groups": {group_id: own}}, room=f"{workshop_id}:group:{group_id}")
            self._nets_due.add(workshop_id)

    def tell_nets(self) -> None:
        """Tell each stream its net where it has changed."""
        due, self._nets_due = self._nets_due, set()
        for workshop_id in due:
            try:
                state = self.hub.bus.state(workshop_id)
            except LookupError:
                continue
            for stream, message in self.hub.nets.changes(state):
                self.hub.server.emit("net", message, room=f"{workshop_id}:{stream}")

    def add_connected(self, workshop_id: str, counts: dict[str, Any]) -> None:
        """Add to each group's counts how many of its seats are connected, and how many posts wait unsent on their devices."""
        for group_id, own in counts["groups"].items():
            own["connected"] = self.hub.connections.seated(workshop_id, group_id)
            own["unsent"] = self.hub.connections.unsent(workshop_id, group_id)

    def tell_some_heads(self) -> None:
        """Tell a part of the connections their heads: two thousand at once would hold everybody up for a moment."""
        if not self._waiting:
            self._waiting = self.hub.connections.sids()
            self._share = -(-len(self._waiting) // HEADS_EVERY_S)
        some, self._waiting = self._waiting[: self._share], self._waiting[self._share :]
        for sid in some:
            self._tell_heads(sid)

    def _tell_heads(self, sid: str) -> None:
        connection = self.hub.connections.get(sid)
        if connection is None:
            return
        try:
            state = self.hub.bus.state(connection.workshop_id)
        except LookupError:
            self.hub.dismiss(sid, "workshop")
            return
        if viewpoint_of(state, connection.actor) is None:
            self.hub.dismiss(sid, "seat")
            return
        self.hub.server.emit("heads", self.hub.streams.heads(state, connection.viewpoint), to=sid)

    def release_due(self) -> None:
        """Let happen what the facilitator set a time for."""
        release_due(self.hub.bus)

    def check_rights(self) -> None:
        """Say goodbye to staff who have signed out, whose account was stopped, or who may not run this workshop any more."""
        found = list(self.hub.connections.of_sessions())
        if not found:
            return
        asked = {(connection.session, connection.workshop_id) for _, connection in found}
        with self.hub.bus.database.read() as connection_:
            may = {(session, workshop): staff_sessions.capacity_in(connection_, session, workshop) for session, workshop in asked}
        for sid, connection in found:
            if may[connection.session, connection.workshop_id] != connection.actor.capacity:
                self.hub.dismiss(sid, "session")
