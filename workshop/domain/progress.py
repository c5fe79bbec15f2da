"""Counts of each group: all that others see of a silent time."""

from __future__ import annotations

from typing import Any

from workshop.domain.state import ActionItem, Assessment, Note, Participant, Reflection, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Viewpoint

_COUNTED = {"assessment": Assessment, "action_item": ActionItem, "reflection": Reflection, "note": Note}


def progress(state: State, viewpoint: Viewpoint) -> dict[str, Any]:
    """`{"groups": {id: {"members", "writing", "counts"}}}`: a participant's own group, everybody else all groups.

    `writing`: members who have written something in the stage now open.  `counts`: posts that stand; urgency of the stage now open.
    """
    stage = state.workshop.stage
    groups = [group.id for group in state.groups if viewpoint.capacity != "participant" or group.id == viewpoint.group_id]
    found: dict[str, dict[str, Any]] = {
        group: {"members": 0, "counts": dict.fromkeys((*_COUNTED, "fact", "urgency"), 0)} for group in groups
    }
    writers: dict[str, set[str]] = {group: set() for group in groups}
    for seat in state.rows[Participant].values():
        if seat.group_id in found and not seat.left:
            found[seat.group_id]["members"] += 1
    for name, kind in _COUNTED.items():
        for post in state.rows[kind].values():
            if post.group_id in found and not post.withdrawn and post.hidden is None:
                found[post.group_id]["counts"][name] += 1
                if post.stage == stage:
                    writers[post.group_id].add(post.participant_id)
    for shared in state.rows[SharedFact].values():
        if shared.group_id in found:
            found[shared.group_id]["counts"]["fact"] += 1
            writers[shared.group_id] |= {shared.participant_id} if shared.shared_at >= (state.workshop.stage_opened_at or "") else set()
    for rating in state.rows[UrgencyRating].values():
        if rating.group_id in found and rating.stage == stage:
            found[rating.group_id]["counts"]["urgency"] += 1
            writers[rating.group_id].add(rating.participant_id)
    for group, counts in found.items():
        counts["writing"] = len(writers[group])
    return {"groups": found}
