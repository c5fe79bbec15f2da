"""The house's own words on heavy cases: kept by the administrator, in each new workshop, at the door and in the room."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.web.conftest import Browser
from tests.web.test_workshops_pages import prepared
from workshop.domain.commands import OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.domain.vocabulary import DISTRESS_NOTE
from workshop.storage.database import Database

NOTE = "職員相談室（内線1234）に話せます。\n夜は、健康相談の電話に。"


def _door(app: Flask, workshop_id: str) -> str:
    bus = app.extensions["aminome"].bus
    assert bus.execute(workshop_id, Actor("facilitator", "staff"), "door-open", OpenWorkshop())["ok"]
    code = bus.state(workshop_id).workshop.code
    return app.test_client().get(f"/j/{code}").text


def test_a_new_workshop_begins_with_the_houses_words_and_an_earlier_one_keeps_its_own(app: Flask, signed_in: Any, database: Database) -> None:
    admin: Browser = signed_in("admin")
    earlier = prepared(signed_in("facilitator1"), database).id
    assert DISTRESS_NOTE in admin.get("/staff/house/distress-note").text
    assert admin.post("/staff/house/distress-note", {"text": NOTE}).status_code == 302
    assert "内線1234" in admin.get("/staff/house/distress-note").text
    fresh = prepared(signed_in("facilitator1"), database, title="次の研修").id
    assert "内線1234" in _door(app, fresh)
    assert "内線1234" not in _door(app, earlier)
    seat = app.test_client()
    state = app.extensions["aminome"].bus.state(fresh)
    assert state.workshop.distress_note == NOTE
    assert seat.get(f"/w/{state.workshop.code}/door").json["distress_note"] == NOTE  # type: ignore[index]


def test_emptied_or_left_as_it_was_the_words_of_the_product_stand(app: Flask, signed_in: Any, database: Database) -> None:
    admin: Browser = signed_in("admin")
    for given in ("", DISTRESS_NOTE):
        admin.post("/staff/house/distress-note", {"text": NOTE})
        admin.post("/staff/house/distress-note", {"text": given})
        fresh = prepared(signed_in("facilitator1"), database).id
        assert app.extensions["aminome"].bus.state(fresh).workshop.distress_note == ""
        assert DISTRESS_NOTE in _door(app, fresh)


def test_words_that_are_too_long_are_refused_and_stay_in_the_field(signed_in: Any) -> None:
    answer = signed_in("admin").post("/staff/house/distress-note", {"text": "長" * 1001})
    assert answer.status_code == 422
    assert "1000文字まで" in answer.text
    assert "長" * 1001 in answer.text
