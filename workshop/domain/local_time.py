"""The time of the house: Japan's, which has no summer time, so that no list of time zones is needed."""

from __future__ import annotations

from datetime import timedelta, timezone

JAPAN = timezone(timedelta(hours=9))
