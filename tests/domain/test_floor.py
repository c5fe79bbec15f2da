"""Messages reach whom they are meant for, help is called and settled, groups become one without losing anything."""

from __future__ import annotations

import json

import pytest
from histories import FACILITATOR, person

from tests.domain.test_present import Room
from workshop.domain import commands as c
from workshop.domain import commands_floor as cf
from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.present import snapshot
from workshop.domain.progress import progress
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Viewpoint

NOW = "2026-06-01T00:00:00.000+00:00"
NEED = {"kind": "need", "text": "夜に相談できる先がない", "facts": []}


def _room(case: Case, stage: str = "assess", phase: int = 1) -> Room:
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage(stage, phase)))
    return room


def _send(*, groups: tuple[str, ...] = (), wall: bool = False, after_s: int = 0, by_hand: bool = False) -> cf.SendMessage:
    return cf.SendMessage("message-1", "notice", "", "あと5分で休憩です", groups, wall, after_s, by_hand)


def _heard_by(room: Room) -> set[str]:
    return {reader.viewpoint.participant_id or reader.viewpoint.capacity for reader in room.readers if reader.held["messages"]}


def test_a_message_to_one_group_is_heard_there_and_by_the_staff_alone(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, _send(groups=("g1",))))
    assert _heard_by(room) == {"facilitator", *(seat.id for seat in room.state.members("g1"))}


def test_a_message_to_all_reaches_the_projector_only_where_wanted(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, _send()))
    assert "projector" not in _heard_by(room)
    room.do((FACILITATOR, cf.WithdrawMessage("message-1")))
    assert _heard_by(room) == set()
    room.do((FACILITATOR, cf.SendMessage("message-2", "inject", "", "警察から電話", (), True, 0, False)))
    assert "projector" in _heard_by(room)


def test_what_waits_is_seen_by_the_staff_alone_until_it_is_told(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, _send(by_hand=True)))
    assert _heard_by(room) == {"facilitator"}
    room.do((FACILITATOR, cf.ReleaseMessage("message-1")))
    assert {"facilitator", "person-0", "person-1"} <= _heard_by(room)


def test_a_scene_told_by_the_clock_is_disclosed(case: Case) -> None:
    room = _room(case, "cards", 0)
    scene = case.scenes[-1].id
    room.do((FACILITATOR, cf.SendMessage("message-1", "scene", "", scene, (), False, 60, False)))
    assert scene not in json.dumps(snapshot(room.state, Viewpoint("projector"))["case"]["scenes"])
    events = decide(room.state, cf.ReleaseMessage("message-1"), FACILITATOR, NOW)
    assert [event.TYPE for event in events] == ["message.released", "scene.disclosed"]


def test_everybody_reads_which_group_asked_and_the_answer_but_not_who(case: Case) -> None:
    room = _room(case)
    room.do((person(0), cf.AskQuestion("question-1", "赤ちゃんの体重は増えていますか")))
    room.do((FACILITATOR, cf.AnswerQuestion("question-1", "1か月で200グラムです")))
    for reader in room.readers:
        (question,) = reader.held["questions"]
        assert (question["group_id"], question["answer"]) == ("g1", "1か月で200グラムです")
        assert "participant_id" not in question


def test_a_call_for_help_is_one_for_the_group_until_somebody_settles_it(case: Case) -> None:
    room = _room(case)
    members = [seat.id for seat in room.state.members("g1")]
    for member in members:
        room.do((person(int(member[-1])), cf.AskHelp()))
    staff = next(reader for reader in room.readers if reader.viewpoint.is_staff)
    assert [call["group_id"] for call in staff.held["help"]] == ["g1"]
    room.do((FACILITATOR, cf.SettleHelp("g1")))
    assert staff.held["help"] == []


def test_a_passed_turn_is_counted_for_the_group_and_known_to_its_seat_alone(case: Case) -> None:
    room = _room(case)
    room.do((person(0), cf.SetPass(True)))
    assert progress(room.state, Viewpoint("facilitator"))["groups"]["g1"]["passed"] == 1
    assert [reader.viewpoint.participant_id for reader in room.readers if reader.held["passes"]] == ["person-0"]


def test_merging_moves_people_posts_facts_and_calls_and_renumbers_the_marks(case: Case) -> None:
    room = _room(case)
    gone = room.state.members("g2")
    for number, seat in enumerate((*room.state.members("g1"), *gone)):
        room.do((person(int(seat.id[-1])), c.PostAssessment(f"post-{number:04}", NEED)))
    room.do((person(int(gone[0].id[-1])), cf.AskHelp()))
    fact = next(fact.id for fact in case.facts if gone[0].role in fact.known_by)
    room.do((person(int(gone[0].id[-1])), c.ShareFact(fact)))
    room.do((FACILITATOR, cf.MergeGroups("g2", "g1")))
    assert [group.id for group in room.state.groups] == ["g1"]
    assert {post.group_id for post in room.state.posts()} == {"g1"}
    assert sorted(seat.mark for seat in room.state.members("g1")) == [1, 2, 3, 4]
    for reader in (reader for reader in room.readers if reader.viewpoint.capacity == "participant"):
        assert len(reader.held["posts"]) == len(reader.held["members"]) == 4
        assert fact in {known["id"] for known in reader.held["case"]["facts"]}
        assert [call["group_id"] for call in reader.held["help"]] == ["g1"]


def test_a_merged_group_takes_nobody_in(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, cf.MergeGroups("g2", "g1")))
    for command in (c.ChangeSeat("person-0", "g2", ""), cf.MergeGroups("g1", "g2")):
        with pytest.raises(Refusal) as refused:
            decide(room.state, command, FACILITATOR, NOW)
        assert refused.value.code == "unknown_group"
