"""A token bucket for each actor, never for an address: behind one address there may be a whole ward office."""

from __future__ import annotations

import time
from collections import OrderedDict

from workshop.domain.refusal import SLOW_DOWN, Refusal
from workshop.domain.viewpoint import Actor

RATE_PER_S = 5
BURST_S = 8  # seconds' worth that may be given at once
KEPT = 20_000


class Buckets:
    """Each actor may give BURST_S seconds' worth of commands at once, and after that so many a second."""

    def __init__(self, rate_per_s: int = RATE_PER_S) -> None:
        """Start with full buckets."""
        self._rate, self._burst = float(rate_per_s), float(rate_per_s * BURST_S)
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, workshop_id: str, actor: Actor) -> None:
        """Take one token.  Raises Refusal of kind `slow_down` when there is none."""
        key = (workshop_id, actor.tag)
        now = time.monotonic()
        tokens, last = self._buckets.get(key, (self._burst, now))
        tokens = min(self._burst, tokens + (now - last) * self._rate)
        self._buckets[key] = (max(tokens - 1, 0.0), now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > KEPT:
            self._buckets.popitem(last=False)
        if tokens < 1:
            wait = max(1, round((1 - tokens) / self._rate + 0.5))
            raise Refusal(SLOW_DOWN, "too_fast", "送信が続いています。%(retry_after_s)d秒ほど待って、もう一度送ります。", retry_after_s=wait)
