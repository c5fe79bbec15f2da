"""The sockets: who is connected where, commands in, frames out.

Handlers are registered on the Socket.IO server itself, without a Flask context for each event: that halves a post's cost.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import socketio
from socketio.exceptions import ConnectionRefusedError as Refused

from workshop.domain.moves import moved_by
from workshop.domain.present import snapshot
from workshop.domain.progress import progress
from workshop.domain.viewpoint import Actor, Viewpoint, viewpoint_of
from workshop.live.nets import Nets
from workshop.live.streams import Streams
from workshop.service.bus import Bus, Committed, utc_now
from workshop.service.due import release_due
from workshop.service.tickets import Tickets

log = logging.getLogger(__name__)

PROGRESS_EVERY_S = 0.5
HEADS_EVERY_S = 15.0
DUE_EVERY_S = 1.0
OUTGOING = 20_000  # batches waiting to be sent; beyond that frames are dropped and the gap check repairs


@dataclass(frozen=True, slots=True)
class Connection:
    """One socket: whose, and from where it looks."""

    workshop_id: str
    actor: Actor
    viewpoint: Viewpoint


class Hub:
    """Connections, and the way out of every event."""

    def __init__(self, bus: Bus, server: socketio.Server, tickets: Tickets) -> None:
        """Register the handlers on `server` and take what `bus` publishes."""
        self.bus, self.server, self.tickets = bus, server, tickets
        self.streams = Streams()
        self.nets = Nets(bus)
        self.connections: dict[str, Connection] = {}
        self._outgoing: queue.Queue[list[tuple[Committed, list[dict[str, Any]]]]] = queue.Queue(OUTGOING)
        self._changed: set[str] = set()
        self._ending = threading.Event()
        bus.publish = self.publish
        for name, handler in (("connect", self.on_connect), ("disconnect", self.on_disconnect), ("command", self.on_command), ("resync", self.on_resync)):
            server.on(name, handler)

    def start(self) -> None:
        """Start sending."""
        for work in (self._send_forever, self._tell_progress, self._tell_heads, self._tell_what_is_due):
            threading.Thread(target=work, daemon=True).start()

    def stop(self) -> None:
        """Stop sending."""
        self._ending.set()

    # --- reading -----------------------------------------------------------------------------------------------------

    def snapshot(self, workshop_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
        """The snapshot with the heads of its streams and the server's time.  Raises LookupError."""
        state = self.bus.state(workshop_id)
        whole = {**snapshot(state, viewpoint), "heads": self.streams.heads(state, viewpoint), "server_time": utc_now()}
        self._add_connected(workshop_id, whole["progress"])
        return whole

    def net(self, workshop_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
        """What the plans say together, as this viewpoint may see it.  Raises LookupError."""
        return self.nets.whole(self.bus.state(workshop_id), viewpoint)

    def frames(self, workshop_id: str, viewpoint: Viewpoint, after: int | dict[str, int] | None) -> dict[str, Any]:
        """`{"frames"}` that follow `after` (one seq, or one for each stream), or `{"snapshot"}`."""
        state = self.bus.state(workshop_id)
        missed: list[dict[str, Any]] | None = None
        if isinstance(after, int):
            missed = self.streams.since_seq(state, viewpoint, after)
        elif after is not None:
            missed = self.streams.since(state, viewpoint, after)
        return {"snapshot": self.snapshot(workshop_id, viewpoint)} if missed is None else {"frames": missed}

    # --- sockets -----------------------------------------------------------------------------------------------------

    def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let a socket in that brings a ticket; it hears its streams from here on."""
        found = self.tickets.read(auth.get("ticket")) if isinstance(auth, dict) else None
        viewpoint = self._viewpoint(*found) if found else None
        if found is None or viewpoint is None:
            raise Refused({"code": "ticket"})
        self.connections[sid] = Connection(*found, viewpoint)
        self._enter(sid)

    def _viewpoint(self, workshop_id: str, actor: Actor) -> Viewpoint | None:
        try:
            return viewpoint_of(self.bus.state(workshop_id), actor)
        except LookupError:
            return None

    def _enter(self, sid: str) -> None:
        connection = self.connections[sid]
        for stream in connection.viewpoint.streams:
            self.server.enter_room(sid, f"{connection.workshop_id}:{stream}")
        self._changed.add(connection.workshop_id)

    def on_disconnect(self, sid: str, reason: Any = None) -> None:
        """Forget a socket; the seat stays."""
        connection = self.connections.pop(sid, None)
        if connection is not None:
            self._changed.add(connection.workshop_id)

    def on_command(self, sid: str, envelope: Any = None) -> dict[str, Any]:
        """A command; what is returned is its ack, sent once it is stored."""
        connection = self.connections.get(sid)
        if connection is None:
            return {"ok": False, "error": {"kind": "unavailable", "code": "ticket", "message": "つなぎ直しています。"}}
        return self.bus.submit(connection.workshop_id, connection.actor, envelope)

    def on_resync(self, sid: str, asked: Any = None) -> dict[str, Any]:
        """What this socket has missed."""
        connection = self.connections.get(sid)
        if connection is None:
            return {}
        after = asked.get("after") if isinstance(asked, dict) else None
        whole = {**self.net(connection.workshop_id, connection.viewpoint), "whole": True}
        self.server.emit("net", whole, to=sid)  # it has no number by which one could notice what is missing
        return self.frames(connection.workshop_id, connection.viewpoint, after if isinstance(after, dict) else None)

    # --- the way out ---------------------------------------------------------------------------------------------------

    def publish(self, happened: list[Committed]) -> None:
        """Take note of what was stored and queue it for sending; never blocks."""
        linked = [(committed, self.streams.add(committed)) for committed in happened]
        self._changed.update(committed.workshop_id for committed in happened)
        try:
            self._outgoing.put_nowait(linked)
        except queue.Full:
            log.warning("frames dropped: too many wait to be sent")

    def _send_forever(self) -> None:
        while not self._ending.is_set():
            for committed, frames in self._outgoing.get():
                try:
                    for frame in frames:
                        self.server.emit("frame", frame, room=f"{committed.workshop_id}:{frame['stream']}")
                    for participant_id in moved_by(committed.recorded.event):
                        self._move(committed.workshop_id, participant_id)
                except Exception:
                    log.exception("not sent; clients will notice the gap and ask")

    def _move(self, workshop_id: str, participant_id: str) -> None:
        for sid, connection in list(self.connections.items()):
            if (connection.workshop_id, connection.actor.id) != (workshop_id, participant_id):
                continue
            for stream in connection.viewpoint.streams:
                self.server.leave_room(sid, f"{workshop_id}:{stream}")
            viewpoint = self._viewpoint(workshop_id, connection.actor)
            if viewpoint is not None:
                self.connections[sid] = Connection(workshop_id, connection.actor, viewpoint)
                self._enter(sid)
            self.server.emit("moved", {}, to=sid)

    # --- what is not an event --------------------------------------------------------------------------------------------

    def _every(self, seconds: float, work: Callable[[], None]) -> None:
        while not self._ending.wait(seconds):
            try:
                work()
            except Exception:
                log.exception("%s failed; the next round tries again", work.__name__)

    def _tell_progress(self) -> None:
        self._every(PROGRESS_EVERY_S, self._progress_round)

    def _progress_round(self) -> None:
        changed, self._changed = self._changed, set()
        for workshop_id in changed:
            state = self.bus.state(workshop_id)
            counts = progress(state, Viewpoint("projector"))
            self._add_connected(workshop_id, counts)
            for stream in ("staff", "screen"):
                self.server.emit("progress", counts, room=f"{workshop_id}:{stream}")
            phase = state.current_phase
            if phase is not None and phase.audience == "self":
                for group_id, own in counts["groups"].items():
                    self.server.emit("progress", {"groups": {group_id: own}}, room=f"{workshop_id}:group:{group_id}")
            for stream, message in self.nets.changes(state):
                self.server.emit("net", message, room=f"{workshop_id}:{stream}")

    def _add_connected(self, workshop_id: str, counts: dict[str, Any]) -> None:
        seats: dict[str, set[str]] = defaultdict(set)
        for connection in self.connections.values():
            if connection.workshop_id == workshop_id and connection.actor.capacity == "participant":
                seats[connection.viewpoint.group_id].add(connection.actor.id)
        for group_id, own in counts["groups"].items():
            own["connected"] = len(seats[group_id])

    def _tell_heads(self) -> None:
        self._every(HEADS_EVERY_S, self._heads_round)

    def _tell_what_is_due(self) -> None:
        self._every(DUE_EVERY_S, self._due_round)

    def _due_round(self) -> None:
        release_due(self.bus)

    def _heads_round(self) -> None:
        for sid, connection in list(self.connections.items()):
            state = self.bus.state(connection.workshop_id)
            self.server.emit("heads", self.streams.heads(state, connection.viewpoint), to=sid)
