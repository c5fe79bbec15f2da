"""The graph of hand-offs among roles (6): who stands apart, on whom the net hangs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Graph = dict[str, dict[str, None]]  # role -> its neighbours, in order


class RoleNet(NamedTuple):
    """One role in a group's net.  `isolated` is None for a role that nobody plays: it may be handed to, but cannot stand apart."""

    played: bool
    called: bool
    isolated: bool | None
    key: bool


def role_nets(played: Iterable[str], called: Iterable[str], acting: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, RoleNet]:
    """Every role of a group: played, called in, acting in the plan, or handed to."""
    graph = graph_of(pairs)
    keys = articulation_points(graph)
    seated, called_in = dict.fromkeys(played), set(called)
    order = dict.fromkeys((*seated, *called, *acting, *graph))
    return {role: RoleNet(role in seated, role in called_in, role not in graph if role in seated else None, role in keys) for role in order}


def graph_of(pairs: Iterable[tuple[str, str]]) -> Graph:
    """The undirected graph of these hand-offs.  A hand-off to oneself ties nobody."""
    graph: Graph = {}
    for one, other in dict.fromkeys(pairs):
        if one != other:
            graph.setdefault(one, {})[other] = None
            graph.setdefault(other, {})[one] = None
    return graph


def articulation_points(graph: Graph) -> set[str]:
    """Roles without which the net falls into more pieces than before.  Hopcroft and Tarjan, 1973; tests compare it with trying each role's absence."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    found: set[str] = set()
    for root in graph:
        if root in order:
            continue
        order[root] = low[root] = len(order)
        branches = 0
        stack = [(root, "", iter(graph[root]))]
        while stack:
            role, parent, neighbours = stack[-1]
            for other in neighbours:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append((other, role, iter(graph[other])))
                    break
                if other != parent:
                    low[role] = min(low[role], order[other])
            else:
                stack.pop()
                if parent and parent != root:
                    low[parent] = min(low[parent], low[role])
                    if low[role] >= order[parent]:
                        found.add(parent)
                elif parent:
                    branches += 1
        if branches > 1:
            found.add(root)
    return found
