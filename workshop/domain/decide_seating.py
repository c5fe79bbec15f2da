"""Decisions on planned seats, and on groups as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workshop.domain import commands as c
from workshop.domain import commands_seating as s
from workshop.domain.event import Event
from workshop.domain.events import SeatChanged
from workshop.domain.events_seating import GroupLimitSet, GroupRemoved, GroupRenamed, SeatsPlanned
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.seats import load, next_mark, planned_seat, planned_seats
from workshop.domain.state import Participant, State, row_fields
from workshop.domain.viewpoint import Actor

PLAN_FIELDS = tuple(name for name in row_fields(PlannedSeat) if name not in ("standing", "participant_id"))


def _check_open(state: State) -> None:
    if state.workshop.status == "closed":
        raise Refusal(CONFLICT, "closed", "この研修は終了しました。席や班は変えられません。")


def _check_place(state: State, group_id: str, role: str) -> None:
    if state.group(group_id) is None:
        raise Refusal(INVALID, "unknown_group", "その班はありません。選び直してください。", field="group")
    if role and state.case.role(role) is None:
        raise Refusal(INVALID, "unknown_role", "その役割は、この事例にはありません。選び直してください。", field="role")


def _plan(state: State, command: s.PlanSeats, actor: Actor, now: str) -> list[Event]:
    _check_open(state)
    standing = planned_seats(state)
    if command.replace and any(seat.participant_id for seat in standing):
        raise Refusal(CONFLICT, "seats_taken", "座席票で席に着いた人がいるため、名簿を入れ替えられません。1人ずつ足すか、班を整え直してください。")
    for seat in command.seats:
        _check_place(state, seat["group_id"], seat["role"])
    dropped = tuple(seat.id for seat in standing) if command.replace else ()
    if not command.seats and not dropped:
        return []
    return [SeatsPlanned(tuple({name: seat[name] for name in PLAN_FIELDS} for seat in command.seats), (), dropped)]


def _arrange(state: State, command: s.ArrangeSeats, actor: Actor, now: str) -> list[Event]:
    _check_open(state)
    moved: list[dict[str, Any]] = []
    wanted: dict[str, tuple[Participant, str, str]] = {}  # where each person goes: named twice, by seat and by id, the last counts
    for key, group_id, role in command.moves:
        _check_place(state, group_id, role)
        seat = planned_seat(state, key)
        if seat is not None and seat.participant_id is None:
            moved.append({**{name: getattr(seat, name) for name in PLAN_FIELDS}, "group_id": group_id, "role": role or seat.role})
            continue
        person = state.participant(seat.participant_id or "" if seat else key)
        if person is None:
            raise Refusal(INVALID, "unknown_participant", "その参加者は見つかりません。", field="participant_id")
        wanted[person.id] = (person, group_id, role or person.role)
    waiting = {seat.id for seat in planned_seats(state) if seat.standing == "planned" and seat.participant_id is None}
    released = tuple(seat_id for seat_id in command.release if seat_id in waiting)
    planned: list[Event] = [SeatsPlanned(tuple(moved), released)] if moved or released else []
    return [*planned, *_seats_changed(state, wanted.values())]


def _seats_changed(state: State, wanted: Iterable[tuple[Participant, str, str]]) -> Iterator[Event]:
    marks: dict[str, int] = defaultdict(int)  # given by this command: the state does not know of them yet
    for person, group_id, role in wanted:
        if (group_id, role) == (person.group_id, person.role):
            continue
        mark = person.mark
        if group_id != person.group_id:
            mark = next_mark(state, group_id) + marks[group_id]
            marks[group_id] += 1
        yield SeatChanged(person.id, group_id, role, mark, person.group_id)


def _rename(state: State, command: s.RenameGroup, actor: Actor, now: str) -> list[Event]:
    _check_open(state)
    group = state.group(command.id)
    if group is None:
        raise Refusal(INVALID, "unknown_group", "その班はありません。", field="id")
    if any(other.name == command.name and other.id != command.id for other in state.groups):
        raise Refusal(INVALID, "group_name_taken", "同じ名前の班がすでにあります。", field="name")
    return [] if group.name == command.name else [GroupRenamed(command.id, command.name)]


def _remove(state: State, command: s.RemoveGroup, actor: Actor, now: str) -> list[Event]:
    _check_open(state)
    if state.group(command.id) is None:
        return []
    if len(state.groups) == 1:
        raise Refusal(CONFLICT, "last_group", "班が一つもなくなるため、減らせません。")
    written = any(post.group_id == command.id for post in state.posts())
    if load(state, command.id) or written or state.facts_shared(command.id):
        raise Refusal(CONFLICT, "group_not_empty", "人がいる班、席が決まっている班、書き込みのある班は減らせません。先にほかの班へ移してください。")
    return [GroupRemoved(command.id)]


def _limit(state: State, command: s.SetGroupLimit, actor: Actor, now: str) -> list[Event]:
    _check_open(state)
    most = max((load(state, group.id) for group in state.groups), default=0)
    if command.limit < most:
        raise Refusal(CONFLICT, "limit_too_low", "すでに%(most)d人の班があるため、それより少なくできません。", field="limit", most=most)
    return [] if state.workshop.group_limit == command.limit else [GroupLimitSet(command.limit)]


DECIDE_SEATING: dict[type[c.Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    s.PlanSeats: _plan,
    s.ArrangeSeats: _arrange,
    s.RenameGroup: _rename,
    s.RemoveGroup: _remove,
    s.SetGroupLimit: _limit,
}
