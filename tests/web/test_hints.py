"""Hints while writing, and the plain page that asks once."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.web.conftest import Browser
from tests.web.test_participant_pages import House, house, join  # noqa: F401  # a fixture
from workshop.domain.commands import OpenStage, OpenWorkshop

SCRIPT = {"X-Requested-With": "aminome"}
TEXT = "佐藤花子さんの家を訪問した。"


def seated(browser: Browser, house: House) -> None:  # noqa: F811
    house.run(OpenWorkshop(), OpenStage("assess", 1))
    assert join(browser, house).status_code == 303


def ask(browser: Browser, house: House, payload: Any) -> Any:  # noqa: F811
    return browser.client.post(f"/w/{house.code}/hints", json=payload, headers=SCRIPT)


def test_a_hint_names_what_was_found_and_is_neither_stored_nor_logged(browser: Browser, house: House, caplog: pytest.LogCaptureFixture) -> None:  # noqa: F811
    caplog.set_level(logging.DEBUG)
    seated(browser, house)
    before = house.state.seq
    answer = ask(browser, house, {"text": TEXT})
    assert [(finding["text"], finding["replacement"]) for finding in answer.json["findings"]] == [("佐藤花子", "A")]
    assert answer.headers["Cache-Control"] == "no-store"
    assert house.state.seq == before
    assert "佐藤" not in caplog.text


def test_a_hint_needs_a_seat_a_text_and_a_pause_now_and_then(browser: Browser, house: House) -> None:  # noqa: F811
    assert ask(browser, house, {"text": TEXT}).status_code == 403
    seated(browser, house)
    assert ask(browser, house, {"text": 7}).status_code == 400
    assert 429 in [ask(browser, house, {"text": "\ud800あ"}).status_code for _ in range(20)]


def test_it_says_when_it_cannot_read_a_language(browser: Browser, house: House) -> None:  # noqa: F811
    seated(browser, house)
    assert ask(browser, house, {"text": "She lives with her mother in the old house"}).json == {"findings": [], "unread": True}


def test_the_files_page_lists_what_it_found_before_a_file_is_handed_out(browser: Browser, house: House, signed_in: Any) -> None:  # noqa: F811
    staff = signed_in("facilitator1")
    seated(browser, house)
    path = f"/staff/workshops/{house.id}/files"
    assert "見つかりませんでした" in staff.get(path).text
    form = {"type": "assessment.post", "command_id": "plain-0002", "id": "plain-post-2", "kind": "need", "text": "母は令和5年4月1日に転入した。"}
    assert browser.post(f"/w/{house.code}/plain", form).status_code == 303
    page = staff.get(path).text
    assert "令和5年4月1日" not in page
    assert "1件は、進行役がまだ決めていないため、出力に入りません" in page
    release = {"command_id": "release-0001", "type": "post.release", "payload": {"post_id": "plain-post-2"}}
    assert staff.client.post(f"/staff/workshops/{house.id}/commands", json=release, headers={"X-Requested-With": "aminome"}).json["ok"]
    page = staff.get(path).text
    assert "まだ決めていない" not in page
    assert "注意・特定の日付" in page
    assert "令和5年4月1日" in page
    assert "見つからない＝匿名化済み、ではありません" in page


def test_the_plain_page_asks_once_and_posts_when_told_to(browser: Browser, house: House) -> None:  # noqa: F811
    seated(browser, house)
    page = f"/w/{house.code}/plain"
    form = {"type": "assessment.post", "command_id": "plain-0001", "id": "plain-post-1", "kind": "need", "text": TEXT}
    asked = browser.post(page, form)
    assert asked.status_code == 409
    assert "このまま投稿" in asked.text
    assert "佐藤花子" in asked.text
    assert house.texts() == []
    assert browser.post(page, {**form, "confirmed": "yes"}).status_code == 303
    assert house.texts() == [TEXT]
    assert [post.held_why for post in house.state.posts()] == ["anonymity"]
