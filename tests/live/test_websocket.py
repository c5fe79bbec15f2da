"""The websocket's server side against frames made by hand: what a client may send is understood, anything else ends the line."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.live.websocket import BINARY, CLOSE, CONTINUED, PING, PONG, TEXT, Websocket, packed, unmasked

LIMIT = 70_000
MASK = b"\x5a\xc3\x17\x9e"


def masked(data: bytes, mask: bytes = MASK) -> bytes:
    return bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))


def frame(data: bytes, kind: int = TEXT, *, final: bool = True, head: int = 0) -> bytes:
    """A client's frame."""
    whole = packed(data, kind)
    start = len(whole) - len(data)
    first = (whole[0] & 0x0F) | head | (0x80 if final else 0)
    return bytes([first, whole[1] | 0x80]) + whole[2:start] + MASK + masked(data)


class Pair:
    """Both ends of a line: `ours` is under test, `far` is the client's bare socket."""

    def __init__(self) -> None:
        near, self.far = socket.socketpair()
        near.settimeout(5)
        self.far.settimeout(5)
        self.ours = Websocket(lambda ws: None, LIMIT, lambda environ: near, lambda: None)
        self.ours.socket = near

    def heard(self) -> tuple[int, bytes]:
        """Kind and data of the frame that the client gets."""
        head = self.far.recv(2)
        length = head[1]
        assert length < 126
        return head[0] & 0x0F, self.far.recv(length) if length else b""


@pytest.fixture
def pair() -> Iterator[Pair]:
    made = Pair()
    yield made
    made.ours.close()
    made.far.close()


@given(st.binary(max_size=300), st.binary(min_size=4, max_size=4))
def test_the_mask_comes_off_as_it_went_on(data: bytes, mask: bytes) -> None:
    assert unmasked(masked(data, mask), mask) == data


@pytest.mark.parametrize("length", [0, 1, 125, 126, 65_535, 65_536, LIMIT])
def test_messages_of_every_length_come_whole(pair: Pair, length: int) -> None:
    pair.far.sendall(frame(b"a" * length))
    assert pair.ours.wait() == "a" * length


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
def test_what_is_sent_says_its_length(length: int) -> None:
    whole = packed(b"a" * length)
    extra = {125: 0, 126: 2, 65_535: 2, 65_536: 8}.get(length, 0)
    assert len(whole) == 2 + extra + length
    assert not whole[1] & 0x80, "a server does not mask"


def test_several_messages_that_come_at_once_are_told_apart(pair: Pair) -> None:
    pair.far.sendall(frame("一".encode()) + frame(b"\x00\x01", BINARY) + frame("三".encode()))
    assert [pair.ours.wait() for _ in range(3)] == ["一", b"\x00\x01", "三"]


def test_a_message_in_parts_is_put_together_and_a_ping_between_is_answered(pair: Pair) -> None:
    parts = "見立て".encode()
    pair.far.sendall(frame(parts[:4], final=False) + frame(b"?", PING) + frame(parts[4:], CONTINUED))
    assert pair.ours.wait() == "見立て"
    assert pair.heard() == (PONG, b"?")


def test_a_goodbye_is_answered_and_ends_the_line(pair: Pair) -> None:
    pair.far.sendall(frame(struct.pack("!H", 1000), CLOSE))
    assert pair.ours.wait() is None
    assert pair.heard() == (CLOSE, struct.pack("!H", 1000))


def test_a_line_that_is_cut_ends_it(pair: Pair) -> None:
    pair.far.sendall(frame(b"half of it")[:5])
    pair.far.close()
    assert pair.ours.wait() is None


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (packed(b"not masked"), 1002),
        (frame(b"compressed", head=0x40), 1002),
        (frame(b"what is this", 3), 1002),
        (frame(b"a part without a beginning", CONTINUED), 1002),
        (frame(b"one", final=False) + frame(b"another"), 1002),
        (frame(b"a ping in parts", PING, final=False), 1002),
        (frame(b"\xff\xfe"), 1007),
        (b"\x81\xff" + struct.pack("!Q", LIMIT + 1), 1009),
        (frame(b"a" * LIMIT, final=False) + frame(b"a", CONTINUED), 1009),
    ],
)
def test_what_no_client_may_send_ends_the_line_with_the_reason(pair: Pair, sent: bytes, status: int) -> None:
    pair.far.sendall(sent)
    assert pair.ours.wait() is None
    assert pair.heard() == (CLOSE, struct.pack("!H", status))
