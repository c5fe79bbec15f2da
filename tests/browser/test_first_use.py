"""What a first-time user stumbled over: the choice of a screen, writing a hand-off, what comes after the end, and pages on the wall."""

from __future__ import annotations

import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Room

pytestmark = pytest.mark.needs_browser

WHAT = "家計の相談に一緒に行ってほしい"


def cockpit(room: Room) -> Page:
    """The facilitator's page of the workshop."""
    page = room.staff.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    return page


def test_a_screen_of_groups_is_on_the_wall_at_once_and_only_it_looks_chosen(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = cockpit(room)
    page.get_by_role("button", name="投影", exact=True).click()
    screens = page.get_by_role("group", name="投影する画面")
    screens.get_by_role("button", name="網羅表").click()
    expect(screens.locator("[aria-pressed=true]")).to_have_text("▶ 網羅表")
    page.get_by_role("checkbox", name="1班").check()
    page.get_by_role("button", name="選んだ班を映す").click()
    expect(page.locator(".screen-control__now")).to_contain_text("網羅表（1班）")
    screens.get_by_role("button", name="事例の場面").click()
    expect(screens.get_by_role("button", name="事例の場面")).to_contain_text("開いています")
    expect(screens.locator("[aria-pressed=true]")).to_have_text("▶ 網羅表")
    expect(page.locator(".screen-control__now")).to_contain_text("網羅表（1班）")


def test_handing_on_asks_to_whom_at_once_and_goes_without_an_answer(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.writer(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    form = page.locator("#new-action_item-form")
    expect(form.get_by_label("つなぐ相手")).to_be_hidden()
    need = form.locator("label.pick").first
    need.click()
    form.locator("label.chip", has_text="つなぐ").click()
    expect(form.get_by_label("つなぐ相手")).to_be_visible()
    expect(form).to_contain_text("つなぐ相手を選ぶと、相手の席に届きます")
    form.get_by_label("何をするか").fill(WHAT)
    form.get_by_role("button", name="送る").click()
    card = page.locator("#panel-write article.post", has_text=WHAT)
    expect(card).to_contain_text("保存しました")
    expect(card.locator("dt").first).to_have_text("課題")
    expect(form.get_by_label("何をするか")).to_be_in_viewport()


def test_after_sending_the_list_of_facts_is_folded_up_and_the_text_in_view(room: Room) -> None:
    room.command("stage.open", stage="assess", phase=1)
    page = room.writer(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    form = page.locator("#new-assessment-form")
    form.locator("label.chip", has_text="リスク").first.click()
    form.get_by_label("見立て").fill(WHAT)
    facts = form.locator("details.fact-picker")
    facts.locator("summary").click()
    facts.get_by_role("checkbox").first.check()
    form.locator("button[type=submit]").click()
    expect(facts).not_to_have_attribute("open", "")
    expect(form.get_by_label("見立て")).to_be_in_viewport()


def test_ending_from_any_pane_leads_to_files_and_questionnaire(room: Room) -> None:
    page = cockpit(room)
    page.get_by_role("button", name="投影", exact=True).click()
    page.get_by_role("button", name="終了…").click()
    page.get_by_role("button", name="終了する", exact=True).click()
    expect(page.get_by_role("heading", name="出力")).to_be_visible()
    expect(page.get_by_role("link", name="アンケートを開く・しめ切る")).to_be_visible()


def test_five_tabs_fit_a_small_phone_and_keep_their_whole_names(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_role("tab")).to_have_count(5)
    expect(page.get_by_role("tab", name="役割カード")).to_be_visible()
    gaps = page.evaluate(
        """() => { const box = [...document.querySelectorAll(".tabbar__tab")].map((tab) => [...tab.querySelectorAll(".tabbar__label")].map((label) => label.getBoundingClientRect())
          .reduce((a, b) => (a.width > b.width ? a : b))); return box.slice(1).map((next, index) => next.left - box[index].right); }"""
    )
    assert min(gaps) >= 6


def wall(room: Room) -> Page:
    """The projector."""
    screen = room.context().new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(room.screen_address())
    return screen


def give(room: Room, page: Page, command: str, /, **payload: object) -> None:
    """A participant's command, as the page's outbox sends it."""
    answer = page.request.post(
        f"{room.url}/w/{room.code}/commands",
        data={"command_id": secrets.token_urlsafe(16), "type": command, "payload": payload},
        headers={"X-Requested-With": "aminome"},
    )
    assert answer.json()["ok"], answer.text()


def test_every_post_of_one_group_is_reached_by_turning_pages(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    for number in range(40):
        give(
            room, page, "action_item.post", id=f"item-{number:04}", kind=("watch", "act")[number % 2], what=f"{number}番目の手だて。{WHAT}。" * 2, needs=["N1"],
            role_acting="", due_h=24, handoff_to=None, receipt="", fallback="", lead=False,
        )  # fmt: skip
    room.command("stage.open", stage="net", phase=0)
    room.command("view.set", screen="boards", groups=["g1"], page=0)
    screen = wall(room)
    expect(screen.locator(".page-mark")).to_contain_text("1 / ")
    pages = int((screen.locator(".page-mark").text_content() or "").split("/")[1].split("ページ")[0])
    assert pages > 1
    seen: list[str] = []
    for number in range(pages):
        expect(screen.locator(".page-mark")).to_contain_text(f"{number + 1} / {pages}")
        seen += screen.evaluate(
            """() => { const box = document.querySelector(".group-board__window").getBoundingClientRect();
              return [...document.querySelectorAll(".group-board__posts li")].filter((card) => { const at = card.getBoundingClientRect();
                return at.left >= box.left - 1 && at.right <= box.right + 1 && at.bottom <= box.bottom + 1; }).map((card) => card.innerText); }"""
        )
        screen.keyboard.press("ArrowRight")
    assert len(seen) == len(set(seen)) == 40
    assert ["動く" in card for card in seen] == [True] * 20 + [False] * 20


def test_facts_are_not_called_uncited_before_assessments_are_shown_to_all(room: Room) -> None:
    page = room.join(room.context())
    room.command("stage.open", stage="assess", phase=1)
    give(room, page, "assessment.post", id="post-0001", kind="risk", text=WHAT, facts=[])
    room.command("view.set", screen="citations")
    screen = wall(room)
    expect(screen.locator(".citations__foot")).to_have_text("全員に公開された見立てがまだないため、数えられません。")


def test_of_many_groups_those_that_want_a_look_are_named_above(room: Room) -> None:
    for number in range(3, 14):
        room.command("group.add", id=f"more-{number:02}", name=f"{number}班")
    page = cockpit(room)
    overview = page.locator(".groups__overview")
    expect(overview).to_contain_text("参加者なし 13班")
    context = room.context()
    seat = room.join(context)
    expect(overview).to_contain_text("気にかけたい班（1）")  # nothing written yet
    expect(overview.locator("li")).to_contain_text("まだ書き込みがありません")
    seat.close()
    expect(overview.locator("li")).to_contain_text("未接続 1人")
    overview.get_by_role("button").click()
    expect(page.locator(".board")).to_be_visible()
