"""Counting people without pointing at one: small cells are merged, and nothing is left from which one could be computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

FEWEST = 5  # people in a cell, or it is not shown
OTHERS = "その他"
_OTHER_IDS = frozenset({OTHERS, "other"})  # as the lists name it


def profession_cells(professions: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """`((profession, people), …)`, largest first, その他 last; every cell has 5 people or more.  Empty below 5 people altogether."""
    counts = Counter(professions)
    cells: Counter[str] = Counter()
    for profession, shown in merged(counts).items():
        cells[shown] += counts[profession]
    others = cells.pop(OTHERS, 0)
    named = tuple(sorted(cells.items(), key=lambda cell: (-cell[1], cell[0])))
    return (*named, (OTHERS, others)) if others else named


def merged(counts: Mapping[str, int]) -> dict[str, str]:
    """profession -> under what it may be shown: itself, or その他.  Empty below 5 people altogether.

    As the total is known, a merged cell under 5 would be the total less the others: the smallest of the others is merged into it too.
    """
    if sum(counts.values()) < FEWEST:
        return {}
    named = {name: people for name, people in counts.items() if people >= FEWEST and name not in _OTHER_IDS}
    others = sum(people for name, people in counts.items() if name not in named)
    while 0 < others < FEWEST:
        smallest = min(named, key=lambda name: (named[name], name))
        others += named.pop(smallest)
    return {name: name if name in named else OTHERS for name in counts}
