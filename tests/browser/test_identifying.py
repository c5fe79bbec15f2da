"""Written in the heat: a name.  The phone hints, the sheet asks once, the wall does not see it, the facilitator decides."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room, fill_assessment, own, write_assessment
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.needs_browser

TEXT = "佐藤花子さんの家の電話は090-0000-1234。"
MASKED = "Aさんの家の電話は（電話番号）。"


def shot(page: Page, name: str) -> None:
    """axe finds nothing in the sheet; and a picture to look at, where somebody wants one: SHOTS=folder."""
    assert violations(page, "dialog[open]" if page.locator("dialog[open]").count() else None) == [], name
    if os.environ.get("SHOTS"):
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name}.png")


def test_the_phone_hints_while_one_writes_and_nothing_is_sent_as_a_post(room: Room) -> None:
    page = room.writer(room.context())
    fill_assessment(page, TEXT)
    expect(page.locator("#panel-write .hint").first).to_contain_text("「佐藤花子」→「A」")
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
    expect(sheet).to_contain_text("確かめる書き込みは、もうありません")
    page.get_by_role("tab", name="班のボード").click()
    expect(page.locator("#panel-board")).to_contain_text(MASKED)
    assert TEXT not in str(room.house.stored(room.workshop_id))
    cockpit.close()


def open_cockpit(room: Room, *, phone: bool = False) -> Page:
    cockpit = room.staff.new_page()
    cockpit.set_viewport_size({"width": 360, "height": 740} if phone else {"width": 1366, "height": 768})
    cockpit.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    return cockpit


def test_a_question_with_a_name_is_asked_about_mended_or_held_in_its_group(room: Room) -> None:
    page, other = room.writer(room.context()), room.writer(room.context())
    page.get_by_role("button", name="相談・パス").click()
    page.get_by_label("事例の事実をたずねる").fill("佐藤花子さんはどこに住んでいますか")
    page.get_by_role("button", name="質問を送る").click()
    sheet = page.get_by_role("dialog", name="だれのことか、分かるかもしれません")
    expect(sheet).to_contain_text("まだ送っていません")
    shot(page, "ask-question")
    sheet.get_by_role("button", name="直す").click()
    mending = page.locator("form.refused")
    expect(mending.locator("textarea")).to_have_value("佐藤花子さんはどこに住んでいますか")
    shot(page, "mend-question")
    mending.get_by_role("button", name="このまま送る").click()
    expect(mending).to_be_hidden()
    cockpit = open_cockpit(room)
    cockpit.get_by_role("button", name="確かめる", exact=True).click()
    expect(cockpit.get_by_role("dialog")).to_contain_text("Aさんはどこに住んでいますか")
    shot(cockpit, "held-question")
    other.get_by_role("button", name="相談・パス").click()
    assert "佐藤花子" not in other.content()
    cockpit.get_by_role("dialog").get_by_role("button", name="伏せた文章に置きかえる").click()
    cockpit.get_by_role("dialog").get_by_role("button", name="置きかえて、元を消す").click()
    expect(other.get_by_text("Aさんはどこに住んでいますか")).to_be_visible()
    cockpit.close()


def test_the_facilitator_is_asked_before_a_name_goes_to_everybody_and_keeps_the_text(room: Room) -> None:
    cockpit = open_cockpit(room)
    cockpit.get_by_role("tab", name="連絡").or_(cockpit.get_by_role("button", name="連絡")).first.click()
    field = cockpit.get_by_label("お知らせの文")
    field.fill("佐藤花子さんのことは話さないでください")
    cockpit.get_by_role("button", name="送る", exact=True).click()
    sheet = cockpit.get_by_role("dialog")
    expect(sheet).to_contain_text("佐藤花子")
    shot(cockpit, "ask-message")
    sheet.get_by_role("button", name="直す").click()
    expect(field).to_have_value("佐藤花子さんのことは話さないでください")
    field.fill("実在の人のことは話さないでください")
    cockpit.get_by_role("button", name="送る", exact=True).click()
    expect(cockpit.locator(".talk .post-row__text", has_text="実在の人のことは話さないでください")).to_be_visible()
    cockpit.close()


def test_what_only_narrows_down_is_let_go_many_at_once_from_a_phone(room: Room) -> None:
    page = room.writer(room.context())
    room.command("stage.open", stage="assess", phase=1)
    for number, age in enumerate((16, 17, 18)):
        room.say(page, "assessment.post", id=f"post-{number:04}", kind="risk", text=f"きょうだいは{age}歳で、夜は一人になる。", facts=[])
    cockpit = open_cockpit(room, phone=True)
    expect(cockpit.locator(".held-notice")).to_contain_text("3件")
    shot(cockpit, "held-notice-phone")
    cockpit.get_by_role("button", name="確かめる", exact=True).click()
    sheet = cockpit.get_by_role("dialog")
    expect(sheet.locator(".held")).to_have_count(3)
    shot(cockpit, "held-phone")
    sheet.get_by_role("button", name="まとめて出す").click()
    expect(sheet).to_contain_text("確かめる書き込みは、もうありません")
    cockpit.close()


def test_a_nickname_that_nobody_can_list_is_blotted_out_by_the_facilitator_from_a_phone(room: Room) -> None:
    page = room.writer(room.context())
    room.command("stage.open", stage="assess", phase=1)
    room.say(page, "assessment.post", id="post-0001", kind="risk", text="ぽんちゃは夜に一人になる。", facts=[])
    cockpit = open_cockpit(room, phone=True)
    cockpit.get_by_role("tab", name="ボード").or_(cockpit.get_by_role("button", name="ボード")).first.click()
    cockpit.get_by_role("button", name="言葉を伏せる").click()
    sheet = cockpit.get_by_role("dialog")
    go = sheet.get_by_role("button", name="置きかえて、元を消す")
    expect(go).to_be_disabled()
    sheet.get_by_label("伏せる言葉").fill("ぽんちゃ")
    expect(sheet).to_contain_text("〇〇は夜に一人になる。")
    shot(cockpit, "mask-by-hand-phone")
    go.click()
    expect(sheet).to_be_hidden()
    expect(own(page, "〇〇は夜に一人になる。")).to_be_visible()
    assert "ぽんちゃ" not in str(room.house.stored(room.workshop_id))
    cockpit.close()
