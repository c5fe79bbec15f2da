"""The one fold: how each event changes the rows.  The tables are what it puts; so is every snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import events as e
from workshop.domain import fold_net
from workshop.domain.fold_anonymity import APPLY_ANONYMITY
from workshop.domain.fold_chiefs import APPLY_CHIEFS
from workshop.domain.fold_floor import APPLY_FLOOR
from workshop.domain.fold_formats import APPLY_FORMATS
from workshop.domain.fold_moderation import APPLY_MODERATION
from workshop.domain.fold_posts import APPLY_POSTS
from workshop.domain.fold_seating import APPLY_SEATING, follow, take_seat
from workshop.domain.hands import APPLY_HANDS
from workshop.domain.rehearsal import APPLY_REHEARSAL
from workshop.domain.row import Row
from workshop.domain.state import DisclosedScene, Group, OpenedStage, Participant, State, Workshop
from workshop.domain.vocabulary import AUDIENCES


def apply(state: State, recorded: e.Recorded) -> list[Row]:
    """Change `state` by one event of the log and return the rows it put.  Never refuses: what is in the log has happened."""
    state.changed = []
    _APPLY[type(recorded.event)](state, recorded.event, recorded.at)
    state.seq = recorded.seq
    return state.changed


def wider(one: str, other: str) -> str:
    """The wider of two audiences."""
    return max(one, other, key=AUDIENCES.index)


def _prepared(state: State, event: e.WorkshopPrepared, at: str) -> None:
    values = {name: getattr(event, name) for name in event.data()}
    state.put(Workshop(**values, status="prepared", view={"screen": "join"}, created_at=at))


def _group_added(state: State, event: e.GroupAdded, at: str) -> None:
    state.put(Group(event.id, event.name, event.position))


def _opened(state: State, event: e.WorkshopOpened, at: str) -> None:
    state.put(replace(state.workshop, status="open", opened_at=at, closed_at=None))


def _closed(state: State, event: e.WorkshopClosed, at: str) -> None:
    fold_net.closing(state, at)
    state.put(replace(state.workshop, status="closed", closed_at=at, ends_at=None, remaining_s=None))


def _joined(state: State, event: e.ParticipantJoined, at: str) -> None:
    state.put(Participant(event.participant_id, event.group_id, event.role, event.mark, event.profession, event.department, at, rehearsal=event.rehearsal))
    if event.seat_id:
        take_seat(state, event.seat_id, event.participant_id, event.group_id, event.role)


def _seat_changed(state: State, event: e.SeatChanged, at: str) -> None:
    seat = state.rows[Participant][event.participant_id,]
    state.put(replace(seat, group_id=event.group_id, role=event.role, mark=event.mark))
    for post in list(state.posts()):
        if post.participant_id == event.participant_id and post.audience == "self":
            state.put(replace(post, group_id=event.group_id))
    follow(state, event.participant_id, event.group_id, event.role)


def _stage_opened(state: State, event: e.StageOpened, at: str) -> None:
    fold_net.before_stage(state, event, at)
    workshop = state.workshop
    state.put(replace(workshop, stage=event.stage, phase=event.phase, stage_opened_at=at, ends_at=event.ends_at, remaining_s=None, view=event.view))
    widened = {event.stage: event.audience, **dict.fromkeys(event.reveals, "all")}
    for stage, audience in widened.items():
        known = state.rows[OpenedStage].get((stage,))
        if known is None and stage != event.stage:
            continue  # a stage that was skipped has nothing to reveal
        known = known or OpenedStage(stage, audience, at)
        state.put(replace(known, audience=wider(known.audience, audience)))
    for post in list(state.posts()):
        audience = widened.get(post.stage, post.audience)
        if post.audience == "self" and post.stage != event.stage:
            audience = wider(audience, "group")  # the silent time of that stage is over
        if wider(post.audience, audience) != post.audience:
            state.put(replace(post, audience=audience))
    fold_net.after_stage(state, event, at)


def _timer_set(state: State, event: e.TimerSet, at: str) -> None:
    state.put(replace(state.workshop, ends_at=event.ends_at, remaining_s=event.remaining_s))


def _scene_disclosed(state: State, event: e.SceneDisclosed, at: str) -> None:
    state.put(DisclosedScene(event.scene, at))


def _view_set(state: State, event: e.ViewSet, at: str) -> None:
    state.put(replace(state.workshop, view=event.view))


_APPLY: dict[type[e.Event], Callable[[State, Any, str], None]] = {
    e.WorkshopPrepared: _prepared,
    e.GroupAdded: _group_added,
    e.WorkshopOpened: _opened,
    e.WorkshopClosed: _closed,
    e.ParticipantJoined: _joined,
    e.SeatChanged: _seat_changed,
    e.StageOpened: _stage_opened,
    e.TimerSet: _timer_set,
    e.SceneDisclosed: _scene_disclosed,
    e.ViewSet: _view_set,
    **APPLY_POSTS,
    **fold_net.APPLY_NET,
    **APPLY_CHIEFS,
    **APPLY_MODERATION,
    **APPLY_SEATING,
    **APPLY_FLOOR,
    **APPLY_HANDS,
    **APPLY_REHEARSAL,
    **APPLY_FORMATS,
    **APPLY_ANONYMITY,
}
