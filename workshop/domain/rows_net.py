"""Rows of the net of support: answers to hand-offs, roles called in, the plan as it stood at certain moments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from workshop.domain.row import Row


@dataclass(frozen=True, slots=True)
class HandoffAnswer(Row):
    """What the receiving role said to a hand-off (受取確認): accepted | asked | declined.

    `role` and `needs` are those of the hand-off that was answered; once an edit changes them, the answer has lapsed for good.
    `by`: "role" played in the group, "group" a member who spoke for a called role, "facilitator" likewise (then without participant).
    """

    KEY: ClassVar[tuple[str, ...]] = ("post_id",)
    post_id: str
    group_id: str
    role: str
    needs: tuple[str, ...]
    answer: str
    text: str
    by: str
    participant_id: str
    answered_at: str
    lapsed: bool = False
    findings: tuple[dict[str, Any], ...] = field(default=(), hash=False)  # with any its text is the group's and the staff's alone


@dataclass(frozen=True, slots=True)
class CalledRole(Row):
    """A role that nobody in the group plays, called in by it (招集), and why."""

    KEY: ClassVar[tuple[str, ...]] = ("group_id", "role")
    group_id: str
    role: str
    reason: str
    participant_id: str
    called_at: str


@dataclass(frozen=True, slots=True)
class PlanMark(Row):
    """A group's plan as it stood at a moment: what its items said, without their texts.

    `moment`: "drafts" | "before_check" | "after_check".  `items` as `workshop.domain.fold_net.without_text` makes them.
    """

    KEY: ClassVar[tuple[str, ...]] = ("group_id", "moment")
    group_id: str
    moment: str
    stage: str
    marked_at: str
    items: tuple[dict[str, Any], ...]
