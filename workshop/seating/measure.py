"""How well groups are mixed, in numbers and in words.  No group is ranked: it says what could be better, and whether it could."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop.seating.balance import Sitter, fewest_pairs, pairs

SPREAD = {"profession": "職種", "department": "所属", "ladder": "ラダー段階", "chief": "係長"}


@dataclass(frozen=True, slots=True)
class Spread:
    """How often two people of one group share an attribute, and how rarely it could be."""

    name: str
    pairs: int
    fewest: int
    known: int  # people of whom the attribute is known

    @property
    def is_best(self) -> bool:
        """Whether no arrangement would have fewer."""
        return self.pairs <= self.fewest


@dataclass(frozen=True, slots=True)
class Balance:
    """The whole: sizes, and each attribute's spread; `doubled` names group, profession and how many, where they are more than needed."""

    people: int
    sizes: tuple[int, ...]
    spreads: tuple[Spread, ...]
    doubled: tuple[tuple[str, str, int], ...]
    roles: tuple[int, int]  # fewest and most different roles in a group that has anybody

    @property
    def smallest(self) -> int:
        """People in the smallest group."""
        return min(self.sizes, default=0)

    @property
    def largest(self) -> int:
        """People in the largest group."""
        return max(self.sizes, default=0)


def measure(groups: Mapping[str, Sequence[Sitter]], roles: Mapping[str, Sequence[str]] | None = None) -> Balance:
    """Measure groups as they are; `roles` are those played in each group."""
    everybody = [one for members in groups.values() for one in members]
    spreads = []
    for name, word in SPREAD.items():
        known = sum(name in one.values for one in everybody)
        if known:
            spreads.append(Spread(word, pairs(groups, name), fewest_pairs(everybody, len(groups), name), known))
    different = [len(set(played)) for played in (roles or {}).values() if played]
    return Balance(
        people=len(everybody),
        sizes=tuple(len(members) for members in groups.values()),
        spreads=tuple(spreads),
        doubled=tuple(_doubled(groups, everybody)),
        roles=(min(different, default=0), max(different, default=0)),
    )


def _doubled(groups: Mapping[str, Sequence[Sitter]], everybody: Iterable[Sitter]) -> Iterable[tuple[str, str, int]]:
    """Where a profession sits more often in a group than it has to: more than its people shared out evenly."""
    counts = Counter(one.profession for one in everybody)
    for group, members in groups.items():
        for profession, count in sorted(Counter(one.profession for one in members).items()):
            if count > -(-counts[profession] // len(groups)):
                yield group, profession, count
