"""The plain page beyond writing: calling, passing, asking, hand-offs that arrive, what the facilitator tells."""

from __future__ import annotations

import html

from flask import Flask

from tests.web.conftest import Browser
from tests.web.test_participant_pages import House, fields, join, seated
from workshop.domain.commands import OpenStage
from workshop.domain.commands_floor import AnswerQuestion, SendMessage

QUESTION = "担任は家庭訪問をしたことがありますか"


def test_help_is_called_and_settled_and_a_turn_is_passed_and_taken_back(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"])
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    for kind, said in (("help.ask", "進行役を呼んでいます"), ("help.settle", "進行役を班に呼ぶ"), ("pass.set", "この段階はパスしました"), ("pass.set", "この段階はパスする")):
        assert browser.post(path, fields(browser.get(path).text, kind)).status_code == 303, kind
        assert said in browser.get(path).text, kind


def test_a_question_is_asked_answered_and_read_with_its_group_and_one_too_long_stays_in_its_field(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"])
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    form = fields(browser.get(path).text, "question.ask")
    refused = browser.post(path, {**form, "text": "長" * 201})
    assert refused.status_code == 409
    assert "長" * 201 in refused.text
    again = fields(refused.text, "question.ask")
    assert browser.post(path, {**again, "text": QUESTION}).status_code == 303
    assert "答えを待っています" in browser.get(path).text
    house.run(AnswerQuestion(form["id"], "四月に一度しています"))
    asked = browser.get(path).text.partition('id="support"')[2]
    assert asked.index("1班") < asked.index(QUESTION) < asked.index("四月に一度しています")


def test_a_hand_off_that_arrives_is_declined_with_a_reason_and_accepted_after_all(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"], group_limit=2)
    author, receiver = seated(app, house, "g1"), Browser(app.test_client(), app)
    assert join(receiver, house, group="g1").status_code == 303
    path = f"/w/{house.code}/plain"
    house.run(OpenStage("plan", 1))
    role = receiver.get(f"/w/{house.code}/snapshot").json["viewpoint"]["role"]  # type: ignore[index]
    need = house.state.case.needs[0].id
    page = author.get(path).text
    action = {**fields(page, "action_item.post"), "needs": need, "kind": "handoff", "what": "家計の相談に一緒に行く", "handoff_to": role}
    assert author.post(path, action).status_code == 303
    answer = fields(receiver.get(path).text, "handoff.answer")
    refused = receiver.post(path, {**answer, "answer": "declined", "text": ""})
    assert refused.status_code == 409
    assert 'id="refused"' in refused.text.partition('id="handoffs"')[2]
    for kind, text in (("declined", "今週は担当が不在です"), ("accepted", "")):
        assert receiver.post(path, {**fields(receiver.get(path).text, "handoff.answer"), "answer": kind, "text": text}).status_code == 303
    shown = receiver.get(path).text.partition('id="handoffs"')[2]
    assert "✓ 受け取りました" in shown
    assert 'id="handoffs"' not in author.get(path).text


def test_what_the_facilitator_tells_is_read_with_its_title(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"])
    browser = seated(app, house)
    house.run(SendMessage(id="message-1", kind="inject", title="学校からの電話", text="本人が三日続けて休んでいます", groups=(), wall=False, after_s=0, by_hand=False))
    page = html.unescape(browser.get(f"/w/{house.code}/plain").text)
    assert page.index("新しい情報が入りました") < page.index("学校からの電話") < page.index("本人が三日続けて休んでいます")


def test_a_question_with_a_name_is_asked_about_once_and_then_stays_in_the_group(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"])
    browser, other = seated(app, house, "g1"), Browser(app.test_client(), app)
    assert join(other, house, group="g2").status_code == 303
    path, text = f"/w/{house.code}/plain", "佐藤花子さんの家はどこですか"
    asked = browser.post(path, {**fields(browser.get(path).text, "question.ask"), "text": text})
    assert asked.status_code == 409
    for said in ("まだ送っていません", "「佐藤花子」", "このまま送る", text):
        assert said in asked.text
    assert browser.post(path, {**fields(asked.text, "question.ask"), "text": text, "confirmed": "yes"}).status_code == 303
    assert "この班の中だけに見えます" in browser.get(path).text
    assert "佐藤花子" not in other.get(path).text
