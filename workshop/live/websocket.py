"""A websocket's server side (RFC 6455) on a blocking socket that the green threads have patched: eventlet's or gevent's alike.

python-engineio's own will not do.  Under eventlet it unmasks byte by byte in Python (a message of 1 MB stops everybody for a quarter of a
second) and takes up the compression that browsers offer (twice the memory, half as much CPU again); under gevent it needs a package that
nobody keeps up, or two more threads a connection.  Here: no compression, unmasking in one stroke, one read for many small frames.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import struct
import threading
from collections.abc import Callable, Iterable
from typing import Any

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # of RFC 6455
CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
READ = 16_384  # bytes asked for at once
NORMAL, PROTOCOL_ERROR, NOT_TEXT, TOO_BIG = 1000, 1002, 1007, 1009


class _BadFrame(Exception):  # noqa: N818  # it never leaves this module
    """Something that a well-behaved client does not send; `args[0]` is the status to close with."""


def packed(data: bytes, kind: int = TEXT) -> bytes:
    """One whole frame, unmasked as a server's are."""
    length = len(data)
    if length < 126:
        head = struct.pack("!BB", 0x80 | kind, length)
    elif length < 65_536:
        head = struct.pack("!BBH", 0x80 | kind, 126, length)
    else:
        head = struct.pack("!BBQ", 0x80 | kind, 127, length)
    return head + data


def unmasked(data: bytes, mask: bytes) -> bytes:
    """`data` with the client's mask taken off: as one large number, since a loop over bytes costs a hundred times as much."""
    length = len(data)
    key = (mask * (length // 4 + 1))[:length]
    return (int.from_bytes(data, "little") ^ int.from_bytes(key, "little")).to_bytes(length, "little")


class Websocket:
    """One connection, in the form that python-engineio expects: called with a request, it runs `handler(self)`; then `wait` and `send`."""

    def __init__(self, handler: Callable[[Websocket], Any], max_size: int, socket_of: Callable[[dict[str, Any]], Any], done: Callable[[], None]) -> None:
        """`socket_of` finds the socket in a WSGI environment; `done` tells the WSGI server that the answer has been given."""
        self._handler, self._max_size, self._socket_of, self._done = handler, max_size, socket_of, done
        self.socket: Any = None  # engineio sets its timeout
        self._read = bytearray()
        self._sending = threading.Lock()
        self._closed = False

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Shake hands and run the handler until the connection is over."""
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13" or not key.isascii() or not key:
            start_response("426 Upgrade Required", [("Sec-WebSocket-Version", "13"), ("Content-Length", "0")])
            return []
        self.socket = self._socket_of(environ)
        accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()  # noqa: S324  # as the RFC has it
        answer = f"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"
        try:
            self.socket.sendall(answer.encode())
            self._handler(self)
        except OSError:
            pass  # the line was cut: engineio has heard of it by the end of `wait`
        finally:
            self.close()
            self._done()
        return []

    # --- writing -----------------------------------------------------------------------------------------------------

    def send(self, message: str | bytes) -> None:
        """Send a message.  Raises OSError where the line is cut."""
        self._put(packed(message.encode(), TEXT) if isinstance(message, str) else packed(message, BINARY))

    def _put(self, frame: bytes) -> None:
        with self._sending:
            self.socket.sendall(frame)

    def close(self, status: int = NORMAL) -> None:
        """Say goodbye and shut the line."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(OSError):
            self._put(packed(struct.pack("!H", status), CLOSE))
        with contextlib.suppress(OSError):
            self.socket.shutdown(2)
        self.socket.close()

    # --- reading -----------------------------------------------------------------------------------------------------

    def wait(self) -> str | bytes | None:
        """The next message, or None once the line is over.  Raises OSError (TimeoutError) where nothing came in time."""
        try:
            return self._message()
        except _BadFrame as fault:
            self.close(fault.args[0])
        except ConnectionError:
            pass
        return None

    def _message(self) -> str | bytes | None:
        parts: list[bytes] = []
        first, size = CONTINUED, 0
        while True:
            final, kind, data = self._frame()
            if kind == CLOSE:
                self.close()
                return None
            if kind in (PING, PONG):
                if kind == PING:
                    self._put(packed(data, PONG))
                continue
            if (kind == CONTINUED) != (first != CONTINUED):
                raise _BadFrame(PROTOCOL_ERROR)
            first = first or kind
            size += len(data)
            if size > self._max_size:
                raise _BadFrame(TOO_BIG)
            parts.append(data)
            if final:
                return _text(b"".join(parts)) if first == TEXT else b"".join(parts)

    def _frame(self) -> tuple[bool, int, bytes]:
        head, second = self._take(2)
        final, kind, length = bool(head & 0x80), head & 0x0F, second & 0x7F
        control = kind >= CLOSE
        if head & 0x70 or not second & 0x80 or kind not in (CONTINUED, TEXT, BINARY, CLOSE, PING, PONG) or (control and (not final or length > 125)):
            raise _BadFrame(PROTOCOL_ERROR)
        if length == 126:
            length = int.from_bytes(self._take(2), "big")
        elif length == 127:
            length = int.from_bytes(self._take(8), "big")
        if length > self._max_size:
            raise _BadFrame(TOO_BIG)
        mask = self._take(4)
        return final, kind, unmasked(self._take(length), mask)

    def _take(self, length: int) -> bytes:
        while len(self._read) < length:
            came = self.socket.recv(READ)
            if not came:
                raise ConnectionError
            self._read += came
        taken = bytes(self._read[:length])
        del self._read[:length]
        return taken


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise _BadFrame(NOT_TEXT) from None
