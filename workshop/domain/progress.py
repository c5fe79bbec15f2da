"""Counts of each group: all that others see of a silent time."""

from __future__ import annotations

from typing import Any

from workshop.domain.hands import PAPER
from workshop.domain.rows_floor import Pass
from workshop.domain.state import ActionItem, Assessment, Note, Participant, Reflection, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Viewpoint

_COUNTED = {"assessment": Assessment, "action_item": ActionItem, "reflection": Reflection, "note": Note}


def progress(state: State, viewpoint: Viewpoint) -> dict[str, Any]:
    """`{"groups": {id: {"members", "writing", "counts"}}}`: a participant's own group, everybody else all groups.

    `writing`: members who have written something in the stage now open; `passed`: turns passed in it.
    `counts`: posts that stand; urgency of the stage now open.
    """
    own = state.group(viewpoint.group_id)
    groups = state.groups if viewpoint.capacity != "participant" else [own] if own else []
    return {"groups": {group.id: dict(_kept_counts(state, group.id)) for group in groups}}


def _kept_counts(state: State, group_id: str) -> dict[str, Any]:
    """The group's counts, worked out anew only after something of it has changed: they are asked for twice a second."""
    counts: dict[str, Any] | None = state.index.memo.get(group_id)
    if counts is None:
        counts = state.index.memo[group_id] = _count(state, group_id)
    return counts


def _count(state: State, group_id: str) -> dict[str, Any]:
    stage, opened_at = state.workshop.stage, state.workshop.stage_opened_at or ""
    counts: dict[str, int] = {}
    writers: set[str] = set()
    for name, kind in _COUNTED.items():
        posts = [post for post in state.index.of(kind, "group_id", group_id) if not post.withdrawn and post.hidden is None]
        counts[name] = len(posts)
        writers |= {post.participant_id for post in posts if post.stage == stage}
    shared = state.index.of(SharedFact, "group_id", group_id)
    ratings = [row for row in state.index.of(UrgencyRating, "group_id", group_id) if row.stage == stage]
    counts |= {"fact": len(shared), "urgency": len(ratings)}
    writers |= {row.participant_id for row in shared if row.shared_at >= opened_at} | {row.participant_id for row in ratings}
    members = sum(not seat.left for seat in state.index.of(Participant, "group_id", group_id))
    passed = sum(row.active and row.stage == stage for row in state.index.of(Pass, "group_id", group_id))
    return {"members": members, "counts": counts, "writing": sum(":" not in writer and writer != PAPER for writer in writers), "passed": passed}
