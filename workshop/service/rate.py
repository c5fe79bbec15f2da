"""A token bucket for each actor, never for an address: behind one address there may be a whole ward office."""

from __future__ import annotations

import time
from collections import OrderedDict

from workshop.domain.refusal import SLOW_DOWN, Refusal
from workshop.domain.viewpoint import Actor

RATE_PER_S = 5.0
BURST = 40.0
KEPT = 20_000


class Buckets:
    """Each actor may give BURST commands at once and RATE_PER_S after that."""

    def __init__(self) -> None:
        """Start with full buckets."""
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def take(self, workshop_id: str, actor: Actor) -> None:
        """Take one token.  Raises Refusal of kind `slow_down` when there is none."""
        key = (workshop_id, actor.tag)
        now = time.monotonic()
        tokens, last = self._buckets.get(key, (BURST, now))
        tokens = min(BURST, tokens + (now - last) * RATE_PER_S)
        self._buckets[key] = (max(tokens - 1, 0.0), now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > KEPT:
            self._buckets.popitem(last=False)
        if tokens < 1:
            wait = max(1, round((1 - tokens) / RATE_PER_S + 0.5))
            raise Refusal(SLOW_DOWN, "too_fast", "送信が続いています。%(retry_after_s)d秒ほど待って、もう一度送ります。", retry_after_s=wait)
