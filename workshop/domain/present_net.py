"""How answers to hand-offs and called roles look from a viewpoint; `present` puts them into snapshots and frames.

An answer is seen by whoever sees the post.  Called roles are the group's and the staff's.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from workshop.domain.rows_net import CalledRole, HandoffAnswer
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint


def show_answer(row: HandoffAnswer, *, told: bool, staff: bool = False) -> dict[str, Any]:
    """An answer as JSON; `told`: with the participant who gave it, and with words that are held; why they are is for the `staff`."""
    kept: dict[str, Any] = {}
    if row.findings and told:
        kept = {"held": True, **({"findings": list(row.findings)} if staff else {})}
    return {
        "post_id": row.post_id,
        "role": row.role,
        "needs": list(row.needs),
        "answer": row.answer,
        "text": row.text if told or not row.findings else "",
        "by": row.by,
        "participant_id": row.participant_id if told else "",
        "answered_at": row.answered_at,
        **kept,
    }


def show_answers(state: State, posts: Collection[str], *, told: bool, staff: bool = False) -> list[dict[str, Any]]:
    """The answers that stand, to those posts."""
    answers = (row for post_id in posts for row in state.index.of(HandoffAnswer, "post_id", post_id))
    return [show_answer(row, told=told, staff=staff) for row in answers if not row.lapsed]


def show_called(row: CalledRole) -> dict[str, Any]:
    """A called role as JSON."""
    return {
        "group_id": row.group_id,
        "role": row.role,
        "reason": row.reason,
        "participant_id": row.participant_id,
        "called_at": row.called_at,
    }


def show_called_roles(state: State, viewpoint: Viewpoint) -> list[dict[str, Any]]:
    """The called roles that this viewpoint knows of: the staff all, a participant the own group's."""
    own = viewpoint.group_id if viewpoint.capacity == "participant" else None
    return [show_called(row) for row in state.rows[CalledRole].values() if state.group(row.group_id) and (viewpoint.is_staff or row.group_id == own)]
