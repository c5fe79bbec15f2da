"""The sockets: who is connected where, commands in, frames out.

Handlers are registered on the Socket.IO server itself, without a Flask context for each event: that halves a post's cost.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from typing import Any

import socketio
from socketio.exceptions import ConnectionRefusedError as Refused

from workshop.domain.events_rehearsal import RehearsalCleared
from workshop.domain.moves import moved_by
from workshop.domain.present import snapshot
from workshop.domain.viewpoint import Actor, Viewpoint, viewpoint_of
from workshop.live.connections import Connection, Connections
from workshop.live.nets import Nets
from workshop.live.rounds import Rounds
from workshop.live.streams import Streams
from workshop.service.bus import Bus, Committed, utc_now
from workshop.service.tickets import Tickets

log = logging.getLogger(__name__)

OUTGOING = 20_000  # batches waiting to be sent; beyond that frames are dropped and the gap check repairs
CHIEFS_VIEW = Viewpoint("section_chief")
DRAIN_S = 5.0  # for what is still to be sent when the server stops

Linked = list[tuple[Committed, list[dict[str, Any]]]]


class Hub:
    """Connections, and the way out of every event."""

    def __init__(self, bus: Bus, server: socketio.Server, tickets: Tickets) -> None:
        """Register the handlers on `server` and take what `bus` publishes."""
        self.bus, self.server, self.tickets = bus, server, tickets
        self.streams, self.nets, self.connections, self.rounds = Streams(), Nets(bus), Connections(), Rounds(self)
        self._outgoing: queue.Queue[Linked | None] = queue.Queue(OUTGOING)
        self._sender: threading.Thread | None = None
        bus.publish = self.publish
        for name in ("connect", "disconnect", "command", "resync", "waiting"):
            server.on(name, getattr(self, f"on_{name}"))

    def start(self) -> None:
        """Start sending."""
        self._sender = threading.Thread(target=self._send_forever, name="sender", daemon=True)
        self._sender.start()
        self.rounds.start()

    def stop(self) -> None:
        """Send what waits, acks and frames, for DRAIN_S at most; then stop.  The bus has stopped before."""
        self.rounds.stop()
        end = time.monotonic() + DRAIN_S
        if self._sender is not None:
            self._outgoing.put(None)
            self._sender.join(DRAIN_S)
        while time.monotonic() < end and (self.bus.answering or any(not line.queue.empty() for line in list(self.server.eio.sockets.values()))):
            time.sleep(0.02)
        time.sleep(0.1)  # what has left the queues is being written

    # --- reading -----------------------------------------------------------------------------------------------------

    def snapshot(self, workshop_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
        """The snapshot with the heads of its streams and the server's time.  Raises LookupError."""
        state = self.bus.state(workshop_id)
        whole = {**snapshot(state, viewpoint), "heads": self.streams.heads(state, viewpoint), "server_time": utc_now()}
        self.rounds.add_connected(workshop_id, whole["progress"])
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
        return {"snapshot": self.snapshot(workshop_id, viewpoint)} if missed is None else {"frames": missed, "server_time": utc_now()}

    # --- sockets -----------------------------------------------------------------------------------------------------

    def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let a socket in that brings a ticket; it hears its streams from here on."""
        ticket = self.tickets.read(auth.get("ticket")) if isinstance(auth, dict) else None
        viewpoint = self._viewpoint(ticket.workshop_id, ticket.actor) if ticket else None
        if ticket is None or viewpoint is None:
            raise Refused({"code": "ticket"})
        self._enter(sid, Connection(ticket.workshop_id, ticket.actor, CHIEFS_VIEW if ticket.reviews else viewpoint, ticket.session))

    def _viewpoint(self, workshop_id: str, actor: Actor) -> Viewpoint | None:
        try:
            return viewpoint_of(self.bus.state(workshop_id), actor)
        except LookupError:
            return None

    def _enter(self, sid: str, connection: Connection) -> None:
        self.connections.put(sid, connection)
        for stream in connection.viewpoint.streams:
            self.server.enter_room(sid, f"{connection.workshop_id}:{stream}")
        self.rounds.changed.add(connection.workshop_id)

    def on_disconnect(self, sid: str, reason: Any = None) -> None:
        """Forget a socket; the seat stays."""
        connection = self.connections.drop(sid)
        if connection is not None:
            self.rounds.changed.add(connection.workshop_id)

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
        if connection.viewpoint == CHIEFS_VIEW:
            return {}  # the review page asks for its parts by HTTP
        after = asked.get("after") if isinstance(asked, dict) else None
        whole = {**self.net(connection.workshop_id, connection.viewpoint), "whole": True}
        self.server.emit("net", whole, to=sid)  # it has no number by which one could notice what is missing
        return self.frames(connection.workshop_id, connection.viewpoint, after if isinstance(after, dict) else None)

    def on_waiting(self, sid: str, told: Any = None) -> None:
        """How many posts wait unsent on a participant's device: shown to the facilitator, kept nowhere."""
        unsent = told.get("n") if isinstance(told, dict) else None
        connection = self.connections.get(sid)
        if connection is not None and type(unsent) is int and unsent >= 0 and self.connections.wait(sid, unsent):
            self.rounds.changed.add(connection.workshop_id)

    def dismiss(self, sid: str, code: str) -> None:
        """Say goodbye to a socket whose right has ended: `session`, `seat` or `workshop`."""
        self.server.emit("bye", {"code": code}, to=sid)
        self.server.disconnect(sid)

    # --- the way out ---------------------------------------------------------------------------------------------------

    def publish(self, happened: list[Committed]) -> None:
        """Take note of what was stored and queue it for sending; never blocks."""
        linked = [(committed, self.streams.add(committed)) for committed in happened]
        self.rounds.changed.update(committed.workshop_id for committed in happened)
        for committed in happened:
            if isinstance(committed.recorded.event, RehearsalCleared):
                self.streams.forget(committed.workshop_id, committed.recorded.seq)
        try:
            self._outgoing.put_nowait(linked)
        except queue.Full:
            log.warning("frames dropped: too many wait to be sent")

    def _send_forever(self) -> None:
        while (linked := self._outgoing.get()) is not None:
            for committed, frames in linked:
                try:
                    for frame in frames:
                        self.server.emit("frame", frame, room=f"{committed.workshop_id}:{frame['stream']}")
                    for participant_id in moved_by(committed.recorded.event):
                        self._move(committed.workshop_id, participant_id)
                    if isinstance(committed.recorded.event, RehearsalCleared):
                        self._renew(committed.workshop_id)
                except Exception:
                    log.exception("not sent; clients will notice the gap and ask")

    def _renew(self, workshop_id: str) -> None:
        """Everybody takes a fresh snapshot; who has no seat any more is let go."""
        for sid in self.connections.sids():
            connection = self.connections.get(sid)
            if connection is None or connection.workshop_id != workshop_id:
                continue
            if connection.actor.capacity == "participant":
                self._move(workshop_id, connection.actor.id)
            else:
                self.server.emit("moved", {}, to=sid)

    def _move(self, workshop_id: str, participant_id: str) -> None:
        actor = Actor("participant", participant_id)
        viewpoint = self._viewpoint(workshop_id, actor)
        for sid in self.connections.of_person(workshop_id, actor):
            connection = self.connections.get(sid)
            if viewpoint is None or connection is None:
                self.dismiss(sid, "seat")
                continue
            for stream in connection.viewpoint.streams:
                self.server.leave_room(sid, f"{workshop_id}:{stream}")
            self._enter(sid, Connection(workshop_id, actor, viewpoint))
            self.server.emit("moved", {}, to=sid)
