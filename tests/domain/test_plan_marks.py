"""The plan as it stood when silence ended and around the check of hand-offs."""

from __future__ import annotations

from typing import Any

import pytest
from histories import FACILITATOR, empty_state, opening, person

from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.fold import apply
from workshop.domain.rows_net import PlanMark
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor


class Room:
    def __init__(self, case: Case) -> None:
        self.state: State = empty_state(case)
        for actor, command in opening():
            self.do(actor, command)

    def do(self, actor: Actor, command: c.Command) -> None:
        for event in decide(self.state, command, actor, "2026-06-01T01:00:00.000+00:00"):
            apply(self.state, Recorded(self.state.seq + 1, "2026-06-01T01:00:00.000+00:00", actor.tag, event))

    def stage(self, stage: str, phase: int = 0) -> None:
        self.do(FACILITATOR, c.OpenStage(stage, phase))

    def write(self, number: int, post_id: str, **part: Any) -> None:
        content = {
            "role_acting": "", "needs": [self.state.case.needs[0].id], "kind": "act", "what": "訪ねる", "due_h": None, "handoff_to": None,
            "receipt": "", "fallback": "", "lead": False, **part,
        }  # fmt: skip
        known = self.state.post(post_id)
        self.do(person(number), c.EditActionItem(post_id, known.version, content) if known else c.PostActionItem(post_id, content))

    def mark(self, moment: str, group: str = "g1") -> list[str] | None:
        found = self.state.rows[PlanMark].get((group, moment))
        return None if found is None else [item["id"] for item in found.items]


@pytest.fixture
def room(case: Case) -> Room:
    return Room(case)


def test_when_silence_ends_the_drafts_of_each_group_are_kept_without_their_words(room: Room) -> None:
    room.stage("plan", 0)
    room.write(0, "draft-01", due_h=24, receipt="電話で", lead=True)
    room.write(1, "draft-02")
    assert room.mark("drafts") is None
    room.stage("plan", 1)
    mine = next(seat.group_id for seat in room.state.members("g1") if seat.id == person(0).id)
    assert (mine, room.mark("drafts"), room.mark("drafts", "g2")) == ("g1", ["draft-01"], ["draft-02"])
    [item] = room.state.rows[PlanMark]["g1", "drafts"].items
    assert "what" not in item
    assert "訪ねる" not in str(item)
    assert (item["due_h"], item["receipt"], item["fallback"], item["lead"]) == (24, True, False, True)


def test_what_the_talk_changes_does_not_change_the_mark_and_silence_held_again_adds_its_new_drafts(room: Room) -> None:
    room.stage("plan", 0)
    room.write(0, "draft-01")
    room.stage("plan", 1)
    room.write(0, "draft-01", kind="watch")
    room.write(0, "in-talk-1")
    room.stage("plan", 0)
    room.write(0, "draft-03")
    room.stage("check", 0)
    assert room.mark("drafts") == ["draft-01", "draft-03"]
    assert [item["kind"] for item in room.state.rows[PlanMark]["g1", "drafts"].items] == ["act", "act"]


def test_a_draft_taken_back_in_silence_was_none_and_a_group_without_drafts_has_an_empty_mark(room: Room) -> None:
    room.stage("plan", 0)
    room.write(0, "draft-01")
    room.do(person(0), c.WithdrawActionItem("draft-01"))
    room.stage("net", 0)
    assert room.mark("drafts") == []


def test_a_group_in_which_nobody_sits_has_no_mark(room: Room) -> None:
    room.do(FACILITATOR, c.AddGroup("g3", "3班"))
    room.stage("plan", 0)
    room.stage("check", 0)
    room.stage("net", 0)
    assert [room.mark(moment, "g3") for moment in ("drafts", "before_check", "after_check")] == [None, None, None]


def test_somebody_who_moves_in_silence_takes_the_drafts_along(room: Room) -> None:
    room.stage("plan", 0)
    room.write(0, "draft-01")
    room.do(FACILITATOR, c.ChangeSeat(person(0).id, "g2", ""))
    room.stage("plan", 1)
    assert (room.mark("drafts"), room.mark("drafts", "g2")) == ([], ["draft-01"])


def test_the_first_opening_and_the_last_leaving_of_the_check_count(room: Room) -> None:
    room.stage("plan", 1)
    room.write(0, "item-001")
    room.stage("check", 0)
    assert (room.mark("before_check"), room.mark("after_check")) == (["item-001"], None)
    room.write(0, "item-002")
    room.stage("net", 0)
    assert (room.mark("before_check"), room.mark("after_check")) == (["item-001"], ["item-001", "item-002"])
    room.stage("check", 0)
    room.write(0, "item-003")
    room.do(FACILITATOR, c.CloseWorkshop())
    assert (room.mark("before_check"), room.mark("after_check")) == (["item-001"], ["item-001", "item-002", "item-003"])


def test_drafts_that_the_check_reveals_by_opening_belong_to_the_plan_before_it(room: Room) -> None:
    room.stage("plan", 0)
    room.write(0, "draft-01")
    room.stage("check", 0)
    assert (room.mark("drafts"), room.mark("before_check")) == (["draft-01"], ["draft-01"])
