"""From a roster to seats, and from seats as they stand to better ones: what the seating page shows before it is done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.commands_seating import ArrangeSeats, PlanSeats
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.seats import load, planned_seats
from workshop.domain.state import Participant, State
from workshop.seating.balance import Sitter, balance, by_group
from workshop.seating.measure import Balance, measure
from workshop.seating.rebalance import assign_roles, rebalance
from workshop.seating.roster import Expected
from workshop.service.workshops import new_id

MOST_SWAPS = 10  # pairs of people who change places when mixing is asked for


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who sits, or is waited for: `number` of the planned seat (None: came without a slip), `present` once they came."""

    sitter: Sitter
    group_id: str
    role: str
    number: int | None
    mark: int | None
    present: bool
    released: bool = False

    @property
    def key(self) -> str:
        """The seat's id, or the participant's for somebody without a slip."""
        return self.sitter.key


@dataclass(frozen=True, slots=True)
class ProposedMove:
    """One person's move: whence, whither, and the role there."""

    place: Place
    to: str
    role: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be done: moves, seats given up, how well mixed before and after.  `mark` tells whether it is still the one that was shown."""

    moves: tuple[ProposedMove, ...]
    released: tuple[Place, ...]
    before: Balance
    after: Balance
    mark: str

    @property
    def command(self) -> ArrangeSeats:
        """The command that does it."""
        return ArrangeSeats(tuple((move.place.key, move.to, move.role) for move in self.moves), tuple(place.key for place in self.released))


def places(state: State) -> list[Place]:
    """Everybody who sits or is waited for; given-up seats at the end."""
    seats = planned_seats(state)
    people = {seat.id: seat for seat in state.rows[Participant].values() if not seat.left}
    with_slip = {seat.participant_id for seat in seats}
    found = [_planned(seat, people.get(seat.participant_id or "")) for seat in seats if seat.participant_id is None or seat.participant_id in people]
    found += [_free(person) for person in people.values() if person.id not in with_slip]
    return sorted(found, key=lambda place: place.released)


def _planned(seat: PlannedSeat, person: Participant | None) -> Place:
    sitter = Sitter(seat.id, seat.profession, seat.department, seat.ladder, seat.chief)
    return Place(sitter, seat.group_id, seat.role, seat.number, person.mark if person else None, person is not None, seat.standing == "released")


def _free(person: Participant) -> Place:
    return Place(Sitter(person.id, person.profession, person.department), person.group_id, person.role, None, person.mark, present=True)


def balance_of(state: State, found: Iterable[Place], moved: Mapping[str, ProposedMove] | None = None, groups: Sequence[str] | None = None) -> Balance:
    """How well mixed the groups are, or would be after `moved`, among `groups` (all)."""
    groups = groups or [group.id for group in state.groups]
    standing = [place for place in found if not place.released]
    to = {place.key: moved[place.key].to if moved and place.key in moved else place.group_id for place in standing}
    roles: dict[str, list[str]] = {group: [] for group in groups}
    for place in standing:
        roles.setdefault(to[place.key], []).append(moved[place.key].role if moved and place.key in moved else place.role)
    used = [*groups, *(group for group in dict.fromkeys(to.values()) if group not in groups)]
    return measure(by_group([place.sitter for place in standing], to, used), roles)


def plan_roster(state: State, people: Sequence[Expected]) -> tuple[PlanSeats, dict[str, str]]:
    """The command that plans seats for a roster in place of any earlier plan, and the names by seat.  Raises Refusal where they do not fit."""
    groups = [group.id for group in state.groups]
    room = sum(max(0, state.workshop.group_limit - len(state.members(group))) for group in groups)
    if len(people) > room:
        raise Refusal(
            CONFLICT, "roster_too_long", "名簿は%(people)d人ですが、空いている席は%(room)d席です。先に班を増やすか、1班の定員を上げてください。",
            people=len(people), room=room,
        )  # fmt: skip
    keys = [f"row-{place:05}" for place in range(len(people))]
    sitters = [Sitter(key, one.profession, one.department, one.ladder, one.chief, one.group) for key, one in zip(keys, people, strict=True)]
    to = balance(sitters, groups)
    by_key = dict(zip(keys, people, strict=True))
    seats: list[dict[str, Any]] = []
    names = {}
    for group in groups:
        members = [key for key in keys if to[key] == group]
        roles = assign_roles([(key, by_key[key].role) for key in members], [role.id for role in state.case.roles])
        for key in members:
            one = by_key[key]
            seat_id = new_id()
            names[seat_id] = one.name
            seats.append(
                {
                    "id": seat_id, "number": len(seats) + 1, "group_id": group, "role": roles[key], "profession": one.profession,
                    "department": one.department, "ladder": one.ladder, "chief": one.chief,
                }
            )  # fmt: skip
    return PlanSeats(tuple(seats), replace=True), names


def plan_one(state: State, *, profession: str, department: str | None, ladder: str, chief: bool, group: str) -> PlanSeats:
    """The command that adds one seat; without a group where it mixes best among the smallest."""
    standing = [place for place in places(state) if not place.released]
    if not group:
        least = min(load(state, one.id) for one in state.groups)
        small = [one.id for one in state.groups if load(state, one.id) == least]
        newcomer = Sitter("new", profession, department, ladder, chief)
        doubles = {
            one: sum(place.group_id == one and _alike(place.sitter, newcomer) for place in standing) for one in small
        }  # fmt: skip
        group = min(small, key=lambda one: doubles[one])
    held = [(place.key, place.role) for place in standing if place.group_id == group]
    role = assign_roles([*held, ("new", "")], [one.id for one in state.case.roles])["new"]
    number = 1 + max((seat.number for seat in state.rows[PlannedSeat].values()), default=0)
    seat = {
        "id": new_id(), "number": number, "group_id": group, "role": role, "profession": profession, "department": department, "ladder": ladder,
        "chief": chief,
    }  # fmt: skip
    return PlanSeats((seat,))


def _alike(one: Sitter, other: Sitter) -> bool:
    return one.profession == other.profession


def propose(state: State, *, without_absent: bool, groups: int, mix: bool) -> Proposal:
    """The fewest moves that even the groups out; `groups` of them are used, the fullest ones.  `mix`: some pairs change places as well."""
    found = [place for place in places(state) if not place.released]
    absent = tuple(place for place in found if not place.present) if without_absent else ()
    staying = [place for place in found if place not in absent]
    ids = [group.id for group in state.groups]
    size = {group: sum(place.group_id == group for place in staying) for group in ids}
    used = set(sorted(ids, key=lambda group: (-size[group], ids.index(group)))[: max(1, min(groups, len(ids)))])
    kept = [group for group in ids if group in used]
    moved = rebalance([place.sitter for place in staying], {place.key: place.group_id for place in staying}, kept, swaps=MOST_SWAPS if mix else 0)
    goal = {move.key: move.to for move in moved}
    moves = _with_roles(state, staying, goal)
    shown = [(move.place.key, move.to, move.role) for move in moves] + [place.key for place in absent]
    mark = hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
    after = balance_of(state, staying, {move.place.key: move for move in moves}, kept)
    return Proposal(tuple(moves), absent, balance_of(state, found), after, mark)


def _with_roles(state: State, staying: Sequence[Place], goal: Mapping[str, str]) -> list[ProposedMove]:
    """Whoever moves keeps the role once the first stage has begun (another card would be read); before, takes one that is missing there."""
    moves = []
    held = {group.id: [place.role for place in staying if place.group_id == group.id and place.key not in goal] for group in state.groups}
    order = [role.id for role in state.case.roles]
    for place in staying:
        if place.key not in goal:
            continue
        there = held[goal[place.key]]
        role = place.role
        if state.workshop.stage is None and role in there:
            role = min(order, key=there.count)
        there.append(role)
        moves.append(ProposedMove(place, goal[place.key], role))
    return moves
