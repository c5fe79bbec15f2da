"""Decisions on seats: who sits in which group, playing which role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workshop.domain import commands as c
from workshop.domain import events as e
from workshop.domain.refusal import CONFLICT, FORBIDDEN, INVALID, Refusal
from workshop.domain.seats import load, next_mark, planned_seat, roles_in
from workshop.domain.state import Participant, State
from workshop.domain.viewpoint import Actor


def _check_role(state: State, role: str) -> None:
    if state.case.role(role) is None:
        raise Refusal(INVALID, "unknown_role", "その役割は、この事例にはありません。選び直してください。", field="role")


def _is_full(state: State, group_id: str, *, keeping: bool = True) -> bool:
    """Whether nobody more fits in; `keeping`: places that wait for the holder of a slip count as taken."""
    return (load(state, group_id) if keeping else len(state.members(group_id))) >= state.workshop.group_limit


def _choose_group(state: State, wanted: str, role: str) -> str:
    """The wanted group, or the emptiest; among equals the one where fewest play `role`.  Raises Refusal when full.

    Places kept for slips are given away last: somebody in the room counts for more than a slip that may never come.
    """
    if wanted:
        if state.group(wanted) is None:
            raise Refusal(INVALID, "unknown_group", "その班はありません。選び直してください。", field="group")
        if _is_full(state, wanted, keeping=False):
            raise Refusal(CONFLICT, "group_full", "この班は満席です。ほかの班を選んでください。", field="group")
        return wanted
    free = [group for group in state.groups if not _is_full(state, group.id)]
    free = free or [group for group in state.groups if not _is_full(state, group.id, keeping=False)]
    if not free:
        raise Refusal(CONFLICT, "all_groups_full", "すべての班が満席です。進行役に声をかけてください。", field="group")
    return min(free, key=lambda group: (load(state, group.id), roles_in(state, group.id)[role], group.position)).id


def _choose_role(state: State, group_id: str) -> str:
    """The role that fewest play in the group, in the order of the case's cards."""
    held = roles_in(state, group_id)
    return min(state.case.roles, key=lambda role: held[role.id]).id


def _join(state: State, command: c.JoinWorkshop, actor: Actor, now: str) -> list[e.Event]:
    return [replace(event, rehearsal=command.rehearsal) for event in _seated(state, command)]


def _seated(state: State, command: c.JoinWorkshop) -> list[e.ParticipantJoined]:
    if state.participant(command.participant_id) is not None:
        return []
    if command.seat_id:
        return [_sit_down(state, command)]
    if command.role:
        _check_role(state, command.role)
    group_id = _choose_group(state, command.group, command.role)
    role = command.role or _choose_role(state, group_id)
    mark = next_mark(state, group_id)
    return [e.ParticipantJoined(command.participant_id, group_id, role, mark, command.profession, command.department)]


def _sit_down(state: State, command: c.JoinWorkshop) -> e.ParticipantJoined:
    """Somebody with a slip: the plan says where, whether the group is full or not; a seat that was given up is found anew."""
    seat = planned_seat(state, command.seat_id)
    if seat is None:
        raise Refusal(CONFLICT, "slip_void", "この座席票は使えなくなっています。進行役に声をかけてください。")
    if seat.participant_id is not None:
        raise Refusal(CONFLICT, "seat_taken", "この座席票では、すでに席に着いています。")
    lost = seat.standing == "released" or state.group(seat.group_id) is None
    group_id = _choose_group(state, "", seat.role) if lost else seat.group_id
    role = _choose_role(state, group_id) if lost else seat.role
    return e.ParticipantJoined(command.participant_id, group_id, role, next_mark(state, group_id), seat.profession, seat.department, seat.id)


def _change(state: State, command: c.ChangeSeat, actor: Actor, now: str) -> list[e.Event]:
    participant_id = command.participant_id or actor.id
    if actor.capacity == "participant" and participant_id != actor.id:
        raise Refusal(FORBIDDEN, "not_yours", "ほかの人の席は変えられません。")
    if actor.capacity == "participant" and state.workshop.stage is not None:  # else one could read card after card
        raise Refusal(CONFLICT, "seats_are_set", "研修が始まったあとの席や役割の変更は、進行役に頼んでください。")
    seat: Participant | None = state.participant(participant_id)
    if seat is None:
        raise Refusal(INVALID, "unknown_participant", "その参加者は見つかりません。", field="participant_id")
    role = command.role or seat.role
    _check_role(state, role)
    group_id = seat.group_id
    if command.group and command.group != group_id:
        group_id = _choose_group(state, command.group, role)
    if (group_id, role) == (seat.group_id, seat.role):
        return []
    mark = seat.mark if group_id == seat.group_id else next_mark(state, group_id)
    return [e.SeatChanged(participant_id, group_id, role, mark, seat.group_id)]


DECIDE_SEATS: dict[type[c.Command], Callable[[State, Any, Actor, str], list[e.Event]]] = {
    c.JoinWorkshop: _join,
    c.ChangeSeat: _change,
}
