"""A text that tells who somebody is: asked once, held, masked, and out of the log."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from sqlalchemy import select

from tests.service.test_bus import ANNA, BERT, FACILITATOR, Room, assessment
from workshop.domain.present import board, snapshot
from workshop.domain.state import Participant
from workshop.domain.viewpoint import Viewpoint, from_seat, leaves_the_room
from workshop.service.bus import Bus
from workshop.storage import tables
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


def test_what_only_narrows_down_is_posted_without_a_question(room: Room) -> None:
    assert room.say(ANNA, "assessment.post", {**assessment(), "text": "母は32歳、南小学校の近くに住む。"})["ok"]


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
        assert record == {"id": post.id}
        assert verify(connection, room.id) == []


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
