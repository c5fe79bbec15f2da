"""axe-core finds nothing on any page, in any stage; and what matters can be done with the keyboard alone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import House, Room
from workshop.app import create_app
from workshop.casebook.formats import load_format
from workshop.domain.present_formats import screen_for
from workshop.domain.vocabulary import SCREENS
from workshop.settings import Settings
from workshop.storage.database import Database

pytestmark = pytest.mark.needs_browser

OPTIONS = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
NO_PAGE = {  # endpoints that answer GET with something other than a page of ours
    "static", "entrance.sign_out", "review.parts",
}  # fmt: skip
AXE = Axe()


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds once nothing fades in any more, one line for each rule and its first element; `within` a part of the page."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((moving) => moving.finished))")
    found = AXE.run(page, context=within, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]} ({len(rule['nodes'])})" for rule in found]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The same routes as the server's, to be listed."""
    folder = tmp_path_factory.mktemp("routes")
    return create_app(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'house.db'}", secret_key="routes", async_mode="threading"))


def addresses(app: Flask, values: dict[str, str]) -> list[str]:
    """Every address that can be got, with `values` in the place of its variables; those that need another value are left out."""
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in NO_PAGE or not rule.arguments <= values.keys():
            continue
        with app.test_request_context():
            built = rule.build({name: values[name] for name in rule.arguments})
        if built is not None:
            found.append(built[1])
    return sorted(set(found))


def test_no_page_of_the_staff_has_a_violation(app: Flask, administrator: BrowserContext, house: House) -> None:
    workshop_id, code = house.workshops[0]
    database = Database(house.database_url)
    with database.read() as connection:
        account = connection.exec_driver_sql("select id from accounts where login = 'shinko'").scalar()
        digest = connection.exec_driver_sql("select id from case_versions order by slug").scalar()
    database.close()
    values = {"workshop_id": workshop_id, "code": code, "account_id": str(account), "digest": str(digest), "kind": "wards", "format_id": "conf100"}
    page = administrator.new_page()
    wrong: dict[str, list[str]] = {}
    seen = 0
    for address in addresses(app, values):
        answer = administrator.request.get(address, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers.get("content-type", ""):
            continue
        page.goto(address)
        page.locator("h1").first.wait_for()
        seen += 1
        if found := violations(page):
            wrong[address] = found
    page.goto(f"/staff/workshops/{workshop_id}/files")  # only from here leads a way to the report
    page.goto(page.get_by_role("link", name="報告書を開く").get_attribute("href") or "")
    page.locator("h1").first.wait_for()
    if found := violations(page):
        wrong["report"] = found
    page.close()
    assert seen >= 15, "too few pages were looked at for this to prove anything"
    assert wrong == {}


def test_no_stage_has_a_violation_on_phone_wall_or_cockpit(room: Room, administrator: BrowserContext) -> None:
    phone = room.join(room.context(reduced_motion="reduce"))
    screen = room.context(reduced_motion="reduce").new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(room.screen_address())
    cockpit = administrator.new_page()
    cockpit.goto(f"{room.url}/staff/workshops/{room.workshop_id}")
    wrong: dict[str, list[str]] = {}
    looked_at: set[tuple[object, ...]] = set()  # faces made of the same parts are looked at once: axe takes seconds

    def look(page: Page, where: str, *face: object) -> None:
        if face not in looked_at:
            looked_at.add(face)
            if found := violations(page):
                wrong[where] = found

    for stage in load_format("conf100").stages:
        for number, phase in enumerate(stage.phases):
            room.command("stage.open", stage=stage.id, phase=number)
            for page in (phone, screen, cockpit):
                expect(page.locator("body")).to_contain_text(stage.title)
            look(screen, f"wall {stage.id} {number}", "wall", screen_for(stage, phase))
            look(cockpit, f"cockpit {stage.id} {number}", "cockpit", stage.writes, phase.audience)
            for tab in phone.get_by_role("tab").all():
                tab.click()
                name = re.sub(r"\d+件?", "", tab.text_content() or "")
                look(phone, f"phone {stage.id} {number} {name}", "phone", name, () if "事例" in name else stage.writes, phase.audience)
    assert len(looked_at) > 3 * len(load_format("conf100").stages)
    assert wrong == {}


def test_no_screen_of_the_projector_has_a_violation(room: Room) -> None:
    screen = room.context(reduced_motion="reduce").new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(room.screen_address())
    room.command("scene.disclose", scene="S1")
    more = {"compare": {"groups": ["g1", "g2"], "need": "N1"}}
    wrong = {}
    for name in SCREENS:
        if name in ("scene", "post", "compare"):
            continue  # shown in the stages above; they need something to show
        room.command("view.set", screen=name, **more.get(name, {}))
        expect(screen.locator(f".screen--{name}")).to_be_visible()
        if found := violations(screen):
            wrong[name] = found
    assert wrong == {}


def test_one_joins_and_posts_with_the_keyboard_alone(room: Room) -> None:
    page = room.context().new_page()
    page.goto(f"/j/{room.code}")

    def tab_to(name: re.Pattern[str] | str, *, most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            told = page.evaluate("() => { const e = document.activeElement; return [e.id, e.ariaLabel, e.labels?.[0]?.innerText, e.innerText] }")
            if any(re.search(name, part) for part in told if part):
                return
        raise AssertionError(f"the keyboard does not get to {name}")

    tab_to("職種")
    page.keyboard.press("ArrowDown")
    tab_to("参加する")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/w/{room.code}")
    page.get_by_role("tablist").wait_for()
    tab_to("^tab-")
    while page.evaluate("() => document.activeElement.id") != "tab-board":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="書く")).to_be_focused()
    page.locator("#panel-write input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.locator("#new-assessment-text").focus()
    page.keyboard.type("keyboard only")
    page.locator("#new-assessment-form button[type=submit]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-write article.post", has_text="keyboard only")).to_contain_text("保存しました")
    assert room.texts() == ["keyboard only"]
