"""How single things look from a viewpoint: a post, a scene, a fact, a member.  `present` puts them together."""

from __future__ import annotations

from collections import Counter
from typing import Any

from workshop.domain.case import Fact, Scene
from workshop.domain.state import (
    ActionItem,
    Assessment,
    DisclosedScene,
    Note,
    OpenedStage,
    Participant,
    Post,
    SharedFact,
    State,
    UrgencyRating,
    row_fields,
)
from workshop.domain.viewpoint import Viewpoint
from workshop.domain.vocabulary import DISTRESS_NOTE

POST_NAMES: dict[type[Post], str] = {Assessment: "assessment", ActionItem: "action_item", Note: "note"}


def shape_post(post: Post, viewpoint: Viewpoint | None, mark: int = 0) -> dict[str, Any]:
    """A post as JSON.  Its author is told to the author's own group and to the staff alone."""
    shape: dict[str, Any] = {"type": POST_NAMES.get(type(post), "reflection"), "mark": mark}
    for name in row_fields(type(post)):
        value = getattr(post, name)
        shape[name] = list(value) if isinstance(value, tuple) else value
    del shape["withdrawn"], shape["editor_id"]
    for name in ("written_by", "hidden", "held", "held_why", "findings"):
        if not shape[name] or (name == "findings" and not (viewpoint and viewpoint.is_staff)):
            del shape[name]
    if viewpoint is None or not knows_author(post, viewpoint):
        shape["participant_id"], shape["mark"] = "", 0
    return shape


def knows_author(post: Post, viewpoint: Viewpoint) -> bool:
    """Whether this viewpoint may tell the author's posts apart from others'."""
    return viewpoint.is_staff or (viewpoint.capacity == "participant" and post.group_id == viewpoint.group_id)


def show_post(state: State, post: Post, viewpoint: Viewpoint) -> dict[str, Any]:
    """A post as JSON, with its author's mark where that may be told."""
    author = state.participant(post.participant_id)
    return shape_post(post, viewpoint, author.mark if author else 0)


def knows_fact(state: State, fact_id: str, viewpoint: Viewpoint) -> bool:
    """Whether the fact has been told to this viewpoint: by a disclosed scene, on its own card, or in its group."""
    fact = state.case.fact(fact_id)
    if fact is None:
        return False
    if viewpoint.is_staff:
        return True
    if not fact.known_by:
        return (fact.scene,) in state.rows[DisclosedScene]
    if viewpoint.capacity != "participant":
        return False
    return viewpoint.role in fact.known_by or (viewpoint.group_id, fact_id) in state.rows[SharedFact]


def show_fact(fact: Fact, viewpoint: Viewpoint) -> dict[str, Any]:
    """A fact as JSON.  What is critical, and who knows it, is for the staff."""
    shape: dict[str, Any] = {"id": fact.id, "text": fact.text}
    if viewpoint.is_staff:
        shape |= {"critical": fact.critical, "known_by": list(fact.known_by), "scene": fact.scene}
    return shape


def show_scene(state: State, scene: Scene, *, disclosed: bool) -> dict[str, Any]:
    """A scene as JSON; `position` is its place in the case, whenever it is disclosed."""
    return {"id": scene.id, "title": scene.title, "html": scene.html, "position": state.case.scenes.index(scene) + 1, "disclosed": disclosed}


def show_member(seat: Participant, viewpoint: Viewpoint) -> dict[str, Any]:
    """A seat as JSON; the profession is for the staff."""
    shape: dict[str, Any] = {"id": seat.id, "group_id": seat.group_id, "role": seat.role, "mark": seat.mark}
    if seat.scribe:
        shape["scribe"] = True
    if viewpoint.is_staff:
        shape |= {"profession": seat.profession, "rehearsal": seat.rehearsal}
    return shape


def show_workshop(state: State) -> dict[str, Any]:
    """The workshop's own row as JSON, the same for everybody."""
    workshop = state.workshop
    names = (
        "id", "code", "status", "title", "ward", "held_on", "expected", "stage", "phase", "ends_at", "remaining_s",
        "stage_opened_at", "view", "hold_new", "rung_at",
    )  # fmt: skip
    stages = sorted(opened.stage for opened in state.rows[OpenedStage].values())  # those that were ever opened
    return {name: getattr(workshop, name) for name in names} | {"stages_opened": stages, "distress_note": workshop.distress_note or DISTRESS_NOTE}


def show_needs(state: State) -> list[dict[str, Any]]:
    """The needs, once a stage has opened in which people assess or plan; naming them earlier would do the work for them."""
    opened = (state.format.stage(stage_id) for (stage_id,) in state.rows[OpenedStage])
    if not any(stage is not None and {"assessment", "action_item"} & set(stage.writes) for stage in opened):
        return []
    told = planning_begun(state)
    return [
        {"id": need.id, "label": need.label, "severity": need.severity, "safety": need.safety} | ({"first_due_h": need.first_due_h} if told else {})
        for need in state.case.needs
    ]


def planning_begun(state: State) -> bool:
    """Whether a stage that takes action items has left its silence.

    Before, a group is told nothing of its net, and how soon one should move is everybody's own judgement.
    """
    for (stage_id,), opened in state.rows[OpenedStage].items():
        stage = state.format.stage(stage_id)
        if stage is not None and "action_item" in stage.writes and opened.audience != "self":
            return True
    return False


def distributions(state: State) -> dict[str, list[int]]:
    """How many rated 0, 1, … 10, for each stage of urgency that is over."""
    counts: dict[str, Counter[int]] = {}
    for rating in state.rows[UrgencyRating].values():
        if rating.stage != state.workshop.stage:
            counts.setdefault(rating.stage, Counter())[rating.value] += 1
    return {stage: [count[value] for value in range(11)] for stage, count in counts.items()}
