"""Events of the net of support: a hand-off was answered, an absent role was called in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event


@dataclass(frozen=True, slots=True)
class HandoffAnswered(Event):
    """The receiving role accepted, asked back, or declined.  `role`, `needs`: of the hand-off as it stood then."""

    TYPE = "handoff.answered"
    post_id: str
    group_id: str
    role: str
    needs: tuple[str, ...]
    answer: str
    text: str
    by: str
    participant_id: str
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # why its text stays in the group until the facilitator decides


@dataclass(frozen=True, slots=True)
class RoleCalled(Event):
    """A group called in a role that nobody in it plays."""

    TYPE = "role.called"
    group_id: str
    role: str
    reason: str
    participant_id: str
