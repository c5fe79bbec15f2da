"""The page without JavaScript, and the wall that must not show what is still silent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Room, own, write_assessment

pytestmark = pytest.mark.needs_browser

TEXT = "祖母の通院に付き添う人がいない"


def plain_page(room: Room) -> Page:
    page = room.join(room.context(java_script_enabled=False))
    page.get_by_role("link", name="簡易版で参加する").click()
    return page


def test_without_javascript_one_joins_reads_the_case_and_posts(room: Room) -> None:
    page = plain_page(room)
    expect(page.locator("#case .prose").first).to_have_text(re.compile(r"\S{10}"))
    page.get_by_label("リスク").check()
    page.locator("#new-assessment-text").fill(TEXT)
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_role("status")).to_contain_text("保存しました")
    expect(page.locator("#board")).to_contain_text(TEXT)
    assert room.texts() == [TEXT]


def test_without_javascript_a_form_sent_twice_is_stored_once(room: Room) -> None:
    page = plain_page(room)
    posted: list[Request] = []
    page.on("request", lambda request: posted.append(request) if request.method == "POST" else None)
    page.get_by_label("リスク").check()
    page.locator("#new-assessment-text").fill(TEXT)
    page.get_by_role("button", name="保存する").dblclick()
    expect(page.get_by_role("status")).to_contain_text("保存しました")
    again = page.request.post(posted[0].url, data=posted[0].post_data_buffer or b"", headers={"Content-Type": posted[0].headers["content-type"]})
    assert again.ok, again.status
    assert "保存しました" in again.text()
    page.reload()
    expect(page.locator("#board article", has_text=TEXT)).to_have_count(1)
    assert room.texts() == [TEXT]


def test_without_javascript_the_text_refused_by_a_closed_stage_stays_on_screen(room: Room) -> None:
    page = plain_page(room)
    page.get_by_label("リスク").check()
    page.locator("#new-assessment-text").fill(TEXT)
    room.command("stage.open", stage="plan", phase=0)
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_label("書いた文章（コピーできます）")).to_have_value(TEXT)
    assert room.texts() == []


def test_the_projector_counts_a_silent_post_and_shows_nothing_of_it(room: Room) -> None:
    room.command("view.set", screen="progress")
    screen = room.context().new_page()
    heard: list[str] = []
    screen.on("websocket", lambda socket: socket.on("framereceived", lambda text: heard.append(str(text))))
    screen.goto(room.screen_address())
    phone = room.writer(room.context())
    expect(screen.locator(".screen--progress")).to_contain_text("書いた人 0/1")
    write_assessment(phone, TEXT)
    expect(own(phone, TEXT)).to_contain_text("保存しました")
    expect(screen.locator(".screen--progress")).to_contain_text("書いた人 1/1")
    assert any('"progress"' in text for text in heard), "nothing was heard on the wire: the test listens at the wrong place"
    assert not any(TEXT in text or TEXT.encode("unicode_escape").decode() in text for text in heard)
    assert TEXT not in screen.content()
    assert TEXT not in str(screen.request.get(f"/screen/{room.code}/snapshot").json())
    room.command("view.set", screen="boards")
    expect(screen.locator(".screen--boards")).to_be_visible()
    assert TEXT not in screen.content()
    room.command("stage.open", stage="net", phase=0)
    room.command("view.set", screen="boards")
    expect(screen.locator(".screen--boards")).to_contain_text(TEXT)
