"""The one way in: commands are decided, appended, projected and committed here, many in one transaction.

Threads and queues are the standard library's; under the server they are green.  Nothing yields between BEGIN and COMMIT.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from workshop.domain import commands as c
from workshop.domain.addressing import Frame
from workshop.domain.decide import decide
from workshop.domain.events import ParticipantJoined, Recorded, WorkshopClosed
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.events_rehearsal import RehearsalCleared
from workshop.domain.fold import apply
from workshop.domain.present import frames
from workshop.domain.refusal import CONFLICT, UNAVAILABLE, Refusal
from workshop.domain.rehearsal import rehearsal_of
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.service import case_gate, replies, screening, wire
from workshop.service.rate import RATE_PER_S, Buckets
from workshop.service.states import States
from workshop.storage import event_log, projection, rehearsal
from workshop.storage.database import Database
from workshop.storage.workshops import load_state

log = logging.getLogger(__name__)

BATCH = 256  # commands in one transaction, at most
BACKLOG = 5_000  # commands waiting, at most
WAIT_S = 30.0
LOOK_S = 1.0
ERASING = (PostRedacted, RehearsalCleared, WorkshopClosed)  # with the last the names of a roster go


@dataclass(frozen=True, slots=True)
class Committed:
    """One stored event with what each stream is shown of it."""

    workshop_id: str
    recorded: Recorded
    frames: list[Frame]


@dataclass(slots=True, eq=False)
class _Job:
    workshop_id: str
    actor: Actor
    command_id: str
    command: c.Command
    start: Callable[[], State] | None = None
    answer: dict[str, Any] = field(default_factory=dict)
    done: threading.Event = field(default_factory=threading.Event)
    committed: list[Committed] = field(default_factory=list)


def utc_now() -> str:
    """Now, ISO 8601, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Bus:
    """Takes commands, answers once they are stored, and hands what happened to `publish`."""

    def __init__(
        self, database: Database, *, publish: Callable[[list[Committed]], None] | None = None, clock: Callable[[], str] = utc_now,
        rate_per_s: int = RATE_PER_S,
    ) -> None:  # fmt: skip
        """`publish` is called after each commit, outside the transaction, and must not block."""
        self.database = database
        self.publish = publish
        self.clock = clock
        self.answering = 0  # commands that have been taken and whose sender has not been answered yet
        self._states = States()
        self._stopping = False
        self._waiting: queue.Queue[_Job | None] = queue.Queue(BACKLOG)
        self._buckets = Buckets(rate_per_s)
        self._writer: threading.Thread | None = None

    def start(self) -> None:
        """Start the writer."""
        self._stopping = False
        self._writer = threading.Thread(target=self._write_forever, name="writer", daemon=True)
        self._writer.start()

    def stop(self) -> None:
        """Store what is waiting, then stop; what comes after that is told to come again."""
        self._stopping = True
        if self._writer is not None:
            self._waiting.put(None)
            self._writer.join(WAIT_S)
            self._writer = None

    # --- asking ----------------------------------------------------------------------------------------------------

    def submit(self, workshop_id: str, actor: Actor, envelope: Any) -> dict[str, Any]:
        """Carry out `{command_id, type, payload}`; the answer of docs/protocol.md section 3, given once it is stored."""
        try:
            self._buckets.take(workshop_id, actor)
            command_id, command = wire.parse(envelope)
            case_gate.before(command, actor, self.database, lambda: self._known(workshop_id))
        except Refusal as refusal:
            return refusal.answer()
        return self.execute(workshop_id, actor, command_id, command)

    def execute(self, workshop_id: str, actor: Actor, command_id: str, command: c.Command, *, start: Callable[[], State] | None = None) -> dict[str, Any]:
        """Carry out a command made inside the product.  `start` makes the empty state of a workshop to prepare."""
        if self._stopping:
            return _unavailable("stopping", "サーバーを止めているところです。書いた内容は手元に残り、もう一度送ります。")
        job = _Job(workshop_id, actor, command_id, screening.screen(command, lambda: self._known(workshop_id)), start)
        try:
            self._waiting.put_nowait(job)
        except queue.Full:
            return _unavailable("busy", "いま混み合っています。少し待ってから、もう一度送ります。")
        self.answering += 1
        try:
            if not job.done.wait(WAIT_S):
                return _unavailable("timeout", "保存の確認がとれませんでした。もう一度送ります。")
        finally:
            self.answering -= 1
        return job.answer

    def state(self, workshop_id: str) -> State:
        """The workshop as stored, to be read at once and not kept.  Raises LookupError."""
        state = self._states.get(workshop_id)
        if state is None:
            with self.database.read() as connection:
                state = load_state(connection, workshop_id)
            state = self._states.get(workshop_id) or state  # another thread may have been faster
            self._states.keep(workshop_id, state)
        return state

    def _known(self, workshop_id: str) -> State | None:
        try:
            return self.state(workshop_id)
        except LookupError:
            return None

    # --- writing ---------------------------------------------------------------------------------------------------

    def _write_forever(self) -> None:
        running = True
        while running:
            batch: list[_Job] = []
            job = self._next()
            while True:
                if job is None:
                    running = False
                    break
                batch.append(job)
                if len(batch) == BATCH:
                    break
                try:
                    job = self._waiting.get_nowait()
                except queue.Empty:
                    break
            self._carry_out(batch)

    def _next(self) -> _Job | None:
        """The next command; while there is none, what was erased is brought out of the write-ahead log as soon as no reader is in the way."""
        while True:
            try:
                return self._waiting.get(timeout=LOOK_S)
            except queue.Empty:
                if self.database.unclean:
                    self.database.checkpoint()

    def _carry_out(self, batch: list[_Job]) -> None:
        try:
            self._store(batch)
        except Exception as error:
            for job in batch:
                self._states.drop(job.workshop_id)  # it may hold what was not stored
            if len(batch) > 1 and not isinstance(error, OperationalError):
                for job in batch:  # one of them is at fault: let the others through
                    job.committed = []  # it was rolled back
                    self._carry_out([job])
                return
            log.exception("not stored: %s", type(batch[0].command).__name__ if batch else "")
            for job in batch:
                job.committed = []
                job.answer = _unavailable("not_stored", "保存できませんでした。書いた内容は手元に残り、もう一度送ります。")
        self._states.take_in_hand()
        for job in batch:
            job.done.set()
        happened = [item for job in batch for item in job.committed]
        if self.database.unclean or any(isinstance(item.recorded.event, ERASING) for item in happened):
            self.database.checkpoint()  # so that the original does not linger in the write-ahead log
        if happened and self.publish is not None:
            try:
                self.publish(happened)
            except Exception:
                log.exception("not published; clients will notice the gap and ask")

    def _store(self, batch: list[_Job]) -> None:
        if not batch:
            return
        self._states.take_in_hand(job.workshop_id for job in batch)
        with self.database.write() as connection:
            answered = replies.find(connection, [(job.workshop_id, job.actor.tag, job.command_id) for job in batch])
            touched: dict[str, State] = {}
            fresh: list[_Job] = []
            for job in batch:
                key = (job.workshop_id, job.actor.tag, job.command_id)
                if key in answered:
                    job.answer = answered[key]
                    continue
                try:
                    state = self._state_for(connection, job)
                    self._decide(state, job)
                except Refusal as refusal:
                    job.answer = refusal.answer()
                    continue
                touched[job.workshop_id] = state
                answered[key] = job.answer
                fresh.append(job)
            self._append(connection, touched, fresh)

    def _append(self, connection: Connection, touched: dict[str, State], fresh: list[_Job]) -> None:
        for workshop_id, state in touched.items():
            recorded = [item.recorded for job in fresh if job.workshop_id == workshop_id for item in job.committed]
            if recorded:
                event_log.append(connection, workshop_id, recorded)
                for item in recorded:
                    if isinstance(item.event, PostRedacted):
                        event_log.redact(connection, workshop_id, item.event, before=item.seq - 1)
                projection.write(connection, workshop_id, state.take_touched())
                if any(isinstance(item.event, RehearsalCleared) for item in recorded):
                    self._states.keep(workshop_id, rehearsal.clear(connection, workshop_id, rehearsal_of(state)))
        if fresh:
            replies.store(connection, [(job.workshop_id, job.actor.tag, job.command_id, job.answer) for job in fresh])

    def _state_for(self, connection: Connection, job: _Job) -> State:
        state = self._states.get(job.workshop_id)
        if state is None:
            if job.start is not None:
                state = job.start()
            else:
                try:
                    state = load_state(connection, job.workshop_id)
                except LookupError:
                    raise Refusal(CONFLICT, "unknown_workshop", "この研修は見つかりません。") from None
            self._states.keep(job.workshop_id, state)
        return state

    def _decide(self, state: State, job: _Job) -> None:
        now = self.clock()
        events = decide(state, job.command, job.actor, now)
        job.answer = {"ok": True, "seq": state.seq + len(events)}
        for event in events:
            recorded = Recorded(state.seq + 1, now, job.actor.tag, event)
            rows = apply(state, recorded)
            job.committed.append(Committed(job.workshop_id, recorded, frames(state, recorded, rows)))
            if isinstance(event, ParticipantJoined):
                job.answer |= {"participant_id": event.participant_id, "group": event.group_id, "role": event.role}


def _unavailable(code: str, message: str) -> dict[str, Any]:
    return Refusal(UNAVAILABLE, code, message).answer()
