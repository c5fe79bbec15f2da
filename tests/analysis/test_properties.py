"""What holds for every plan."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.analysis.plans import FRAME, ROLES, items, net
from workshop.analysis.net import Analyst, analyse, holes_of
from workshop.analysis.roles import Graph, articulation_points, graph_of
from workshop.analysis.values import GroupPlan, Item, Marks, WorkshopPlan

calm = settings(deadline=None)  # a machine may be doing other things at once


@calm
@given(plan=items(), more=items())
def test_a_further_item_never_lowers_coverage_nor_opens_a_hole(plan: tuple[Item, ...], more: tuple[Item, ...]) -> None:
    assume(more)
    before, after = net(*plan), net(*plan, more[0]._replace(id="more"))
    assert set(after.holes) <= set(before.holes)
    for need, one in before.needs.items():
        for role, cell in one.cells.items():
            assert after.needs[need].cells[role].level >= cell.level


@calm
@given(plan=items(), order=st.permutations(ROLES))
def test_naming_the_roles_otherwise_permutes_the_net_and_changes_no_number(plan: tuple[Item, ...], order: list[str]) -> None:
    other = dict(zip(ROLES, order, strict=True))
    renamed = [one._replace(role=other[one.role], handoff_to=other.get(one.handoff_to or "")) for one in plan]
    before, after = net(*plan), net(*renamed, played=tuple(other[role] for role in ROLES[:4]))
    assert {name: rate[:2] for name, rate in before.rates.items() if not name.startswith("shared")} == {
        name: rate[:2] for name, rate in after.rates.items() if not name.startswith("shared")
    }
    assert [(h.post, h.state, [other[role] for role in h.path]) for h, _, _ in before.handoffs] == [
        (h.post, h.state, list(h.path)) for h, _, _ in after.handoffs
    ]
    assert {other[role]: one for role, one in before.roles.items()} == dict(after.roles)
    for need, one in before.needs.items():
        assert {other[role]: cell for role, cell in one.cells.items()} == dict(after.needs[need].cells)


@calm
@given(plan=items(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_posts_changes_no_number(plan: tuple[Item, ...], order: object) -> None:
    shuffled = list(plan)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    before, after = net(*plan), net(*shuffled)
    assert {name: rate[:2] for name, rate in before.rates.items()} == {name: rate[:2] for name, rate in after.rates.items()}
    assert sorted((h.post, h.need, h.state) for h, _, _ in before.handoffs) == sorted((h.post, h.need, h.state) for h, _, _ in after.handoffs)


@calm
@given(one=items(), other=items())
def test_the_holes_of_two_plans_together_are_those_that_both_have(one: tuple[Item, ...], other: tuple[Item, ...]) -> None:
    assert holes_of(FRAME, (*one, *other)) == holes_of(FRAME, one) & holes_of(FRAME, other)
    assert holes_of(FRAME, one) == set(net(*one).holes)


def _paths(origin: str, to: str, edges: set[tuple[str, str]]) -> Iterable[tuple[str, ...]]:
    """Every way from origin over `to` that meets no role twice, by trying all orders of all roles."""
    others = [role for role in ROLES if role not in (origin, to)]
    for length in range(len(others) + 1):
        for rest in permutations(others, length):
            way = (origin, to, *rest)
            if origin != to and all(step in edges for step in pairwise(way)):
                yield way


@calm
@given(plan=items())
def test_a_hand_off_counts_where_some_way_without_a_circle_ends_with_somebody_who_acts(plan: tuple[Item, ...]) -> None:
    for handoff, _, _ in net(*plan).handoffs:
        edges = {(one.role, one.handoff_to) for one in plan if one.handoff_to and handoff.need in one.needs}
        acting = {one.role for one in plan if one.substantive and handoff.need in one.needs}
        ways = [way for way in _paths(handoff.origin, handoff.to, edges) if way[-1] in acting]
        assert (handoff.state != "untaken") == bool(ways)
        assert (handoff.state == "taken") == (handoff.to in acting and handoff.to != handoff.origin)
        if ways:
            assert handoff.path in ways
            assert len(handoff.path) == min(map(len, ways))


def _pieces(graph: Graph) -> int:
    left, pieces = set(graph), 0
    while left:
        pieces += 1
        reached = [left.pop()]
        while reached:
            for other in graph[reached.pop()]:
                if other in left:
                    left.discard(other)
                    reached.append(other)
    return pieces


@calm
@given(pairs=st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("ABCDEFGH")), max_size=16))
def test_a_key_role_is_one_whose_absence_leaves_more_pieces(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(pairs)
    without = {role: graph_of(pair for pair in pairs if role not in pair) for role in graph}
    for role in graph:
        for other in graph:
            if other != role:
                without[role].setdefault(other, {})  # who stands alone now is a piece, too
    assert articulation_points(graph) == {role for role in graph if _pieces(without[role]) > _pieces(graph)}


@calm
@given(plan=items())
def test_what_talk_does_to_a_plan_that_stayed_the_same_is_nothing(plan: tuple[Item, ...]) -> None:
    found = net(*plan, marks=Marks(drafts=plan, before_check=plan, after_check=plan))
    assert found.dialogue is not None
    assert found.check is not None
    assert (found.dialogue.value, found.check.value) == (0, 0)


@calm
@given(plan=items())
def test_every_post_behind_a_number_is_a_post_of_the_plan_and_every_rate_is_a_part_of_its_whole(plan: tuple[Item, ...]) -> None:
    found, ids = net(*plan), {one.id for one in plan}
    for rate in found.rates.values():
        assert 0 <= rate.n <= rate.of
        assert set(rate.posts) <= ids
    for one in found.needs.values():
        assert set(one.posts) <= ids
        assert not (one.hole and one.one_legged)
        assert one.apparent <= one.hole
        assert {post for cell in one.cells.values() for post in cell.posts} == set(one.posts)


@calm
@given(plans=st.lists(items(), min_size=1, max_size=5))
def test_a_shared_hole_is_a_hole_of_at_least_half_of_the_groups_that_planned_and_every_hole_is_told_once(plans: list[tuple[Item, ...]]) -> None:
    found = analyse(WorkshopPlan(FRAME, tuple(GroupPlan(f"g{n}", plan) for n, plan in enumerate(plans))))
    planned = sum(bool(plan) for plan in plans)
    for hole in found.shared_holes:
        assert len(hole.groups) >= 2
        assert len(hole.groups) * 2 >= planned == hole.of
    for note in found.notes:
        assert len(note.groups) < 2 or len(note.groups) * 2 < planned
    told = [hole.need for hole in (*found.shared_holes, *found.notes)]
    holed = {need for group in found.groups.values() if group.items for need in group.holes}
    assert sorted(told) == sorted(holed)


@calm
@given(plans=st.lists(items(), min_size=2, max_size=4), edit=items())
def test_an_edit_seen_by_somebody_who_knew_the_plan_gives_what_somebody_new_sees(plans: list[tuple[Item, ...]], edit: tuple[Item, ...]) -> None:
    groups = [GroupPlan(f"g{n}", plan) for n, plan in enumerate(plans)]
    knowing = Analyst(FRAME)
    before = knowing.workshop(WorkshopPlan(FRAME, tuple(groups)))
    groups[0] = GroupPlan("g0", edit)
    after = knowing.workshop(WorkshopPlan(FRAME, tuple(groups)))
    assert after == analyse(WorkshopPlan(FRAME, tuple(groups)))
    assert after.groups["g1"] is before.groups["g1"], "a group that did not change was computed again"
    for need, one in before.groups["g0"].needs.items():
        if [item for item in plans[0] if need in item.needs] == [item for item in edit if need in item.needs]:
            assert after.groups["g0"].needs[need] is one, "a need that did not change was computed again"
