"""Who answers a hand-off, what the answer belongs to, who may be called in."""

from __future__ import annotations

from typing import Any

import pytest
from histories import FACILITATOR, empty_state, opening, person

from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.decide import decide
from workshop.domain.events import Event, Recorded
from workshop.domain.fold import apply
from workshop.domain.present import board, frames, snapshot
from workshop.domain.refusal import Refusal
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat

NOW = "2026-06-01T01:00:00.000+00:00"
ABSENT = "police"  # no card of the sample case


class Room:
    """Four people: 0 and 2 in the first group, 1 and 3 in the second, each with a role of the case."""

    def __init__(self, case: Case) -> None:
        self.state: State = empty_state(case)
        self.shown: dict[str, list[dict[str, Any]]] = {}
        for actor, command in opening():
            self.do(actor, command)
        self.do(FACILITATOR, c.OpenStage("plan", 1))
        members = self.state.members("g1")
        self.author, self.receiver = (Actor("participant", seat.id) for seat in members[:2])
        self.receiving = members[1].role

    def do(self, actor: Actor, command: c.Command) -> list[Event]:
        events = decide(self.state, command, actor, NOW)
        for event in events:
            recorded = Recorded(self.state.seq + 1, NOW, actor.tag, event)
            for frame in frames(self.state, recorded, apply(self.state, recorded)):
                self.shown.setdefault(frame.stream, []).append({"type": frame.type, **frame.data})
        return events

    def hand(self, to: str | None, *, post_id: str = "item-0001", **part: Any) -> None:
        content = {
            "role_acting": "", "needs": [self.state.case.needs[0].id], "kind": "handoff", "what": "夜の様子を伝える", "due_h": None,
            "handoff_to": to, "receipt": "", "fallback": "", "lead": False, **part,
        }  # fmt: skip
        known = self.state.post(post_id)
        self.do(self.author, c.EditActionItem(post_id, known.version, content) if known else c.PostActionItem(post_id, content))

    def answer(self, actor: Actor, answer: str = "accepted", text: str = "", post_id: str = "item-0001") -> str:
        """The code of the refusal, or "" where it was taken."""
        try:
            self.do(actor, AnswerHandoff(post_id, answer, text))
        except Refusal as refusal:
            return refusal.code
        return ""

    def call(self, actor: Actor, role: str) -> str:
        try:
            self.do(actor, CallRole(role, "夜の安全のため"))
        except Refusal as refusal:
            return refusal.code
        return ""

    def standing(self) -> list[tuple[str, str]]:
        return [(row.post_id, row.answer) for row in self.state.rows[HandoffAnswer].values() if not row.lapsed]


@pytest.fixture
def room(case: Case) -> Room:
    return Room(case)


def test_whoever_plays_the_receiving_role_in_the_group_answers_and_nobody_else(room: Room) -> None:
    room.hand(room.receiving)
    assert room.answer(room.author) == "not_your_role"
    assert room.answer(FACILITATOR) == "not_your_role"
    other = next(seat for seat in room.state.members("g2"))
    assert room.answer(Actor("participant", other.id)) == "unknown_post"
    assert room.answer(room.receiver) == ""
    assert room.standing() == [("item-0001", "accepted")]


def test_another_group_cannot_answer_even_what_is_shown_to_all(room: Room) -> None:
    room.hand(room.receiving)
    room.do(FACILITATOR, c.OpenStage("net", 0))
    room.do(FACILITATOR, c.OpenStage("check", 0))
    other = next(seat for seat in room.state.members("g2"))
    assert room.answer(Actor("participant", other.id)) == "not_your_group"


def test_an_answer_is_told_to_the_group_and_the_staff_and_to_the_projector_once_the_post_is_shown_to_all(room: Room) -> None:
    room.hand(room.receiving)
    room.answer(room.receiver, "asked", "いつまでにですか")
    told = {stream for stream, shown in room.shown.items() if any(frame["type"] == "handoff.answered" for frame in shown)}
    assert told == {"group:g1", "staff"}
    room.do(FACILITATOR, c.OpenStage("net", 0))
    [revealed] = [frame for frame in room.shown["screen"] if frame["type"] == "posts.revealed"]
    assert [(row["answer"], row["text"], row["participant_id"]) for row in revealed["handoffs"]] == [("asked", "いつまでにですか", "")]
    other = next(seat for seat in room.state.members("g2"))
    assert [row["participant_id"] for row in board(room.state, "g1", from_seat(other))["handoffs"]] == [""]
    assert snapshot(room.state, from_seat(other))["handoffs"] == []


def test_declining_needs_a_reason(room: Room) -> None:
    room.hand(room.receiving)
    assert room.answer(room.receiver, "declined") == "reason_missing"
    assert room.answer(room.receiver, "declined", "夜間は動けません") == ""


def test_the_same_answer_again_is_nothing_new_and_another_one_takes_its_place(room: Room) -> None:
    room.hand(room.receiving)
    room.answer(room.receiver)
    assert room.do(room.receiver, AnswerHandoff("item-0001", "accepted", "")) == []
    room.answer(room.receiver, "declined", "やはり難しい")
    assert room.standing() == [("item-0001", "declined")]


def test_an_answer_lapses_for_good_when_the_hand_off_becomes_another(room: Room) -> None:
    room.hand(room.receiving)
    room.answer(room.receiver)
    room.hand(room.receiving, due_h=24, what="書き直した", receipt="電話で")
    assert room.standing() == [("item-0001", "accepted")]
    room.hand(room.receiving, needs=[need.id for need in room.state.case.needs[:2]])
    assert room.standing() == []
    room.hand(room.receiving)  # back as it was: the answer had lapsed
    assert room.standing() == []
    assert room.answer(room.receiver) == ""
    assert room.standing() == [("item-0001", "accepted")]


def test_what_hands_nothing_off_is_not_answered(room: Room) -> None:
    room.hand(None, kind="act")
    assert room.answer(room.receiver) == "no_handoff"
    assert room.answer(room.receiver, post_id="item-9999") == "unknown_post"


def test_for_a_called_role_another_member_or_the_facilitator_speaks_but_not_the_author(room: Room) -> None:
    room.hand(ABSENT)
    assert room.answer(room.receiver) == "role_not_called"
    assert room.call(room.author, ABSENT) == ""
    assert room.answer(room.author) == "own_handoff"
    assert room.answer(room.receiver, "asked", "通報でよいですか") == ""
    assert room.state.rows[HandoffAnswer]["item-0001",].by == "group"
    assert room.answer(FACILITATOR) == ""
    row = room.state.rows[HandoffAnswer]["item-0001",]
    assert (row.by, row.participant_id, row.answer) == ("facilitator", "", "accepted")


def test_once_somebody_plays_the_called_role_that_one_answers(room: Room) -> None:
    role = next(role.id for role in room.state.case.roles if role.id not in {seat.role for seat in room.state.members("g1")})
    room.hand(role)
    room.call(room.author, role)
    newcomer = person(4)
    room.do(newcomer, c.JoinWorkshop(newcomer.id, "phn", None, role, "g1"))
    assert room.answer(room.receiver) == "not_your_role"
    assert room.answer(newcomer) == ""


def test_only_absent_roles_that_exist_are_called_and_each_once(room: Room) -> None:
    assert room.call(room.author, room.receiving) == "role_present"
    assert room.call(room.author, "nobody-knows") == "unknown_role"
    assert room.call(room.author, ABSENT) == ""
    assert room.do(room.receiver, CallRole(ABSENT, "もう一度")) == []


def test_a_called_role_is_known_to_the_group_and_the_staff_alone(room: Room) -> None:
    room.call(room.author, ABSENT)
    told = {stream for stream, shown in room.shown.items() if any(frame["type"] == "role.called" for frame in shown)}
    assert told == {"group:g1", "staff"}
    knows = {
        view: [row["role"] for row in snapshot(room.state, view)["called_roles"]]
        for view in (Viewpoint("facilitator"), Viewpoint("projector"), *(from_seat(room.state.members(group)[0]) for group in ("g1", "g2")))
    }
    assert list(knows.values()) == [[ABSENT], [], [ABSENT], []]


def test_a_role_that_was_called_in_may_act_in_the_plan_of_that_group(room: Room) -> None:
    def acts() -> str:
        try:
            room.hand(None, kind="act", role_acting=ABSENT)
        except Refusal as refusal:
            return refusal.code
        return ""

    assert acts() == "unknown_role"
    room.call(room.author, ABSENT)
    assert acts() == ""


def test_nothing_is_answered_or_called_while_everybody_writes_alone(room: Room) -> None:
    room.hand(room.receiving)
    room.do(FACILITATOR, c.OpenStage("plan", 0))
    assert room.answer(room.receiver) == "silent_time"
    assert room.call(room.author, ABSENT) == "silent_time"


@pytest.mark.parametrize("stage", ["assess", "net"])
def test_outside_the_stages_of_planning_nothing_is_answered(room: Room, stage: str) -> None:
    room.hand(room.receiving)
    room.do(FACILITATOR, c.OpenStage(stage, 0))
    assert room.answer(room.receiver) == "stage_closed"
    assert room.call(room.author, ABSENT) == "stage_closed"
