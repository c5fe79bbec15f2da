"""The section chiefs' meeting: who may decide, who was faster, and that the room hears nothing of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from histories import FACILITATOR, empty_state, opening, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_chiefs import LinkNextWorkshop, PostComment, PutDecision, PutMeeting, PutNextPlan, PutSharing, SetQuestionnaire
from workshop.domain.decide import decide
from workshop.domain.events import EVENT_TYPES, Recorded, event_from
from workshop.domain.fold import apply
from workshop.domain.present import Frame, frames, snapshot
from workshop.domain.refusal import Refusal
from workshop.domain.rows_chiefs import MEETING, Comment, Decision, NextPlan, QuestionnaireSheet
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat

CHIEF, OTHER_CHIEF, ADMINISTRATOR = Actor("section_chief", "chief-1"), Actor("section_chief", "chief-2"), Actor("administrator", "admin")
NOW = "2026-06-02T01:00:00.000+00:00"


def decision(**more: Any) -> dict[str, Any]:
    return {"title": "夜間の連絡先が決まらない", "mark": "", "decision": "", "person": "", "due": "", "done": False, "removed": False, **more}


class Room:
    """A workshop in memory, and every frame it sent."""

    def __init__(self, case: Case) -> None:
        self.state: State = empty_state(case)
        self.sent: list[Frame] = []
        for actor, command in opening():
            self.do(actor, command)

    def do(self, actor: Actor, command: c.Command) -> int:
        events = decide(self.state, command, actor, NOW)
        for event in events:
            stored = event_from(event.TYPE, event.VERSION, json.loads(json.dumps(event.data())))
            recorded = Recorded(self.state.seq + 1, NOW, actor.tag, stored)
            self.sent += frames(self.state, recorded, apply(self.state, recorded))
        return len(events)


@pytest.fixture
def room(case: Case) -> Room:
    return Room(case)


def test_two_chiefs_who_write_at_once_lose_no_word(room: Room) -> None:
    need = room.state.case.needs[0].id
    room.do(CHIEF, PutDecision("hole", need, 0, decision(mark="adopted", decision="当番表をつくる")))
    with pytest.raises(Refusal) as refused:
        room.do(OTHER_CHIEF, PutDecision("hole", need, 0, decision(mark="held", decision="次回までに調べる")))
    assert (refused.value.kind, refused.value.code) == ("conflict", "changed")
    assert refused.value.current["version"] == 1
    assert refused.value.current["decision"] == "当番表をつくる", "the second is shown what the first wrote"
    room.do(OTHER_CHIEF, PutDecision("hole", need, 1, decision(mark="adopted", decision="当番表をつくり、次回までに調べる")))
    assert room.state.rows[Decision]["hole", need].version == 2


def test_the_same_content_again_is_no_second_event(room: Room) -> None:
    command = PutDecision("other", "own-item-1", 0, decision())
    assert room.do(CHIEF, command) == 1
    assert room.do(OTHER_CHIEF, command) == 0


def test_chiefs_and_administrators_decide_also_after_closing_and_nobody_else_ever(room: Room) -> None:
    room.do(FACILITATOR, c.CloseWorkshop())
    room.do(CHIEF, PostComment("comment-1", "net", "次の係会議で話す"))
    room.do(ADMINISTRATOR, PutMeeting(0, {"held_on": "2026-06-20", "time": "", "place": "", "attendees": "", "note": ""}))
    for actor in (FACILITATOR, person(0), Actor("projector", "")):
        with pytest.raises(Refusal) as refused:
            room.do(actor, PutDecision("other", "own-item-2", 0, decision()))
        assert refused.value.kind == "forbidden"


def test_a_finding_must_be_a_post_that_others_may_read(room: Room) -> None:
    room.do(FACILITATOR, c.OpenStage("assess", 0))
    room.do(person(0), c.PostAssessment("post-0000", {"kind": "need", "text": "まだ下書き", "facts": []}))
    for post in ("post-0000", "post-none"):
        with pytest.raises(Refusal) as refused:
            room.do(CHIEF, PutDecision("finding", post, 0, decision()))
        assert refused.value.code == "unknown_post"
    room.do(FACILITATOR, c.OpenStage("assess", 1))
    with pytest.raises(Refusal):
        room.do(CHIEF, PutDecision("finding", "post-0000", 0, decision()))  # its group's alone, so far
    assert room.do(ADMINISTRATOR, PutDecision("finding", "post-0000", 0, decision())) == 1


def test_the_next_plan_keeps_the_workshop_that_was_prepared_from_it(room: Room) -> None:
    plan = {"theme": "冬の見守り", "case": "", "format": "conf100", "held_on": "2027-01-20", "note": ""}
    with pytest.raises(Refusal):
        room.do(CHIEF, LinkNextWorkshop("w-next"))
    room.do(CHIEF, PutNextPlan(0, plan))
    room.do(CHIEF, LinkNextWorkshop("w-next"))
    room.do(OTHER_CHIEF, PutNextPlan(1, {**plan, "theme": "冬の見守りと電話"}))
    assert room.state.rows[NextPlan][MEETING,].prepared_id == "w-next"
    with pytest.raises(Refusal) as refused:
        room.do(CHIEF, LinkNextWorkshop("w-second"))
    assert refused.value.code == "prepared_already"


def test_a_questionnaire_keeps_its_first_questions_and_never_opens_again(room: Room) -> None:
    room.do(FACILITATOR, SetQuestionnaire("now", True, {"items": ["first"]}))
    assert snapshot(room.state, Viewpoint("projector"))["questionnaires"] == {"now": "open"}
    room.do(FACILITATOR, SetQuestionnaire("now", False, {}))
    assert room.state.rows[QuestionnaireSheet]["now",].questions == {"items": ["first"]}
    with pytest.raises(Refusal) as refused:
        room.do(FACILITATOR, SetQuestionnaire("now", True, {"items": ["second"]}))
    assert refused.value.code == "questionnaire_closed"
    told = [(frame.stream, frame.data["questionnaires"]["now"]) for frame in room.sent if frame.type == "questionnaire.set"]
    assert told == [("room", "open"), ("chiefs", "open"), ("room", "closed"), ("chiefs", "closed")]


TEXTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4FFF), min_size=6, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=5, max_size=5, unique=True))
def test_the_room_is_shown_nothing_of_the_chiefs_meeting(case: Case, texts: list[str]) -> None:
    room = Room(case)
    said = [f"〔{text}〕" for text in texts]
    need = room.state.case.needs[0].id
    room.do(CHIEF, PutDecision("hole", need, 0, decision(title=said[0], decision=said[1])))
    sharing = {"department": "保護課", "audience": said[2], "method": "morning", "planned_on": "", "confirmed_by": "", "changes": said[3], "contacts": ""}
    room.do(CHIEF, PutSharing("sharing-1", 0, {**sharing, "done": False, "removed": False}))
    room.do(CHIEF, PostComment("comment-1", "net", said[4]))
    assert len(room.state.rows[Comment]) == 1
    views = [Viewpoint("projector"), Viewpoint("facilitator"), *(from_seat(seat) for group in room.state.groups for seat in room.state.members(group.id))]
    shown = json.dumps([[snapshot(room.state, view) for view in views], [frame.data for frame in room.sent]], ensure_ascii=False)
    assert not any(text in shown for text in said)


def test_every_event_of_the_meeting_is_known_to_the_log() -> None:
    assert {"decision.put", "sharing.put", "next_plan.put", "next_plan.prepared", "meeting.put", "comment.posted", "questionnaire.set"} <= set(EVENT_TYPES)
