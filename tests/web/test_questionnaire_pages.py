"""The questionnaire from the facilitator's button to the stored sheet, without any script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.web.conftest import Browser
from tests.web.test_workshops_pages import prepared
from workshop.domain.commands import CloseWorkshop, OpenWorkshop
from workshop.domain.rows_chiefs import QuestionnaireSheet
from workshop.domain.viewpoint import Actor
from workshop.storage.database import Database
from workshop.storage.tables import questionnaire_answers, questionnaire_seats, questionnaire_tickets


@pytest.fixture
def row(app: Flask, signed_in: Any, database: Database) -> Any:
    """An open workshop."""
    made = prepared(signed_in("facilitator1"), database)
    app.extensions["aminome"].bus.execute(made.id, Actor("facilitator", "f"), "open-it-now", OpenWorkshop())
    return made


def seated(app: Flask, code: str) -> Browser:
    browser = Browser(app.test_client(), app)
    browser.get(f"/j/{code}")
    command = re.search(r'name="command_id" value="([^"]+)"', browser.get(f"/j/{code}").text)
    assert command is not None
    assert browser.post(f"/j/{code}", {"command_id": command.group(1), "profession": "phn"}).status_code == 303
    return browser


def opened(signed_in: Any, row: Any, sheet: str = "now", *, to: str = "yes") -> Any:
    return signed_in("facilitator1").post(f"/staff/workshops/{row.id}/questionnaire", {"sheet": sheet, "open": to})


def test_a_seat_answers_once_and_the_sheet_does_not_know_the_seat(app: Flask, signed_in: Any, row: Any, database: Database) -> None:
    browser = seated(app, row.code)
    assert browser.get(f"/w/{row.code}/questionnaire").status_code == 409, "not open yet"
    assert opened(signed_in, row).status_code == 303
    assert "アンケートに答える" in browser.get(f"/w/{row.code}/plain").text
    assert browser.get(f"/q/{row.code.lower()}").location == f"/w/{row.code}/questionnaire"
    path = browser.post(f"/w/{row.code}/questionnaire").location
    form = browser.get(path).text
    assert form.count('type="radio" name="satisfaction"') == 5
    assert 'name="others_before"' in form
    assert 'name="quiz1"' in form
    assert browser.post(path, {}).status_code == 422
    wrong = browser.post(path, {"satisfaction": "9", "insight": "消えない文"})
    assert wrong.status_code == 422
    assert "消えない文" in wrong.text
    assert browser.post(path, {"satisfaction": "4", "others_before": "2", "others_now": "4", "insight": "受け取りを声に出す"}).status_code == 200
    assert browser.post(path, {"satisfaction": "1"}).status_code == 410, "a ticket is used once"
    assert browser.post(f"/w/{row.code}/questionnaire").status_code == 409, "a seat obtains one ticket"
    with database.read() as connection:
        (answers,) = connection.execute(select(questionnaire_answers)).all()
        (seat,) = connection.execute(select(questionnaire_seats)).all()
        assert connection.execute(select(questionnaire_tickets)).all() == []
    assert answers.answers == {"satisfaction": 4, "others_before": 2, "others_now": 4, "insight": "受け取りを声に出す"}
    assert seat.participant_id not in str(answers)


def test_a_ticket_that_was_not_used_yet_is_found_again_by_the_same_browser(app: Flask, signed_in: Any, row: Any) -> None:
    browser = seated(app, row.code)
    opened(signed_in, row)
    first = browser.post(f"/w/{row.code}/questionnaire").location
    assert browser.post(f"/w/{row.code}/questionnaire").location == first


def test_it_is_answered_after_the_workshop_too_until_it_closes_for_ever(app: Flask, signed_in: Any, row: Any) -> None:
    browser = seated(app, row.code)
    opened(signed_in, row)
    app.extensions["aminome"].bus.execute(row.id, Actor("facilitator", "f"), "close-it-now", CloseWorkshop())
    path = browser.post(f"/w/{row.code}/questionnaire").location
    assert opened(signed_in, row, to="no").status_code == 303
    assert browser.post(path, {"satisfaction": "4"}).status_code == 409
    again = opened(signed_in, row)
    assert again.status_code == 409
    assert "もう開けません" in again.text


def test_the_link_of_three_months_later_needs_no_seat(app: Flask, signed_in: Any, row: Any, database: Database) -> None:
    opened(signed_in, row, "later")
    page = signed_in("facilitator1").get(f"/staff/workshops/{row.id}/questionnaire").text
    found = re.search(r'value="http[^"]*(/later/[^"]+)"', page)
    assert found is not None
    stranger = Browser(app.test_client(), app)
    assert stranger.get(found.group(1)).status_code == 200
    assert stranger.post(found.group(1), {"did": "0", "with": ["0", "2"]}).status_code == 200
    assert stranger.get("/later/forged").status_code == 404
    with database.read() as connection:
        assert connection.execute(select(questionnaire_answers.c.answers)).scalar_one() == {"did": 0, "with": [0, 2]}


def test_three_months_later_a_seat_answers_once_and_so_does_a_browser_without_one(app: Flask, signed_in: Any, row: Any, database: Database) -> None:
    phone = seated(app, row.code)
    opened(signed_in, row, "later")
    found = re.search(r'value="http[^"]*(/later/[^"]+)"', signed_in("facilitator1").get(f"/staff/workshops/{row.id}/questionnaire").text)
    assert found is not None
    link = found.group(1)
    assert phone.post(link, {"did": "9"}).status_code == 422, "a sheet that was refused may be sent again"
    assert phone.post(link, {"did": "1"}).status_code == 200
    phone.client.delete_cookie(f"later_{row.code}")
    again = phone.get(link)
    assert again.status_code == 409, "the seat itself has answered, whatever the browser still knows"
    assert "すでに答えています" in again.text
    stranger = Browser(app.test_client(), app)
    assert stranger.post(link, {"did": "0"}).status_code == 200
    assert stranger.post(link, {"did": "2"}).status_code == 409
    with database.read() as connection:
        rows = connection.execute(select(questionnaire_answers)).all()
        seats = connection.execute(select(questionnaire_seats).where(questionnaire_seats.c.sheet == "later")).all()
    assert sorted(one.answers["did"] for one in rows) == [0, 1]
    assert len(seats) == 1
    assert seats[0].participant_id not in str(rows)


def test_questions_of_a_house_that_are_wrong_are_said_and_nothing_opens(app: Flask, signed_in: Any, row: Any) -> None:
    house = app.extensions["aminome"]
    (house.settings.data_dir / "questionnaire.yaml").write_text("now: {}\n", encoding="utf-8")
    assert "questionnaire.yaml" in opened(signed_in, row).text
    assert house.bus.state(row.id).rows[QuestionnaireSheet] == {}


def test_strangers_and_chiefs_do_not_open_it(app: Flask, signed_in: Any, row: Any) -> None:
    assert signed_in("chief1").post(f"/staff/workshops/{row.id}/questionnaire", {"sheet": "now", "open": "yes"}).status_code == 403
    assert signed_in("facilitator2").get(f"/staff/workshops/{row.id}/questionnaire").status_code == 404
    assert Browser(app.test_client(), app).get(f"/w/{row.code}/questionnaire").status_code == 302


def test_a_name_in_the_free_text_is_asked_about_and_never_stored(app: Flask, signed_in: Any, row: Any, database: Database) -> None:
    assert opened(signed_in, row).status_code == 303
    browser = seated(app, row.code)
    path = browser.post(f"/w/{row.code}/questionnaire").location
    sheet = {"satisfaction": "4", "insight": "佐藤花子さんの家の電話は090-0000-1234"}
    asked = browser.post(path, sheet)
    assert asked.status_code == 422
    for said in ("まだ送っていません", "「佐藤花子」", sheet["insight"], "見つかったところを伏せて送る"):
        assert said in asked.text
    with database.read() as connection:
        assert connection.execute(select(questionnaire_answers)).all() == []
    assert browser.post(path, {**sheet, "confirmed": "yes"}).status_code == 200
    with database.read() as connection:
        stored = connection.execute(select(questionnaire_answers.c.answers)).scalar_one()
    assert stored == {"satisfaction": 4, "insight": "Aさんの家の電話は（電話番号）"}
