"""By which addresses others reach this machine: a laptop in the room may have a cable and a Wi-Fi, and only one leads to the phones."""

from __future__ import annotations

import contextlib
import socket
import struct
import sys
import time

KEPT_S = 10.0  # a Wi-Fi that is joined after the start counts, too
_SIOCGIFADDR = 0x8915  # Linux: ask an interface for its address

_kept: tuple[float, list[str]] = (0.0, [])


def towards_network() -> str:
    """This machine's address towards its network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address reserved for documentation
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def local_addresses() -> list[str]:
    """All IPv4 addresses of this machine that others may reach, the likeliest first; this machine's own where there is none."""
    global _kept  # noqa: PLW0603  # one machine, one list
    if _kept[1] and time.monotonic() - _kept[0] < KEPT_S:
        return _kept[1]
    found = [towards_network(), *_of_interfaces(), *_of_name()]
    reached = [address for address in dict.fromkeys(found) if not address.startswith(("127.", "169.254.", "0."))]
    _kept = (time.monotonic(), reached or ["127.0.0.1"])
    return _kept[1]


def _of_interfaces() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    import fcntl  # noqa: PLC0415  # not on Windows

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError):  # an interface without an address
                answer = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def _of_name() -> list[str]:
    with contextlib.suppress(OSError):
        return socket.gethostbyname_ex(socket.gethostname())[2]
    return []
