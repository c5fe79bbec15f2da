"""Putting groups right after no-shows and newcomers, with as few moves as can be; and which role somebody takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from workshop.seating.balance import Sitter, Table, cost_here, even_sizes, improve

_MANY = 4000  # pairs of somebody who moves and a group with room, looked through for each move


class Moved(NamedTuple):
    """One person's move."""

    key: str
    was: str
    to: str


def fewest_moves(sizes: Sequence[int]) -> int:
    """The fewest moves that make sizes differ by one at most."""
    wanted = even_sizes(sum(sizes), len(sizes)) if sizes else []
    return sum(max(0, size - goal) for size, goal in zip(sorted(sizes, reverse=True), wanted, strict=True))


def rebalance(sitters: Sequence[Sitter], places: Mapping[str, str], groups: Sequence[str], *, swaps: int = 0) -> list[Moved]:
    """The moves that make sizes differ by one at most: as few as possible, and among those the ones that mix best.

    `places` is where everybody sits now; whoever sits in none of `groups` (a group given up) moves.  With `swaps` up to so many pairs of
    people change places as well, where that mixes better.  Nothing to put right: no moves.
    """
    if not groups:
        raise ValueError("no groups")
    table = Table(groups)
    astray = []
    for sitter in sitters:
        if places[sitter.key] in table.members:
            table.put(sitter, places[sitter.key])
        else:
            astray.append(sitter)
    _level(table, astray, len(sitters))
    if swaps:
        improve(table, list(sitters), most=swaps)
    return [Moved(one.key, places[one.key], table.group_of[one.key]) for one in sitters if table.group_of[one.key] != places[one.key]]


def _level(table: Table, astray: list[Sitter], people: int) -> None:
    """Bring every group to its size: the largest keep the larger sizes, so that the fewest get up."""
    order = sorted(table.groups, key=lambda group: (-len(table.members[group]), table.groups.index(group)))
    goals = dict(zip(order, even_sizes(people, len(order)), strict=True))
    while True:
        leaving = [*astray, *(one for group in table.groups if len(table.members[group]) > goals[group] for one in table.members[group])]
        room = [group for group in table.groups if len(table.members[group]) < goals[group]]
        if not leaving or not room:
            return
        if len(leaving) * len(room) > _MANY:
            room = room[:1]  # a thousand people: the moves stay as few, only the choice among them is narrower
        _, _, _, sitter, to = min(
            ((table.cost_of(one, group) - _relief(table, one), one.key, place, one, group) for one in leaving for place, group in enumerate(room)),
            key=lambda move: move[:3],
        )
        if sitter in astray:
            astray.remove(sitter)
        else:
            table.take(sitter)
        table.put(sitter, to)


def _relief(table: Table, sitter: Sitter) -> int:
    """Weight of the pairs that vanish when this person gets up."""
    return cost_here(table, sitter) if sitter.key in table.group_of else 0


def assign_roles(members: Iterable[tuple[str, str]], roles: Sequence[str]) -> dict[str, str]:
    """key -> role within one group; `members` are (key, role asked for or ""), in order.

    As many different roles as possible: whoever asked for none takes the role that fewest have, in the order of the case's cards.
    """
    people = list(members)
    held = Counter(role for _, role in people if role)
    found = {}
    for key, asked in people:
        role = asked or min(roles, key=lambda one: held[one])
        if not asked:
            held[role] += 1
        found[key] = role
    return found
