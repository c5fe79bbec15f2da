"""What every event is.  The kinds of event stand in `events` and, by topic, in `events_*`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Any event."""

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1

    def data(self) -> dict[str, Any]:
        """The event's fields, fit for JSON."""
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
