"""What every row of a workshop's tables is.  The kinds of row stand in `state` and, by topic, in `rows_*`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the workshop's tables; `KEY` names the fields that identify it within the workshop."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)

    @property
    def key(self) -> tuple[str, ...]:
        """The values that identify this row within its workshop."""
        return tuple(getattr(self, name) for name in self.KEY)
