"""One need of one group's plan: who moves on it (1-4), when first (7), and whether its hand-offs are taken (5)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workshop.analysis.values import Item
from workshop.domain.case import Need
from workshop.domain.vocabulary import SUBSTANTIVE_KINDS

PASSES_ON, ACTS, ACTS_IN_TIME = 1, 2, 3  # levels of coverage; 0 is nothing


class Cell(NamedTuple):
    """How far one role moves on one need, and by which posts."""

    level: int
    posts: tuple[str, ...]


class Handoff(NamedTuple):
    """One hand-off on one need.  `state`: taken (whom it is handed to acts) | forwarded (somebody further on does) | untaken.

    `path`: from the first role to the one that acts.
    """

    post: str
    origin: str
    to: str
    need: str
    state: str
    path: tuple[str, ...]
    receipt: bool
    due: bool


@dataclass(frozen=True, slots=True)
class NeedNet:
    """What a group's plan says on one need."""

    need: str
    severity: int
    cells: Mapping[str, Cell]
    hole: bool
    apparent: bool  # a hole, although there are items: everybody watches or passes on
    one_legged: str | None  # the only role that moves, without any fallback
    leads: tuple[str, ...]
    first_h: int | None
    late: bool | None  # None: not a safety need
    posts: tuple[str, ...]
    handoffs: tuple[Handoff, ...]

    @property
    def lead_state(self) -> str:
        """none (未定) | clear (明確) | double (重複)."""
        return ("none", "clear", "double")[min(len(self.leads), 2)]


def level_of(kind: str, due_h: int | None) -> int:
    """How far one item moves a need."""
    if kind not in SUBSTANTIVE_KINDS:
        return PASSES_ON
    return ACTS if due_h is None else ACTS_IN_TIME


def need_net(need: Need, items: Sequence[Item]) -> NeedNet:
    """The net of one need; `items` are those that name it, in their order."""
    levels: dict[str, int] = {}
    posts: dict[str, list[str]] = {}
    acting: dict[str, bool] = {}  # role that acts -> whether any of what it does has a fallback
    leads: dict[str, None] = {}
    first: int | None = None
    for post, role, _needs, kind, due_h, _to, _receipt, fallback, lead, _what in items:  # unpacked: the one loop over everything
        level = level_of(kind, due_h)
        if role in posts:
            posts[role].append(post)
            if level > levels[role]:  # noqa: PLR1730  # half the cost of max(), in the one loop that matters
                levels[role] = level
        else:
            posts[role], levels[role] = [post], level
        if level >= ACTS:
            acting[role] = acting.get(role, False) or fallback
            if due_h is not None and (first is None or due_h < first):
                first = due_h
        if lead:
            leads[role] = None
    only = next(iter(acting)) if len(acting) == 1 else None
    return NeedNet(
        need=need.id,
        severity=need.severity,
        cells={role: Cell(level, tuple(posts[role])) for role, level in levels.items()},
        hole=not acting,
        apparent=not acting and bool(items),
        one_legged=only if only is not None and not acting[only] else None,
        leads=tuple(leads),
        first_h=first,
        late=is_late(need, first) if need.safety else None,
        posts=tuple(item.id for item in items),
        handoffs=handoffs_on(need.id, items, acting.keys()),
    )


def is_late(need: Need, first_h: int | None) -> bool:
    """Whether the first dated move comes after what the need allows, or not at all."""
    return first_h is None or (need.first_due_h is not None and first_h > need.first_due_h)


def handoffs_on(need_id: str, items: Sequence[Item], acting: Container[str]) -> tuple[Handoff, ...]:
    """Every hand-off on a need, and whether somebody at its end acts.  `acting`: the roles that do."""
    handing = [(item, item.handoff_to) for item in items if item.handoff_to is not None]
    edges: dict[str, dict[str, None]] = {}
    for item, to in handing:
        edges.setdefault(item.role, {})[to] = None
    ends = {(origin, to): path_to_action(origin, to, edges, acting) for origin, further in edges.items() for to in further}
    found = []
    ways = {pair: _way(pair, path) for pair, path in ends.items()}
    for item, to in handing:
        state, path = ways[item.role, to]
        found.append(Handoff(item.id, item.role, to, need_id, state, path, item.receipt, item.due_h is not None))
    return tuple(found)


def _way(pair: tuple[str, str], path: tuple[str, ...] | None) -> tuple[str, tuple[str, ...]]:
    """The state of a hand-off between two roles, and the path to show."""
    if path is None:
        return "untaken", pair
    return ("taken" if len(path) == 2 else "forwarded"), path


def path_to_action(origin: str, to: str, edges: Mapping[str, Iterable[str]], acting: Container[str]) -> tuple[str, ...] | None:
    """The shortest way from a hand-off to a role that acts, never by way of a role twice nor back to `origin`; None where there is none."""
    if to == origin:
        return None
    seen = {origin, to}
    ways: list[tuple[str, ...]] = [(origin, to)]
    while ways:
        further: list[tuple[str, ...]] = []
        for way in ways:
            if way[-1] in acting:
                return way
            for following in edges.get(way[-1], ()):
                if following not in seen:
                    seen.add(following)
                    further.append((*way, following))
        ways = further
    return None
