"""A text that tells who somebody is: asked once, held, masked, and out of the log."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.service.test_bus import ANNA, BERT, FACILITATOR, Room, assessment
from workshop.domain.commands import ChangeSeat
from workshop.domain.events import Recorded
from workshop.domain.events_floor import QuestionAsked
from workshop.domain.fold import apply
from workshop.domain.present import board, snapshot
from workshop.domain.state import ActionItem, Participant, State
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat, leaves_the_room
from workshop.service import screening
from workshop.service.bus import Bus
from workshop.storage import event_log, projection, tables
from workshop.storage.verify import verify

TEXT = "佐藤花子さんの電話は090-0000-1234です。"
NAME, PHONE = "佐藤花子", "090-0000-1234"


@pytest.fixture
def room(bus: Bus, workshop_id: str) -> Room:
    found = Room(bus, workshop_id)
    found.open("assess", 1)
    assert found.join("anna")["ok"]
    assert found.join("bert", group="g2")["ok"]
    return found


def telling(**more: Any) -> dict[str, Any]:
    return {**assessment(), "text": TEXT, **more}


def everything(room: Room) -> str:
    """All that the database holds of the workshop's log, rows and answers."""
    with room.bus.database.read() as connection:
        stored = [connection.execute(select(table)).all() for table in (tables.events, tables.replies, *tables.ROW_TABLES.values())]
    return str(stored)


def test_the_author_is_asked_and_nothing_is_stored_or_logged(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    answer = room.say(ANNA, "assessment.post", telling())
    assert (answer["error"]["kind"], answer["error"]["code"]) == ("conflict", "identifying")
    assert [(finding["field"], finding["text"]) for finding in answer["error"]["current"]] == [("text", NAME), ("text", PHONE)]
    assert NAME not in everything(room)
    assert NAME not in caplog.text
    assert PHONE not in caplog.text


def test_said_once_more_it_is_posted_and_held_until_the_facilitator_decides(room: Room) -> None:
    assert not room.say(ANNA, "assessment.post", telling(), "cmd-once-more")["ok"]
    assert room.say(ANNA, "assessment.post", telling(confirmed=True), "cmd-once-more")["ok"]
    post = room.bus.state(room.id).post(telling()["id"])
    assert post is not None
    assert (post.held, post.held_why, leaves_the_room(post)) == (True, "anonymity", False)
    assert room.say(FACILITATOR, "stage.open", {"stage": "net", "phase": 0})["ok"]
    state = room.bus.state(room.id)
    others = [Viewpoint("projector"), Viewpoint("section_chief"), from_seat(state.rows[Participant][("bert",)])]
    for view in others:
        assert NAME not in json.dumps([snapshot(state, view), board(state, "g1", view)], ensure_ascii=False)
    shown = next(post for post in snapshot(state, Viewpoint("facilitator"))["posts"] if post["id"] == telling()["id"])
    assert [finding["replacement"] for finding in shown["findings"]] == ["A", "（電話番号）"]
    assert room.say(FACILITATOR, "post.release", {"post_id": post.id})["error"]["code"] == "reason_needed"
    assert room.say(FACILITATOR, "post.release", {"post_id": post.id, "reason": "架空の名前"})["ok"]


def test_an_edit_is_asked_about_too_and_a_mended_one_is_let_go(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", assessment())["ok"]
    edit = {**telling(), "version": 1}
    assert room.say(ANNA, "assessment.edit", edit)["error"]["code"] == "identifying"
    assert room.say(ANNA, "assessment.edit", {**edit, "confirmed": True})["ok"]
    held = room.bus.state(room.id).post(edit["id"])
    assert held is not None
    assert held.held_why == "anonymity"
    assert room.say(ANNA, "assessment.edit", {**edit, "version": 2, "text": "Aさんの話"})["ok"]
    mended = room.bus.state(room.id).post(edit["id"])
    assert mended is not None
    assert (mended.held, mended.held_why, mended.findings) == (False, None, ())


def test_masked_the_original_is_gone_from_log_tables_and_answers(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", telling(confirmed=True))["ok"]
    assert room.say(ANNA, "assessment.edit", {**telling(confirmed=True), "version": 1, "text": "また " + TEXT})["ok"]
    assert NAME in everything(room)
    assert room.say(FACILITATOR, "post.mask", {"post_id": telling()["id"], "version": 2})["ok"]
    stored = everything(room)
    assert NAME not in stored
    assert PHONE not in stored
    post = room.bus.state(room.id).post(telling()["id"])
    assert post is not None
    assert (post.held, getattr(post, "text", "")) == (False, "また Aさんの電話は（電話番号）です。")
    assert (room.events("post.masked"), room.events("post.redacted")) == (1, 1)
    with room.bus.database.read() as connection:
        record = connection.execute(select(tables.events.c.data).where(tables.events.c.type == "post.redacted")).scalar_one()
        assert record == {"id": post.id, "of": "post"}
        assert verify(connection, room.id) == []


@pytest.mark.parametrize(("kind", "more"), [("assessment.edit", {"text": "Aさんの話", "kind": "need", "facts": [], "version": 1}), ("assessment.withdraw", {})])
def test_mended_or_taken_back_by_its_author_the_name_leaves_the_log_as_well(room: Room, kind: str, more: dict[str, Any]) -> None:
    assert room.say(ANNA, "assessment.post", telling(confirmed=True))["ok"]
    assert room.say(ANNA, kind, {"id": telling()["id"], **more})["ok"]
    assert NAME not in everything(room)
    assert room.events("post.redacted") == 1
    post = room.bus.state(room.id).post(telling()["id"])
    assert post is not None
    assert getattr(post, "text", "") == more.get("text", "（伏せました）")
    with room.bus.database.read() as connection:
        assert verify(connection, room.id) == []


def test_what_the_checker_missed_is_blotted_out_by_the_word(room: Room) -> None:
    """A nickname is nobody's list; the facilitator sees it."""
    assert room.say(ANNA, "assessment.post", {**assessment(), "text": "ぽんちゃ邸に行く。ぽんちゃは17歳。"})["ok"]
    assert room.say(FACILITATOR, "post.release", {"post_id": "post-0001"})["ok"]
    mask = {"post_id": "post-0001", "version": 1}
    assert room.say(FACILITATOR, "post.mask", {**mask, "words": ["書かれていない"]})["error"]["code"] == "nothing_to_mask"
    assert room.say(FACILITATOR, "post.mask", {**mask, "words": ["ぽんちゃ", "ぽんちゃ邸"]})["ok"]
    post = room.bus.state(room.id).post("post-0001")
    assert getattr(post, "text", "") == "〇〇に行く。〇〇は17歳。", "only what was named: the age was let go"
    assert "ぽんちゃ" not in everything(room)
    with room.bus.database.read() as connection:
        assert verify(connection, room.id) == []


def test_words_named_for_a_held_post_go_beside_what_was_found(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", telling(confirmed=True, text=TEXT + "ぽんちゃの件。"))["ok"]
    assert room.say(FACILITATOR, "post.mask", {"post_id": telling()["id"], "version": 1, "words": ["ぽんちゃ"]})["ok"]
    post = room.bus.state(room.id).post(telling()["id"])
    assert post is not None
    assert (post.held, getattr(post, "text", "")) == (False, "Aさんの電話は（電話番号）です。〇〇の件。")


def test_masked_the_original_is_gone_from_the_files(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", telling(confirmed=True))["ok"]
    assert room.say(FACILITATOR, "post.mask", {"post_id": telling()["id"], "version": 1})["ok"]
    room.bus.stop()  # the writer empties the write-ahead log after its answer; two at once would be in each other's way
    for path in room.bus.database.path.parent.glob(room.bus.database.path.name + "*"):
        assert NAME.encode() not in path.read_bytes()
        assert PHONE.encode() not in path.read_bytes()


def test_verify_tells_of_a_log_that_still_holds_what_was_redacted(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", telling(confirmed=True))["ok"]
    assert room.say(FACILITATOR, "post.mask", {"post_id": telling()["id"], "version": 1})["ok"]
    with room.bus.database.write() as connection:
        row = connection.execute(select(tables.events).where(tables.events.c.type == "assessment.posted")).one()
        change = tables.events.update().where(tables.events.c.workshop_id == room.id, tables.events.c.seq == row.seq)
        connection.execute(change.values(data={**row.data, "content": {**row.data["content"], "text": TEXT}}))
    with room.bus.database.read() as connection:
        found = verify(connection, room.id)
    assert [difference.where for difference in found] == [f"events[{row.seq}]"]
    assert NAME not in str(found)


def test_masking_is_the_facilitators_and_needs_something_to_mask(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", assessment())["ok"]
    mask = {"post_id": assessment()["id"], "version": 1}
    assert room.say(BERT, "post.mask", mask)["error"]["kind"] == "forbidden"
    assert room.say(FACILITATOR, "post.mask", mask)["error"]["code"] == "nothing_to_mask"
    assert room.say(FACILITATOR, "post.mask", {**mask, "version": 7})["error"]["code"] == "edit_conflict"
    assert room.say(FACILITATOR, "post.mask", {**mask, "content": {"text": "x"}})["error"]["code"] == "unknown_field"


# --- words that are no posts -------------------------------------------------------------------------------------------------

CHIEF = Actor("section_chief", "chief")
QUESTION = {"id": "question-0001", "text": TEXT}
COMMANDS = [
    (ANNA, "question.ask", QUESTION, "text"),
    (FACILITATOR, "question.answer", {"id": "question-0001", "text": TEXT}, "text"),
    (FACILITATOR, "message.send", {"id": "message-0001", "text": "お知らせ", "title": TEXT}, "title"),
    (FACILITATOR, "message.send", {"id": "message-0002", "text": TEXT}, "text"),
    (FACILITATOR, "distress.set", {"text": TEXT}, "text"),
    (FACILITATOR, "post.hide", {"post_id": "post-0001", "reason": TEXT}, "reason"),
    (FACILITATOR, "group.rename", {"id": "g1", "name": "佐藤花子さんの班"}, "name"),
    (FACILITATOR, "group.add", {"id": "g77", "name": "佐藤花子さんの班"}, "name"),
    (ANNA, "role.call", {"role": "police", "reason": TEXT}, "reason"),
    (BERT, "handoff.answer", {"post_id": "item-0001", "answer": "asked", "text": TEXT}, "text"),
    (CHIEF, "comment.post", {"id": "comment-0001", "section": "net", "text": TEXT}, "text"),
    (CHIEF, "decision.put", {"kind": "other", "id": "own-1", "version": 0, "title": "議題", "decision": TEXT}, "decision"),
    (CHIEF, "sharing.put", {"id": "sharing-1", "version": 0, "department": "保護課", "changes": TEXT}, "changes"),
    (CHIEF, "next_plan.put", {"version": 0, "theme": TEXT}, "theme"),
    (CHIEF, "meeting.put", {"version": 0, "attendees": TEXT}, "attendees"),
]


def plan(room: Room) -> None:
    """A question, and a hand-off from Anna to Bert in one group, in the open."""
    case = room.bus.state(room.id).case
    for who, role in (("anna", case.roles[0].id), ("bert", case.roles[1].id)):
        assert room.bus.execute(room.id, FACILITATOR, f"seat-{who}", ChangeSeat(who, "g1", role))["ok"]
    assert room.say(ANNA, "assessment.post", {**assessment(), "text": "ふつうの文"})["ok"]
    assert room.say(FACILITATOR, "stage.open", {"stage": "plan", "phase": 1})["ok"]
    item = {"needs": [case.needs[0].id], "kind": "handoff", "what": "つなぐ", "handoff_to": case.roles[1].id}
    assert room.say(ANNA, "action_item.post", {"id": "item-0001", **item})["ok"]
    assert room.say(ANNA, "question.ask", {"id": "question-0001", "text": "夜は"}, "cmd-first-question")["ok"]


@pytest.mark.parametrize(("actor", "kind", "payload", "field"), COMMANDS, ids=[f"{kind}-{field}" for _, kind, _, field in COMMANDS])
def test_whoever_writes_a_name_anywhere_is_asked_once_and_nothing_is_stored_before(
    room: Room, caplog: pytest.LogCaptureFixture, actor: Actor, kind: str, payload: dict[str, Any], field: str
) -> None:
    plan(room)
    payload = {**payload, "id": "question-0002"} if kind == "question.ask" else payload
    caplog.set_level(logging.DEBUG)
    answer = room.say(actor, kind, payload)
    assert answer["error"]["code"] == "identifying", answer
    assert (answer["error"]["current"][0]["field"], answer["error"]["current"][0]["text"]) == (field, NAME)
    assert NAME not in everything(room)
    assert NAME not in caplog.text
    assert room.say(actor, kind, {**payload, "confirmed": True}, "cmd-all-the-same")["ok"]
    assert NAME in everything(room)


def test_a_scene_that_is_told_is_no_text_to_be_looked_through(room: Room) -> None:
    scene = room.bus.state(room.id).case.scenes[-1].id
    assert room.say(FACILITATOR, "message.send", {"id": "message-0003", "kind": "scene", "text": scene})["ok"]


def test_a_chief_is_not_asked_again_about_what_stands_already(room: Room) -> None:
    office = {"id": "sharing-1", "department": "保護課", "contacts": "保護課 052-000-1234"}
    assert room.say(CHIEF, "sharing.put", {**office, "version": 0})["error"]["code"] == "identifying"
    assert room.say(CHIEF, "sharing.put", {**office, "version": 0, "confirmed": True})["ok"]
    assert room.say(CHIEF, "sharing.put", {**office, "version": 1, "changes": "当番表"})["ok"]


def others(room: Room) -> str:
    """All that the wall, the chiefs and a participant of another group see."""
    state = room.bus.state(room.id)
    carla = state.rows[Participant][("carla",)]
    views = [Viewpoint("projector"), Viewpoint("section_chief"), from_seat(carla)]
    return json.dumps([[snapshot(state, view), board(state, "g1", view)] for view in views], ensure_ascii=False)


@pytest.mark.parametrize(
    ("actor", "command", "kind", "thing"),
    [
        (ANNA, ("question.ask", {"id": "question-0002", "text": TEXT}), "question", "question-0002"),
        (BERT, ("handoff.answer", {"post_id": "item-0001", "answer": "asked", "text": TEXT}), "handoff", "item-0001"),
    ],
)
def test_a_question_or_an_answer_with_a_name_stays_in_its_group_until_the_facilitator_decides(
    room: Room, actor: Actor, command: tuple[str, dict[str, Any]], kind: str, thing: str
) -> None:
    plan(room)
    assert room.join("carla", group="g3")["ok"]
    assert room.say(actor, command[0], {**command[1], "confirmed": True})["ok"]
    assert room.say(FACILITATOR, "stage.open", {"stage": "net", "phase": 0})["ok"]
    assert leaves_the_room(room.bus.state(room.id).rows[ActionItem][("item-0001",)])
    assert NAME not in others(room)
    own = snapshot(room.bus.state(room.id), from_seat(room.bus.state(room.id).rows[Participant][("anna",)]))
    assert NAME in json.dumps(own, ensure_ascii=False)
    assert room.say(BERT, "words.release", {"kind": kind, "id": thing})["error"]["kind"] == "forbidden"
    assert room.say(FACILITATOR, "words.release", {"kind": kind, "id": thing})["error"]["code"] == "reason_needed"
    assert room.say(FACILITATOR, "words.mask", {"kind": kind, "id": thing}, "cmd-mask-words")["ok"]
    assert "Aさんの電話" in others(room)
    assert NAME not in everything(room)
    with room.bus.database.read() as connection:
        assert verify(connection, room.id) == []


def test_an_answer_that_is_given_anew_takes_the_name_in_the_old_one_out_of_the_log(room: Room) -> None:
    plan(room)
    assert room.say(BERT, "handoff.answer", {"post_id": "item-0001", "answer": "asked", "text": TEXT, "confirmed": True})["ok"]
    assert room.say(BERT, "handoff.answer", {"post_id": "item-0001", "answer": "accepted", "text": "わかりました"})["ok"]
    assert NAME not in everything(room)
    with room.bus.database.read() as connection:
        assert verify(connection, room.id) == []


def test_a_question_that_everybody_has_read_is_blotted_out_by_the_word(room: Room) -> None:
    plan(room)
    assert room.say(ANNA, "question.ask", {"id": "question-0002", "text": "ぽんちゃはどこに住みますか"})["ok"]
    assert room.say(FACILITATOR, "words.mask", {"kind": "question", "id": "question-0002"})["error"]["code"] == "nothing_to_mask"
    assert room.say(FACILITATOR, "words.mask", {"kind": "question", "id": "question-0002", "words": ["ぽんちゃ"]})["ok"]
    assert "ぽんちゃ" not in everything(room)


def test_a_released_question_goes_to_everybody_with_the_reason_in_the_log(room: Room) -> None:
    plan(room)
    assert room.join("carla", group="g3")["ok"]
    assert room.say(ANNA, "question.ask", {"id": "question-0002", "text": TEXT, "confirmed": True})["ok"]
    assert room.say(FACILITATOR, "words.release", {"kind": "question", "id": "question-0002", "reason": "架空の名前"})["ok"]
    assert NAME in others(room)
    assert room.events("words.released") == 1


def test_masked_as_a_note_the_question_that_was_made_of_it_is_masked_too(room: Room) -> None:
    """A note that the facilitator answers becomes a question of the same id: the name must not live on in that."""
    state = room.bus.state(room.id)
    note = QuestionAsked("post-0001", "anna", "g1", state.case.roles[0].id, TEXT)
    assert room.say(ANNA, "assessment.post", telling(confirmed=True))["ok"]
    with room.bus.database.write() as connection:  # as the log of such a note holds it
        recorded = Recorded(room.bus.state(room.id).seq + 1, "2026-06-01T03:00:00.000+00:00", "s:test", note)
        rows = apply(room.bus.state(room.id), recorded)
        event_log.append(connection, room.id, [recorded])
        projection.write(connection, room.id, rows)
    assert room.say(FACILITATOR, "post.mask", {"post_id": "post-0001", "version": 1})["ok"]
    assert NAME not in everything(room)
    with room.bus.database.read() as connection:
        assert verify(connection, room.id) == []


# --- any grade is held, but for what the case itself says ----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["長女は17歳で、南小学校のそばに住む。", "父は漁師、三つ子がいて、ベトナム国籍。"])
def test_what_only_narrows_down_is_held_without_a_question_and_let_go_without_a_reason(room: Room, text: str) -> None:
    assert room.say(ANNA, "assessment.post", {**assessment(), "text": text})["ok"]
    post = room.bus.state(room.id).post(assessment()["id"])
    assert post is not None
    assert (post.held_why, leaves_the_room(post)) == ("anonymity", False)
    assert "stop" not in {finding["grade"] for finding in post.findings}
    assert text[:4] not in str(post.findings)
    assert room.say(FACILITATOR, "post.release", {"post_id": post.id})["ok"]


def test_what_the_case_itself_says_may_be_spoken_of(room: Room) -> None:
    """Everybody has it before them, looked through and signed: were it held, the wall would stay empty."""
    case = room.bus.state(room.id).case
    told = replace(case, facts=(replace(case.facts[0], text="母親は２３歳で、南小学校のそばに住む。"), *case.facts[1:]))
    state = State(told, room.bus.state(room.id).format, ())
    state.put(room.bus.state(room.id).workshop)
    found = [[finding["grade"] for finding in screening.findings({"text": text}, lambda: state)] for text in ("23歳の母親が眠れていない", "3歳の子がいる", "佐藤花子さん")]
    assert found == [[], ["care"], ["stop"]]
