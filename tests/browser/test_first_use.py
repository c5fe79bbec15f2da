"""What a first-time user stumbled over: the choice of a screen, writing a hand-off, and what comes after the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room

pytestmark = pytest.mark.needs_browser

WHAT = "家計の相談に一緒に行ってほしい"


def cockpit(room: Room) -> Page:
    """The facilitator's page of the workshop."""
    page = room.staff.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    return page


def test_a_screen_of_groups_is_on_the_wall_at_once_and_only_it_looks_chosen(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = cockpit(room)
    page.get_by_role("button", name="投影", exact=True).click()
    screens = page.get_by_role("group", name="投影する画面")
    screens.get_by_role("button", name="網羅表").click()
    expect(screens.locator("[aria-pressed=true]")).to_have_text("▶ 網羅表")
    page.get_by_role("checkbox", name="1班").check()
    page.get_by_role("button", name="選んだ班を映す").click()
    expect(page.locator(".screen-control__now")).to_contain_text("網羅表（1班）")
    screens.get_by_role("button", name="事例の場面").click()
    expect(screens.get_by_role("button", name="事例の場面")).to_contain_text("開いています")
    expect(screens.locator("[aria-pressed=true]")).to_have_text("▶ 網羅表")
    expect(page.locator(".screen-control__now")).to_contain_text("網羅表（1班）")


def test_handing_on_asks_to_whom_at_once_and_goes_without_an_answer(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.writer(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    form = page.locator("#new-action_item-form")
    expect(form.get_by_label("つなぐ相手")).to_be_hidden()
    need = form.locator("label.pick").first
    need.click()
    form.locator("label.chip", has_text="つなぐ").click()
    expect(form.get_by_label("つなぐ相手")).to_be_visible()
    expect(form).to_contain_text("つなぐ相手を選ぶと、相手の席に届きます")
    form.get_by_label("何をするか").fill(WHAT)
    form.get_by_role("button", name="送る").click()
    card = page.locator("#panel-write article.post", has_text=WHAT)
    expect(card).to_contain_text("保存しました")
    expect(card.locator("dt").first).to_have_text("課題")
    expect(form.get_by_label("何をするか")).to_be_in_viewport()


def test_after_sending_the_list_of_facts_is_folded_up_and_the_text_in_view(room: Room) -> None:
    room.command("stage.open", stage="assess", phase=1)
    page = room.writer(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    form = page.locator("#new-assessment-form")
    form.locator("label.chip", has_text="リスク").first.click()
    form.get_by_label("見立て").fill(WHAT)
    facts = form.locator("details.fact-picker")
    facts.locator("summary").click()
    facts.get_by_role("checkbox").first.check()
    form.locator("button[type=submit]").click()
    expect(facts).not_to_have_attribute("open", "")
    expect(form.get_by_label("見立て")).to_be_in_viewport()


def test_ending_from_any_pane_leads_to_files_and_questionnaire(room: Room) -> None:
    page = cockpit(room)
    page.get_by_role("button", name="投影", exact=True).click()
    page.get_by_role("button", name="終了…").click()
    page.get_by_role("button", name="終了する", exact=True).click()
    expect(page.get_by_role("heading", name="出力")).to_be_visible()
    expect(page.get_by_role("link", name="アンケートを開く・しめ切る")).to_be_visible()


def test_five_tabs_fit_a_small_phone_and_keep_their_whole_names(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_role("tab")).to_have_count(5)
    expect(page.get_by_role("tab", name="役割カード")).to_be_visible()
    gaps = page.evaluate(
        """() => { const box = [...document.querySelectorAll(".tabbar__tab")].map((tab) => [...tab.querySelectorAll(".tabbar__label")].map((label) => label.getBoundingClientRect())
          .reduce((a, b) => (a.width > b.width ? a : b))); return box.slice(1).map((next, index) => next.left - box[index].right); }"""
    )
    assert min(gaps) >= 6
