"""Groups are even and mixed as well as can be; putting them right takes as few moves as possible, and none where nothing is wrong."""

from __future__ import annotations

import time
from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.seating.balance import Sitter, balance, by_group, even_sizes, fewest_pairs, pairs
from workshop.seating.measure import measure
from workshop.seating.rebalance import assign_roles, fewest_moves, rebalance

PROFESSIONS, DEPARTMENTS, LADDER = ["phn", "clerk", "cw", "psy"], ["a", "b", "c"], ["initial", "growing", "middle", ""]


@st.composite
def rooms(draw: st.DrawFn, most: int = 40) -> tuple[list[Sitter], list[str]]:
    """People and groups."""
    count = draw(st.integers(0, most))
    people = [
        Sitter(f"s{n:03}", draw(st.sampled_from(PROFESSIONS)), draw(st.sampled_from(DEPARTMENTS)), draw(st.sampled_from(LADDER)), draw(st.booleans()))
        for n in range(count)
    ]
    return people, [f"g{n}" for n in range(draw(st.integers(1, 8)))]


@given(rooms())
@settings(deadline=None)
def test_sizes_differ_by_one_at_most_and_professions_are_spread_as_far_as_possible(room: tuple[list[Sitter], list[str]]) -> None:
    people, groups = room
    table = by_group(people, balance(people, groups), groups)
    assert sorted(map(len, table.values()), reverse=True) == even_sizes(len(people), len(groups))
    assert pairs(table, "profession") == fewest_pairs(people, len(groups), "profession")
    assert measure(table).doubled == ()


@given(rooms(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_same_people_give_the_same_groups(room: tuple[list[Sitter], list[str]], random: Random) -> None:
    people, groups = room
    assert balance(people, groups) == balance(list(people), groups)


@given(rooms(), st.data())
@settings(deadline=None)
def test_who_is_fixed_to_a_group_sits_there(room: tuple[list[Sitter], list[str]], data: st.DataObject) -> None:
    people, groups = room
    asked = [Sitter(one.key, one.profession, one.department, one.ladder, one.chief, data.draw(st.sampled_from(["", *groups]))) for one in people]
    places = balance(asked, groups)
    assert all(places[one.key] == one.fixed for one in asked if one.fixed)
    sizes, fixed = Counter(places.values()), Counter(one.fixed for one in asked if one.fixed)
    low = min(sizes[group] for group in groups)
    assert all(sizes[group] <= low + 1 or sizes[group] == fixed[group] for group in groups)


def best_by_force(sizes: list[int]) -> int:
    """The fewest moves to sizes that differ by one at most, tried one by one."""
    people, groups = sum(sizes), len(sizes)
    wanted = Counter(even_sizes(people, groups))
    return min(
        sum(max(0, size - goal) for size, goal in zip(sizes, goals, strict=True))
        for goals in product(set(wanted), repeat=groups)
        if Counter(goals) == wanted
    )


@given(st.lists(st.integers(0, 6), min_size=1, max_size=5), st.integers(0, 2**16))
@settings(deadline=None)
def test_putting_groups_right_takes_the_fewest_moves_there_are(sizes: list[int], seed: int) -> None:
    random = Random(seed)
    groups = [f"g{n}" for n in range(len(sizes))]
    people, places = [], {}
    for group, size in zip(groups, sizes, strict=True):
        for _ in range(size):
            people.append(Sitter(f"s{len(people)}", random.choice(PROFESSIONS), random.choice(DEPARTMENTS)))
            places[people[-1].key] = group
    moves = rebalance(people, places, groups)
    assert len(moves) == fewest_moves(sizes) == best_by_force(sizes)
    after = {**places, **{move.key: move.to for move in moves}}
    assert sorted(Counter(dict.fromkeys(groups, 0) | Counter(after.values())).values(), reverse=True) == even_sizes(len(people), len(groups))


@given(rooms())
@settings(deadline=None)
def test_nobody_moves_where_nothing_changed(room: tuple[list[Sitter], list[str]]) -> None:
    people, groups = room
    places = balance(people, groups)
    assert rebalance(people, places, groups) == []


def test_among_equally_few_moves_the_one_that_mixes_best_is_taken() -> None:
    people = [Sitter("a", "phn"), Sitter("b", "phn"), Sitter("c", "cw"), Sitter("d", "cw")]
    places = {"a": "g1", "b": "g1", "c": "g1", "d": "g2"}
    (move,) = rebalance(people, places, ["g1", "g2"])
    assert (move.key, move.to) == ("a", "g2")  # a or b: the two of one profession part


def test_whoever_sits_in_a_group_given_up_moves_and_nobody_else() -> None:
    people = [Sitter(f"s{n}", "phn") for n in range(9)]
    places = {one.key: f"g{n % 3}" for n, one in enumerate(people)}
    moves = rebalance(people, places, ["g0", "g1"])
    assert {move.was for move in moves} == {"g2"}
    assert len(moves) == 3


def test_swaps_undo_a_doubled_profession_when_they_are_asked_for() -> None:
    people = [Sitter("a", "phn"), Sitter("b", "phn"), Sitter("c", "cw"), Sitter("d", "cw")]
    places = {"a": "g1", "b": "g1", "c": "g2", "d": "g2"}
    assert rebalance(people, places, ["g1", "g2"]) == []
    assert len(rebalance(people, places, ["g1", "g2"], swaps=1)) == 2


def test_a_group_has_as_many_different_roles_as_it_can() -> None:
    assert list(assign_roles([("a", ""), ("b", "r1"), ("c", ""), ("d", "")], ["r1", "r2", "r3"]).values()) == ["r2", "r1", "r3", "r1"]


@pytest.mark.parametrize(("count", "groups"), [(200, 20), (200, 40)])
def test_two_hundred_people_are_seated_in_well_under_a_second(count: int, groups: int) -> None:
    random = Random(7)
    people = [
        Sitter(f"s{n:03}", random.choice(PROFESSIONS), random.choice(DEPARTMENTS), random.choice(LADDER), random.random() < 0.1) for n in range(count)
    ]
    began = time.process_time()
    balance(people, [f"g{n}" for n in range(groups)])
    assert time.process_time() - began < 0.8
