"""The ecomap (エコマップ): the household in a circle, agencies around it, and what kind of tie by the kind of line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workshop.casebook.diagrams.genogram import draw_person
from workshop.casebook.diagrams.paper import INK, PALE, QUIET, WHITE, Diagram, Paper, wrapped
from workshop.domain.case import Agency, Person

TIE_WORDS = {"strong": "強いつながり", "weak": "弱いつながり", "conflict": "対立・ストレス", "none": "つながりなし"}
BOX, BOX_HEIGHT = 236.0, 92.0  # large against the whole: it has to be read from the last row
SYMBOL = 84.0
HOUSEHOLD = "household"
Point = tuple[float, float]


def ecomap(people: Sequence[Person], agencies: Sequence[Agency], *, notes: bool = False) -> Diagram | None:
    """Household and agencies as a picture; None without agencies.  `notes`: with what the case notes about each, for the staff alone."""
    if not agencies:
        return None
    living = [one for one in people if not one.deceased]
    inside = [one for one in living if one.in_household]
    named = {target for agency in agencies for target in agency.to}
    outside = [one for one in living if not one.in_household and one.id in named]
    radius = max(178.0, 78.0 * len(inside) / math.pi + 118.0)
    spots = _people_spots(inside, outside, radius, len(agencies))
    order = _around(agencies, spots)
    wide, high = max(radius + 330.0, 36.0 * len(order) + 200), max(radius + 165.0, 24.0 * len(order) + 130)
    paper = Paper()
    places = {agency.id: _on_ellipse(place, len(order), wide, high) for place, agency in enumerate(order)}
    paper.shape("circle", cx=0.0, cy=0.0, r=radius, fill=PALE, stroke=INK, stroke_width=3)
    for agency in agencies:
        for target in agency.to:
            _tie(paper, agency.tie, places[agency.id], spots.get(target, (0.0, 0.0)), SYMBOL / 2 + 6 if target in spots else radius)
    for person in (*inside, *outside):
        x, y = spots[person.id]
        draw_person(paper, person, x, y, SYMBOL)
        paper.text(wrapped(person.label, 8, 2), x, y + SYMBOL / 2 + 20, size=20, bold=True)
    paper.text(["世帯"], -0.707 * (radius + 14), 0.707 * (radius + 22), size=18, ink=QUIET, anchor="end")
    for agency in agencies:
        _agency(paper, agency, places[agency.id])
    edge_x, edge_y = wide + BOX / 2 + 20, high + BOX_HEIGHT / 2 + 20
    _legend(paper, -min(edge_x - 20, 470.0), edge_y + 24)
    return paper.finish("ecomap", "エコマップ", _lines(people, agencies, notes), (-edge_x, -edge_y, 2 * edge_x, 2 * edge_y + 60))


def _people_spots(inside: Sequence[Person], outside: Sequence[Person], radius: float, slots: int) -> dict[str, Point]:
    """The household in a ring (one alone in the middle), whoever lives elsewhere just outside it, between two agencies' lines."""
    spots: dict[str, Point] = {}
    ring = 0.0 if len(inside) == 1 else radius - SYMBOL / 2 - 46
    for place, person in enumerate(inside):
        angle = 2 * math.pi * place / len(inside) - math.pi / 2 if len(inside) != 2 else math.pi * (1 - place)
        spots[person.id] = (ring * math.cos(angle), ring * math.sin(angle) - 6)
    for place, person in enumerate(outside):
        near = math.pi / 4 + 2 * math.pi * place / len(outside)
        step = 2 * math.pi / slots
        angle = (round((near + math.pi / 2) / step - 0.5) + 0.5) * step - math.pi / 2
        spots[person.id] = ((radius + 96) * math.cos(angle) * 1.25, (radius + 60) * math.sin(angle))
    return spots


def _around(agencies: Sequence[Agency], spots: dict[str, Point]) -> list[Agency]:
    """Agencies in an order around the circle in which ties cross little: each near those it is tied to, the household's where room is left."""
    slots = len(agencies)
    free = set(range(slots))
    taken: dict[int, Agency] = {}
    far = {one for one, (x, y) in spots.items() if math.hypot(x, y) > BOX}  # lives elsewhere: the places nearby are theirs first
    aimed = [(not set(agency.to) & far, angle, place, agency) for place, agency in enumerate(agencies) if (angle := _aim(agency, spots)) is not None]
    rest = [agency for agency in agencies if _aim(agency, spots) is None]
    for _, angle, _, agency in sorted(aimed, key=lambda one: one[:3]):
        slot = min(free, key=lambda slot: (_apart(angle, _angle(slot, slots)), slot))
        free.remove(slot)
        taken[slot] = agency
    taken.update(zip(sorted(free), rest, strict=True))
    return [taken[slot] for slot in range(slots)]


def _aim(agency: Agency, spots: dict[str, Point]) -> float | None:
    aims = [spots[target] for target in agency.to if target in spots]
    x, y = sum(x for x, _ in aims), sum(y for _, y in aims)
    return math.atan2(y, x) if aims and math.hypot(x, y) > 1 else None


def _angle(place: int, count: int) -> float:
    return 2 * math.pi * place / count - math.pi / 2


def _apart(one: float, other: float) -> float:
    return abs((one - other + math.pi) % (2 * math.pi) - math.pi)


def _on_ellipse(place: int, count: int, wide: float, high: float) -> Point:
    angle = _angle(place, count)
    return wide * math.cos(angle), high * math.sin(angle)


def _tie(paper: Paper, tie: str, start: Point, end: Point, keep: float) -> None:
    """A line from an agency's box to somebody, ending `keep` before the middle: its kind is told by its form, not by colour."""
    (x, y), (to_x, to_y) = start, end
    length = math.hypot(to_x - x, to_y - y)
    if length <= keep:
        return
    ux, uy = (to_x - x) / length, (to_y - y) / length
    stop = (to_x - ux * keep, to_y - uy * keep)
    if tie == "strong":
        paper.line([start, stop], width=7)
    elif tie == "weak":
        paper.line([start, stop], width=2.5, dash="10 9")
    elif tie == "none":
        paper.line([start, stop], width=2.5, dash="1 11", ink=QUIET)
        middle_x, middle_y = (x + stop[0]) / 2, (y + stop[1]) / 2
        for side in (-1, 1):
            paper.line([(middle_x - 7, middle_y - 7 * side), (middle_x + 7, middle_y + 7 * side)], width=2.5)
    else:
        paper.line(_zigzag(start, stop), width=2.5)


def _zigzag(start: Point, stop: Point) -> list[Point]:
    (x, y), (to_x, to_y) = start, stop
    length = math.hypot(to_x - x, to_y - y)
    steps = max(2, round(length / 11))
    ux, uy = (to_x - x) / length, (to_y - y) / length
    points = [start]
    for step in range(1, steps):
        side = 7 if step % 2 else -7
        along = length * step / steps
        points.append((x + ux * along - uy * side, y + uy * along + ux * side))
    return [*points, stop]


def _agency(paper: Paper, agency: Agency, spot: Point) -> None:
    x, y = spot
    dash = {"stroke_dasharray": "7 6"} if agency.tie == "none" else {}
    paper.shape(
        "rect", x=x - BOX / 2, y=y - BOX_HEIGHT / 2, width=BOX, height=BOX_HEIGHT, rx=BOX_HEIGHT / 2, fill=WHITE, stroke=INK, stroke_width=2.5, **dash
    )
    paper.text(wrapped(agency.label, 9, 3), x, y, size=23)


def _legend(paper: Paper, x: float, y: float) -> None:
    for tie, word in TIE_WORDS.items():
        _tie(paper, tie, (x, y), (x + 62, y), 0.1)
        paper.text([word], x + 74, y, size=20, ink=QUIET, anchor="start")
        x += 96 + 20 * len(word)


def _lines(people: Sequence[Person], agencies: Sequence[Agency], notes: bool) -> list[str]:
    labels = {person.id: person.label for person in people} | {HOUSEHOLD: "世帯全体"}
    return [
        f"{agency.label}と{'、'.join(labels[target] for target in agency.to if target in labels)}：{TIE_WORDS[agency.tie]}。"
        + (f"{agency.note}。" if notes and agency.note else "")
        for agency in agencies
    ]
