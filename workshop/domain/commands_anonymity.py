"""What a facilitator may ask for where a post says too much about somebody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.commands import Command


@dataclass(frozen=True, slots=True)
class MaskPost(Command):
    """Put the masked version in a post's place, if it still is at `version`, and take the original out of the log.

    `content`: the masked texts by field; the service works them out, they never come over the wire.
    """

    post_id: str
    version: int
    content: dict[str, Any] = field(default_factory=dict, hash=False)
