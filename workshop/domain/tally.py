"""Counting answers so that nobody can be picked out.

A cell that holds one to four people is never told, and nothing is told from which it could be computed: small cells are merged with their
neighbours until every cell that is told holds nobody or at least five.  Whatever else is shown (shares, learning) is computed from these cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

FEWEST = 5

Band = tuple[int, int, int]  # first cell, last cell, people in them


def told(people: int) -> bool:
    """Whether a cell may be told: nobody is in it, or at least five are."""
    return people == 0 or people >= FEWEST


def cut(counts: Sequence[int], bounds: Sequence[int]) -> tuple[Band, ...]:
    """The bands of ordered cells between `bounds` (the first cell of each band but the first)."""
    edges = (0, *bounds, len(counts))
    return tuple((start, end - 1, sum(counts[start:end])) for start, end in pairwise(edges))


def common_bounds(rows: Sequence[Sequence[int]], allowed: Iterable[int] | None = None) -> tuple[int, ...] | None:
    """The finest cut at which every band of every row may be told; None where there is none.  `allowed` bounds only, if given.

    Of equally fine cuts the one that keeps the first cells apart.
    """
    size = len(rows[0]) if rows else 0
    edges = range(1, size) if allowed is None else sorted(allowed)
    for number in range(len(edges), -1, -1):
        for bounds in combinations(edges, number):
            if all(told(people) for row in rows for _, _, people in cut(row, bounds)):
                return bounds
    return None


def bands(counts: Sequence[int]) -> tuple[Band, ...]:
    """Ordered cells as bands that may be told; empty where fewer than five answered."""
    if sum(counts) < FEWEST:
        return ()
    bounds = common_bounds([counts])
    return cut(counts, bounds) if bounds is not None else ()


def group_bands(groups: Mapping[str, Sequence[int]]) -> dict[str, tuple[Band, ...]]:
    """The same cells for several groups of people, all cut alike and no finer than their sum is; empty where that cannot be."""
    rows = list(groups.values())
    if len(rows) < 2 or any(sum(row) < FEWEST for row in rows):
        return {}
    whole = common_bounds([[sum(cells) for cells in zip(*rows, strict=True)]])
    bounds = common_bounds(rows, whole) if whole is not None else None
    return {name: cut(row, bounds) for name, row in groups.items()} if bounds else {}  # one band would say nothing


def merged(values: Iterable[str], others: str) -> dict[str, str]:
    """Which cell each value goes into, so that every cell has five people or more; small ones go into `others`.  Empty below five in all."""
    counts = Counter(values)
    if counts.total() < FEWEST:
        return {}
    small = {value for value, people in counts.items() if people < FEWEST or value == others}
    rest = sorted((value for value in counts if value not in small), key=lambda value: (counts[value], value))
    while 0 < sum(counts[value] for value in small) < FEWEST:
        small.add(rest.pop(0))
    return {value: others if value in small else value for value in counts}


def ticked(count: int, answered: int) -> int | None:
    """How many ticked an option, if that and its opposite may be told."""
    return count if answered >= FEWEST and told(count) and told(answered - count) else None
