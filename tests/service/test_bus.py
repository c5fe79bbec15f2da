"""The one way in: the same command again, neighbours of a refused one, conflicts, closed stages, odd input, full groups."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select

from tests.conftest import prepare_workshop
from workshop.domain import commands as c
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.rate import BURST_S, RATE_PER_S
from workshop.service.workshops import prepare
from workshop.storage import event_log
from workshop.storage.database import Database
from workshop.storage.tables import case_versions
from workshop.storage.verify import verify
from workshop.storage.workshops import load_state

FACILITATOR = Actor("facilitator", "staff")
Answer = dict[str, Any]


class Room:
    """A workshop, as its people reach it."""

    def __init__(self, bus: Bus, workshop_id: str) -> None:
        self.bus, self.id = bus, workshop_id
        self._number = 0

    def say(self, actor: Actor, kind: str, payload: Any, command_id: str = "") -> Answer:
        self._number += 1
        return self.bus.submit(self.id, actor, {"command_id": command_id or f"cmd-{self._number:05}", "type": kind, "payload": payload})

    def join(self, name: str, *, command_id: str = "", group: str = "g1", role: str = "") -> Answer:
        command = c.JoinWorkshop(name, "phn", None, role, group)
        return self.bus.execute(self.id, Actor("participant", "door"), command_id or f"join-{name}", command)

    def open(self, stage: str, phase: int) -> None:
        assert self.say(FACILITATOR, "workshop.open", {})["ok"]
        assert self.say(FACILITATOR, "stage.open", {"stage": stage, "phase": phase})["ok"]

    def events(self, kind: str) -> int:
        with self.bus.database.read() as connection:
            return sum(kind == item.event.TYPE for item in event_log.read(connection, self.id))


@pytest.fixture
def room(bus: Bus, workshop_id: str) -> Room:
    """A workshop in which assessments are written and shown to the group; anna and bert sit in g1."""
    found = Room(bus, workshop_id)
    found.open("assess", 1)
    assert found.join("anna")["ok"]
    assert found.join("bert")["ok"]
    return found


ANNA, BERT = Actor("participant", "anna"), Actor("participant", "bert")


def assessment(number: int = 1, **other: Any) -> dict[str, Any]:
    return {"id": f"post-{number:04}", "kind": "need", "text": "授乳の間隔がわからない", "facts": [], **other}


def action_item(**other: Any) -> dict[str, Any]:
    return {"id": "plan-0001", "needs": ["N1"], "kind": "act", "what": "明日の午前に訪ねる", **other}


def refused(answer: Answer, kind: str, code: str) -> dict[str, Any]:
    """The error of a refused answer, which is one sentence in Japanese or two."""
    assert not answer["ok"], answer
    error: dict[str, Any] = answer["error"]
    assert (error["kind"], error["code"]) == (kind, code)
    assert error["message"].endswith("。")
    assert "%(" not in error["message"]
    assert not error["message"].isascii()
    return error


def test_the_same_command_again_gets_the_same_answer_and_stores_nothing_new(room: Room) -> None:
    first = room.say(ANNA, "assessment.post", assessment(), "cmd-again")
    assert first["ok"]
    assert room.say(ANNA, "assessment.post", assessment(), "cmd-again") == first
    assert room.events("assessment.posted") == 1


def test_the_same_command_again_is_known_to_a_bus_that_started_later(room: Room) -> None:
    first = room.say(ANNA, "assessment.post", assessment(), "cmd-again")
    later = Bus(room.bus.database)
    later.start()
    try:
        assert Room(later, room.id).say(ANNA, "assessment.post", assessment(), "cmd-again") == first
    finally:
        later.stop()
    assert room.events("assessment.posted") == 1


def test_the_same_command_id_of_somebody_else_is_another_command(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", assessment(1), "cmd-again")["ok"]
    assert room.say(BERT, "assessment.post", assessment(2), "cmd-again")["ok"]
    assert room.events("assessment.posted") == 2


def test_the_same_post_under_another_command_id_is_refused(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", assessment())["ok"]
    refused(room.say(ANNA, "assessment.post", assessment()), "conflict", "post_exists")


def test_a_replayed_join_gives_the_same_seat(room: Room) -> None:
    first = room.join("carl", command_id="join-again", group="")
    again = room.join("another-id", command_id="join-again", group="")
    assert again == first
    assert first["participant_id"] == "carl"
    assert room.events("participant.joined") == 3


def test_one_refused_command_does_not_spoil_its_neighbours(room: Room) -> None:
    answers: dict[int, Answer] = {}

    def write(number: int) -> None:
        payload = assessment(number, facts=["F999"] if number % 4 == 0 else [])
        answers[number] = room.bus.submit(room.id, ANNA, {"command_id": f"many-{number:03}", "type": "assessment.post", "payload": payload})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, 17)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [number for number, answer in sorted(answers.items()) if not answer["ok"]] == [4, 8, 12, 16]
    assert refused(answers[4], "invalid", "unknown_fact")["message"].startswith("事実 F999 は")
    assert room.events("assessment.posted") == 12


def test_an_edit_of_an_old_version_is_told_what_stands_now(room: Room) -> None:
    room.say(FACILITATOR, "stage.open", {"stage": "plan", "phase": 1})
    assert room.say(ANNA, "action_item.post", action_item())["ok"]
    assert room.say(BERT, "action_item.edit", action_item(version=1, what="今日のうちに電話する"))["ok"]
    error = refused(room.say(ANNA, "action_item.edit", action_item(version=1, what="来週に訪ねる")), "conflict", "edit_conflict")
    assert (error["current"]["version"], error["current"]["what"]) == (2, "今日のうちに電話する")
    assert room.say(ANNA, "action_item.edit", action_item(version=2, what="来週に訪ねる"))["ok"]


def test_nobody_edits_or_withdraws_an_assessment_of_somebody_else(room: Room) -> None:
    room.say(ANNA, "assessment.post", assessment())
    refused(room.say(BERT, "assessment.edit", assessment(version=1)), "forbidden", "not_yours")
    refused(room.say(BERT, "assessment.withdraw", {"id": "post-0001"}), "forbidden", "not_yours")


def test_a_silent_post_cannot_be_found_by_a_neighbour(room: Room) -> None:
    room.say(FACILITATOR, "stage.open", {"stage": "plan", "phase": 0})
    assert room.say(ANNA, "action_item.post", action_item())["ok"]
    refused(room.say(BERT, "action_item.edit", action_item(version=1)), "invalid", "unknown_post")
    refused(room.say(BERT, "reaction.set", {"post_id": "plan-0001", "kind": "agree", "active": True}), "invalid", "unknown_post")


def test_what_the_stage_does_not_ask_for_is_refused(room: Room) -> None:
    error = refused(room.say(ANNA, "action_item.post", action_item()), "conflict", "stage_closed")
    assert "段階" in error["message"]
    refused(room.say(ANNA, "urgency.rate", {"value": 5}), "conflict", "stage_closed")


def test_nothing_is_written_before_the_workshop_opens_or_after_it_closes(bus: Bus, workshop_id: str) -> None:
    room = Room(bus, workshop_id)
    refused(room.join("early"), "conflict", "not_open")
    room.open("assess", 1)
    assert room.join("anna")["ok"]
    assert room.say(FACILITATOR, "workshop.close", {})["ok"]
    refused(room.say(ANNA, "assessment.post", assessment()), "conflict", "closed")
    refused(room.join("late"), "conflict", "closed")


def test_a_full_group_is_closed_and_the_others_fill_evenly(bus: Bus) -> None:
    room = Room(bus, prepare_workshop(bus, groups=2, group_limit=2))
    room.open("assess", 1)
    assert [room.join(f"person-{n}", group="g1")["ok"] for n in range(2)] == [True, True]
    assert refused(room.join("person-2", group="g1"), "conflict", "group_full")["field"] == "group"
    assert [room.join(f"person-{n}", group="")["group"] for n in (3, 4)] == ["g2", "g2"]
    refused(room.join("person-5", group=""), "conflict", "all_groups_full")


def test_a_join_that_was_refused_may_be_tried_again_with_the_same_id(bus: Bus, workshop_id: str) -> None:
    room = Room(bus, workshop_id)
    refused(room.join("anna", command_id="join-anna"), "conflict", "not_open")
    room.open("assess", 1)
    assert room.join("anna", command_id="join-anna")["ok"]


@pytest.mark.parametrize(
    ("kind", "payload", "code", "field"),
    [
        ("assessment.post", assessment(text="あ" * 1001), "too_long", "text"),
        ("assessment.post", assessment(text=" 　\n"), "empty", "text"),
        ("assessment.post", assessment(text=None), "not_text", "text"),
        ("assessment.post", assessment(text="見立て\x00"), "bad_characters", "text"),
        ("assessment.post", assessment(text="見立て\ud800"), "bad_characters", "text"),
        ("assessment.post", assessment(kind="verdict"), "unknown_choice", "kind"),
        ("assessment.post", assessment(id="short"), "bad_id", "id"),
        ("assessment.post", assessment(id="post-0001\n"), "bad_id", "id"),
        ("assessment.post", assessment(facts=["F1"] * 31), "bad_list", "facts"),
        ("assessment.post", assessment(facts="F1"), "bad_list", "facts"),
        ("assessment.post", assessment(author="bert"), "unknown_field", "author"),
        ("assessment.post", {}, "bad_id", "id"),
        ("assessment.post", [], "bad_command", "payload"),
        ("assessment.post", None, "bad_command", "payload"),
        ("assessment.edit", assessment(version=True), "bad_number", "version"),
        ("action_item.post", action_item(due_h=25), "bad_due", "due_h"),
        ("action_item.post", action_item(due_h=[24]), "bad_due", "due_h"),
        ("action_item.post", action_item(needs=[]), "none_chosen", "needs"),
        ("action_item.post", action_item(lead="yes"), "not_boolean", "lead"),
        ("urgency.rate", {"value": 11}, "bad_number", "value"),
        ("urgency.rate", {"value": 1.5}, "bad_number", "value"),
        ("workshop.prepare", {}, "unknown_command", "type"),
        (["assessment.post"], {}, "unknown_command", "type"),
    ],
)
def test_odd_input_is_refused_with_its_field(room: Room, kind: Any, payload: Any, code: str, field: str) -> None:
    assert refused(room.say(ANNA, kind, payload), "invalid", code)["field"] == field
    assert room.events("assessment.posted") == 0


@pytest.mark.parametrize("envelope", [None, [], "post", 1, {}, {"command_id": 5}, {"command_id": "cmd-00001", "type": "workshop.open", "extra": 1}])
def test_an_envelope_of_another_shape_is_refused(room: Room, envelope: Any) -> None:
    answer = room.bus.submit(room.id, ANNA, envelope)
    refused(answer, "invalid", answer["error"]["code"])


@pytest.mark.parametrize("kind", ["workshop.close", "stage.open", "timer.set", "scene.disclose", "group.add", "view.set"])
def test_a_participant_does_not_run_the_room(room: Room, kind: str) -> None:
    payloads: dict[str, Any] = {
        "stage.open": {"stage": "plan", "phase": 0}, "timer.set": {"remaining_s": 60, "running": True}, "scene.disclose": {"scene": "s1"},
        "group.add": {"id": "g99", "name": "99班"}, "view.set": {"screen": "blank"},
    }  # fmt: skip
    refused(room.say(ANNA, kind, payloads.get(kind, {})), "forbidden", "not_allowed")


def test_somebody_without_a_seat_writes_nothing(room: Room) -> None:
    refused(room.say(Actor("participant", "nobody"), "assessment.post", assessment()), "forbidden", "no_seat")


def test_a_workshop_that_does_not_exist_is_refused(bus: Bus) -> None:
    refused(Room(bus, "missing").say(FACILITATOR, "workshop.open", {}), "conflict", "unknown_workshop")


def test_who_sends_without_end_is_slowed_down_and_nobody_else_is(room: Room) -> None:
    answers = [room.say(ANNA, "assessment.post", {}) for _ in range(RATE_PER_S * BURST_S + 5)]
    error = refused(answers[-1], "slow_down", "too_fast")
    assert error["retry_after_s"] >= 1
    assert room.say(BERT, "assessment.post", assessment())["ok"]


def test_a_card_fact_is_told_by_its_holder_alone(room: Room) -> None:
    state = room.bus.state(room.id)
    role = state.participant("anna").role  # type: ignore[union-attr]
    own = next(fact.id for fact in state.case.facts if role in fact.known_by)
    strange = next(fact.id for fact in state.case.facts if fact.known_by and role not in fact.known_by)
    assert room.say(ANNA, "fact.share", {"fact_id": own})["ok"]
    refused(room.say(ANNA, "fact.share", {"fact_id": strange}), "invalid", "not_on_card")
    refused(room.say(ANNA, "assessment.post", assessment(facts=[strange])), "invalid", "unknown_fact")
    assert room.say(BERT, "assessment.post", assessment(facts=[own]))["ok"]


@pytest.mark.parametrize(("change", "code"), [({"groups": 0}, "bad_groups"), ({"case_digest": "x"}, "unknown_case"), ({"ward_id": "x"}, "unknown_ward")])
def test_a_workshop_is_not_prepared_from_what_does_not_exist(room: Room, change: dict[str, Any], code: str) -> None:
    digest = room.bus.state(room.id).workshop.case_digest
    wanted: dict[str, Any] = {
        "account_id": "staff", "title": "研修", "ward_id": "w1", "held_on": "2026-06-01", "expected": 6, "groups": 1, "group_limit": 6,
        "case_digest": digest, "format_id": "conf100",
    }  # fmt: skip
    with pytest.raises(Refusal) as caught:
        prepare(room.bus, **{**wanted, **change})
    assert caught.value.code == code


def test_what_is_used_stays_in_memory_and_what_is_being_written_is_never_let_go(bus: Bus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.service.states.KEPT_STATES", 2)
    ids = [prepare_another(bus) for _ in range(4)]
    assert bus._states.ids() == ids[2:]
    bus.state(ids[2])
    bus.state(ids[0])
    assert bus._states.ids() == [ids[2], ids[0]], "the one unused for longest went"
    bus.stop()
    wanted = [(workshop_id, c.AddGroup(f"x{place}", f"増えた班{place}")) for place in range(3) for workshop_id in ids]
    answers = _in_one_transaction(bus.database, wanted)
    assert [answer for answer in answers if not answer["ok"]] == []
    with bus.database.read() as connection:
        for workshop_id in ids:
            assert verify(connection, workshop_id) == []
            assert len(load_state(connection, workshop_id).groups) == 4


def prepare_another(bus: Bus) -> str:
    """A prepared workshop with one group."""
    with bus.database.read() as connection:
        digest = connection.execute(select(case_versions.c.id)).scalars().first()
    return prepare(
        bus, account_id="staff", title="研修", ward_id="w1", held_on="2026-06-01", expected=6, groups=1, group_limit=6,
        case_digest=str(digest), format_id="conf100",
    )  # fmt: skip


def _in_one_transaction(database: Database, wanted: list[tuple[str, c.Command]]) -> list[Answer]:
    """The answers to commands of the facilitator that were all waiting when the writer started."""
    bus = Bus(database)
    with ThreadPoolExecutor(len(wanted)) as pool:
        given = [pool.submit(bus.execute, workshop_id, FACILITATOR, f"add-{place:05}", command) for place, (workshop_id, command) in enumerate(wanted)]
        with bus._waiting.not_empty:
            assert bus._waiting.not_empty.wait_for(lambda: len(bus._waiting.queue) == len(wanted), 10)
        bus.start()
        answers = [answer.result(20) for answer in given]
    bus.stop()
    return answers


def test_who_comes_while_the_server_stops_is_told_to_come_again(bus: Bus, workshop_id: str) -> None:
    bus.stop()
    assert bus.execute(workshop_id, FACILITATOR, "late-command", c.OpenWorkshop())["error"]["kind"] == "unavailable"
    bus.start()
    assert bus.execute(workshop_id, FACILITATOR, "late-command", c.OpenWorkshop())["ok"]
