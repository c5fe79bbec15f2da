"""What happened to the format of a workshop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class FormatSwitched(Event):
    """The workshop runs in another format from here on; no stage had been opened."""

    TYPE = "format.switched"
    format: dict[str, Any] = field(hash=False)
