"""Written in the heat: a name.  The phone hints, the sheet asks once, the wall does not see it, the facilitator masks it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room, fill_assessment, own, write_assessment

pytestmark = pytest.mark.needs_browser

TEXT = "佐藤花子さんの家の電話は090-0000-1234。"
MASKED = "Aさんの家の電話は（電話番号）。"


def shot(page: Page, name: str) -> None:
    """A picture to look at, where somebody wants one: SHOTS=folder."""
    if os.environ.get("SHOTS"):
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name}.png")


def test_the_phone_hints_while_one_writes_and_nothing_is_sent_as_a_post(room: Room) -> None:
    page = room.writer(room.context())
    fill_assessment(page, TEXT)
    expect(page.locator(".hint").first).to_contain_text("「佐藤花子」→「A」")
    shot(page, "hint")
    assert room.texts() == []


def test_the_sheet_asks_once_mending_posts_the_mended_text(room: Room) -> None:
    page = room.writer(room.context())
    write_assessment(page, TEXT)
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("まだ投稿していません")
    expect(sheet).to_contain_text("佐藤花子")
    shot(page, "ask")
    sheet.get_by_role("button", name="直す").click()
    expect(sheet).to_be_hidden()
    field = page.locator("form[id^=mend-] textarea").first
    expect(field).to_have_value(TEXT)
    shot(page, "mend")
    field.fill("Aさんの家に電話した。")
    page.get_by_role("button", name="直して送る").click()
    expect(own(page, "Aさんの家に電話した。")).to_contain_text("保存しました")
    assert room.texts() == ["Aさんの家に電話した。"]


def test_posted_all_the_same_it_waits_for_the_facilitator_who_masks_it(room: Room) -> None:
    page = room.writer(room.context())
    write_assessment(page, TEXT)
    page.get_by_role("dialog").get_by_role("button", name="このまま投稿").click()
    expect(own(page, TEXT)).to_contain_text("保存しました")
    room.command("stage.open", stage="net", phase=0)
    cockpit = room.staff.new_page()
    cockpit.set_viewport_size({"width": 1366, "height": 768})
    cockpit.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    cockpit.get_by_role("button", name="確かめる", exact=True).click()
    sheet = cockpit.get_by_role("dialog")
    expect(sheet).to_contain_text(MASKED)
    shot(cockpit, "held")
    sheet.get_by_role("button", name="伏せた文章に置きかえる").click()
    sheet.get_by_role("button", name="置きかえて、元を消す").click()
    expect(sheet).to_contain_text("確かめる投稿は、もうありません")
    page.get_by_role("tab", name="班のボード").click()
    expect(page.locator("#panel-board")).to_contain_text(MASKED)
    assert TEXT not in str(room.house.stored(room.workshop_id))
    cockpit.close()
