"""A client over the real transport: HTTP to join, Socket.IO to read and write, as docs/protocol.md says."""

from __future__ import annotations

import contextlib
import secrets
import socket
import time
from collections.abc import Callable
from typing import Any

import requests
import socketio
from socketio.exceptions import SocketIOError

TIMEOUT_S = 30
ANSWER_S = 6  # after that the command is sent again
PATIENCE_S = 60  # a server that is started anew, or a Wi-Fi that comes back, needs no longer
PAUSE_S = 0.5


NO_ANSWER = "no_answer"
SHUT = {
    "prepared": "この研修は、まだ開いていません。進行の画面で「開く」を押してから、もう一度実行してください。",
    "closed": "この研修は終了しています。進行の画面で「もう一度開く」を押すと、入れます。",
}


class NotJoinedError(RuntimeError):
    """The server did not give a seat; the message is its sentence."""


class Client:
    """One connection.  `ticket` is asked for at each connecting; `on_frame` is called with every frame."""

    def __init__(
        self,
        url: str,
        code: str,
        ticket: Callable[[], str],
        *,
        on_frame: Callable[[dict[str, Any]], None] | None = None,
        on_snapshot: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        """Nothing is opened before `connect`.  `on_snapshot` is called with a fresh one after each reconnection."""
        self.url, self.code, self._ticket, self._on_snapshot = url, code, ticket, on_snapshot
        self.socket = socketio.Client(reconnection=True, reconnection_delay=0.3, reconnection_delay_max=2)
        self.acknowledged: dict[str, int] = {}  # command_id -> seq
        self.times_connected = 0
        self.socket.on("connect", self._connected)
        if on_frame is not None:
            self.socket.on("frame", on_frame)

    def connect(self) -> dict[str, Any]:
        """Connect and return the snapshot."""
        self.socket.connect(f"{self.url}?w={self.code}", auth=lambda: {"ticket": self._ticket()}, wait_timeout=TIMEOUT_S)
        return self._resync()

    def _connected(self) -> None:
        if self.times_connected and self._on_snapshot is not None:
            self._on_snapshot(self._resync())
        self.times_connected += 1

    def _resync(self) -> dict[str, Any]:
        snapshot: dict[str, Any] = self.socket.call("resync", {"after": None}, timeout=TIMEOUT_S)["snapshot"]
        return snapshot

    def cut(self) -> None:
        """Lose the line without saying goodbye, as a phone does."""
        line = self.socket.eio.ws
        if line is not None and line.sock is not None:
            with contextlib.suppress(OSError):  # lost already
                line.sock.shutdown(socket.SHUT_RDWR)

    def send(self, command_type: str, **payload: Any) -> dict[str, Any]:
        """Give a command and return its answer; sent again, with the same id, until there is one or PATIENCE_S are over."""
        command_id = secrets.token_urlsafe(16)
        envelope = {"command_id": command_id, "type": command_type, "payload": payload}
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                answer: dict[str, Any] = self.socket.call("command", envelope, timeout=ANSWER_S)
            except (SocketIOError, OSError):
                self.socket.sleep(PAUSE_S)
                continue
            if answer["ok"]:
                self.acknowledged[command_id] = answer["seq"]
            if answer["ok"] or answer["error"]["kind"] not in ("slow_down", "unavailable"):
                return answer
            self.socket.sleep(answer["error"].get("retry_after_s", 1))
        message = f"{PATIENCE_S}秒待っても、サーバーから応答がありませんでした。"
        return {"ok": False, "error": {"kind": "unavailable", "code": NO_ANSWER, "message": message}}

    def close(self) -> None:
        """Leave."""
        self.socket.disconnect()


def take_seat(url: str, code: str, profession: str, *, role: str = "", group: str = "", rehearsal: str = "") -> tuple[dict[str, Any], Callable[[], str]]:
    """Join by HTTP; returns the answer and what fetches tickets for the seat.  Raises NotJoinedError."""
    form = {"command_id": secrets.token_urlsafe(16), "profession": profession, "role": role, "group": group, "rehearsal": rehearsal}
    response = requests.post(f"{url}/w/{code}/join", json=form, headers={"X-Requested-With": "aminome"}, timeout=TIMEOUT_S)
    answer: dict[str, Any] = response.json()
    if not answer.get("ok"):
        raise NotJoinedError(answer["error"]["message"])
    seat = {"Authorization": f"Seat {answer['seat_token']}"}

    def ticket() -> str:
        found = requests.get(f"{url}/w/{code}/ticket", headers=seat, timeout=TIMEOUT_S).json()
        return str(found["ticket"])

    return answer, ticket


def professions_of(url: str, code: str) -> list[str]:
    """The professions one can choose at the door.  Raises NotJoinedError for a code that nobody knows, and before and after the workshop."""
    door = requests.get(f"{url}/w/{code}/door", timeout=TIMEOUT_S).json()
    if "error" in door:
        raise NotJoinedError(door["error"]["message"])
    if door["status"] != "open":
        raise NotJoinedError(SHUT[door["status"]])
    return [item["id"] for item in door["professions"]]
