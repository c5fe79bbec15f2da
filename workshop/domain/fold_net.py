"""The fold's part on the net of support: answers and their lapse, called roles, the plan as it stood at certain moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from workshop.domain import events as e
from workshop.domain.events_net import HandoffAnswered, RoleCalled
from workshop.domain.rows_net import CalledRole, HandoffAnswer, PlanMark
from workshop.domain.state import ActionItem, Participant, State


def _answered(state: State, event: HandoffAnswered, at: str) -> None:
    state.put(
        HandoffAnswer(
            event.post_id, event.group_id, event.role, tuple(event.needs), event.answer, event.text, event.by, event.participant_id, answered_at=at,
            findings=tuple(event.findings),
        )
    )


def _called(state: State, event: RoleCalled, at: str) -> None:
    state.put(CalledRole(event.group_id, event.role, event.reason, event.participant_id, at))


def lapse(state: State, item: ActionItem) -> None:
    """An item was edited: what was answered to another hand-off than it now holds does not count any more."""
    known: HandoffAnswer | None = state.rows[HandoffAnswer].get((item.id,))
    if known is not None and not known.lapsed and not answers(known, item):
        state.put(replace(known, lapsed=True))


def answers(answer: HandoffAnswer, item: ActionItem) -> bool:
    """Whether the answer was given to the hand-off that the item holds now: to the same role, for the same needs."""
    return answer.role == item.handoff_to and set(answer.needs) == set(item.needs)


# --- the plan as it stood ----------------------------------------------------------------------------------------------


def before_stage(state: State, event: e.StageOpened, at: str) -> None:
    """Called before a stage's opening is folded: what is ending now, the silence or the check, is kept.

    Silence that ends: the drafts join the group's mark "drafts".  A silence that is held again adds what was drafted in it; a
    draft that is in the mark stays as it was.  A stage with `checks` that is left: the mark "after_check", the last leaving counts.
    """
    stage, phase = state.current_stage, state.current_phase
    if stage is None or phase is None:
        return
    goes_on = event.stage == stage.id and event.audience == "self"
    if phase.audience == "self" and "action_item" in stage.writes and not goes_on:
        _mark_drafts(state, stage.id, at)
    if stage.checks and event.stage != stage.id:
        _mark_plans(state, "after_check", stage.id, at)


def after_stage(state: State, event: e.StageOpened, at: str) -> None:
    """Called after a stage's opening was folded: a stage with `checks` finds the plan so; its first opening counts."""
    stage = state.format.stage(event.stage)
    if stage is not None and stage.checks and not any(moment == "before_check" for _, moment in state.rows[PlanMark]):
        _mark_plans(state, "before_check", stage.id, at)


def closing(state: State, at: str) -> None:
    """Called when the workshop closes: a check that nobody left ends here."""
    stage = state.current_stage
    if stage is not None and stage.checks:
        _mark_plans(state, "after_check", stage.id, at)


def _mark_drafts(state: State, stage: str, at: str) -> None:
    drafts = _by_group(item for item in state.rows[ActionItem].values() if item.audience == "self" and item.stage == stage and not item.withdrawn)
    for group_id in _groups_at_work(state, drafts):
        known: PlanMark | None = state.rows[PlanMark].get((group_id, "drafts"))
        kept = known.items if known else ()
        ids = {item["id"] for item in kept}
        fresh = tuple(without_text(item) for item in drafts.get(group_id, ()) if item.id not in ids)
        state.put(PlanMark(group_id, "drafts", stage, at, (*kept, *fresh)))


def _mark_plans(state: State, moment: str, stage: str, at: str) -> None:
    plans = _by_group(item for item in state.rows[ActionItem].values() if item.audience != "self" and item.hidden is None and not item.withdrawn)
    for group_id in _groups_at_work(state, plans):
        state.put(PlanMark(group_id, moment, stage, at, tuple(without_text(item) for item in plans.get(group_id, ()))))


def _by_group(items: Iterable[ActionItem]) -> dict[str, list[ActionItem]]:
    found: dict[str, list[ActionItem]] = {}
    for item in items:
        found.setdefault(item.group_id, []).append(item)
    return found


def _groups_at_work(state: State, items: dict[str, list[ActionItem]]) -> list[str]:
    """Groups in which somebody sits or something was written, in order: an empty one has no plan, not even an empty one."""
    seated = {seat.group_id for seat in state.rows[Participant].values() if not seat.left}
    return [group.id for group in state.groups if group.id in seated or group.id in items]


def without_text(item: ActionItem) -> dict[str, Any]:
    """What an item says to the indicators: everything but its words."""
    return {
        "id": item.id,
        "role": item.role_acting,
        "needs": list(item.needs),
        "kind": item.kind,
        "due_h": item.due_h,
        "handoff_to": item.handoff_to,
        "receipt": bool(item.receipt),
        "fallback": bool(item.fallback),
        "lead": item.lead,
    }


APPLY_NET: dict[type[e.Event], Callable[[State, Any, str], None]] = {
    HandoffAnswered: _answered,
    RoleCalled: _called,
}
