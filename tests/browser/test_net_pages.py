"""What the plans say together: the group's check finds its holes and mends them, the wall shows what is shown to all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room

pytestmark = pytest.mark.needs_browser

WHAT = "気になることがあれば電話で様子を聞く"
MOVE = "明日、学校で本人と会って話を聞く"


def write_item(page: Page, kind: str, what: str, *, to: str | None = None) -> None:
    """Write a line on the first need from the panel for writing."""
    page.get_by_role("tab", name="書く").click()
    form = page.locator("#new-action_item-form")
    form.locator("label.pick").first.click()
    form.locator("label.chip", has=page.get_by_text(kind, exact=True)).click()
    form.get_by_label("何をするか").fill(what)
    if to is not None:
        form.get_by_label("つなぐ相手").select_option(label=to)
    form.locator("button[type=submit]").click()
    expect(page.locator("#panel-write article.post", has_text=what)).to_contain_text("保存しました")


def test_the_check_names_a_hole_leads_to_its_post_and_tells_that_it_was_mended(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    write_item(page, "見守る", WHAT)
    room.command("stage.open", stage="check", phase=0)
    page.get_by_role("tab", name="つなぎ").click()
    holes = page.locator(".check__finding").first
    expect(holes).to_contain_text("網の目（すき間）")
    row = holes.locator(".check__row").first
    expect(row).to_contain_text("動く人がいません")
    holes.get_by_role("button", name="「網の目（すき間）」とは").click()
    expect(holes).to_contain_text("自分で動く役割が一つもない課題です")
    before = int(re.findall(r"(\d+)件", holes.inner_text())[0])
    row.get_by_role("button", name=WHAT).click()
    cell = page.locator(".plan-open", has_text=WHAT)
    expect(cell).to_be_visible()
    cell.get_by_role("button", name="自分の役割で書く").click()
    form = page.locator("#cell-action_item-form")
    form.locator("label.chip", has_text="動く").first.click()
    form.get_by_label("何をするか").fill(MOVE)
    form.get_by_role("button", name="送る").click()
    page.get_by_role("tab", name="つなぎ").click()
    expect(holes).to_contain_text(f"{before - 1}件")
    expect(page.locator(".check__effect", has_text="点検の効果")).to_contain_text("1減りました")


def test_the_wall_shows_the_net_of_what_is_shown_to_all_and_nothing_before(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    partner = page.locator("#new-action_item-handoff_to option").last.text_content() or ""
    write_item(page, "つなぐ", WHAT, to=partner)
    room.command("view.set", screen="coverage")
    screen = room.context().new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(room.screen_address())
    expect(screen.locator(".screen--coverage")).to_contain_text("まだありません")
    assert not screen.request.get(f"/screen/{room.code}/net").json()["groups"].get("g1", {}).get("items")
    room.command("stage.open", stage="net", phase=0)
    holes = screen.locator(".screen--shared_holes")
    expect(holes.get_by_role("columnheader", name="1班")).to_be_visible()
    expect(holes.get_by_role("row").nth(1)).to_contain_text("網の目、つなぐ・見守る")
    room.command("view.set", screen="coverage")
    expect(screen.locator(".screen--coverage").get_by_role("cell", name="つなぐ・見守る")).to_have_count(1)
    room.command("view.set", screen="net", groups=["g1"])
    expect(screen.locator(".screen--net svg.ecomap .ecomap__arrow--open")).to_have_count(1)
    expect(screen.locator(".screen--net").get_by_role("cell", name=partner)).to_have_count(1)
    room.command("view.set", screen="timeline")
    expect(screen.locator(".screen--timeline").get_by_role("columnheader", name="動きなし")).to_be_visible()
    room.command("view.set", screen="noticed")
    expect(screen.locator(".screen--noticed")).to_contain_text("気づきの地図")
    assert WHAT not in screen.content(), "the pictures need no words of anybody"


def test_looking_back_the_slider_and_the_moments_show_the_plan_as_it_was(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    write_item(page, "動く", MOVE)
    back = room.staff.new_page()
    back.goto(f"{room.url}/staff/workshops/{room.workshop_id}/replay")
    need = back.get_by_role("rowheader").first
    expect(need).to_be_visible()
    expect(back.get_by_role("cell", name="動く・期限なし")).to_have_count(1)
    closed = back.get_by_role("button", name=re.compile("に動く人ができました"))
    expect(closed).to_have_count(1)
    slider = back.get_by_role("slider", name="時間をたどる")
    slider.focus()
    back.keyboard.press("Home")
    expect(back.locator("#replay")).to_contain_text("行動計画はまだありませんでした")
    closed.click()
    expect(closed).to_have_attribute("aria-current", "step")
    expect(back.get_by_role("cell", name="動く・期限なし")).to_have_count(1)
    expect(slider).to_have_attribute("aria-valuetext", re.compile("に動く人ができました"))
    back.get_by_text("このときの行動計画（1件）").click()
    expect(back.get_by_role("cell", name=MOVE)).to_be_visible()
    back.close()
