"""Nobody can be picked out of what is told of the answers: an attacker who adds and subtracts everything that is published finds no small cell."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.domain.tally import FEWEST, bands, common_bounds, cut, group_bands, merged, ticked, told

CELLS = st.integers(0, 12)
ROW = st.lists(CELLS, min_size=5, max_size=5)


def null_space(rows: list[list[int]], size: int) -> list[list[Fraction]]:
    """A basis of all changes to the cells that leave every published number as it is."""
    matrix = [[Fraction(value) for value in row] for row in rows]
    pivots: list[int] = []
    for column in range(size):
        place = next((n for n in range(len(pivots), len(matrix)) if matrix[n][column]), None)
        if place is None:
            continue
        top = len(pivots)
        matrix[top], matrix[place] = matrix[place], matrix[top]
        matrix[top] = [value / matrix[top][column] for value in matrix[top]]
        for n, row in enumerate(matrix):
            if n != top and row[column]:
                matrix[n] = [value - row[column] * other for value, other in zip(row, matrix[top], strict=True)]
        pivots.append(column)
    basis = []
    for free in (column for column in range(size) if column not in pivots):
        vector = [Fraction(0)] * size
        vector[free] = Fraction(1)
        for n, pivot in enumerate(pivots):
            vector[pivot] = -matrix[n][free]
        basis.append(vector)
    return basis


def found_by_subtracting(published: list[tuple[set[int], int]], cells: list[int]) -> list[int]:
    """The sizes of all sets of cells whose sum follows from what is published, by adding and subtracting it in any way."""
    size = len(cells)
    empty = {cell for members, people in published if people == 0 for cell in members}  # nobody in the sum: nobody in any cell of it
    rows = [[int(cell in members) for cell in range(size)] for members, _ in published] + [[int(cell == one) for cell in range(size)] for one in empty]
    basis = null_space(rows, size)
    choices = ([cell for cell, taken in enumerate(choice) if taken] for choice in product((0, 1), repeat=size))
    return [
        sum(cells[cell] for cell in chosen)
        for chosen in choices
        if chosen and all(sum(vector[cell] for cell in chosen) == 0 for vector in basis)
    ]


@settings(max_examples=150, deadline=None)
@given(ROW)
def test_one_distribution_with_its_total_gives_no_small_cell_away(counts: list[int]) -> None:
    shown = bands(counts)
    if not shown:
        assert sum(counts) < FEWEST
        return
    published = [(set(range(start, end + 1)), people) for start, end, people in shown] + [({0, 1, 2, 3, 4}, sum(counts))]
    assert all(people == sum(counts[cell] for cell in members) for members, people in published)
    assert all(told(people) for people in found_by_subtracting(published, counts))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=2, max_size=3))
def test_a_table_of_groups_beside_the_whole_gives_no_small_cell_away(rows: list[list[int]]) -> None:
    whole = [sum(cells) for cells in zip(*rows, strict=True)]
    cells = [value for row in rows for value in row]
    published: list[tuple[set[int], int]] = []
    for start, end, people in bands(whole):
        published.append(({4 * n + cell for n in range(len(rows)) for cell in range(start, end + 1)}, people))
    for n, shown in enumerate(group_bands({str(n): row for n, row in enumerate(rows)}).values()):
        published += [({4 * n + cell for cell in range(start, end + 1)}, people) for start, end, people in shown]
    assert all(told(people) for people in found_by_subtracting(published, cells))


def test_the_attacker_of_these_tests_does_find_what_is_told_carelessly() -> None:
    counts = [20, 10, 0, 0, 3]
    careless = [({0}, 20), ({1}, 10), ({2, 3}, 0), ({0, 1, 2, 3, 4}, 33)]
    assert 3 in found_by_subtracting(careless, counts), "the total less the rest is the small cell"


@given(ROW)
def test_no_finer_cut_could_be_told(counts: list[int]) -> None:
    bounds = common_bounds([counts])
    finest = max((len(cuts) for cuts in _all_cuts() if all(told(people) for _, _, people in cut(counts, cuts))), default=None)
    assert (None if bounds is None else len(bounds)) == finest


def _all_cuts() -> list[tuple[int, ...]]:
    return [tuple(edge for edge, taken in zip(range(1, 5), choice, strict=True) if taken) for choice in product((0, 1), repeat=4)]


@given(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=60))
def test_merged_groups_have_five_people_or_more_and_lose_nobody(values: list[str]) -> None:
    into = merged(values, "その他")
    sizes = {name: sum(into[value] == name for value in values) for name in set(into.values())}
    assert (sum(sizes.values()) == len(values)) if into else len(values) < FEWEST
    assert all(people >= FEWEST for people in sizes.values())


@pytest.mark.parametrize(("count", "answered", "shown"), [(5, 10, 5), (4, 10, None), (7, 10, None), (0, 10, 0), (10, 10, 10), (0, 4, None)])
def test_an_option_is_told_only_if_who_did_not_tick_it_may_be_told_too(count: int, answered: int, shown: int | None) -> None:
    assert ticked(count, answered) == shown
