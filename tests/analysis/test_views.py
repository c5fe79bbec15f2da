"""Nothing in a net rests on what its viewpoint may not see, and the group reads the same net as the staff."""

from __future__ import annotations

import json
from random import Random

import pytest
from histories import FACILITATOR, PEOPLE, empty_state, move, opening, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.analysis.net import analyse
from workshop.analysis.present import NOTHING, Net
from workshop.analysis.views import Views
from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.fold import apply
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat, visible

STAFF, SCREEN = Viewpoint("facilitator"), Viewpoint("projector")


class Room:
    def __init__(self, case: Case) -> None:
        self.state = empty_state(case)
        self.nets = {STAFF: Net(STAFF), SCREEN: Net(SCREEN)}
        for actor, command in opening():
            self.do(actor, command)

    def do(self, actor: Actor, command: c.Command) -> None:
        now = f"2026-06-01T{self.state.seq // 3600 + 1:02}:{self.state.seq // 60 % 60:02}:{self.state.seq % 60:02}.000+00:00"
        try:
            events = decide(self.state, command, actor, now)
        except Refusal:
            return
        for event in events:
            apply(self.state, Recorded(self.state.seq + 1, now, actor.tag, event))

    def shown(self, viewpoint: Viewpoint) -> str:
        """What that viewpoint is sent, as it goes over the wire."""
        if viewpoint.capacity == "participant":
            staff = self.nets[STAFF]
            return json.dumps(staff.shown_to_group(self.state, staff.workshop(self.state), viewpoint.group_id))
        net = self.nets[viewpoint]
        return json.dumps(net.shown(self.state, net.workshop(self.state), {}), ensure_ascii=False)

    def write(self, number: int, post_id: str, **part: object) -> None:
        content = {
            "role_acting": "", "needs": [self.state.case.needs[0].id], "kind": "act", "what": "訪ねる", "due_h": None, "handoff_to": None,
            "receipt": "", "fallback": "", "lead": False, **part,
        }  # fmt: skip
        self.do(person(number), c.PostActionItem(post_id, content))

    def seated(self) -> list[Viewpoint]:
        seats = [self.state.participant(person(number).id) for number in range(PEOPLE)]
        return [from_seat(seat) for seat in seats if seat]


@pytest.fixture
def room(case: Case) -> Room:
    return Room(case)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), length=st.integers(1, 120))
def test_a_net_names_only_posts_that_its_viewpoint_may_see_and_that_are_on_the_table(case: Case, seed: int, length: int) -> None:
    room, random = Room(case), Random(seed)
    room.do(FACILITATOR, c.OpenStage("plan", 0))
    for _ in range(length):
        room.do(*move(random, room.state))
        for view in (STAFF, SCREEN, *room.seated()):
            shown = room.shown(view)
            for post in (row for kind in room.state.rows.values() for row in kind.values() if hasattr(row, "audience") and hasattr(row, "withdrawn")):
                assert post.id not in shown or (visible(post, view) and post.audience != "self")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), length=st.integers(1, 120))
def test_the_group_reads_the_net_that_the_staff_reads_and_what_is_kept_is_what_is_made_anew(case: Case, seed: int, length: int) -> None:
    room, random = Room(case), Random(seed)
    for place in range(length):
        room.do(*move(random, room.state))
        if place % 10 == 0:
            room.nets[STAFF].workshop(room.state)
    staff = room.nets[STAFF].workshop(room.state)
    assert staff == analyse(Views().plan(room.state, STAFF))
    for view in room.seated():
        own = analyse(Views().plan(room.state, view))
        assert list(own.groups.values()) == [staff.groups[view.group_id]]
        assert (own.shared_holes, own.noticed) == ((), None)


def test_whoever_asks_again_before_anything_happens_is_given_the_same_net(room: Room) -> None:
    net = room.nets[STAFF]
    first = net.workshop(room.state)
    assert net.workshop(room.state) is first
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00001")
    assert net.workshop(room.state) is not first
    assert net.workshop(room.state).groups["g1"].items == 1


def test_silent_drafts_are_in_nobodys_net_and_a_group_is_told_nothing_before_the_silence_is_over(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 0))
    room.write(0, "draft-0001")
    mine = room.seated()[0]
    assert json.loads(room.shown(mine)) == NOTHING
    assert all("draft-0001" not in room.shown(view) for view in (STAFF, SCREEN, mine))
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    assert "draft-0001" in room.shown(mine)
    assert "draft-0001" in room.shown(STAFF)
    assert "draft-0001" not in room.shown(SCREEN)
    other = next(view for view in room.seated() if view.group_id != mine.group_id)
    assert "draft-0001" not in room.shown(other)
    room.do(FACILITATOR, c.OpenStage("net", 0))
    assert "draft-0001" in room.shown(SCREEN)


def test_before_planning_the_projector_is_not_told_how_many_needs_there_are(room: Room) -> None:
    assert json.loads(room.shown(SCREEN))["groups"] == {}
    assert "N1" not in room.shown(SCREEN)
    assert "N1" in room.shown(STAFF)
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    assert "N1" in room.shown(SCREEN)


def test_drafts_of_a_silence_held_again_stay_out_while_the_rest_stays_in(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00001")
    room.do(FACILITATOR, c.OpenStage("plan", 0))
    room.write(0, "draft-0002")
    mine = room.seated()[0]
    assert "item-00001" in room.shown(mine)
    assert "draft-0002" not in room.shown(mine) + room.shown(STAFF)


def test_the_projector_is_not_told_what_was_shared_nor_an_effect_of_a_plan_it_sees_a_part_of(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 0))
    room.write(0, "draft-0001")
    room.do(FACILITATOR, c.OpenStage("net", 0))
    net = json.loads(room.shown(SCREEN))["groups"]["g1"]
    assert (net["facts"], "shared" in net["rates"]) == (None, False)
    assert net["dialogue"]["value"] == 0
    room.do(FACILITATOR, c.OpenStage("check", 0))
    room.write(0, "item-00002")
    assert json.loads(room.shown(SCREEN))["groups"]["g1"]["dialogue"] is None
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["dialogue"]["value"] == 0


def test_who_holds_a_buried_fact_and_which_facts_are_unknown_is_for_the_staff(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00001", needs=[need.id for need in room.state.case.needs])
    staff, mine = (json.loads(room.shown(view))["groups"]["g1"]["facts"] for view in (STAFF, room.seated()[0]))
    assert {tuple(one) for one in staff["buried"]} == {("fact", "absent", "known_by")}
    assert {tuple(one) for one in mine["buried"]} == {("fact", "absent")}
    assert all("facts" in one for one in staff["unknowing"])
    assert staff["unknowing"]
    assert all("facts" not in one for one in mine["unknowing"])


def test_the_spread_of_urgency_is_told_once_the_stage_is_over_and_on_the_wall_from_five_people_up(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("urgency", 0))
    for number, value in ((0, 2), (2, 9)):
        room.do(person(number), c.RateUrgency(value))
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["urgency"] == {"before": None, "after": None}
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["urgency"] == {"before": 7.0, "after": None}
    assert json.loads(room.shown(SCREEN))["groups"]["g1"]["urgency"] == {"before": None, "after": None}


def test_the_effect_of_the_check_runs_on_while_it_is_open_and_stays_once_it_is_left(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00001")
    room.do(FACILITATOR, c.OpenStage("check", 0))
    room.write(0, "item-00002", needs=[room.state.case.needs[1].id])
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["check"]["value"] == 1
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00003", needs=[room.state.case.needs[2].id])
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["check"]["closed"] == [room.state.case.needs[1].id]


def test_answers_and_called_roles_stand_beside_the_hand_off(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("plan", 1))
    room.write(0, "item-00001", handoff_to="police", kind="handoff")
    room.do(person(0), CallRole("police", ""))
    room.do(FACILITATOR, AnswerHandoff("item-00001", "accepted", ""))
    [handoff] = json.loads(room.shown(STAFF))["groups"]["g1"]["handoffs"]
    assert (handoff["state"], handoff["answer"], handoff["called"]) == ("untaken", "accepted", True)
    assert json.loads(room.shown(STAFF))["groups"]["g1"]["roles"]["police"] == {"played": False, "called": True, "isolated": None, "key": False}
