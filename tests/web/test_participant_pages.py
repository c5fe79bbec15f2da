"""The participant's pages without scripts: the code, joining, and the plain version."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.web.conftest import Browser
from workshop.domain.commands import CloseWorkshop, OpenStage, OpenWorkshop
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.service.workshops import new_id, prepare
from workshop.storage.tables import case_versions
from workshop.web.participant import normal_code

STAFF = Actor("facilitator", "somebody")
TEXT = "夜に相談できる先がない。"


class House:
    """A workshop with two groups of at most one, and its facilitator's hand."""

    def __init__(self, app: Flask, account_id: str, group_limit: int = 1) -> None:
        self.bus = app.extensions["aminome"].bus
        with app.extensions["aminome"].database.read() as connection:
            digest = connection.execute(select(case_versions.c.id)).scalars().first()
        self.id = prepare(
            self.bus, account_id=account_id, title="多職種合同研修", ward_id="w1", held_on="2026-06-01", expected=12, groups=2,
            group_limit=group_limit, case_digest=digest, format_id="conf100",
        )  # fmt: skip

    @property
    def state(self) -> State:
        state: State = self.bus.state(self.id)
        return state

    @property
    def code(self) -> str:
        return self.state.workshop.code

    def run(self, *commands: Any) -> None:
        for command in commands:
            assert self.bus.execute(self.id, STAFF, new_id(), command)["ok"]

    def texts(self) -> list[str]:
        return [str(getattr(post, "text", getattr(post, "what", ""))) for post in self.state.posts()]


@pytest.fixture
def house(app: Flask, people: dict[str, str]) -> House:
    return House(app, people["facilitator1"])


def join(browser: Browser, house: House, **form: str) -> Any:
    path = f"/j/{house.code}"
    browser.get(path)
    return browser.post(path, {"command_id": new_id(), "profession": "phn", **form})


def seated(app: Flask, house: House, group: str = "") -> Browser:
    """A browser with a seat, in a role whose card holds facts, while assessments are written."""
    house.run(OpenWorkshop(), OpenStage("assess", 1))
    browser = Browser(app.test_client(), app)
    role = next(card.role for card in house.state.case.role_cards if card.facts)
    assert join(browser, house, role=role, group=group).status_code == 303
    return browser


def fields(page: str, kind: str) -> dict[str, str]:
    """The hidden fields of the form of that type."""
    form = next(part for part in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{kind}"' in part)
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))


@pytest.mark.parametrize("typed", ["acd-efg", "ＡＣＤ ＥＦＧ", " acdefg　", "a c d e f g"])
def test_a_code_is_understood_however_a_phone_types_it(typed: str) -> None:
    assert normal_code(typed) == "ACDEFG"


def test_an_unknown_code_is_answered_in_a_sentence_and_stays_in_the_field(browser: Browser) -> None:
    answer = browser.get("/?code=zzzzzz")
    assert answer.status_code == 404
    assert "このコードの研修は見つかりません" in answer.text
    assert 'value="zzzzzz"' in answer.text


@pytest.mark.parametrize(("path", "said"), [("/j/QQQQQQ", "このコードの研修は見つかりません"), ("/s/WRONGSLIP123", "この座席票は見つかりません")])
def test_an_address_with_an_unknown_code_is_answered_in_a_sentence(browser: Browser, path: str, said: str) -> None:
    answer = browser.get(path)
    assert (answer.status_code, said in answer.text) == (404, True)


def test_a_field_that_joining_does_not_know_is_named(app: Flask, house: House) -> None:
    house.run(OpenWorkshop())
    answer = app.test_client().post(
        f"/w/{house.code}/join", json={"command_id": new_id(), "profession": "phn", "foo": 1}, headers={"X-Requested-With": "aminome"}
    )
    assert (answer.status_code, answer.json["error"]["field"], house.state.members("g1") + house.state.members("g2")) == (400, "foo", [])


def test_a_post_of_nine_megabytes_is_answered_in_a_sentence_about_what_was_written(app: Flask, house: House) -> None:
    browser = seated(app, house)
    answer = browser.client.post(f"/w/{house.code}/commands", data=b"x" * 9_000_000, content_type="application/json", headers={"X-Requested-With": "aminome"})
    assert (answer.status_code, answer.json["error"]["message"]) == (
        413, "大きすぎるため、受け取れませんでした。何も保存していません。短くしてから、もう一度お試しください。",
    )  # fmt: skip


def test_a_code_leads_to_joining(browser: Browser, house: House) -> None:
    assert browser.get(f"/?code={house.code.lower()}").location.endswith(f"/j/{house.code}")


def test_before_the_opening_one_is_told_to_wait(browser: Browser, house: House) -> None:
    assert "まだ始まっていません" in browser.get(f"/j/{house.code}").text


def test_after_the_closing_nobody_joins(browser: Browser, house: House) -> None:
    house.run(OpenWorkshop(), CloseWorkshop())
    assert "この研修は終了しました" in browser.get(f"/j/{house.code}").text
    assert "この研修は終了しました" in browser.get(f"/?code={house.code}").text


def test_joining_asks_no_name_and_tells_what_staff_can_see(browser: Browser, house: House) -> None:
    house.run(OpenWorkshop())
    page = browser.get(f"/j/{house.code}").text
    assert set(re.findall(r'name="(\w+)"', page)) - {"viewport", "robots"} == {
        "csrf_token",
        "command_id",
        "profession",
        "department",
        "role",
        "group",
    }
    assert "進行役と管理者には" in page


def test_joining_twice_with_one_form_takes_one_seat(browser: Browser, house: House, app: Flask) -> None:
    house.run(OpenWorkshop())
    path = f"/j/{house.code}"
    form = {"command_id": new_id(), "profession": "phn"}
    browser.get(path)
    assert browser.post(path, form).status_code == 303
    other_tap = Browser(app.test_client(), app)
    other_tap.get(path)
    assert other_tap.post(path, form).status_code == 303
    assert sum(len(house.state.members(group.id)) for group in house.state.groups) == 1


def test_a_full_group_is_refused_with_the_choices_kept(app: Flask, house: House) -> None:
    seated(app, house)
    taken = next(group.id for group in house.state.groups if house.state.members(group.id))
    late = Browser(app.test_client(), app)
    answer = join(late, house, group=taken, role=house.state.case.roles[1].id)
    assert answer.status_code == 409
    assert "満席" in answer.text
    assert f'value="{house.state.case.roles[1].id}" selected' in answer.text


def test_without_a_seat_the_page_leads_to_joining(browser: Browser, house: House) -> None:
    for path in (f"/w/{house.code}", f"/w/{house.code}/plain"):
        assert browser.get(path).location.endswith(f"/j/{house.code}")


def test_the_live_page_leads_to_the_plain_one_where_scripts_are_blocked(app: Flask, house: House) -> None:
    page = seated(app, house).get(f"/w/{house.code}").text
    assert re.search(r"<noscript>.*/plain.*</noscript>", page, re.DOTALL)
    assert re.search(r'id="plain-link".*?/plain', page)


def test_a_plain_form_sent_twice_is_stored_once(app: Flask, house: House) -> None:
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    form = {**fields(browser.get(path).text, "assessment.post"), "kind": "need", "text": TEXT}
    for _ in range(2):
        assert browser.post(path, form).status_code == 303
    assert house.texts() == [TEXT]
    assert TEXT in browser.get(path).text


def test_a_refused_plain_form_keeps_the_text_and_names_the_field(app: Flask, house: House) -> None:
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    answer = browser.post(path, {**fields(browser.get(path).text, "assessment.post"), "text": TEXT})
    assert answer.status_code == 409
    assert "種類：一つ選んでください。" in answer.text
    assert re.search(rf"<textarea[^>]*>{TEXT}</textarea>", answer.text)
    again = browser.post(path, {**fields(answer.text, "assessment.post"), "kind": "need", "text": TEXT})
    assert (again.status_code, house.texts()) == (303, [TEXT])


def test_a_text_whose_stage_has_closed_comes_back_to_be_copied(app: Flask, house: House) -> None:
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    form = {**fields(browser.get(path).text, "assessment.post"), "kind": "need", "text": TEXT}
    house.run(OpenStage("plan", 0))
    answer = browser.post(path, form)
    assert "段階が切り替わったようです" in answer.text
    assert re.search(rf"<textarea[^>]*readonly[^>]*>{TEXT}</textarea>", answer.text)


def test_a_card_fact_an_urgency_and_an_action_go_in_by_plain_forms(app: Flask, house: House) -> None:
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    assert browser.post(path, fields(browser.get(path).text, "fact.share")).status_code == 303
    assert "班に共有しました" in browser.get(path).text
    house.run(OpenStage("check", 0))
    page = browser.get(path).text
    assert browser.post(path, {**fields(page, "urgency.rate"), "value": "7"}).status_code == 303
    need = house.state.case.needs[0].id
    action = {**fields(page, "action_item.post"), "needs": need, "kind": "act", "what": "訪問する。", "due_h": "48", "lead": "yes"}
    assert browser.post(path, action).status_code == 303
    assert "あなたの判定：7" in browser.get(path).text
    assert house.texts() == ["訪問する。"]


def test_what_was_written_is_edited_and_taken_back_by_plain_forms(app: Flask, house: House) -> None:
    browser = seated(app, house)
    path = f"/w/{house.code}/plain"
    browser.post(path, {**fields(browser.get(path).text, "assessment.post"), "kind": "need", "text": TEXT})
    post_id = next(house.state.posts()).id
    page = browser.get(f"{path}?edit={post_id}").text
    assert re.search(rf"<textarea[^>]*>{TEXT}</textarea>", page), "the form holds what is there"
    form = fields(page, "assessment.edit")
    assert form["id"] == post_id
    assert browser.post(path, {**form, "kind": "risk", "text": "直した文"}).status_code == 303
    assert house.texts() == ["直した文"]
    late = browser.post(path, {**form, "command_id": "late-command", "kind": "need", "text": "古い画面からの文"})
    assert late.status_code == 409
    assert "古い画面からの文" in late.text, "what was typed is kept"
    assert "直した文" in late.text, "beside what stands now"
    assert browser.post(path, {**fields(late.text, "assessment.edit"), "kind": "need", "text": "合わせた文"}).status_code == 303
    assert browser.post(path, fields(browser.get(path).text, "assessment.withdraw")).status_code == 303
    assert house.texts() == []


def test_others_posts_are_reacted_to_by_a_plain_button_and_not_offered_for_editing(app: Flask, people: dict[str, str]) -> None:
    house = House(app, people["facilitator1"], group_limit=2)
    author, reader = seated(app, house, "g1"), seated(app, house, "g1")
    path = f"/w/{house.code}/plain"
    author.post(path, {**fields(author.get(path).text, "assessment.post"), "kind": "need", "text": TEXT})
    page = reader.get(path).text
    assert "assessment.withdraw" not in page
    assert "?edit=" not in page
    form = fields(page, "reaction.set")
    assert reader.post(path, {**form, "reaction": "agree:yes"}).status_code == 303
    assert re.search(r'aria-pressed="true">✓ なるほど 1<', reader.get(path).text)
    assert re.search(r'aria-pressed="false">なるほど 1<', author.get(path).text)
    assert reader.post(path, {**fields(reader.get(path).text, "reaction.set"), "reaction": "agree:no"}).status_code == 303
    assert "なるほど 0" in author.get(path).text
