"""One device for several, and paper: whose words a post holds, and by which hand."""

from __future__ import annotations

import pytest
from histories import FACILITATOR, person

from tests.domain.test_present import Room
from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_net import AnswerHandoff
from workshop.domain.decide import decide
from workshop.domain.hands import SetScribe
from workshop.domain.progress import progress
from workshop.domain.refusal import Refusal
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.sight import knows_fact
from workshop.domain.state import SharedFact, UrgencyRating
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat

NOW = "2026-06-01T00:00:00.000+00:00"
NEED = {"kind": "need", "text": "夜に相談できる先がない", "facts": []}


def _room(case: Case, phase: int = 1) -> Room:
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage("assess", phase)))
    return room


def _refused(room: Room, actor: Actor, command: c.Command) -> str:
    with pytest.raises(Refusal) as caught:
        decide(room.state, command, actor, NOW)
    return caught.value.code


def test_a_scribe_chooses_the_role_post_by_post_and_others_may_not(case: Case) -> None:
    room = _room(case)
    seat = room.state.participant("person-0")
    assert seat is not None
    other = next(role.id for role in case.roles if role.id != seat.role)
    post = c.PostAssessment("post-0001", NEED, role=other)
    assert _refused(room, person(0), post) == "not_scribe"
    room.do((person(0), SetScribe("", True)))
    room.do((person(0), post))
    made = room.state.post("post-0001")
    assert made is not None
    assert (made.role, made.participant_id, made.written_by) == (other, "person-0", "scribe")
    assert _refused(room, person(0), c.PostAssessment("post-0002", NEED, role="nobody")) == "unknown_role"
    assert _refused(room, person(0), SetScribe("person-1", True)) == "not_yours"


def test_the_staff_write_for_a_group_on_paper_and_it_says_so(case: Case) -> None:
    room = _room(case, phase=0)
    role = case.roles[0].id
    room.do((FACILITATOR, c.PostAssessment("post-0001", NEED, role=role, group="g1")))
    made = room.state.post("post-0001")
    assert made is not None
    assert (made.group_id, made.role, made.written_by, made.audience) == ("g1", role, "staff", "group")
    holders = {reader.viewpoint.participant_id or reader.viewpoint.capacity for reader in room.readers if reader.held["posts"]}
    assert holders == {"facilitator", *(seat.id for seat in room.state.members("g1"))}
    assert progress(room.state, Viewpoint("facilitator"))["groups"]["g1"]["writing"] == 0
    assert _refused(room, FACILITATOR, c.PostAssessment("post-0002", NEED, role=role)) == "unknown_group"


def test_nobody_writes_for_another_group(case: Case) -> None:
    room = _room(case)
    assert _refused(room, person(0), c.PostAssessment("post-0001", NEED, group="g2")) == "not_yours"


def test_what_a_group_on_paper_told_each_other_and_answered_is_entered_for_its_roles(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, c.OpenStage("sbar", 0)))
    fact = next(fact for fact in case.facts if fact.known_by)
    holder = fact.known_by[0]
    other = next(role.id for role in case.roles if role.id not in fact.known_by)
    assert _refused(room, FACILITATOR, c.ShareFact(fact.id, role=other, group="g1")) == "not_on_card"
    assert _refused(room, FACILITATOR, c.ShareFact(fact.id, role=holder)) == "unknown_group"
    room.do((FACILITATOR, c.ShareFact(fact.id, role=holder, group="g1")))
    assert all(knows_fact(room.state, fact.id, from_seat(seat)) for seat in room.state.members("g1"))
    assert [row.role for row in room.state.rows[SharedFact].values()] == [holder]
    room.do((FACILITATOR, c.OpenStage("plan", 1)))
    absent = next(role.id for role in room.state.callable_roles if all(seat.role != role.id for seat in room.state.members("g1")))
    item = {"role_acting": holder, "needs": [case.needs[0].id], "kind": "handoff", "what": "同行する", "due_h": 24, "handoff_to": absent, "receipt": "", "fallback": "", "lead": False}
    room.do((FACILITATOR, c.PostActionItem("on-paper-1", item, role=holder, group="g1")))
    assert _refused(room, person(0), AnswerHandoff("on-paper-1", "accepted", "")) == "role_not_called"
    room.do((FACILITATOR, AnswerHandoff("on-paper-1", "accepted", "")))
    (answer,) = room.state.rows[HandoffAnswer].values()
    assert (answer.answer, answer.by) == ("accepted", "facilitator")


def test_a_group_on_paper_and_a_scribe_rate_once_for_each_role_and_are_no_further_members(case: Case) -> None:
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage("urgency", 0)))
    one, other = case.roles[0].id, case.roles[1].id
    for role, value in ((one, 3), (other, 8), (one, 5)):
        room.do((FACILITATOR, c.RateUrgency(value, role=role, group="g1")))
    ratings = {row.role: row.value for row in room.state.rows[UrgencyRating].values() if row.group_id == "g1"}
    assert ratings == {one: 5, other: 8}
    counted = progress(room.state, Viewpoint("facilitator"))["groups"]["g1"]
    assert (counted["counts"]["urgency"], counted["writing"]) == (2, 0)
    seat = room.state.participant("person-0")
    assert seat is not None
    theirs = next(role.id for role in case.roles if role.id != seat.role)
    assert _refused(room, person(0), c.RateUrgency(7, role=theirs)) == "not_scribe"
    room.do((person(0), SetScribe("", True)))
    room.do((person(0), c.RateUrgency(7, role=theirs)))
    room.do((person(0), c.RateUrgency(4)))
    assert sorted(row.value for row in room.state.rows[UrgencyRating].values() if row.participant_id.startswith("person-0")) == [4, 7]
    assert _refused(room, FACILITATOR, c.RateUrgency(4, role=one, group="nowhere")) == "unknown_group"
