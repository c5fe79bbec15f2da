"""A hand-off on its way: it arrives at the receiving role's seat, is answered there, and what is declined comes back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room

pytestmark = pytest.mark.needs_browser

WHAT = "家計の相談に一緒に行ってほしい"
REASON = "今週は担当が不在で、来週の月曜からなら動けます"


def pair(room: Room) -> tuple[Page, Page, str]:
    """Two seats of one group, and the second's role by name."""
    room.command("stage.open", stage="plan", phase=1)
    author = room.join(room.context())
    room.join(room.context())  # sits in the other group
    receiver = room.join(room.context())
    receiver.get_by_role("tab", name="役割カード").click()
    return author, receiver, receiver.locator("#panel-card h2").first.inner_text()


def hand_on(page: Page, to: str) -> None:
    """Write an item that hands the first need on."""
    page.get_by_role("tab", name="書く").click()
    form = page.locator("#new-action_item-form")
    form.locator("label.pick").first.click()
    form.locator("label.chip", has_text="つなぐ").click()
    form.get_by_label("何をするか").fill(WHAT)
    form.get_by_label("つなぐ相手").select_option(label=to)
    form.get_by_role("button", name="送る").click()
    expect(page.locator("#panel-write article.post", has_text=WHAT)).to_contain_text("保存しました")


def test_a_hand_off_arrives_is_accepted_and_its_author_sees_it(room: Room) -> None:
    author, receiver, role = pair(room)
    hand_on(author, role)
    tab = receiver.get_by_role("tab", name="つなぎ")
    expect(tab).to_contain_text("1件")
    tab.click()
    arrived = receiver.locator("article.handoff", has_text=WHAT)
    expect(arrived).to_contain_text("から")
    arrived.get_by_role("button", name="受け取りました").click()
    expect(arrived.get_by_role("status")).to_contain_text("受け取りました")
    expect(tab).not_to_contain_text("1件")
    expect(author.locator("#panel-write article.post", has_text=WHAT)).to_contain_text("✓ 受け取りました")
    arrived.get_by_role("button", name="自分の行動計画に書く").click()
    expect(receiver.locator("#cell-action_item-form")).to_be_visible()


def test_a_declined_hand_off_needs_a_reason_and_comes_back_to_be_mended(room: Room) -> None:
    author, receiver, role = pair(room)
    hand_on(author, role)
    receiver.get_by_role("tab", name="つなぎ").click()
    arrived = receiver.locator("article.handoff", has_text=WHAT)
    arrived.get_by_role("button", name="断る").click()
    arrived.get_by_role("button", name="断りの返事を送る").click()
    expect(arrived.locator(".field__error")).to_contain_text("理由を書いてください")
    arrived.get_by_label("受けられない理由").fill(REASON)
    arrived.get_by_role("button", name="断りの返事を送る").click()
    expect(arrived.get_by_role("status")).to_contain_text(REASON)
    tab = author.get_by_role("tab", name="つなぎ")
    expect(tab).to_contain_text("1件")
    tab.click()
    back = author.locator("article.handoff--back", has_text=WHAT)
    expect(back).to_contain_text("受けられません")
    expect(back).to_contain_text(REASON)
    back.get_by_role("button", name="計画を直す").click()
    form = author.locator("#panel-board form")
    form.get_by_label("つなぐ相手").select_option(label="つながない")
    form.get_by_role("button", name="直した内容を保存する").click()
    expect(receiver.locator("article.handoff", has_text=WHAT)).to_have_count(0)
    expect(author.get_by_role("tab", name="つなぎ")).not_to_contain_text("件")


def test_a_role_that_nobody_plays_is_called_in_and_another_speaks_for_it(room: Room) -> None:
    author, receiver, _ = pair(room)
    author.get_by_role("tab", name="つなぎ").click()
    author.get_by_role("button", name="この班にいない役割を招集する").click()
    called = author.get_by_label("招集する役割").locator("option").last.inner_text()
    author.get_by_label("招集する役割").select_option(label=called)
    author.get_by_label("招集する理由").fill("夜間の緊急時に力を借りたい")
    author.get_by_role("button", name="招集する", exact=True).click()
    expect(receiver.locator("#panel-handoffs .called")).to_contain_text(called)
    hand_on(author, called)
    receiver.get_by_role("tab", name="つなぎ").click()
    receiver.locator("article.handoff", has_text=WHAT).get_by_role("button", name="受け取りました").click()
    expect(author.locator("#panel-write article.post", has_text=WHAT)).to_contain_text("✓ 受け取りました")
    author.get_by_role("tab", name="つなぎ").click()
    expect(author.locator("#panel-handoffs").get_by_role("button", name="受け取りました")).to_have_count(0)


def test_what_a_group_wrote_on_paper_is_entered_whole_and_its_hand_off_arrives(room: Room) -> None:
    _author, receiver, role = pair(room)
    staff = room.staff.new_page()
    staff.set_viewport_size({"width": 1366, "height": 768})
    staff.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    staff.get_by_role("button", name="ボード", exact=True).first.click()
    staff.locator(".board select").first.select_option(label="1班")
    staff.get_by_text("紙で進めている班のために書く").click()
    form = staff.locator("details[open] form")
    form.get_by_label("だれの役割として").select_option(index=2)
    form.get_by_label("種類").select_option(label="つなぐ")
    form.get_by_label("何をするか").fill(WHAT)
    form.get_by_role("group", name="どの課題に").get_by_role("checkbox").nth(0).check()
    form.get_by_role("group", name="どの課題に").get_by_role("checkbox").nth(1).check()
    form.get_by_label("つなぐ相手").select_option(label=role)
    form.get_by_label("受取確認").fill("電話をもらう")
    form.get_by_label("代替").fill("翌週の会議で頼み直す")
    form.get_by_role("button", name="載せる").click()
    expect(form.get_by_label("何をするか")).to_have_value("")
    receiver.get_by_role("tab", name="つなぎ").click()
    arrived = receiver.locator("article.handoff", has_text=WHAT)
    expect(arrived).to_contain_text("電話をもらう")
    (content,) = (post["content"] for post in room.house.stored(room.workshop_id))
    assert (len(content["needs"]), content["fallback"], content["kind"]) == (2, "翌週の会議で頼み直す", "handoff")
    form.get_by_label("書くもの").select_option(label="共有した事実")
    told = staff.locator("details[open]").get_by_role("button", name="班に共有した").first
    fact = re.findall(r"F\d+", told.inner_text())[0]
    told.click()
    receiver.get_by_role("tab", name="班のボード").click()
    receiver.get_by_role("group", name="ボードの種類").get_by_role("button", name="事実 1").click()
    expect(receiver.locator("#panel-board")).to_contain_text(fact)
    staff.close()


def test_how_urgent_a_group_on_paper_found_it_is_entered_for_each_role(room: Room) -> None:
    room.command("stage.open", stage="urgency", phase=0)
    staff = room.staff.new_page()
    staff.set_viewport_size({"width": 1366, "height": 768})
    staff.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    staff.get_by_role("button", name="ボード", exact=True).first.click()
    staff.locator(".board select").first.select_option(label="1班")
    staff.get_by_text("紙で進めている班のために書く").click()
    paper = staff.locator("details[open]")
    for role, value in ((0, "7"), (1, "10")):
        paper.get_by_label("だれの役割として").select_option(index=role)
        paper.get_by_role("group", name="緊急度").get_by_role("button", name=value, exact=True).click()
        expect(staff.locator(".cockpit__notice")).to_contain_text("判定を載せました")
    expect(staff.locator(".group-card", has_text="1班")).to_contain_text("緊急度 2")
    staff.close()
