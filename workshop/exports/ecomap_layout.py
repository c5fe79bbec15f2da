"""Where everything stands in the picture of the net: household in the middle, roles around it, arrows between.

The twin of `static/js/room/ecomap_layout.js`, held to the same numbers by tests/contract/test_ecomap_twin.py: who saw the net on the wall finds it again
in the documents.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1600, 800
HOUSEHOLD = (WIDTH / 2, HEIGHT / 2, 120.0, 62.0)  # x, y, half the width, half the height
_RADIUS = (670.0, 318.0)
_NODE_HEIGHT, _EM = 68.0, 34.0
_SHORT = 150.0  # between neighbours a label on the line would cover the line
_PLACES = (0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26, 0.82, 0.18)
_LABEL = (84.0, 52.0)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A role's box by its middle; `below`: room that a note under it takes."""

    label: str
    x: float
    y: float
    w: float
    h: float = _NODE_HEIGHT
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A curve from box to box; `angle` of its tip in degrees."""

    start: Point
    control: Point
    end: Point
    angle: float


def place_roles(labels: Sequence[str]) -> list[Node]:
    """The roles on an ellipse, clockwise from the top, in the order given."""
    nodes = []
    for place, label in enumerate(labels):
        angle = place / len(labels) * 2 * math.pi - math.pi / 2
        width = sum(0.75 if ord(letter) < 0x300 else 1.0 for letter in label) * _EM + 36
        nodes.append(Node(label, HOUSEHOLD[0] + _RADIUS[0] * math.cos(angle), HOUSEHOLD[1] + _RADIUS[1] * math.sin(angle), width))
    return nodes


def _edge(box: Node, towards: Point, gap: float) -> Point:
    dx, dy = towards[0] - box.x, towards[1] - box.y
    scale = min((box.w / 2 + gap) / max(1e-9, abs(dx)), (box.h / 2 + gap) / max(1e-9, abs(dy)), 1)
    return box.x + dx * scale, box.y + dy * scale


def arrow(origin: Node, target: Node) -> Arrow:
    """An arrow between two boxes: always bent to its own right, so that there and back are two lines, and around the household."""
    dx, dy = target.x - origin.x, target.y - origin.y
    length = math.hypot(dx, dy) or 1.0
    usual = min(90.0, length * 0.16)
    made = None
    for bend in (usual, usual * 2.2, -usual * 2.2, 420.0, 540.0):
        control = ((origin.x + target.x) / 2 - dy / length * bend, (origin.y + target.y) / 2 + dx / length * bend)
        end = _edge(target, control, 16)
        made = Arrow(_edge(origin, control, 10), control, end, math.degrees(math.atan2(end[1] - control[1], end[0] - control[0])))
        if not _crosses(made):
            break
    assert made is not None
    return made


def _along(curve: Arrow, t: float) -> Point:
    """The point at `t` (0-1) of an arrow's curve."""
    weights = ((1 - t) ** 2, 2 * t * (1 - t), t**2)
    points = (curve.start, curve.control, curve.end)
    return sum(w * p[0] for w, p in zip(weights, points, strict=True)), sum(w * p[1] for w, p in zip(weights, points, strict=True))


def _crosses(curve: Arrow) -> bool:
    """Whether a curve runs over the household."""
    x0, y0, rx, ry = HOUSEHOLD
    spots = (_along(curve, t) for t in (0.2, 0.35, 0.5, 0.65, 0.8))
    return any(math.hypot((x - x0) / (rx + 24), (y - y0) / (ry + 24)) < 1 for x, y in spots)


def _beside(curve: Arrow) -> Point:
    """Outside of a short arrow, seen from the household."""
    x, y = _along(curve, 0.5)
    away = math.hypot(x - HOUSEHOLD[0], y - HOUSEHOLD[1]) or 1.0
    return x + (x - HOUSEHOLD[0]) / away * 46, y + (y - HOUSEHOLD[1]) / away * 46


def _near(one: Point, other: Point, w: float, h: float) -> bool:
    return abs(one[0] - other[0]) <= w and abs(one[1] - other[1]) <= h


def place_labels(arrows: Sequence[Arrow], nodes: Sequence[Node], widths: Sequence[float]) -> list[Point]:
    """Where each arrow's label stands: on its line, clear of other labels, roles and the household; else where it covers the fewest."""
    taken: list[tuple[Point, float]] = []
    for curve, asked in zip(arrows, widths, strict=True):
        w = max(_LABEL[0], asked)
        spots = [_along(curve, t) for t in _PLACES]
        if math.dist(curve.start, curve.end) < _SHORT:
            spots.insert(0, _beside(curve))
        counts = [_covered(spot, w, taken, nodes) for spot in spots]
        taken.append((spots[counts.index(min(counts))], w))
    return [spot for spot, _ in taken]


def _covered(spot: Point, w: float, taken: Sequence[tuple[Point, float]], nodes: Sequence[Node]) -> int:
    labels = sum(_near(spot, other, (w + width) / 2, _LABEL[1]) for other, width in taken)
    boxes = sum(_near(spot, (node.x, node.y + node.below / 2), (w + node.w) / 2, (_LABEL[1] + node.h + node.below) / 2) for node in nodes)
    return labels + boxes + _near(spot, HOUSEHOLD[:2], HOUSEHOLD[2] + w / 2, HOUSEHOLD[3] + _LABEL[1] / 2)


def spoke(node: Node) -> tuple[Point, Point]:
    """The line from the household to a role that acts on a need."""
    x0, y0, rx, ry = HOUSEHOLD
    end = _edge(node, (x0, y0), 4)
    dx, dy = end[0] - x0, end[1] - y0
    scale = 1 / math.hypot(dx / rx, dy / ry)
    return (x0 + dx * scale, y0 + dy * scale), end
