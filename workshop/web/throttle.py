"""Slows down guessing at one account's password: by login, never by address, behind which a whole ward office may sit."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 4  # failures before one has to wait
LONGEST_S = 300.0
FORGOTTEN_S = 3600.0
KEPT = 10_000  # logins remembered


class Throttle:
    """Failures in a row by login, in memory: after the free ones the wait doubles from 2 s to `LONGEST_S`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait_s(self, login: str) -> int:
        """Seconds until `login` may be tried again; 0: now."""
        count, last = self._failures.get(login, (0, 0.0))
        if count <= FREE:
            return 0
        return max(0, math.ceil(last + min(LONGEST_S, 2.0 ** (count - FREE)) - self._clock()))

    def failed(self, login: str) -> None:
        """Count a failure.  Call it before checking and `succeeded` after, so that tries at the same moment count too."""
        count, last = self._failures.pop(login, (0, 0.0))
        if self._clock() - last > FORGOTTEN_S:
            count = 0
        self._failures[login] = (count + 1, self._clock())
        while len(self._failures) > KEPT:
            self._failures.popitem(last=False)

    def succeeded(self, login: str) -> None:
        """Forget the failures."""
        self._failures.pop(login, None)
