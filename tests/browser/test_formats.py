"""A question on its way from a phone to the wall and back, in a workshop whose format was changed on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import House, Room
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.needs_browser

QUESTION = "夜に家にいるのはだれですか"
ANSWER = "平日の夜は、Bさんと弟の二人です"


@pytest.fixture
def incident(house: House, browser: Browser, staff: BrowserContext) -> Iterator[Room]:
    """A workshop prepared by the facilitator's own hands, switched to the incident process before it opens."""
    page = staff.new_page()
    page.goto("/staff/workshops/new")
    page.get_by_label(re.compile("^研修の名称")).fill("インシデント・プロセスの回")
    page.get_by_label(re.compile("^参加予定人数")).fill("12")
    page.get_by_role("button", name="この内容で用意する").click()
    other = staff.new_page()  # a second cockpit, opened before the format is another
    other.goto(page.url)
    expect(other.locator(".cockpit")).to_be_visible()
    page.get_by_role("link", name="進行形式を変える").click()
    page.get_by_role("radio", name=re.compile("インシデント・プロセス")).check()
    page.get_by_role("button", name="この形式にする").click()
    expect(page.get_by_text("一問一答").first).to_be_visible()
    told = json.loads(page.locator("#app").get_attribute("data-cockpit") or "")
    contexts: list[BrowserContext] = []
    yield Room(house, browser, page.url.rsplit("/", 1)[1], told["code"], staff, contexts)
    for one in (page, other):
        one.close()
    for context in contexts:
        context.close()


def _ask(room: Room) -> Page:
    phone = room.writer(room.context())
    phone.locator("#new-note-text").fill(QUESTION)
    phone.get_by_role("button", name="保存する").click()
    expect(phone.get_by_role("region", name="この段階で自分が書いたもの").locator(".saved")).to_contain_text("保存しました")
    return phone


def test_a_cockpit_that_was_open_when_the_format_was_switched_says_what_its_stages_disclose_and_show(incident: Room) -> None:
    incident.command("workshop.open")
    incident.command("stage.open", stage="promise", phase=0)
    cockpits = incident.staff.pages
    assert len(cockpits) == 2
    for page in cockpits:
        expect(page.locator("#next-does")).to_contain_text("場面「")
    assert len({page.locator("#next-does").inner_text() for page in cockpits}) == 1


def test_a_question_goes_to_the_wall_when_the_silence_ends_and_is_answered_for_all(incident: Room) -> None:
    room = incident
    room.command("workshop.open")
    room.command("stage.open", stage="asking", phase=0)
    phone = _ask(room)
    wall = room.staff.new_page()
    wall.goto(room.screen_address())
    expect(wall.locator(".silence__total")).to_contain_text("1人が書きました")
    expect(wall.locator("body")).not_to_contain_text(QUESTION)
    assert violations(wall) == []
    room.command("stage.open", stage="asking", phase=1)
    expect(wall.locator(".question")).to_contain_text(QUESTION)
    expect(wall.locator(".question")).to_contain_text("まだ答えていません")
    cockpit = room.staff.new_page()
    cockpit.goto(f"/staff/workshops/{room.workshop_id}")
    cockpit.get_by_role("button", name="ボード", exact=True).click()
    group = phone.locator("#panel-board h2").first.text_content() or ""
    cockpit.locator(".board select").first.select_option(label=group.removesuffix("のボード"))
    cockpit.get_by_role("button", name="この質問に答える").click()
    cockpit.get_by_label("答え（事実だけを短く）").fill(ANSWER)
    cockpit.get_by_role("button", name="全員に示す").click()
    expect(wall.locator(".question--answered")).to_contain_text(ANSWER)
    assert violations(wall) + violations(phone) == []
    wall.close()
    cockpit.close()


def test_the_editor_works_without_scripts_and_comes_back_to_the_stage_that_was_changed(house: House, browser: Browser, staff: BrowserContext) -> None:
    context = browser.new_context(locale="ja-JP", base_url=house.server.url, viewport={"width": 1366, "height": 768}, java_script_enabled=False)
    context.add_cookies(staff.cookies())
    page = context.new_page()
    page.goto("/staff/formats/safety90")
    page.get_by_role("link", name="複製して直す").click()
    page.locator("#stage-2").get_by_role("button", name="＋ 付箋の種類を足す").click()
    assert page.url.endswith("#stage-2")
    page.locator('[name="s2-n2-label"]').fill("心配（うわさ）")
    page.locator('[name="s2-p0-minutes"]').fill("0")
    page.get_by_role("button", name="保存する").last.click()
    expect(page.get_by_role("alert")).to_contain_text("「分」は1から480までの整数にしてください")
    page.locator('[name="s2-p0-minutes"]').fill("6")
    page.get_by_role("button", name="保存する").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("安全マップ（三つの欄）の写し")
    expect(page.locator("main")).to_contain_text("心配（うわさ）")
    context.close()
