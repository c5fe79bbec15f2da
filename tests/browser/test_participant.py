"""What a participant wrote is neither lost nor doubled, whatever happens to network, page and stage."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Room, fill_assessment, own, write_assessment

pytestmark = pytest.mark.needs_browser

TEXT = "夜の見守りが途切れている"
NO_SOCKET = "delete window.WebSocket; delete window.WebTransport;"


def seat_of(page: Page) -> str:
    return page.locator("#app").get_attribute("data-seat") or ""


def without_socket(room: Room) -> BrowserContext:
    context = room.context()
    context.add_init_script(NO_SOCKET)
    return context


def test_what_is_written_while_the_network_is_gone_is_stored_once_when_it_is_back(room: Room) -> None:
    context = room.context()
    page = room.writer(context)
    expect(page.locator(".line--live")).to_be_visible()
    room.house.server.kill()
    context.set_offline(True)
    expect(page.locator(".line--offline")).to_be_visible()
    write_assessment(page, TEXT)
    expect(own(page, TEXT)).to_contain_text("まだ保存されていません")
    assert room.texts() == []
    room.house.server.start()
    context.set_offline(False)
    expect(own(page, TEXT)).to_contain_text("保存しました")
    expect(own(page, TEXT)).to_have_count(1)
    expect(page.locator(".line--live")).to_be_visible()
    assert room.texts() == [TEXT]


def test_what_is_not_yet_saved_outlives_a_reload(room: Room) -> None:
    context = without_socket(room)
    page = room.writer(context)
    context.route(f"**/w/{room.code}/commands", lambda route: route.abort())
    context.route("**/socket.io/**", lambda route: route.abort())
    write_assessment(page, TEXT)
    expect(own(page, TEXT)).to_contain_text("まだ保存されていません")
    page.reload()
    expect(own(page, TEXT)).to_contain_text("まだ保存されていません")
    assert room.texts() == []
    context.unroute_all(behavior="ignoreErrors")
    expect(own(page, TEXT)).to_contain_text("保存しました")
    assert room.texts() == [TEXT]


def test_a_reload_and_a_second_tab_find_the_same_seat(room: Room) -> None:
    context = room.context()
    page = room.join(context)
    seat = seat_of(page)
    assert seat
    page.reload()
    assert seat_of(page) == seat
    second = context.new_page()
    second.goto(f"/j/{room.code}")
    expect(second).to_have_url(f"{room.url}/w/{room.code}")
    assert seat_of(second) == seat
    assert room.house.seats(room.workshop_id) == 1


def test_a_post_of_one_tab_is_shown_by_the_other_as_saved_once(room: Room) -> None:
    context = room.context()
    first = room.writer(context)
    second = context.new_page()
    second.goto(f"/w/{room.code}")
    second.get_by_role("tab", name="書く").click()
    write_assessment(first, TEXT)
    for page in (first, second):
        expect(own(page, TEXT)).to_contain_text("保存しました")
        expect(own(page, TEXT)).to_have_count(1)
    assert room.texts() == [TEXT]


def test_a_draft_stays_on_screen_when_its_stage_is_closed(room: Room) -> None:
    page = room.writer(room.context())
    fill_assessment(page, TEXT)
    room.command("stage.open", stage="plan", phase=0)
    expect(page.locator("#panel-write")).to_contain_text("書きかけの見立てがあります")
    expect(page.get_by_label("書きかけの文章")).to_have_value(f"{TEXT}\n種類：リスク")
    assert room.texts() == []


def test_a_text_that_is_refused_because_its_stage_was_closed_stays_on_screen(room: Room) -> None:
    context = without_socket(room)
    page = room.writer(context)
    expect(page.locator(".line--live")).to_be_visible()
    context.set_offline(True)
    write_assessment(page, TEXT)
    expect(own(page, TEXT)).to_contain_text("まだ保存されていません")
    room.command("stage.open", stage="plan", phase=0)
    context.set_offline(False)
    expect(page.locator("#panel-write .refused")).to_contain_text("見立てを保存できませんでした")
    expect(page.get_by_label("書いた文章")).to_have_value(f"{TEXT}\n種類：リスク")
    page.reload()
    expect(page.get_by_label("書いた文章")).to_have_value(f"{TEXT}\n種類：リスク")
    assert room.texts() == []


def test_on_long_polling_alone_a_post_is_saved(room: Room) -> None:
    context = without_socket(room)
    sockets: list[str] = []
    page = room.writer(context)
    page.on("websocket", lambda socket: sockets.append(socket.url))
    expect(page.locator(".line--live")).to_be_visible()
    write_assessment(page, TEXT)
    expect(own(page, TEXT)).to_contain_text("保存しました")
    assert room.texts() == [TEXT]
    assert sockets == []


def test_where_no_socket_gets_through_a_post_whose_answer_is_lost_is_stored_once(room: Room) -> None:
    context = without_socket(room)
    sent: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        answer = route.fetch()
        sent.append(str(route.request.post_data))
        if len(sent) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    context.route("**/socket.io/**", lambda route: route.abort())
    context.route(f"**/w/{room.code}/commands", lose_the_first_answer)
    page = room.writer(context)
    expect(page.locator(".line--slow")).to_be_visible()
    with page.expect_response(f"**/w/{room.code}/commands") as answer:
        write_assessment(page, TEXT)
    assert answer.value.json()["ok"]
    expect(own(page, TEXT)).to_contain_text("保存しました")
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert room.texts() == [TEXT]
