"""The genogram (家族図): squares for men, circles for women, diamonds where it is not said; a cross for the dead, a dashed line around the household."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workshop.casebook.diagrams.kinship import Family, Union, family
from workshop.casebook.diagrams.paper import INK, PALE, QUIET, WHITE, Diagram, Paper, wrapped
from workshop.domain.case import Person

SIZE = 92.0
LABEL = 60.0  # room below a symbol for two lines
ROW = 236.0
MARGIN = 34.0
LEGEND = 66.0
_AGE_LETTERS = 12
SEX_WORDS = {"f": "女性", "m": "男性", "unknown": "性別の記載なし"}


def genogram(people: Sequence[Person], *, notes: bool = False) -> Diagram | None:
    """The family as a picture; None without people.  `notes`: with what the case notes about each, for the staff alone."""
    if not people:
        return None
    laid = family(people)
    paper = Paper()
    _household(paper, laid)
    lanes = _lanes(laid)
    for union, lane in zip(laid.unions, lanes, strict=True):
        _union(paper, laid, union, lane)
    for person in people:
        x, y = _spot(laid, person.id)
        draw_person(paper, person, x, y, SIZE)
        paper.text(wrapped(person.label, 8, 2), x, y + SIZE / 2 + 31, size=22, bold=True)
    right, bottom = max(laid.x.values()), (len(laid.rows) - 1) * ROW + SIZE / 2 + LABEL + 20
    width = max(right + SIZE + 2 * MARGIN, 560.0, MARGIN + _legend(Paper(), people, 0.0, 0.0))
    left = -(width - right) / 2
    _legend(paper, people, left + MARGIN / 2, bottom + 34)
    return paper.finish("genogram", "家族図", _lines(laid, notes), (left, -SIZE / 2 - MARGIN, width, bottom + SIZE / 2 + MARGIN + LEGEND))


def draw_person(paper: Paper, person: Person, x: float, y: float, size: float) -> None:
    """The symbol with the age in it."""
    half = size / 2
    look: dict[str, object] = {"fill": WHITE, "stroke": INK, "stroke_width": 2.5}
    if person.sex == "f":
        paper.shape("circle", cx=x, cy=y, r=half, **look)
    elif person.sex == "m":
        paper.shape("rect", x=x - half, y=y - half, width=size, height=size, **look)
    else:
        paper.shape("polygon", points=f"{x},{y - half} {x + half},{y} {x},{y + half} {x - half},{y}", **look)
    if person.deceased:
        reach = half * (0.7 if person.sex != "m" else 1.0)
        paper.line([(x - reach, y - reach), (x + reach, y + reach)])
        paper.line([(x - reach, y + reach), (x + reach, y - reach)])
    elif person.age and len(person.age) <= _AGE_LETTERS:
        paper.text(age_lines(person.age), x, y, size=size * 0.2, rim=0)


def age_lines(age: str) -> list[str]:
    """An age in lines that fit a symbol: 80代前半 breaks after 代."""
    decade = re.fullmatch(r"(\d+代)(.+)", age)
    return [decade[1], *wrapped(decade[2], 4, 2)] if decade else wrapped(age, 4, 3)


def _spot(laid: Family, one: str) -> tuple[float, float]:
    return laid.x[one], laid.row[one] * ROW


def _lanes(laid: Family) -> list[int]:
    """A height for each union's line, so that lines of one generation that overlap do not lie on each other."""
    taken: list[tuple[int, int, float, float]] = []
    found = []
    for union in laid.unions:
        row = max(laid.row[one] for one in union.parents)
        reach = [laid.x[one] for one in (*union.parents, *union.children)]
        lane = 0
        while any((row, lane) == other[:2] and min(reach) <= other[3] and other[2] <= max(reach) for other in taken):
            lane += 1
        taken.append((row, lane, min(reach), max(reach)))
        found.append(lane)
    return found


def _union(paper: Paper, laid: Family, union: Union, lane: int) -> None:
    """The partners' line, and from it the children's."""
    spots = sorted(_spot(laid, one) for one in union.parents)
    row = max(laid.row[one] for one in union.parents)
    bus = row * ROW + SIZE / 2 + LABEL + 30 + lane * 14
    start = spots[0]
    if len(spots) == 2:
        start = _bond(paper, laid, union, spots, row * ROW + SIZE / 2 + LABEL + 8 + lane * 10)
    if not union.children:
        return
    tops = sorted((x, y - SIZE / 2) for x, y in (_spot(laid, child) for child in union.children))
    alone = len(spots) == 1  # then the line begins below the name, not behind it
    paper.line([(start[0], start[1] + (SIZE / 2 + LABEL if alone else 0.0)), (start[0], bus)])
    ends = [start[0], *(x for x, _ in tops)]
    paper.line([(min(ends), bus), (max(ends), bus)])
    for x, top in tops:
        paper.line([(x, bus), (x, top)])


def _bond(paper: Paper, laid: Family, union: Union, spots: list[tuple[float, float]], below: float) -> tuple[float, float]:
    """The line between two partners; where it ends in the middle the children hang."""
    (left, y), (right, other_y) = spots
    dash = "9 7" if union.bond == "parents" else ""
    standing = laid.rows[laid.row[union.parents[0]]]
    places = [standing.index(one) for one in union.parents if one in standing]
    if y == other_y and len(places) == 2 and abs(places[0] - places[1]) == 1:
        paper.line([(left + SIZE / 2, y), (right - SIZE / 2, y)], dash=dash)
        middle = ((left + right) / 2, y)
        slash = (left + SIZE / 2 + 14, y)
    else:  # somebody stands between: around below
        # It begins below the names, not behind them.
        paper.line([(left, y + SIZE / 2 + LABEL), (left, below), (right, below), (right, other_y + SIZE / 2 + LABEL)], dash=dash)
        middle = ((left + right) / 2, below)
        slash = (left + SIZE / 2, below)
    if union.bond == "separated":
        for step in (0, 9):
            paper.line([(slash[0] + step - 5, slash[1] + 12), (slash[0] + step + 5, slash[1] - 12)])
    return middle


def _household(paper: Paper, laid: Family) -> None:
    """A dashed line around those who live together: boxes drawn with an outline first, then filled, so that only the outer line stays."""
    boxes = _household_boxes(laid)
    for x, y, width, height in boxes:
        paper.shape("rect", x=x, y=y, width=width, height=height, rx=18, fill=PALE, stroke=QUIET, stroke_width=5, stroke_dasharray="11 9")
    for x, y, width, height in boxes:
        paper.shape("rect", x=x, y=y, width=width, height=height, rx=18, fill=PALE)


def _household_boxes(laid: Family) -> list[tuple[float, float, float, float]]:
    runs: list[list[tuple[float, float]]] = []
    for standing in laid.rows:
        here: list[tuple[float, float]] = []
        apart = True
        for one in standing:
            person = laid.people[one]
            if not person.in_household or person.deceased:
                apart = True
                continue
            left, right = laid.x[one] - SIZE / 2 - 22, laid.x[one] + SIZE / 2 + 22
            if apart:
                here.append((left, right))
            else:
                here[-1] = (here[-1][0], right)
            apart = False
        runs.append(here)
    boxes = []
    for row, here in enumerate(runs):
        for left, right in here:
            top, bottom = row * ROW - SIZE / 2 - 20, row * ROW + SIZE / 2 + LABEL + 10
            boxes.append((left, top, right - left, bottom - top))
            for other_left, other_right in runs[row + 1] if row + 1 < len(runs) else []:
                narrow = max(left, other_left), min(right, other_right)
                if narrow[0] < narrow[1]:  # a bridge to the generation below
                    boxes.append((narrow[0], top, narrow[1] - narrow[0], ROW + SIZE))
    return boxes


def _legend(paper: Paper, people: Sequence[Person], x: float, y: float) -> float:
    """What the signs mean, those that occur; where it ends."""
    words = [("m", "男性"), ("f", "女性")]
    words += [("unknown", "性別の記載なし")] if any(one.sex == "unknown" for one in people) else []
    for sex, word in words:
        draw_person(paper, Person("", "", sex, ""), x + 12, y, 22)
        paper.text([word], x + 32, y, size=20, ink=QUIET, anchor="start")
        x += 60 + 20 * len(word)
    if any(one.deceased for one in people):
        draw_person(paper, Person("", "", "m", "", deceased=True), x + 12, y, 22)
        paper.text(["亡くなった人"], x + 32, y, size=20, ink=QUIET, anchor="start")
        x += 60 + 20 * 6
    if any(one.separated for one in people):
        paper.line([(x, y), (x + 40, y)])
        for step in (0, 9):
            paper.line([(x + 12 + step, y + 9), (x + 20 + step, y - 9)])
        paper.text(["離別"], x + 50, y, size=20, ink=QUIET, anchor="start")
        x += 116
    paper.shape("rect", x=x, y=y - 11, width=30, height=22, rx=6, fill=PALE, stroke=QUIET, stroke_width=2, stroke_dasharray="5 4")
    paper.text(["いっしょに暮らす人"], x + 40, y, size=20, ink=QUIET, anchor="start")
    return x + 40 + 20 * 9


def _lines(laid: Family, notes: bool) -> list[str]:
    lines = []
    for person in laid.people.values():
        standing = "亡くなっている" if person.deceased else "同居" if person.in_household else "別居"
        said = "、".join(word for word in (SEX_WORDS[person.sex], person.age if person.age != "没" else "", standing) if word)
        line = f"{person.label}（{said}）。"
        for word, others in _kin(laid, person):
            line += f"{word}：{'、'.join(laid.people[one].label for one in others)}。" if others else ""
        lines.append(line + (f"{person.note}。" if notes and person.note else ""))
    return lines


def _kin(laid: Family, person: Person) -> list[tuple[str, list[str]]]:
    mine = [union for union in laid.unions if person.id in union.parents]
    bonds = {
        bond: [one for union in mine if union.bond == bond for one in union.parents if one != person.id] for bond in ("partners", "separated", "parents")
    }
    return [
        ("パートナー", bonds["partners"]),
        ("別れたパートナー", bonds["separated"]),
        ("親", [one for union in laid.unions if person.id in union.children for one in union.parents]),
        ("子", list(dict.fromkeys(child for union in mine for child in union.children))),
    ]
