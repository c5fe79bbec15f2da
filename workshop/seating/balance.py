"""Groups that are mixed: by profession first, then chiefs, department and ladder stage.  Pure and deterministic.

How evenly a value is spread over groups is measured in pairs: two people of one profession in one group are one pair, three are three.
Fewest pairs means: each profession at most once a group where that is possible, and as evenly as can be where it is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# attribute -> weight of one pair.  Far apart: what comes first is never given up for what comes later.
WEIGHTS = {"profession": 10_000, "chief": 400, "department": 20, "ladder": 1}
_PARTNERS = 500  # people looked at for one swap; of more, every second or third, in turn
_ROUNDS = 12  # sweeps of improving; a few do


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody to be seated.  `key` is the seat or participant; `fixed` is the group asked for by the roster."""

    key: str
    profession: str
    department: str | None = None
    ladder: str = ""
    chief: bool = False
    fixed: str = ""
    values: dict[str, str] = field(init=False, repr=False, compare=False)  # what of this person is to be spread; what is not known is not

    def __post_init__(self) -> None:
        """Note the values once: they are asked for again and again."""
        known = {"profession": self.profession, "department": self.department or "", "ladder": self.ladder, "chief": "chief" if self.chief else ""}
        object.__setattr__(self, "values", {name: value for name, value in known.items() if value})


class Table:
    """Who sits where, with the counts that tell what a move costs."""

    def __init__(self, groups: Sequence[str]) -> None:
        self.groups = tuple(groups)
        self.members: dict[str, list[Sitter]] = {group: [] for group in groups}
        self.counts: dict[str, Counter[tuple[str, str]]] = {group: Counter() for group in groups}
        self.group_of: dict[str, str] = {}

    def put(self, sitter: Sitter, group: str) -> None:
        """Seat somebody."""
        self.members[group].append(sitter)
        self.counts[group].update(sitter.values.items())
        self.group_of[sitter.key] = group

    def take(self, sitter: Sitter) -> str:
        """Let somebody get up; the group that was left."""
        group = self.group_of.pop(sitter.key)
        self.members[group] = [one for one in self.members[group] if one.key != sitter.key]
        self.counts[group].subtract(sitter.values.items())
        return group

    def cost_of(self, sitter: Sitter, group: str) -> int:
        """Weight of the pairs that this person would make in a group where they do not sit."""
        counts = self.counts[group]
        return sum(WEIGHTS[name] * counts[name, value] for name, value in sitter.values.items())

    def gain_of_swap(self, one: Sitter, other: Sitter) -> int:
        """How much lighter it gets if two people of different groups change places."""
        here, there = self.counts[self.group_of[one.key]], self.counts[self.group_of[other.key]]
        mine, theirs = one.values, other.values
        gain = 0
        for name, weight in WEIGHTS.items():
            a, b = mine.get(name), theirs.get(name)
            if a == b:
                continue
            if a is not None:
                gain += weight * (here[name, a] - 1 - there[name, a])
            if b is not None:
                gain += weight * (there[name, b] - 1 - here[name, b])
        return gain

    def swap(self, one: Sitter, other: Sitter) -> None:
        """Let two people change places."""
        here, there = self.take(one), self.take(other)
        self.put(one, there)
        self.put(other, here)

    def sizes(self) -> dict[str, int]:
        """How many sit in each group."""
        return {group: len(members) for group, members in self.members.items()}


def even_sizes(people: int, groups: int) -> list[int]:
    """Sizes that differ by one at most, the larger ones first."""
    base, more = divmod(people, groups)
    return [base + (place < more) for place in range(groups)]


def balance(sitters: Sequence[Sitter], groups: Sequence[str]) -> dict[str, str]:
    """key -> group.  Sizes differ by one at most, unless the roster itself fixed more people to a group.  Raises ValueError without groups."""
    if not groups:
        raise ValueError("no groups")
    table = Table(groups)
    free = []
    for sitter in sitters:
        if sitter.fixed in table.members:
            table.put(sitter, sitter.fixed)
        else:
            free.append(sitter)
    for sitter in _in_turn(free):
        table.put(sitter, min(table.groups, key=lambda group: _eagerness(table, sitter, group)))
    _even_out(table, {sitter.key for sitter in free})
    improve(table, [sitter for sitter in sitters if sitter.fixed not in table.members])
    return {sitter.key: table.group_of[sitter.key] for sitter in sitters}


def _in_turn(sitters: Iterable[Sitter]) -> list[Sitter]:
    """By profession, the commonest first, then department and stage: dealt in this order, people alike land in different groups."""
    people = list(sitters)
    common = Counter(one.profession for one in people)
    return sorted(people, key=lambda one: (-common[one.profession], one.profession, not one.chief, one.department or "", one.ladder, one.key))


def _eagerness(table: Table, sitter: Sitter, group: str) -> tuple[int, int, int, int]:
    counts = table.counts[group]
    return (counts["profession", sitter.profession], len(table.members[group]), table.cost_of(sitter, group), table.groups.index(group))


def _even_out(table: Table, movable: set[str]) -> None:
    """Move free people from the fullest groups to the emptiest until sizes differ by one at most, or only fixed people are left."""
    while True:
        sizes = table.sizes()
        low = min(sizes.values())
        moves = [
            (table.cost_of(sitter, to) - cost_here(table, sitter), -sizes[group], sitter.key, sitter, to)
            for group, members in table.members.items()
            if sizes[group] > low + 1
            for sitter in members
            if sitter.key in movable
            for to in table.groups
            if sizes[to] == low
        ]
        if not moves:
            return
        *_, sitter, to = min(moves, key=lambda move: move[:3])
        table.take(sitter)
        table.put(sitter, to)


def cost_here(table: Table, sitter: Sitter) -> int:
    """Weight of the pairs that this person makes where they sit."""
    counts = table.counts[table.group_of[sitter.key]]
    return sum(WEIGHTS[name] * (counts[name, value] - 1) for name, value in sitter.values.items())


def improve(table: Table, movable: Sequence[Sitter], *, most: int | None = None) -> list[tuple[Sitter, Sitter]]:
    """Swap people as long as it gets better, `most` times at most; the swaps made.  Sizes stay."""
    swaps: list[tuple[Sitter, Sitter]] = []
    for _ in range(_ROUNDS):
        better = False
        lows = _lows(table)
        for one in movable:
            if most is not None and len(swaps) >= most:
                return swaps
            if not _could_gain(table, one, lows):
                continue
            other = _best_partner(table, one, movable, len(swaps))
            if other is not None:
                table.swap(one, other)
                swaps.append((one, other))
                better = True
        if not better:
            break
    return swaps


def _lows(table: Table) -> dict[tuple[str, str], int]:
    """For each value, how few of it the group has that has fewest."""
    known = {item for counts in table.counts.values() for item in counts}
    return {item: min(counts[item] for counts in table.counts.values()) for item in known}


def _could_gain(table: Table, one: Sitter, lows: Mapping[tuple[str, str], int]) -> bool:
    """Whether some group has two fewer of one of this person's values: without that no swap makes it lighter from this side."""
    here = table.counts[table.group_of[one.key]]
    return any(here[item] - 2 >= lows[item] for item in one.values.items())


def _best_partner(table: Table, one: Sitter, movable: Sequence[Sitter], swaps: int) -> Sitter | None:
    best, best_gain = None, 0
    step = 1 + len(movable) // _PARTNERS
    for other in movable[swaps % step :: step]:
        if table.group_of[other.key] != table.group_of[one.key]:
            gain = table.gain_of_swap(one, other)
            if gain > best_gain:
                best, best_gain = other, gain
    return best


def pairs(table: Mapping[str, Sequence[Sitter]], name: str) -> int:
    """How many pairs of people in one group share this attribute."""
    total = 0
    for members in table.values():
        counts = Counter(value for one in members if (value := one.values.get(name)))
        total += sum(count * (count - 1) // 2 for count in counts.values())
    return total


def fewest_pairs(sitters: Iterable[Sitter], groups: int, name: str) -> int:
    """The fewest pairs possible: each value spread over all groups as evenly as can be."""
    counts = Counter(value for one in sitters if (value := one.values.get(name)))
    return sum(sum(size * (size - 1) // 2 for size in even_sizes(count, groups)) for count in counts.values()) if groups else 0


def by_group(sitters: Iterable[Sitter], places: Mapping[str, str], groups: Sequence[str]) -> dict[str, list[Sitter]]:
    """Group -> who sits there."""
    found: dict[str, list[Sitter]] = defaultdict(list)
    for sitter in sitters:
        found[places[sitter.key]].append(sitter)
    return {group: found[group] for group in groups}
