"""axe-core finds nothing where there is something to show: all formats' stages, the wall's pictures, the pages outside the room."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import House, Room
from tests.browser.furnished import SAID, furnish
from tests.browser.test_accessibility import violations
from tests.browser.test_slip import ROSTER, slip_secret
from workshop.casebook.formats import list_formats, load_format

pytestmark = pytest.mark.needs_browser

OTHERS = sorted(fmt.id for fmt in list_formats() if fmt.id != "conf100")  # test_accessibility.py goes through conf100
FORMATS = [*OTHERS, "conf100", "conf100", "conf100"]  # the workshops of this file's house, in order
LOOKED_AT: set[tuple[object, ...]] = set()  # faces made of the same parts, in whatever format, are looked at once: axe takes seconds


@pytest.fixture
def wrong() -> Iterator[dict[str, list[str]]]:
    """What was found, by where; nothing may be in it at the end."""
    found: dict[str, list[str]] = {}
    yield found
    assert {place: rules for place, rules in found.items() if rules} == {}


def wall_of(room: Room) -> Page:
    wall = room.context(reduced_motion="reduce").new_page()
    wall.set_viewport_size({"width": 1920, "height": 1080})
    wall.goto(room.screen_address())
    return wall


@pytest.mark.parametrize("format_id", OTHERS)
def test_no_stage_of_any_format_has_a_violation_on_phone_or_wall(
    house: House, browser: Browser, staff: BrowserContext, wrong: dict[str, list[str]], format_id: str
) -> None:
    room = Room(house, browser, *house.workshops[FORMATS.index(format_id)], staff, [])
    phone, wall = room.join(room.context(reduced_motion="reduce")), wall_of(room)
    for stage in load_format(format_id).stages:
        room.command("stage.open", stage=stage.id, phase=len(stage.phases) - 1)
        on_phone = ("phone", stage.writes, len(stage.notes) > 1)
        for page, face in ((phone, on_phone), (wall, ("wall", stage.projector))):
            expect(page.locator("body")).to_contain_text(stage.title)
            if face not in LOOKED_AT:
                LOOKED_AT.add(face)
                wrong[f"{face} {stage.id}"] = violations(page)
    for context in room.contexts:
        context.close()


def test_no_face_of_a_workshop_with_content_has_a_violation(room: Room, administrator: BrowserContext, wrong: dict[str, list[str]]) -> None:
    here = furnish(room, administrator)
    _on_the_wall(room, wrong, here.said)
    for stage in ("check", "plan"):
        room.command("stage.open", stage=stage, phase=0)
        for page, name in ((here.author, "author"), (here.receiver, "receiver")):
            for tab in ("つなぎ", "班のボード"):
                page.get_by_role("tab", name=tab).click()
                wrong[f"{name} {stage} {tab}"] = violations(page)
    plan = here.author.get_by_role("group", name="ボードの種類").get_by_role("button", name="行動計画")
    plan.click()
    here.author.locator(".plan-cell--own").first.click()
    wrong["plan board, a cell open"] = violations(here.author)
    here.author.set_viewport_size({"width": 1366, "height": 768})
    expect(here.author.locator(".plan-table")).to_be_visible()
    wrong["plan board as a table"] = violations(here.author)
    here.author.locator(".support__open").click()
    wrong["sheet for help"] = violations(here.author)
    _in_the_office(room, administrator, wrong)


def _on_the_wall(room: Room, wrong: dict[str, list[str]], said: str) -> None:
    wall = wall_of(room)
    shown = {"scene": {"scene": "S1"}, "post": {"post": said}, "compare": {"groups": ["g1", "g2"], "need": "N1"}}
    for screen, more in {**shown, "net": {"groups": ["g1"]}, "coverage": {}, "timeline": {}, "boards": {}}.items():
        room.command("view.set", screen=screen, **more)
        expect(wall.locator("body")).to_contain_text(re.compile(r"\S"))
        if screen == "post":
            expect(wall.locator("body")).to_contain_text(SAID)
        if screen == "compare":
            expect(wall.locator(".compare__lines")).to_have_count(2)
        wrong[f"wall {screen}"] = violations(wall)


def _in_the_office(room: Room, administrator: BrowserContext, wrong: dict[str, list[str]]) -> None:
    page = administrator.new_page()
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    for pane, shows in (("ボード", ".post-row"), ("網", ".ecomap"), ("連絡", ".talk"), ("投影", ".picks"), ("場面", ".scenes")):
        page.get_by_role("navigation", name="画面").get_by_role("button", name=re.compile(f"^{pane}")).click()
        expect(page.locator(f".cockpit__pane:not([hidden]) {shows}").first).to_be_visible()
        wrong[f"cockpit, {pane}"] = violations(page)
    page.get_by_role("navigation", name="画面").get_by_role("button", name=re.compile("^ボード")).click()
    page.get_by_text("班員").first.click()
    for opener in ("参加案内", "出力", "進行役・副進行役", "＋ 班を増やす", "班を移す", "ほかの班に合わせる…", "非表示…"):
        page.get_by_role("button", name=opener).first.click()
        expect(page.locator("dialog[open] h2")).to_be_visible()
        wrong[f"cockpit, sheet {opener}"] = violations(page, "dialog[open]")
        page.keyboard.press("Escape")
    _afterwards(room, page, wrong)
    page.close()


def _afterwards(room: Room, page: Page, wrong: dict[str, list[str]]) -> None:
    """What is read once the workshop is over: replay, review with a decision, the same by its link."""
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/replay")
    expect(page.locator(".replay__moment").first).to_be_visible()
    page.locator(".replay__moment").last.click()
    expect(page.locator(".coverage")).to_be_visible()
    wrong["replay"] = violations(page)
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review")
    expect(page.get_by_text("夜間の連絡先を決める").first).to_be_attached()
    wrong["review"] = violations(page)
    page.get_by_role("button", name="すべて開く").click()
    wrong["review, unfolded"] = violations(page)
    for name, key in (("an item", "kind=other"), ("the summary", "kind=summary")):
        page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review/meeting-view?{key}")
        expect(page.locator("h1")).to_be_visible()
        wrong[f"meeting mode, {name}"] = violations(page)
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review")
    page.locator("section[aria-labelledby=links] form button").first.click()
    address = page.get_by_label("アドレス").input_value()
    reader = room.context(reduced_motion="reduce").new_page()
    reader.goto(re.sub(r"^https?://[^/]+", room.url, address))
    expect(reader.get_by_text("夜間の連絡先を決める").first).to_be_attached()
    wrong["review by its link"] = violations(reader)


def test_no_page_of_the_questionnaire_has_a_violation(room: Room, administrator: BrowserContext, wrong: dict[str, list[str]]) -> None:
    phone = room.join(room.context())
    office = administrator.new_page()
    asking = f"{room.url}/staff/workshops/{room.workshop_id}/questionnaire"
    for sheet in ("now", "later"):
        answer = administrator.request.post(asking, form=_form_of(office, asking, sheet), max_redirects=0)
        assert answer.status == 303, answer.text()
    phone.goto(f"/w/{room.code}/questionnaire")
    wrong["before the form"] = violations(phone)
    phone.locator("main button[type=submit]").first.click()
    phone.wait_for_url("**/answer/**")
    wrong["the form"] = violations(phone)
    phone.locator("main form button[type=submit]").first.click()
    expect(phone.get_by_role("alert").first).to_be_visible()
    wrong["the form refused"] = violations(phone)
    phone.locator("input[type=radio]").first.check()
    phone.locator("main form button[type=submit]").first.click()
    expect(phone.locator("form input[type=radio]")).to_have_count(0)
    wrong["thanks"] = violations(phone)
    phone.get_by_role("link", name="研修手帳票").click()
    expect(phone.locator("#talk")).to_be_visible()
    wrong["the sheet for one's own handbook"] = violations(phone)
    office.goto(asking)
    later = office.evaluate("() => document.body.innerHTML.match(/\\/later\\/[\\w.-]+/)[0]")
    phone.goto(later)
    expect(phone.locator("main form")).to_be_visible()
    wrong["three months later"] = violations(phone)
    office.close()


def _form_of(page: Page, address: str, sheet: str) -> dict[str, str]:
    """The hidden fields of the page's form, and what its button would say."""
    page.goto(address)
    hidden = page.evaluate("() => Object.fromEntries([...document.querySelectorAll('main form input[type=hidden]')].map((one) => [one.name, one.value]))")
    return {**hidden, "sheet": sheet, "open": "yes"}


def test_neither_slip_nor_plain_page_has_a_violation(room: Room, wrong: dict[str, list[str]]) -> None:
    office = room.staff.new_page()
    office.goto(f"{room.url}/staff/workshops/{room.workshop_id}/seating")
    office.get_by_label(re.compile("名簿のファイル")).set_input_files({"name": "名簿.csv", "mimeType": "text/csv", "buffer": ROSTER})
    office.get_by_role("button", name="読み込んで班に分ける").click()
    wrong["seating"] = violations(office)
    office.close()
    phone = room.context().new_page()
    phone.goto(f"/s/{slip_secret(room)}")
    wrong["slip"] = violations(phone)
    phone.get_by_role("button", name="この席で参加する").click()
    phone.wait_for_url(f"**/w/{room.code}")
    room.say(phone, "assessment.post", id="plain-page-post", kind="risk", text=SAID, facts=[])
    phone.goto(f"/w/{room.code}/plain")
    expect(phone.locator("#board")).to_contain_text(SAID)
    wrong["plain page"] = violations(phone)
