"""Results by profession, years and department beside each other: whoever adds and subtracts all of them finds no small number of people."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.test_tally import null_space
from tests.exports.pack import SHEETS, answers_to
from workshop.analysis.people import OTHERS
from workshop.domain.questionnaire import Item, Questions, from_data, to_data
from workshop.domain.tally import told
from workshop.exports import questionnaire_part
from workshop.exports.values_pack import ItemResult, QuestionnairePart, ResultRow

GRADES = (5, 4, 3, 2, 1)
JOBS, YEARS = ("福祉", "保健", "事務"), ("若手", "中堅")
ASKED = Questions("用紙", "", (Item("useful", "grade", "役立つ"), Item("job", "attribute", "職種", JOBS), Item("years", "attribute", "年数", YEARS)))
Cell = tuple[str, str, int | None]  # job's group, years' group, grade or no answer
Published = list[tuple[frozenset[Cell], int]]


def grades_of(label: str) -> set[int]:
    """「１～３」 -> {1, 2, 3}."""
    ends = [int(digit) for digit in re.findall(r"\d", unicodedata.normalize("NFKC", label))]
    return set(range(ends[0], ends[-1] + 1))


def rows_of(item: ItemResult) -> Iterable[tuple[str, ResultRow]]:
    yield "", item.rows[0]
    for attribute, rows in item.apart:
        for row in rows:
            yield attribute, row


def published_in(part: QuestionnairePart, cells: list[Cell]) -> Published:
    """Everything that is told, as sums over the cells that an attacker does not know."""
    found: Published = [(frozenset(cells), part.received)]
    useful, *attributes = part.items
    for attribute in attributes:
        for name, people in attribute.rows[0].cells:
            found.append((frozenset(cell for cell in cells if group_in(cell, attribute.id) == name), people))
    for attribute_id, row in rows_of(useful):
        mine = [cell for cell in cells if not attribute_id or group_in(cell, attribute_id) == row.label]
        if row.cells:  # without cells its n stands alone, and is told of the whole only
            found += [(frozenset(cell for cell in mine if cell[2] in grades_of(label)), people) for label, people in row.cells]
        found.append((frozenset(cell for cell in mine if cell[2] is not None), row.answered))
    return found


def group_in(cell: Cell, attribute: str) -> str:
    return cell[0] if attribute == "job" else cell[1]


def sheets(raw: list[tuple[int, int, int]]) -> list[tuple[str, dict[str, Any]]]:
    """Filled-in sheets; the last value of each choice stands for no answer."""
    found = []
    for place, (grade, job, years) in enumerate(raw):
        answers = {name: value for name, value, missing in (("useful", grade, 0), ("job", job, 3), ("years", years, 2)) if value != missing}
        found.append((f"key{place}", answers))
    return found


# How many people there are of each kind: (grade, 0 none), (job, 3 not said), (years, 2 not said).
KINDS = [*product((5, 4, 2), (0, 1), (0, 1)), (0, 0, 0), (5, 2, 0), (5, 3, 1), (4, 0, 2)]
CROWDS = st.lists(st.integers(0, 8), min_size=len(KINDS), max_size=len(KINDS))


@settings(max_examples=120, deadline=None)
@given(CROWDS)
@example([5, 0, 2, 0, 5, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0])  # the whole less one group's grade is two people of the other
def test_no_small_number_of_people_follows_from_all_tables_together(crowd: list[int]) -> None:
    given_sheets = sheets([kind for kind, people in zip(KINDS, crowd, strict=True) for _ in range(people)])
    part = questionnaire_part._results("now", ASKED, given_sheets)
    answers = [one for _, one in given_sheets]
    job, years = (questionnaire_part._groups(item, answers, ASKED.items[:1]) for item in ASKED.items[1:])
    assert bool(job) == bool(years)
    true = Counter((job.get(n, ""), years.get(n, ""), one.get("useful")) for n, one in enumerate(answers))
    cells: list[Cell] = list(product(sorted({*job.values()} or {""}), sorted({*years.values()} or {""}), (*GRADES, None)))
    published = published_in(part, cells)
    assert all(people == sum(true[cell] for cell in members) for members, people in published)
    for members in interesting(cells):
        if follows(published, cells, members):
            people = sum(true[cell] for cell in members)
            assert told(people), (sorted(map(str, members)), people)


def interesting(cells: list[Cell]) -> Iterable[frozenset[Cell]]:
    """Every group with every set of grades, and everybody with every set but the whole."""
    groups = [("", "")] + [(job, "") for job in {cell[0] for cell in cells}] + [("", years) for years in {cell[1] for cell in cells}]
    for (job, years), size in product(groups, range(1, 6)):
        for chosen in combinations(GRADES, size):
            members = frozenset(cell for cell in cells if (not job or cell[0] == job) and (not years or cell[1] == years) and cell[2] in chosen)
            if members != frozenset(cell for cell in cells if cell[2] is not None):  # how many answered at all, n, is told on purpose
                yield members


def follows(published: Published, cells: list[Cell], members: frozenset[Cell]) -> bool:
    """Whether the number in `members` can be had by adding and subtracting what is told; where nobody is, nobody is in any part of it."""
    basis = known_changes(published, cells)
    places = [place for place, cell in enumerate(cells) if cell in members]
    return all(sum(vector[place] for place in places) == 0 for vector in basis)


_CHANGES: dict[int, Any] = {}


def known_changes(published: Published, cells: list[Cell]) -> Any:
    key = hash((tuple(published), tuple(cells)))
    if key not in _CHANGES:
        _CHANGES.clear()
        empty = {cell for members, people in published if people == 0 for cell in members}
        rows = [[int(cell in members) for cell in cells] for members, _ in published] + [[int(cell == one) for cell in cells] for one in empty]
        _CHANGES[key] = null_space(rows, len(cells))
    return _CHANGES[key]


def test_every_attribute_that_was_given_has_its_groups_and_all_cut_the_same_people() -> None:
    questions = from_data(to_data(SHEETS["now"]))
    part = questionnaire_part._results("now", questions, answers_to("now", 120))
    grade = next(item for item in part.items if item.kind == "grade")
    assert [name for name, _ in grade.apart] == ["profession", "years", "department"]
    for _, rows in grade.apart:
        assert sum(row.answered for row in rows) == grade.rows[0].answered
        assert all(told(people) for row in rows for _, people in row.cells)
    assert all(item.rows[0].answered == part.received for item in part.items if item.kind == "attribute")
    assert OTHERS in {row.label for _, rows in grade.apart for row in rows}
