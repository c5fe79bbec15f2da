"""Who is whose child and partner, and where each person stands: generations from top to bottom, partners side by side, children below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import mean

from workshop.domain.case import Person

PITCH = 190.0  # from one person to the next
_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Union:
    """Parents (one or two) with their children, or a couple without; `bond`: partners | separated | parents (of a child, no more is said)."""

    parents: tuple[str, ...]
    children: tuple[str, ...]
    bond: str


@dataclass(slots=True)
class Family:
    """Everybody's place: `row` counts generations from 0, `x` the middle of the symbol."""

    people: dict[str, Person]
    unions: list[Union]
    row: dict[str, int] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)  # each from left to right


def family(people: Sequence[Person]) -> Family:
    """Lay a family out.  Persons named but not there are passed over; circles of descent are cut."""
    known = {person.id: person for person in people}
    laid = Family(known, _unions(known))
    laid.row = _generations(laid)
    blocks = _blocks(laid)
    _place(laid, blocks)
    laid.rows = [sorted((one for one in known if laid.row[one] == row), key=lambda one: laid.x[one]) for row in range(len(blocks))]
    return laid


def _unions(known: dict[str, Person]) -> list[Union]:
    children: dict[tuple[str, ...], list[str]] = defaultdict(list)
    couples: dict[tuple[str, ...], str] = {}
    for person in known.values():
        for other in (*person.partners, *person.separated):
            if other in known and other != person.id:
                pair = _pair(known, person.id, other)
                apart = other in person.separated or person.id in known[other].separated
                couples[pair] = "separated" if apart else "partners"
        parents = tuple(dict.fromkeys(one for one in person.parents if one in known and one != person.id))[:2]
        if parents:
            children[_pair(known, *parents)].append(person.id)
    found = [Union(pair, tuple(children.get(pair, ())), bond) for pair, bond in couples.items()]
    return found + [Union(pair, tuple(born), "parents") for pair, born in children.items() if pair not in couples]


def _pair(known: dict[str, Person], *ids: str) -> tuple[str, ...]:
    order = list(known)
    return tuple(sorted(ids, key=order.index))


def _generations(laid: Family) -> dict[str, int]:
    row = dict.fromkeys(laid.people, 0)
    for _ in range(len(row) + 1):  # longer chains than there are people would be circles
        for union in laid.unions:
            level = max(row[one] for one in union.parents)
            row.update(dict.fromkeys(union.parents, level))
            for child in union.children:
                row[child] = min(max(row[child], level + 1), len(row))
    used = sorted(set(row.values()))
    return {one: used.index(level) for one, level in row.items()}


def _blocks(laid: Family) -> list[list[list[str]]]:
    """For each generation its blocks: chains of people joined by a union; from left to right in each."""
    beside: dict[str, list[str]] = defaultdict(list)
    for union in laid.unions:
        if len(union.parents) == 2 and laid.row[union.parents[0]] == laid.row[union.parents[1]]:
            one, other = union.parents
            beside[one].append(other)
            beside[other].append(one)
    found: list[list[list[str]]] = [[] for _ in range(max(laid.row.values(), default=-1) + 1)]
    seen: set[str] = set()
    for one in sorted(laid.people, key=lambda one: (len(beside[one]) != 1, list(laid.people).index(one))):  # ends of chains first
        if one not in seen:
            chain = _chain(one, beside, seen)
            if len(chain) == 2 and laid.people[chain[0]].sex != "m" and laid.people[chain[1]].sex == "m":
                chain.reverse()  # a man stands left of a woman, as the notation has it
            found[laid.row[one]].append(chain)
    order = list(laid.people)
    return [sorted(blocks, key=lambda block: min(map(order.index, block))) for blocks in found]


def _chain(start: str, beside: dict[str, list[str]], seen: set[str]) -> list[str]:
    chain: list[str] = []
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            chain.append(one)
            waiting += [other for other in reversed(beside[one]) if other not in seen]
    return chain


def _place(laid: Family, blocks: list[list[list[str]]]) -> None:
    parents_of = {child: union for union in laid.unions for child in union.children}
    order = list(laid.people)
    for row, standing in enumerate(blocks):
        if row:  # below their parents, brothers and sisters in the order of the file
            standing.sort(key=lambda block: _rank(laid, block, parents_of, order))
        x = 0.0
        for block in standing:
            for one in block:
                laid.x[one] = x
                x += PITCH
            x += PITCH * 0.15
    for sweep in range(_SWEEPS):
        for row in range(len(blocks)) if sweep % 2 == 0 else reversed(range(len(blocks))):
            _settle(laid, blocks[row], upwards=sweep % 2 == 1)
    least = min(laid.x.values(), default=0.0)
    laid.x = {one: round(x - least, 1) for one, x in laid.x.items()}


def _rank(laid: Family, block: list[str], parents_of: dict[str, Union], order: list[str]) -> tuple[float, int]:
    born = [one for one in block if one in parents_of]
    above = [laid.x[parent] for one in born for parent in parents_of[one].parents if parent in laid.x]
    return mean(above) if above else 1e9, min(map(order.index, born or block))


def _settle(laid: Family, blocks: list[list[str]], *, upwards: bool) -> None:
    """Move the blocks of one generation below their parents, or above their children, as near as they can be without overlap."""
    wanted = []
    for block in blocks:
        shifts = list(_shifts(laid, block, upwards=upwards))
        wanted.append(laid.x[block[0]] + (mean(shifts) if shifts else 0.0))
    widths = [PITCH * (len(block) + 0.15) for block in blocks]
    for block, x in zip(blocks, _spread(wanted, widths), strict=True):
        shift = x - laid.x[block[0]]
        for one in block:
            laid.x[one] += shift


def _shifts(laid: Family, block: list[str], *, upwards: bool) -> Iterable[float]:
    for union in laid.unions:
        if not union.children:
            continue
        above, below = mean(laid.x[one] for one in union.parents), mean(laid.x[one] for one in union.children)
        if upwards and set(union.parents) & set(block):
            yield below - above
        elif not upwards:
            yield from (above - below for child in union.children if child in block)


def _spread(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """Places as near to the wanted ones as can be, in this order and not closer than the widths (isotonic regression: pool neighbours that clash)."""
    before = [sum(widths[:place]) for place in range(len(widths))]
    pools: list[list[float]] = []
    for place, goal in enumerate(wanted):
        pools.append([goal - before[place]])
        while len(pools) > 1 and mean(pools[-2]) > mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    levels = [mean(pool) for pool in pools for _ in pool]
    return [level + offset for level, offset in zip(levels, before, strict=True)]
