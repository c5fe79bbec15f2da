"""What was acknowledged is stored, once and in order, though the server is killed in the middle of sixty people writing."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest
from servers import ASYNC_MODES, Line, Server
from websocket import WebSocketException

from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.storage import event_log
from workshop.storage.database import Database
from workshop.storage.workshops import load_state

CLIENTS, POSTS, WINDOW, KILLS = 60, 12, 3, 2


@pytest.fixture
def code(bus: Bus, workshop_id: str) -> str:
    """The code of a workshop in which assessments are being written."""
    facilitator = Actor("facilitator", "staff")
    for number, (kind, payload) in enumerate((("workshop.open", {}), ("stage.open", {"stage": "assess", "phase": 1}))):
        assert bus.submit(workshop_id, facilitator, {"command_id": f"ready-{number:04}", "type": kind, "payload": payload})["ok"]
    code = bus.state(workshop_id).workshop.code
    bus.stop()
    return code


@pytest.fixture(params=ASYNC_MODES)
def server(tmp_path: Path, code: str, request: pytest.FixtureRequest) -> Iterator[Server]:
    running = Server(tmp_path / "house", request.param).start()
    yield running
    running.kill()


class Room:
    """What the clients and the one who kills have in common."""

    def __init__(self) -> None:
        self.acknowledged: set[str] = set()
        self.news = threading.Condition()
        self.up = threading.Event()
        self.up.set()

    def acknowledge(self, post_id: str) -> None:
        with self.news:
            self.acknowledged.add(post_id)
            self.news.notify_all()

    def wait_for(self, count: int) -> None:
        with self.news:
            assert self.news.wait_for(lambda: len(self.acknowledged) >= count, 60)


class Client(threading.Thread):
    """Somebody who writes POSTS assessments and sends again, in order and with the same ids, what no ack has come for."""

    def __init__(self, server: Server, code: str, number: int, room: Room) -> None:
        super().__init__(daemon=True)
        self.server, self.code, self.room = server, code, room
        joined = server.post(f"/w/{code}/join", {"command_id": f"join-{number:04}", "profession": "phn"})
        self.participant_id, self.token = joined["participant_id"], joined["seat_token"]
        self.post_ids = [f"post-{number:03}-{place:03}" for place in range(POSTS)]
        self.waiting = deque(self.post_ids)
        self.cuts = 0
        self.refused: list[Any] = []

    def run(self) -> None:
        while self.waiting:
            self.room.up.wait(60)
            try:
                self._write(Line(self.server, self.code, self.token))
            except (OSError, HTTPException, WebSocketException):
                self.cuts += 1

    def _write(self, line: Line) -> None:
        sent: dict[int, str] = {}
        try:
            while self.waiting:
                for post_id in list(self.waiting)[len(sent) : WINDOW]:
                    sent[line.send("command", self._command(post_id))] = post_id
                number, answer = line.next_ack()
                post_id = sent.pop(number)
                if answer["ok"]:
                    self.room.acknowledge(post_id)
                else:
                    self.refused.append(answer)
                self.waiting.remove(post_id)
        finally:
            line.close()

    def _command(self, post_id: str) -> dict[str, Any]:
        payload = {"id": post_id, "kind": "need", "text": f"{post_id} の見立て", "facts": []}
        return {"command_id": f"cmd-{post_id}", "type": "assessment.post", "payload": payload}


def _logged(database: Database, workshop_id: str) -> list[tuple[str, str]]:
    """(participant, post) of every post in the log, in the log's order."""
    with database.read() as connection:
        recorded = list(event_log.read(connection, workshop_id))
    return [(item.actor.removeprefix("p:"), item.event.id) for item in recorded if item.event.TYPE == "assessment.posted"]  # type: ignore[attr-defined]


def test_what_was_acknowledged_is_stored_once_and_in_order_though_the_server_is_killed(
    database: Database, workshop_id: str, code: str, server: Server
) -> None:
    room = Room()
    clients = [Client(server, code, number, room) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for round_ in range(1, KILLS + 1):
        room.wait_for(CLIENTS * POSTS * round_ // (KILLS + 2))
        room.up.clear()
        server.kill()
        with room.news:
            promised = set(room.acknowledged)
        assert promised <= {post_id for _, post_id in _logged(database, workshop_id)}, "acknowledged but not stored"
        server.start()
        room.up.set()
    for client in clients:
        client.join(60)
        assert not client.is_alive()
        assert client.refused == []
    assert sum(client.cuts for client in clients) >= CLIENTS, "the kill came while people were writing"

    logged = _logged(database, workshop_id)
    everything = [post_id for client in clients for post_id in client.post_ids]
    assert sorted(post_id for _, post_id in logged) == sorted(everything) == sorted(room.acknowledged)
    for client in clients:
        assert [post_id for author, post_id in logged if author == client.participant_id] == client.post_ids
    with database.read() as connection:
        assert sorted(post.id for post in load_state(connection, workshop_id).posts()) == sorted(everything)
    checked = server.run("verify")
    assert checked.returncode == 0, checked.stdout + checked.stderr
