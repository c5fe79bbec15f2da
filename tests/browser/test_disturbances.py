"""Seven things that happen in every room, each in real browsers: nothing is lost, nothing doubled, and everybody finds back."""

from __future__ import annotations

import re
import secrets
import time
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, WebSocketRoute, expect

from tests.browser.conftest import Room, fill_assessment, own, write_assessment
from workshop.storage.accounts import create_account
from workshop.storage.database import Database
from workshop.storage.links import SIGN_IN, issue_link

pytestmark = pytest.mark.needs_browser

TEXT = "夜の見守りが途切れている"
MINUTE_MS = 60_000


def second_facilitator(room: Room) -> BrowserContext:
    """Another laptop, another account."""
    database = Database(room.house.database_url)
    with database.write() as connection:
        login = f"fuku-{secrets.token_hex(4)}"
        account = create_account(connection, login=login, display_name="副の進行役", capacity="facilitator", ward_ids=None).id
        token = issue_link(connection, SIGN_IN, account, timedelta(hours=1))
    database.close()
    context = room.context()
    page = context.new_page()
    page.goto(f"/staff/enter/{token}")
    page.locator("main button").click()
    page.wait_for_url(lambda address: "/enter/" not in address)
    page.close()
    return context


def cockpit(room: Room, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    expect(page.locator(".cockpit")).to_be_visible()
    return page


def group_of(page: Page) -> str:
    """The group that the phone's board is headed with."""
    page.get_by_role("tab", name="班のボード").click()
    found = page.locator("#panel-board h2").first.inner_text()
    page.get_by_role("tab", name="書く").click()
    return found


def on_board(page: Page, text: str) -> Locator:
    return page.locator("#panel-board article.post", has_text=text)


def test_somebody_who_comes_late_in_the_planning_stage_reads_the_case_and_plans_with_the_group(room: Room) -> None:
    room.writer(room.context())
    room.command("stage.open", stage="plan", phase=1)
    late = room.writer(room.context())
    expect(late.locator(".stage__title")).to_have_text("役割別行動計画")
    for kind in ("checkbox", "radio"):  # a need, and a way to act
        late.locator(f"#new-action_item-form label:has(input[type={kind}])").first.click()
    late.locator("#new-action_item-form textarea").first.fill("明日、学校に電話する")
    late.locator("#new-action_item-form button[type=submit]").click()
    expect(own(late, "明日、学校に電話する")).to_contain_text("保存しました")
    late.get_by_role("tab", name="事例").click()
    expect(late.locator("#panel-case details.scene").first).to_be_visible()
    assert room.house.seats(room.workshop_id) == 2


def test_a_phone_that_slept_five_minutes_with_an_unsent_post_sends_it_once(room: Room) -> None:
    context = room.context()
    page = context.new_page()
    page.clock.install()
    page.goto(f"/j/{room.code}")
    page.get_by_label("職種").select_option(index=1)
    page.get_by_role("button", name="参加する").click()
    page.get_by_role("tab", name="書く").click()
    expect(page.locator(".line--live")).to_be_visible()
    context.set_offline(True)
    room.house.server.kill()  # the line is dead when the phone wakes up
    expect(page.locator(".line--offline")).to_be_visible()
    write_assessment(page, TEXT)
    expect(own(page, TEXT)).to_contain_text("まだ保存されていません")
    asleep = context.new_cdp_session(page)
    asleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    room.house.server.start()
    asleep.send("Page.setWebLifecycleState", {"state": "active"})
    page.clock.fast_forward(5 * MINUTE_MS)  # timers that were due meanwhile fire at once, as they do after sleep
    context.set_offline(False)
    expect(own(page, TEXT)).to_contain_text("保存しました")
    expect(page.locator(".line--live")).to_be_visible()
    assert room.texts() == [TEXT]


class Wire:
    """A phone's websocket, on which commands can be swallowed, and which can be cut while the server lives."""

    def __init__(self, context: BrowserContext) -> None:
        self.swallows = False
        self.routes: list[WebSocketRoute] = []
        context.route_web_socket(lambda _address: True, self._pass)

    def _pass(self, route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(lambda message: None if self.swallows and '["command"' in str(message) else server.send(message))
        self.routes.append(route)

    def cut(self) -> None:
        for route in self.routes:
            route.close()
        self.routes.clear()


def test_the_light_of_a_group_says_what_waits_unsent_who_is_cut_off_and_that_all_is_saved_again(room: Room) -> None:
    context = room.context()
    wire = Wire(context)
    phone = room.writer(context)
    expect(phone.locator(".line--live")).to_be_visible()
    staff = cockpit(room, room.staff)
    group = staff.locator(".group-card", has_text=re.compile("接続 1/1"))
    expect(group).to_contain_text("すべて保存済み")
    wire.swallows = True  # the line holds, and nothing gets through
    write_assessment(phone, TEXT)
    expect(group.locator(".group-card__light")).to_contain_text("未送信 1件")
    context.set_offline(True)
    wire.cut()
    light = staff.locator(".group-card", has_text=re.compile("接続 0/1"))
    expect(light.locator(".group-card__light")).to_contain_text("未接続 1人")
    expect(light).to_contain_text("未接続の1人は不明")
    wire.swallows = False
    context.set_offline(False)
    expect(own(phone, TEXT)).to_contain_text("保存しました")
    expect(group).to_contain_text("すべて保存済み")
    assert room.texts() == [TEXT]
    staff.close()


def test_another_facilitator_takes_over_when_the_laptop_dies(room: Room) -> None:
    phone = room.writer(room.context())
    first = cockpit(room, room.staff)
    first.locator(".now__button").click()
    expect(phone.locator(".stage")).to_contain_text("班で見る")
    expect(first.locator(".lead-line")).to_contain_text("あなたが進行中")
    first.close()  # no good-bye, nothing handed over
    other = cockpit(room, second_facilitator(room))
    other.set_viewport_size({"width": 1366, "height": 768})
    expect(other.locator(".lead-line")).to_contain_text("進行役さん")
    other.locator(".now__button").click()
    expect(other.locator("dialog[open]")).to_contain_text("進行しています")
    expect(phone.locator(".stage")).to_contain_text("班で見る")  # nothing happened over the other's head
    other.get_by_role("button", name="引き継いで操作する").click()
    expect(phone.locator(".stage__title")).to_have_text("役割別行動計画")
    expect(other.locator(".lead-line")).to_contain_text("あなたが進行中")


def test_a_reloaded_projector_shows_what_it_showed_and_nothing_hidden(room: Room) -> None:
    phone = room.writer(room.context())
    room.command("stage.open", stage="assess", phase=1)
    write_assessment(phone, TEXT)
    expect(own(phone, TEXT)).to_contain_text("保存しました")
    write_assessment(phone, "この場の事例ではない話")
    expect(own(phone, "この場の事例ではない話")).to_contain_text("保存しました")
    hidden = next(post["id"] for post in room.house.stored(room.workshop_id) if post["content"]["text"] != TEXT)
    room.command("post.hide", post_id=hidden, reason="事例の外の話のため")
    room.command("stage.open", stage="net", phase=0)
    room.command("view.set", screen="boards")
    wall = room.context().new_page()
    wall.goto(room.screen_address())
    expect(wall.locator(".boards-screen")).to_contain_text(TEXT)
    wall.reload()
    expect(wall.locator(".boards-screen")).to_contain_text(TEXT)
    assert "この場の事例ではない話" not in wall.content()
    expect(own(phone, "この場の事例ではない話").or_(phone.locator("article.post", has_text="事例の外の話のため")).first).to_be_attached()


def test_two_groups_that_become_one_keep_every_post_and_every_half_written_text(room: Room) -> None:
    one, two = room.writer(room.context()), room.writer(room.context())
    room.command("stage.open", stage="assess", phase=1)
    assert group_of(one) != group_of(two)
    write_assessment(one, "一つめの班の見立て")
    write_assessment(two, "二つめの班の見立て")
    expect(own(two, "二つめの班の見立て")).to_contain_text("保存しました")
    fill_assessment(two, "書きかけの文")
    staff = cockpit(room, room.staff)
    staff.set_viewport_size({"width": 1366, "height": 768})
    staff.get_by_role("button", name="ボード", exact=True).first.click()
    staff.locator(".board select").first.select_option(label="2班")
    staff.get_by_text("班員").first.click()
    staff.get_by_role("button", name="ほかの班に合わせる…").click()
    staff.get_by_role("button", name="合わせる", exact=True).click()
    for phone in (one, two):
        phone.get_by_role("tab", name="班のボード").click()
        expect(phone.locator("#panel-board h2").first).to_contain_text("1班")
        expect(on_board(phone, "一つめの班の見立て")).to_be_visible()
        expect(on_board(phone, "二つめの班の見立て")).to_be_visible()
    two.get_by_role("tab", name="書く").click()
    expect(two.locator("#new-assessment-text")).to_have_value("書きかけの文")
    two.locator("#new-assessment-form button[type=submit]").click()
    expect(on_board(one, "書きかけの文")).to_be_visible()
    expect(staff.locator(".group-card")).to_have_count(1)
    staff.close()


def test_a_stage_closed_by_mistake_is_opened_again_and_the_text_is_still_there_to_be_sent(room: Room) -> None:
    phone = room.writer(room.context())
    room.command("stage.open", stage="assess", phase=1)
    fill_assessment(phone, TEXT)
    staff = cockpit(room, room.staff)
    staff.locator(".now__button").click()
    expect(phone.locator(".stage__title")).to_have_text("役割別行動計画")
    expect(phone.locator("#panel-write")).to_contain_text("書きかけの見立てがあります")
    staff.get_by_role("button", name="← 戻る").click()
    staff.get_by_role("button", name="戻る", exact=True).click()
    expect(phone.locator(".stage__title")).to_have_text("アセスメント")
    expect(phone.locator("#new-assessment-text")).to_have_value(TEXT)
    phone.locator("#new-assessment-form button[type=submit]").click()
    expect(own(phone, TEXT)).to_contain_text("保存しました")
    assert room.texts() == [TEXT]
    staff.close()


def test_a_minute_without_wifi_for_everybody_loses_nothing(room: Room) -> None:
    contexts = [room.context() for _ in range(3)]
    phones = []
    for context in contexts:
        context.clock.install()
        phones.append(room.writer(context))
    for phone in phones:
        expect(phone.locator(".line--live")).to_be_visible()
    room.house.server.kill()
    for number, (context, phone) in enumerate(zip(contexts, phones, strict=True)):
        context.set_offline(True)
        expect(phone.locator(".line--offline")).to_be_visible()
        write_assessment(phone, f"{TEXT}（{number}）")
        expect(own(phone, f"{TEXT}（{number}）")).to_contain_text("まだ保存されていません")
    for phone in phones:
        phone.clock.fast_forward(MINUTE_MS)
    room.house.server.start()
    for context in contexts:
        context.set_offline(False)
    for number, phone in enumerate(phones):
        expect(own(phone, f"{TEXT}（{number}）")).to_contain_text("保存しました")
        expect(phone.locator(".line--live")).to_be_visible()
    assert sorted(room.texts()) == [f"{TEXT}（{number}）" for number in range(3)]


def _ends(page: Page, selector: str) -> float:
    """When the countdown of that page will be over, on this test's own clock: read at the moment its digits change."""
    script = """([selector]) => new Promise((done) => {
      const digits = () => document.querySelector(selector).textContent.match(/(\\d+):(\\d\\d)/);
      const before = digits()[0];
      const look = () => {
        const now = digits();
        if (now[0] !== before) done(Number(now[1]) * 60 + Number(now[2]));
        else requestAnimationFrame(look);
      };
      look();
    })"""
    left = float(page.evaluate(script, [selector]))
    return time.monotonic() + left


def test_the_clocks_of_phone_cockpit_and_wall_agree_within_half_a_second_though_a_phones_own_clock_is_wrong(room: Room) -> None:
    room.command("stage.open", stage="assess", phase=1)
    context = room.context()
    context.add_init_script("{ const real = Date.now; Date.now = () => real() + 427_300; }")  # seven minutes fast
    phone = room.writer(context)
    staff = cockpit(room, room.staff)
    wall = room.context().new_page()
    wall.goto(room.screen_address())
    expect(wall.locator(".wall-clock__digits")).to_be_visible()
    expect(staff.locator(".timer__digits")).to_be_visible()
    ends = [_ends(phone, ".countdown__time"), _ends(staff, ".timer__digits"), _ends(wall, ".wall-clock__digits")]
    assert max(ends) - min(ends) < 0.5
    staff.close()
