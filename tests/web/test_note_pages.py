"""Notes on the plain page: written without scripts, refused with the text kept, read on the board."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.test_workshops_pages import prepared
from workshop.domain.commands import JoinWorkshop, OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.storage import seats
from workshop.storage.database import Database


@pytest.fixture
def seated(app: Flask, browser: Any, signed_in: Any, database: Database) -> Any:
    """`seated(format, stage, phase)`: a browser with a seat in a workshop where that stage is open."""

    def sit(format_id: str, stage: str, phase: int) -> Any:
        row = prepared(signed_in("facilitator1"), database, format=format_id)
        staff, person = Actor("facilitator", "somebody"), Actor("participant", "person-0001")
        bus = app.extensions["aminome"].bus
        for number, (actor, command) in enumerate(
            ((staff, OpenWorkshop()), (person, JoinWorkshop(person.id, "phn", None, "", "")), (staff, OpenStage(stage, phase)))
        ):
            assert bus.execute(row.id, actor, f"ready-{number:04}", command)["ok"]
        with database.write() as connection:
            token = seats.give(connection, row.id, person.id)
        browser.client.set_cookie(f"seat_{row.code}", token)
        return browser, f"/w/{row.code}/plain"

    return sit


def _note(**more: str) -> dict[str, str]:
    return {"type": "note.post", "command_id": "command-0001", "id": "note-0001", **more}


def test_a_note_is_written_by_a_plain_form_and_stands_under_its_kind(seated: Any) -> None:
    browser, path = seated("mitate120", "mitate", 1)
    page = browser.get(path).text
    assert "本人の願い" in page
    assert "本人の言葉で書きます" in page
    assert browser.post(path, _note(kind="wish", text="家族で暮らしたい")).status_code == 303
    page = browser.get(path).text
    assert page.index("<h3>本人の願い</h3>") < page.index("家族で暮らしたい")


def test_a_note_of_a_kind_that_the_stage_does_not_ask_for_is_refused_and_kept(seated: Any) -> None:
    browser, path = seated("mitate120", "mitate", 1)
    answer = browser.post(path, _note(kind="question", text="だれが知っていますか"))
    assert answer.status_code == 409
    assert "選べる項目ではありません" in answer.text
    assert "だれが知っていますか" in answer.text


def test_the_scale_has_the_words_of_its_format(seated: Any) -> None:
    browser, path = seated("safety90", "rate", 0)
    page = browser.get(path).text
    assert "安全度" in page
    assert "0（すぐに危険がある）から10（十分に安全）まで" in page


def test_the_period_is_told_where_the_stage_is_about_one(seated: Any) -> None:
    browser, path = seated("timeline90", "period1", 0)
    assert "知らなかったこと" in browser.get(path).text
