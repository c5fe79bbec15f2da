"""A server in a process of its own, which can be killed and started again on the same data, and a bare client of its socket."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import websocket

READY = "開始しました"
ASYNC_MODES = ("eventlet", "gevent")  # what holds for one has to hold for the other


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`workshop serve` on a port of its own; its readiness is read from what it prints."""

    def __init__(self, data_dir: Path, async_mode: str = "eventlet", *, public_url: str = "") -> None:
        self.data_dir, self.async_mode, self.public_url = data_dir, async_mode, public_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        settings = {"DATA_DIR": str(self.data_dir), "HOST": "127.0.0.1", "ASYNC_MODE": self.async_mode, "PUBLIC_URL": self.public_url}
        return {**os.environ, **{f"AMINOME_{name}": value for name, value in settings.items()}}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another subcommand on the same data."""
        command = [sys.executable, "-m", "workshop.cli", *arguments]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)

    def start(self) -> Server:
        """Start, and return once requests are taken.  Raises RuntimeError with what it said where it ends instead."""
        command = [sys.executable, "-m", "workshop.cli", "serve", "--port", str(self.port)]
        errors = self.data_dir / "server.log"
        with errors.open("ab") as log:
            self._process = subprocess.Popen(command, env=self.environment, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if READY in line:
                return self
        raise RuntimeError(errors.read_text(encoding="utf-8"))

    def kill(self) -> None:
        """SIGKILL: no time for anything."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        return self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        return code

    def get(self, path: str, seat_token: str) -> Any:
        """A JSON page as the holder of a seat gets it."""
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"Seat {seat_token}"})
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)

    def post(self, path: str, body: Any) -> Any:
        """Post JSON as a script of ours does."""
        headers = {"Content-Type": "application/json", "X-Requested-With": "aminome"}
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)


class Line:
    """One Socket.IO connection over a websocket, read and written by hand: nothing is retried behind the test's back."""

    def __init__(self, server: Server, code: str, seat_token: str = "", *, ticket: str = "") -> None:
        """Connect with the ticket, or with a fresh one for that seat.  Raises PermissionError where the server refuses it."""
        ticket = ticket or server.get(f"/w/{code}/ticket", seat_token)["ticket"]
        address = f"ws://127.0.0.1:{server.port}/socket.io/?EIO=4&transport=websocket&w={code}"
        self._socket = websocket.create_connection(address, timeout=30)
        self._number = 0
        self._read("0")
        self._socket.send("40" + json.dumps({"ticket": ticket}))
        answer = self._read("4")
        if not answer.startswith("0"):
            self.close()
            raise PermissionError(answer[1:])

    def send(self, event: str, data: Any) -> int:
        """Send an event; the number by which its ack will come."""
        self._number += 1
        self._socket.send(f"42{self._number}" + json.dumps([event, data]))
        return self._number

    def next_ack(self) -> tuple[int, Any]:
        """The next ack: its number and what it says.  Frames between are dropped."""
        text = self._read("43")
        start = text.index("[")
        return int(text[:start]), json.loads(text[start:])[0]

    def ask(self, event: str, data: Any) -> Any:
        """Send an event and wait for its ack.  Frames between are dropped."""
        number = self.send(event, data)
        found, answer = self.next_ack()
        assert found == number
        return answer

    def next_event(self, name: str) -> Any:
        """What the next event of that name brings.  Others between are dropped."""
        while True:
            found, *data = json.loads(self._read("42"))
            if found == name:
                return data[0]

    def wait_for_end(self) -> None:
        """Wait until the server has ended this line."""
        self._read("41")

    def close(self) -> None:
        self._socket.close()

    def _read(self, wanted: str) -> str:
        while True:
            message = self._socket.recv()
            if not message:
                raise ConnectionError("closed")
            text = message if isinstance(message, str) else message.decode()
            if text == "2":
                self._socket.send("3")
            elif text.startswith(wanted):
                return text[len(wanted) :]
