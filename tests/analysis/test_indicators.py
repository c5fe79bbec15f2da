"""Each indicator by hand, as docs/indicators.md defines it."""

from __future__ import annotations

import pytest

from tests.analysis.plans import FACTS, FRAME, hand, item, net
from workshop.analysis.net import analyse
from workshop.analysis.values import CaseFrame, Citation, GroupPlan, Item, Marks, WorkshopPlan
from workshop.domain.case import Need


def test_1_coverage_is_the_highest_level_of_a_roles_items_on_a_need() -> None:
    cells = net(
        item("a", "A", "N1", kind="watch"), item("b", "A", "N1"), item("c", "B", "N1", due_h=24), hand("d", "C", "A", "N1", due_h=24)
    ).needs["N1"].cells  # fmt: skip
    assert {role: (cell.level, cell.posts) for role, cell in cells.items()} == {"A": (2, ("a", "b")), "B": (3, ("c",)), "C": (1, ("d",))}


@pytest.mark.parametrize(("kind", "level"), [("protect", 2), ("act", 2), ("assess", 2), ("coordinate", 2), ("handoff", 1), ("watch", 1)])
def test_1_protecting_acting_assessing_and_coordinating_are_substantive(kind: str, level: int) -> None:
    assert net(item("a", "A", "N1", kind=kind)).needs["N1"].cells["A"].level == level


def test_2_a_need_on_which_everybody_watches_or_passes_on_is_a_hole_that_looks_like_a_net() -> None:
    found = net(item("a", "A", "N1", kind="watch"), hand("b", "B", "A", "N1"), item("c", "C", "N2"))
    assert {need: (one.hole, one.apparent) for need, one in found.needs.items()} == {"N1": (True, True), "N2": (False, False), "N3": (True, False)}
    assert found.rates["holes"][:2] == (2, 3)
    assert found.rates["holes_weighted"][:2] == (4, 6)
    assert found.rates["holes"].posts == ("a", "b")


def test_3_one_role_alone_without_a_fallback_is_one_leg() -> None:
    assert net(item("a", "A", "N1"), item("b", "B", "N1", kind="watch")).needs["N1"].one_legged == "A"
    assert net(item("a", "A", "N1"), item("b", "A", "N1", fallback=True)).needs["N1"].one_legged is None
    assert net(item("a", "A", "N1"), item("b", "A", "N1", kind="watch", fallback=True)).needs["N1"].one_legged == "A"
    assert net(item("a", "A", "N1"), item("b", "B", "N1")).needs["N1"].one_legged is None
    assert net(item("a", "A", "N1", kind="watch")).needs["N1"].one_legged is None


def test_4_leads_are_counted_as_roles_not_as_items() -> None:
    found = net(item("a", "A", "N1", lead=True), item("b", "A", "N1", lead=True), item("c", "A", "N2", lead=True), hand("d", "B", "A", "N2", lead=True))
    assert {need: (one.leads, one.lead_state) for need, one in found.needs.items()} == {
        "N1": (("A",), "clear"),
        "N2": (("A", "B"), "double"),
        "N3": ((), "none"),
    }


def test_5_a_hand_off_is_taken_where_the_receiver_acts_and_forwarded_where_somebody_further_on_does() -> None:
    found = net(hand("a", "A", "B", "N1"), hand("b", "B", "C", "N1"), item("c", "C", "N1"), hand("d", "A", "C", "N2"))
    assert [(h.post, h.need, h.state, h.path) for h, _, _ in found.handoffs] == [
        ("a", "N1", "forwarded", ("A", "B", "C")),
        ("b", "N1", "taken", ("B", "C")),
        ("d", "N2", "untaken", ("A", "C")),
    ]
    assert found.rates["taken"] == (2, 3, ("a", "b"))


def test_5_whoever_acts_on_another_need_does_not_take_it() -> None:
    assert net(hand("a", "A", "B", "N1"), item("b", "B", "N2")).handoffs[0][0].state == "untaken"


def test_5_a_circle_of_hand_offs_is_taken_by_nobody_and_never_by_the_one_who_began() -> None:
    circle = [hand("a", "A", "B", "N1"), hand("b", "B", "C", "N1"), hand("c", "C", "A", "N1")]
    assert {h.state for h, _, _ in net(*circle).handoffs} == {"untaken"}
    acting = net(*circle, item("d", "A", "N1"))
    assert {h.post: h.state for h, _, _ in acting.handoffs} == {"a": "untaken", "b": "forwarded", "c": "taken"}


def test_5_a_substantive_item_may_hand_off_as_well() -> None:
    found = net(item("a", "A", "N1", handoff_to="B"), item("b", "B", "N1"))
    assert found.handoffs[0][0].state == "taken"
    assert found.needs["N1"].cells["A"].level == 2


def test_5_confirmed_needs_a_receipt_and_a_due_time_and_what_was_accepted_stands_beside() -> None:
    found = net(
        hand("a", "A", "B", "N1", receipt=True, due_h=24), hand("b", "A", "C", "N1", receipt=True), hand("c", "A", "D", "N1", due_h=24),
        answers={"c": "accepted", "b": "declined"},
    )  # fmt: skip
    assert found.rates["confirmed"] == (1, 3, ("a",))
    assert found.rates["accepted"] == (1, 3, ("c",))
    assert found.rates["taken"][:2] == (0, 3)


def test_5_an_item_on_two_needs_hands_off_twice() -> None:
    assert net(hand("a", "A", "B", "N1", "N2"), item("b", "B", "N2")).rates["taken"][:2] == (1, 2)


def test_6_a_role_without_hand_offs_is_isolated_and_one_between_two_parts_is_a_key() -> None:
    roles = net(hand("a", "A", "B", "N1"), hand("b", "B", "C", "N2")).roles
    assert {role: (one.isolated, one.key) for role, one in roles.items()} == {"A": (False, False), "B": (False, True), "C": (False, False), "D": (True, False)}


def test_7_due_times_are_counted_over_all_items() -> None:
    assert net(item("a", "A", "N1", due_h=24), item("b", "A", "N2"), item("c", "B", "N3", kind="watch", due_h=168)).rates["due"] == (2, 3, ("a", "c"))


@pytest.mark.parametrize(
    ("plan", "first", "late"),
    [
        ([item("a", "A", "N1", due_h=168), item("b", "B", "N1", due_h=48)], 48, False),
        ([item("a", "A", "N1", due_h=168)], 168, True),
        ([item("a", "A", "N1")], None, True),
        ([item("a", "A", "N1", kind="watch", due_h=24)], None, True),
        ([], None, True),
    ],
)
def test_7_a_safety_need_is_late_without_a_substantive_move_in_time(plan: list[Item], first: int | None, late: bool) -> None:
    need = net(*plan).needs["N1"]
    assert (need.first_h, need.late) == (first, late)


def test_7_a_safety_need_without_a_limit_asks_for_a_dated_move_only_and_other_needs_are_never_late() -> None:
    found = net(item("a", "A", "N2", due_h=2160))
    assert (found.needs["N2"].late, found.needs["N3"].late) == (False, None)
    assert net().needs["N2"].late is True


def test_8_what_is_shared_what_lies_buried_and_who_moves_without_knowing() -> None:
    known = net(item("a", "A", "N1"), item("b", "C", "N1"), item("c", "D", "N1", kind="watch"), told=frozenset({"F3"})).information
    assert known is not None
    assert (known.shared[:2], known.shared_cards[:2]) == ((1, 4), (0, 3))
    assert [(one.fact, one.role, one.absent) for one in known.buried] == [("F1", "A", False)]
    assert [(one.need, one.role, one.facts) for one in known.unknowing] == [("N1", "A", ("F2",)), ("N1", "C", ("F1", "F2"))]
    shared = net(item("b", "C", "N1"), shared=frozenset({"F1"}), told=frozenset({"F3"})).information
    assert shared is not None
    assert (shared.shared[:2], shared.shared_cards[:2], shared.buried) == ((2, 4), (1, 3), ())
    assert [(one.role, one.facts) for one in shared.unknowing] == [("C", ("F2",))]


def test_8_a_fact_of_a_scene_that_is_not_disclosed_makes_nobody_unknowing() -> None:
    known = net(item("a", "A", "N3")).information
    assert known is not None
    assert known.unknowing == ()


def test_8_a_buried_fact_whose_holder_is_absent_is_told_so() -> None:
    known = net(played=("B",)).information
    assert known is not None
    assert [(one.fact, one.absent) for one in known.buried] == [("F1", True)]


def test_9_the_spread_is_between_the_roles_medians_of_two_roles_or_more() -> None:
    before = (("A", 2), ("A", 4), ("B", 9), ("C", 5))
    assert net(ratings=(before, (("A", 5), ("A", 6)))).urgency == (6.0, None)


def test_11_a_hole_of_half_of_the_groups_with_a_plan_belongs_to_the_house() -> None:
    plans = (
        GroupPlan("g1", (item("a", "A", "N1"), item("b", "A", "N3"))),
        GroupPlan("g2", (item("c", "A", "N1"),)),
        GroupPlan("g3", (item("d", "A", "N1"), item("e", "A", "N2"))),
        GroupPlan("g4", ()),
        GroupPlan("g5", (item("f", "A", "N9"),)),
    )
    found = analyse(WorkshopPlan(FRAME, plans))
    assert [(hole.need, hole.groups, hole.of) for hole in found.shared_holes] == [("N2", ("g1", "g2"), 3), ("N3", ("g2", "g3"), 3)]
    assert found.notes == ()


def test_11_one_group_alone_is_a_note_to_the_facilitator() -> None:
    found = analyse(WorkshopPlan(FRAME, (GroupPlan("g1", (item("a", "A", "N1", "N2"),)),)))
    assert (found.shared_holes, [(note.need, note.groups) for note in found.notes]) == ((), [("N3", ("g1",))])


def test_11_two_of_five_groups_are_a_note() -> None:
    whole = item("a", "A", "N1", "N2", "N3")
    plans = [GroupPlan(f"g{n}", (whole,)) for n in range(3)] + [GroupPlan(f"g{n}", (item("b", "A", "N1", "N2"),)) for n in (3, 4)]
    found = analyse(WorkshopPlan(FRAME, tuple(plans)))
    assert (found.shared_holes, [(note.need, note.of) for note in found.notes]) == ((), [("N3", 5)])


def test_12_talk_and_check_are_holes_before_less_holes_after_and_may_be_negative() -> None:
    one, two = item("a", "A", "N1"), item("b", "B", "N2")
    found = net(one, marks=Marks(drafts=(one, two), before_check=(), after_check=None))
    assert found.dialogue is not None
    assert (found.dialogue.value, found.dialogue.closed, found.dialogue.opened) == (-1, (), ("N2",))
    assert found.check is not None
    assert (found.check.value, found.check.before, found.check.after, found.check.closed) == (1, 3, 2, ("N1",))
    left = net(one, marks=Marks(before_check=(one,), after_check=(one, two)))
    assert (left.dialogue, left.check and left.check.value) == (None, 1)


def test_13_facts_are_mapped_to_groups_and_professions_of_five_people_or_more() -> None:
    citations = (
        Citation("p1", "g1", "phn", ("F1", "F2")),
        Citation("p2", "g2", "nurse", ("F1",)),
        Citation("p3", "g2", "psychologist", ("F3",)),
        Citation("p4", "g2", "clerk", ("F4",)),
    )
    people = {"phn": 6, "nurse": 3, "psychologist": 2, "clerk": 7}
    found = analyse(WorkshopPlan(FRAME, (GroupPlan("g1", ()),), citations, people)).noticed
    assert found is not None
    assert found.professions == (("clerk", 7), ("phn", 6), ("その他", 5))
    assert found.facts["F1"].groups == {"g1": ("p1",), "g2": ("p2",)}
    assert found.facts["F1"].professions == {"phn": 1, "その他": 1}
    assert found.one_profession == (("F2", "phn"), ("F4", "clerk"))
    assert found.one_group == (("F2", "g1"), ("F3", "g2"), ("F4", "g2"))


def test_13_below_five_people_no_profession_is_named_and_one_group_alone_has_no_blind_spot() -> None:
    found = analyse(WorkshopPlan(FRAME, (GroupPlan("g1", ()),), (Citation("p1", "g1", "phn", ("F1",)),), {"phn": 4})).noticed
    assert found is not None
    assert (found.professions, found.facts["F1"].professions, found.one_profession, found.one_group) == ((), {}, (), ())


# --- what may go wrong -------------------------------------------------------------------------------------------------


def test_an_item_on_a_need_that_is_gone_is_named_and_counted_nowhere() -> None:
    found = net(hand("a", "A", "B", "N9", lead=True, due_h=24), item("b", "B", "N9", "N1", due_h=24))
    assert found.stray == ("a",)
    assert (found.handoffs, found.rates["due"][:2], found.needs["N1"].posts) == ((), (1, 1), ("b",))
    assert "N9" not in found.needs


def test_a_role_nobody_plays_counts_in_the_plan_and_is_never_isolated() -> None:
    roles = net(item("a", "F", "N1"), hand("b", "A", "E", "N1"), called=("E",)).roles
    assert (roles["F"].played, roles["F"].isolated) == (False, None)
    assert (roles["E"].played, roles["E"].called, roles["E"].isolated) == (False, True, None)


def test_a_case_without_needs_has_no_rates_and_no_holes() -> None:
    found = net(item("a", "A", "N1"), frame=CaseFrame((), FACTS, FRAME.roles))
    assert (found.holes, found.rates["holes"].value, found.rates["holes_weighted"].value, found.stray) == ((), None, None, ("a",))
    assert found.rates["due"].value is None


def test_a_group_without_posts_has_every_need_open_and_no_rate_of_hand_offs() -> None:
    found = net()
    assert (found.items, found.holes) == (0, ("N1", "N2", "N3"))
    assert {name: found.rates[name].value for name in ("holes", "taken", "confirmed", "accepted", "due")} == {
        "holes": 1.0, "taken": None, "confirmed": None, "accepted": None, "due": None,
    }  # fmt: skip
    assert (found.dialogue, found.check) == (None, None)


def test_two_leads_are_shown_not_resolved() -> None:
    assert net(item("a", "A", "N1", lead=True), item("b", "B", "N1", lead=True)).needs["N1"].lead_state == "double"


def test_a_hand_off_to_a_called_role_is_taken_only_where_somebody_acts_for_it_and_its_answer_stands_beside() -> None:
    found = net(hand("a", "A", "E", "N1"), called=("E",), answers={"a": "accepted"})
    [(handoff, answer, called)] = found.handoffs
    assert (handoff.state, answer, called, found.rates["accepted"][:2]) == ("untaken", "accepted", True, (1, 1))
    assert net(hand("a", "A", "E", "N1"), item("b", "E", "N1"), called=("E",)).handoffs[0][0].state == "taken"


def test_a_hand_off_to_oneself_ties_nobody_and_is_not_taken() -> None:
    found = net(hand("a", "A", "A", "N1"), item("b", "A", "N1"))
    assert (found.handoffs[0][0].state, found.roles["A"].isolated) == ("untaken", True)


def test_a_hand_off_without_anybody_to_hand_to_is_named() -> None:
    assert net(item("a", "A", "N1", kind="handoff")).no_target == ("a",)


def test_a_need_without_severity_weighs_nothing() -> None:
    assert net(frame=CaseFrame((Need("N1", "重さなし", 0),), (), FRAME.roles)).rates["holes_weighted"].value is None
