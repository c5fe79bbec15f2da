"""The command on the format of a prepared workshop.  Pages give it: the wire does not know whole formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.commands import Command


@dataclass(frozen=True, slots=True)
class SwitchFormat(Command):
    """Run in another format; what has been prepared stays."""

    format: dict[str, Any] = field(hash=False)
