"""The action plan as needs x roles: an empty cell invites, what is written there fills it, on a phone and as a table."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room

pytestmark = pytest.mark.needs_browser

WHAT = "明日の午前に二人で訪問し、本人に会う"


def plan_of(room: Room, *, width: int = 360) -> Page:
    """A seat that looks at its group's plan."""
    page = room.join(room.context())
    page.set_viewport_size({"width": width, "height": 740})
    page.get_by_role("tab", name="班のボード").click()
    page.get_by_role("button", name="行動計画").click()
    return page


def write_in_cell(page: Page, what: str) -> None:
    """Open the first need's cell of one's own role and write there."""
    page.locator(".plan-cell--own").first.click()
    page.get_by_role("button", name="自分の役割で書く").click()
    form = page.locator("#cell-action_item-form")
    form.locator("label.chip", has_text="守る").first.click()
    form.get_by_label("何をするか").fill(what)
    form.locator("label.chip", has_text="24時間以内").click()
    form.get_by_role("button", name="送る").click()


def test_an_empty_cell_invites_and_what_is_written_there_fills_it(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = plan_of(room)
    need = page.locator(".plan-need").first
    expect(need).to_contain_text("まだだれも動いていません")
    expect(need.locator(".plan-cell--own")).to_contain_text("なし")
    write_in_cell(page, WHAT)
    expect(need.locator(".plan-cell--own")).to_contain_text("動く・期限あり")
    expect(need).not_to_contain_text("まだだれも動いていません")
    expect(need.locator("article.post", has_text=WHAT)).to_contain_text("保存しました")
    (stored,) = [post for post in room.house.stored(room.workshop_id) if "needs" in post["content"]]
    assert stored["content"]["needs"] == ["N1"]
    assert stored["content"]["due_h"] == 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_wide_screen_the_plan_is_a_table_and_follows_what_others_write(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    phone = plan_of(room)
    phone_role = phone.evaluate("document.querySelector('.plan-cell--own').getAttribute('aria-label')").split("：")[1].split("、")[0]
    room.join(room.context())  # sits in the other group
    laptop = plan_of(room, width=1366)
    expect(laptop.get_by_role("columnheader", name="自分")).to_have_count(1)
    expect(laptop.locator(".plan-table tbody th[scope=row]").first).to_contain_text("まだだれも動いていません")
    write_in_cell(phone, WHAT)
    cell = laptop.get_by_role("button", name=f"{phone_role}、動く・期限あり")
    expect(cell).to_have_count(1)
    cell.focus()
    laptop.keyboard.press("Enter")
    expect(laptop.locator(".plan-table__open article.post")).to_contain_text(WHAT)
    expect(cell).to_have_attribute("aria-expanded", "true")
    expect(cell).to_be_focused()


def test_what_is_written_in_silence_is_on_nobody_elses_board(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=0)
    page = plan_of(room)
    room.join(room.context())
    other = plan_of(room)
    page.locator(".plan-cell--own").first.click()
    page.get_by_role("button", name="自分の役割で書く").click()
    form = page.locator("#cell-action_item-form")
    form.locator("label.chip", has_text="動く").first.click()
    form.get_by_label("何をするか").fill(WHAT)
    form.get_by_role("button", name="保存する").click()
    expect(page.locator(".plan-need article.post")).to_contain_text("保存しました")
    expect(other.locator(".plan-cell--2, .plan-cell--3")).to_have_count(0)
    room.command("stage.open", stage="plan", phase=1)
    expect(other.locator(".plan-cell--2")).to_have_count(1)
