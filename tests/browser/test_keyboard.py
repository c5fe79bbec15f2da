"""The cockpit, the plan board and the hand-offs with the keyboard alone: Tab, Enter, Space, Esc, and letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Room
from tests.browser.furnished import HANDED, PLANNED, seat_of

pytestmark = pytest.mark.needs_browser

MOST = 200  # presses of Tab until something is out of reach
FOCUSED = "(element) => element === document.activeElement"


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    expect(wanted).to_be_visible()
    for _ in range(MOST):
        if wanted.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not get to {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    tab_to(page, wanted)
    page.keyboard.press(key)


def type_in(page: Page, wanted: Locator, text: str) -> None:
    tab_to(page, wanted)
    page.keyboard.type(text)


def cockpit_of(room: Room) -> Page:
    page = room.staff.new_page()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    expect(page.locator(".cockpit")).to_be_visible()
    return page


def test_the_facilitator_goes_on_and_tells_the_room_something(room: Room) -> None:
    phone = room.join(room.context())
    page = cockpit_of(room)
    go = page.locator(".now__button")
    press(page, go)
    expect(phone.locator(".stage")).to_contain_text("班で見る")
    expect(go).to_be_focused()  # the next step is one more press away
    press(page, page.get_by_role("button", name="連絡", exact=True).first)
    field = page.locator(".talk__write textarea")
    type_in(page, field, "あと五分です")
    press(page, page.locator(".talk__write button[type=submit]"))
    expect(phone.locator("body")).to_contain_text("あと五分です")
    expect(field).to_be_focused()
    page.close()


def test_going_back_is_asked_in_a_dialog_that_holds_the_keyboard_and_gives_it_back(room: Room) -> None:
    room.command("stage.open", stage="assess", phase=1)
    page = cockpit_of(room)
    back = page.get_by_role("button", name="← 戻る")
    press(page, back)
    dialog = page.locator("dialog[open]")
    expect(dialog).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"), "the dialog lets the keyboard out"
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(back).to_be_focused()
    page.close()


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_every_sheet_of_the_cockpit_holds_the_keyboard_and_gives_it_back(room: Room, phone: bool) -> None:
    room.join(room.context())
    page = cockpit_of(room)
    if phone:
        page.set_viewport_size({"width": 360, "height": 740})
    press(page, page.get_by_role("navigation", name="画面").get_by_role("button", name="ボード"))
    press(page, page.get_by_text("班員").first)
    for name in ("参加案内", "出力", "進行役・副進行役", "班を移す"):
        opener = page.get_by_role("button", name=name).first
        press(page, opener)
        dialog = page.locator("dialog[open]")
        expect(dialog).to_be_visible()
        for _ in range(3):
            page.keyboard.press("Tab")
            assert page.evaluate("() => document.activeElement === document.body || !!document.activeElement.closest('dialog[open]')"), name
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(opener).to_be_focused()
    page.close()


def test_a_group_is_added_with_the_keyboard(room: Room) -> None:
    page = cockpit_of(room)
    press(page, page.get_by_role("button", name="＋ 班を増やす"))
    tab_to(page, page.locator("dialog[open] input"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("応援班")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".group-card", has_text="応援班")).to_be_visible()
    page.close()


def test_a_post_is_hidden_and_the_sheet_for_merging_is_closed_with_escape(room: Room) -> None:
    phone = room.join(room.context())
    room.command("stage.open", stage="assess", phase=1)
    room.say(phone, "assessment.post", id="to-be-hidden", kind="risk", text="この場の事例ではない話", facts=[])
    page = cockpit_of(room)
    press(page, page.get_by_role("button", name="ボード", exact=True).first)
    press(page, page.get_by_text("班員").first)
    merge = page.get_by_role("button", name="ほかの班に合わせる…")
    press(page, merge)
    expect(page.locator("dialog[open]")).to_contain_text("合わせる先")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(merge).to_be_focused()
    hide = page.get_by_role("button", name="非表示…")
    press(page, hide)
    type_in(page, page.locator("dialog[open] input"), "事例の外の話のため")
    page.keyboard.press("Enter")
    shown_again = page.get_by_role("button", name="非表示をやめる")
    expect(shown_again).to_be_visible()
    expect(shown_again).to_be_focused()
    page.close()


def test_a_cell_of_the_plan_opens_takes_a_line_and_keeps_the_keyboard(room: Room) -> None:
    room.command("stage.open", stage="plan", phase=1)
    page = room.join(room.context())
    tab_to(page, page.locator("[role=tab][aria-selected=true]"))
    board = page.get_by_role("tab", name="班のボード")
    for _ in range(8):
        if board.evaluate(FOCUSED):
            break
        page.keyboard.press("ArrowRight")
    expect(board).to_be_focused()
    page.keyboard.press("Enter")
    press(page, page.get_by_role("group", name="ボードの種類").get_by_role("button", name="行動計画"), "Space")
    cell = page.locator(".plan-cell--own").first
    press(page, cell)
    press(page, page.get_by_role("button", name="自分の役割で書く"))
    form = page.locator("#cell-action_item-form")
    expect(form).to_be_visible()
    press(page, form.get_by_role("button", name="あとで書く"))
    expect(cell).to_be_focused()
    press(page, page.get_by_role("button", name="自分の役割で書く"))
    press(page, form.locator("input[type=radio]").first, "Space")
    type_in(page, form.get_by_label("何をするか"), PLANNED)
    press(page, form.get_by_role("button", name="送る"))
    expect(page.locator(".plan-need article.post", has_text=PLANNED)).to_contain_text("保存しました")
    expect(cell).to_be_focused()


def test_a_hand_off_is_declined_and_accepted_after_all(room: Room) -> None:
    author, _, receiver = (room.join(room.context()) for _ in range(3))
    room.command("stage.open", stage="plan", phase=1)
    room.say(author, "action_item.post", id="handed-on", needs=["N1"], kind="handoff", what=HANDED, handoff_to=seat_of(room, receiver)["role"])
    receiver.get_by_role("tab", name="つなぎ").click()
    arrived = receiver.locator("article.handoff", has_text=HANDED)
    press(receiver, arrived.get_by_role("button", name="断る"))
    reason = arrived.get_by_label("受けられない理由")
    expect(reason).to_be_focused()
    receiver.keyboard.type("今週は担当が不在です")
    press(receiver, arrived.get_by_role("button", name="断りの返事を送る"))
    expect(arrived.get_by_role("status")).to_contain_text("今週は担当が不在です")
    expect(arrived).to_be_focused()
    press(receiver, arrived.get_by_role("button", name="返事を変える"))
    press(receiver, arrived.get_by_role("button", name="受け取りました"))
    expect(arrived.get_by_role("status")).to_contain_text("受け取りました")
    expect(arrived).to_be_focused()


def test_the_sheet_for_help_holds_the_keyboard_while_it_is_open_and_gives_it_back(room: Room) -> None:
    page = room.join(room.context())
    opener = page.locator(".support__open")
    press(page, opener)
    dialog = page.locator("dialog.support")
    call = dialog.get_by_role("button", name="進行役を班に呼ぶ")
    press(page, call)
    expect(dialog.get_by_role("button", name="もう大丈夫です")).to_be_visible()
    assert page.evaluate("() => !!document.activeElement.closest('dialog[open]')"), "what was pressed is gone, and the keyboard with it"
    type_in(page, dialog.locator("#ask-text"), "担任は家庭訪問をしましたか")
    press(page, dialog.get_by_role("button", name="質問を送る"))
    expect(dialog.locator("#ask-text")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
