"""Two section chiefs at once: what one saves appears at the other's within a second, and takes no word and no caret from them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import create_engine, select

from tests.browser.conftest import House, Room
from workshop.storage.accounts import create_account
from workshop.storage.database import Database
from workshop.storage.links import SIGN_IN, issue_link
from workshop.storage.tables import events

WITHIN_MS = 1000
Chief = Callable[[], BrowserContext]


@pytest.fixture(scope="module")
def chief(browser: Browser, house: House) -> Iterator[Chief]:
    """A function that signs in another section chief, in a browser of their own."""
    made: list[BrowserContext] = []

    def sign_in() -> BrowserContext:
        database = Database(house.database_url)
        with database.write() as connection:
            login = f"kakaricho{len(made)}"
            account = create_account(connection, login=login, display_name=login, capacity="section_chief", ward_ids=None).id
            token = issue_link(connection, SIGN_IN, account, timedelta(hours=1))
        database.close()
        context = browser.new_context(locale="ja-JP", base_url=house.server.url, viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"/staff/enter/{token}")
        page.locator("main button").click()
        page.wait_for_url(lambda address: "/enter/" not in address)
        page.close()
        made.append(context)
        return context

    yield sign_in
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def two(chief: Chief) -> tuple[BrowserContext, BrowserContext]:
    return chief(), chief()


def open_page(context: BrowserContext, room: Room, where: str = "") -> Page:
    """A page of the review, with its line up."""
    page = context.new_page()
    with page.expect_websocket() as line:
        page.goto(f"/staff/workshops/{room.workshop_id}/review{where}")
    line.value.wait_for_event("framereceived")
    return page


def save(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"#{name}").fill(text)
    page.get_by_role("button", name="この内容で保存する").click()
    page.wait_for_url(lambda address: "/decide" not in address)


def decided(room: Room) -> list[str]:
    """What the log holds of decisions, oldest first."""
    engine = create_engine(room.house.database_url)
    with engine.connect() as connection:
        rows = connection.execute(select(events.c.data).where(events.c.workshop_id == room.workshop_id, events.c.type == "decision.put").order_by(events.c.seq))
        found = [row.data["content"]["decision"] for row in rows]
    engine.dispose()
    return found


def test_the_others_decision_appears_within_a_second_and_leaves_what_is_being_typed(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    reading = open_page(two[0], room)
    reading.get_by_text("コメントを書く：決定事項").click()
    remark = reading.locator("#c-decisions")
    remark.press_sequentially("次の係会議で話す")
    remark.press("ArrowLeft")
    writing = open_page(two[1], room, "/decide?kind=other&id=own-night")
    save(writing, title="夜間の連絡先", decision="当番表をつくる")
    began = time.monotonic()
    expect(reading.locator("[data-live=decisions]")).to_contain_text("当番表をつくる", timeout=5000)
    took = (time.monotonic() - began) * 1000
    assert took < WITHIN_MS
    expect(remark).to_be_focused()
    assert remark.input_value() == "次の係会議で話す"
    assert remark.evaluate("field => field.selectionStart") == len("次の係会議で話す") - 1
    expect(reading.locator("#changed")).to_contain_text("ほかの人が書き込みました")


def test_on_one_item_untouched_fields_follow_and_both_texts_of_a_touched_one_stand(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    where = "/decide?kind=other&id=own-both"
    save(open_page(two[0], room, where), title="受け取りの確認", decision="電話で確かめる")
    mine, theirs = open_page(two[0], room, where), open_page(two[1], room, where)
    mine.locator("#decision").fill("電話かメールで確かめる")
    save(theirs, decision="翌朝までに電話で確かめる", person="支援調整課")
    expect(mine.locator("#person")).to_have_value("支援調整課", timeout=5000)
    expect(mine.locator("[data-field=decision] .review-current")).to_contain_text("翌朝までに電話で確かめる")
    expect(mine.locator("#changed")).to_be_visible()
    expect(mine.locator("#decision")).to_be_focused()
    assert mine.locator("#decision").input_value() == "電話かメールで確かめる"
    save(mine)
    assert decided(room) == ["電話で確かめる", "翌朝までに電話で確かめる", "電話かメールで確かめる"]


def test_a_field_in_which_the_caret_stands_is_not_filled_under_it(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    where = "/decide?kind=other&id=own-caret"
    save(open_page(two[0], room, where), title="夜間の訪問")
    mine = open_page(two[0], room, where)
    mine.locator("#decision").focus()
    save(open_page(two[1], room, where), decision="二人で訪ねる")
    expect(mine.locator("[data-field=decision] .review-current")).to_contain_text("二人で訪ねる", timeout=5000)
    assert mine.locator("#decision").input_value() == ""


def test_where_no_socket_gets_through_the_page_asks_now_and_then(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    reading = two[0].new_page()
    reading.route("**/socket.io/**", lambda route: route.abort())
    reading.clock.install()
    with reading.expect_event("requestfailed"):  # the script runs, and its socket does not get through
        reading.goto(f"/staff/workshops/{room.workshop_id}/review")
    save(open_page(two[1], room, "/decide?kind=other&id=own-slow"), title="回り道", decision="ゆっくりでも届く")
    reading.clock.fast_forward(16_000)
    expect(reading.locator("[data-live=decisions]")).to_contain_text("ゆっくりでも届く")


def test_meeting_mode_is_led_by_the_keyboard_and_follows_the_other(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    for number in (1, 2):
        save(open_page(two[1], room, f"/decide?kind=other&id=own-{number}"), title=f"議題その{number}")
    page = open_page(two[0], room, "/meeting-view?kind=other&id=own-1")
    heading = page.locator("h1")
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("議題その2")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text("議題その1")
    page.keyboard.press("1")
    expect(page.locator("input[name=mark][value=adopted]")).to_be_checked()
    page.locator("#decision").press_sequentially("4月から始める")  # a digit in a field is a digit
    expect(page.locator("input[name=mark][value=adopted]")).to_be_checked()
    save(open_page(two[1], room, "/decide?kind=other&id=own-1"), person="保護課")
    expect(page.locator("#person")).to_have_value("保護課", timeout=5000)
    page.keyboard.press("Control+Enter")
    expect(heading).to_have_text("議題その2")
    expect(page.locator("[data-live=counts]")).to_contain_text("採用 1")
    assert decided(room)[-1] == "4月から始める"


def test_while_a_file_is_made_the_page_says_so_and_then_that_it_has_come(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    page = two[0].new_page()
    page.goto(f"/staff/workshops/{room.workshop_id}/files")
    page.wait_for_load_state("networkidle")
    status = page.locator("#making")
    with page.expect_download() as download:
        page.locator("a[data-file='会議資料 Word']").click()
        expect(status).to_contain_text("会議資料 Wordを作成しています")
    assert download.value.suggested_filename.endswith(".docx")
    expect(status).to_contain_text("会議資料 Wordができました")


@pytest.mark.parametrize("where", ["/meeting-view?kind=other&id=own-1", "/decide?kind=other&id=own-1"])
def test_without_a_network_a_chiefs_words_stay_on_the_page_and_are_saved_once_it_is_back(room: Room, two: tuple[BrowserContext, BrowserContext], where: str) -> None:
    save(open_page(two[1], room, "/decide?kind=other&id=own-1"), title="夜間の連絡先")
    page = open_page(two[0], room, where)
    page.locator("#decision").fill("当番表をつくる")
    two[0].set_offline(True)
    page.get_by_role("button", name="保存する").last.click()
    expect(page.locator("#draft")).to_contain_text("まだ保存していません")
    expect(page.locator("#decision")).to_have_value("当番表をつくる")
    two[0].set_offline(False)
    page.wait_for_url(lambda address: "/decide" not in address)
    expect(page.locator(".meeting__saved, .notice--success").first).to_contain_text("保存しました")
    assert decided(room)[-1] == "当番表をつくる"
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review{where}")
    expect(page.locator("#draft")).to_be_hidden()


def test_a_draft_outlives_a_reload_and_stands_beside_what_another_saved_meanwhile(room: Room, two: tuple[BrowserContext, BrowserContext]) -> None:
    where = "/decide?kind=other&id=own-draft"
    save(open_page(two[1], room, where), title="土曜の窓口", decision="調べる")
    page = open_page(two[0], room, where)
    page.locator("#decision").fill("第二土曜に開ける")
    page.reload()
    expect(page.locator("#decision")).to_have_value("第二土曜に開ける")
    expect(page.locator("#draft")).to_contain_text("書きかけ")
    page.goto("about:blank")
    save(open_page(two[1], room, where), decision="毎月第三土曜に開ける")
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review{where}")
    expect(page.locator("#decision")).to_have_value("毎月第三土曜に開ける")
    expect(page.locator("[data-field=decision] .review-current")).to_contain_text("第二土曜に開ける")
