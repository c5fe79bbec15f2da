"""Counting people without pointing at one: small cells are merged, and nothing is left from which one could be computed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

FEWEST = 5  # people in a cell, or it is not shown
OTHERS = "その他"


def profession_cells(professions: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """`((profession, people), …)`, largest first, その他 last; every cell has 5 people or more.  Empty below 5 people altogether.

    As the total is known, a merged cell under 5 would be the total less the others: the smallest of the others is merged into it too.
    """
    counts = Counter(professions)
    if counts.total() < FEWEST:
        return ()
    others = counts.pop(OTHERS, 0)
    for name in [name for name, people in counts.items() if people < FEWEST]:
        others += counts.pop(name)
    while 0 < others < FEWEST:
        smallest = min(counts, key=lambda name: (counts[name], name))
        others += counts.pop(smallest)
    named = tuple(sorted(counts.items(), key=lambda cell: (-cell[1], cell[0])))
    return (*named, (OTHERS, others)) if others else named
