"""Makes the pictures of README.md and docs/facilitating.md from the real pages: `python -m tests.browser.make_pictures [folder]`."""

from __future__ import annotations

import json
import secrets
import shutil
import sys
import tempfile
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.demo_pictures import make_demo_pictures
from tests.servers import Line, Server
from workshop.app import ROOT, open_database
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.workshops import prepare
from workshop.settings import Settings, complete
from workshop.storage import library
from workshop.storage.accounts import create_account
from workshop.storage.links import SIGN_IN, issue_link

PEOPLE = 9
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking"]
TEXTS = ("夜に一人で弟の世話をしている", "学校は遅刻の多さを知っているが、家の事情は知らない", "母は人に頼ることを恥ずかしいと感じている")


class Scene:
    """A workshop in its assessment, with people who have written."""

    def __init__(self, folder: Path) -> None:
        settings = complete(Settings(data_dir=folder))
        database = open_database(settings)
        bus = Bus(database)
        bus.start()
        with database.write() as connection:
            names = (("yama", "山川"), ("umi", "海野"))
            self.first, second = (create_account(connection, login=login, display_name=name, capacity="facilitator", ward_ids=["w1"]).id for login, name in names)
            create_account(connection, login="kawa", display_name="川辺", capacity="facilitator", ward_ids=["w2"])
            self.links = [issue_link(connection, SIGN_IN, account, timedelta(hours=1)) for account in (self.first, second)]
            case = next(version for version in library.newest_versions(connection) if version.slug == "young-carer")
        self.id = prepare(
            bus, account_id=self.first, title="多職種合同研修", ward_id="w1", held_on="2026-11-24", expected=12, groups=3, group_limit=8,
            case_digest=case.id, format_id="conf100",
        )  # fmt: skip
        for command in (OpenWorkshop(), OpenStage("assess", 1)):
            assert bus.execute(self.id, Actor("facilitator", self.first), type(command).__name__, command)["ok"]
        self.code = bus.state(self.id).workshop.code
        bus.stop()
        database.close()
        self.server = Server(settings.data_dir).start()
        self.seats = [self.server.post(f"/w/{self.code}/join", {"command_id": f"join-{n:05}", "profession": "phn"}) for n in range(PEOPLE)]
        for number, seat in enumerate(self.seats):
            self.say(seat, "assessment.post", id=f"post-{number:05}", kind=("need", "risk", "strength")[number % 3], text=TEXTS[number % 3], facts=[])
        self.say(self.seats[1], "help.ask")
        self.lines = [Line(self.server, self.code, seat["seat_token"]) for seat in self.seats]
        self.lines[-1].send("waiting", {"n": 2})  # what a light says where something is not stored yet
        self.say(self.seats[0], "question.ask", id="question-1", text="担任は家庭訪問をしたことがありますか")

    def say(self, seat: Any, command_type: str, **payload: Any) -> None:
        """Somebody at a seat does something."""
        body = json.dumps({"command_id": secrets.token_urlsafe(12), "type": command_type, "payload": payload}).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Seat {seat['seat_token']}"}
        with urllib.request.urlopen(urllib.request.Request(f"{self.server.url}/w/{self.code}/commands", body, headers)) as answer:
            assert json.load(answer)["ok"]


def cockpit(context: BrowserContext, scene: Scene, link: str) -> Page:
    """Somebody of the staff signs in and opens the cockpit."""
    page = context.new_page()
    page.goto(f"/staff/enter/{link}")
    page.locator("main button").click()
    page.wait_for_url(lambda address: "/enter/" not in address)
    page.goto(f"/staff/workshops/{scene.id}")
    page.locator(".cockpit").wait_for()
    return page


def make(folder: Path) -> None:
    """All pictures, into `folder`."""
    with tempfile.TemporaryDirectory() as house, sync_playwright() as playwright:
        scene = Scene(Path(house) / "house")
        found = next(path for name in NAMES if (path := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)

        def device(width: int, height: int) -> BrowserContext:
            return browser.new_context(locale="ja-JP", base_url=scene.server.url, viewport={"width": width, "height": height})

        def save(page: Page, name: str) -> None:
            page.wait_for_timeout(400)
            page.screenshot(path=folder / f"facilitating-{name}.png")

        staff = cockpit(device(1366, 768), scene, scene.links[0])
        staff.get_by_role("button", name="一時停止").click()  # whoever acts first leads
        staff.get_by_role("button", name="再開").click()
        staff.locator(".lead-line").wait_for()
        save(staff, "now")
        staff.get_by_role("button", name="連絡").first.click()
        staff.get_by_role("button", name="追加の情報").click()
        staff.locator(".talk__prepared").select_option(index=1)
        save(staff, "talk")
        staff.get_by_role("button", name="ボード").first.click()
        staff.get_by_text("班員").first.click()
        staff.get_by_role("button", name="ほかの班に合わせる…").click()
        save(staff, "merge")
        other = cockpit(device(1366, 768), scene, scene.links[1])
        other.locator(".lead-line").click()
        save(other, "lead")
        phone = device(360, 740)
        phone.add_cookies([{"name": f"seat_{scene.code}", "value": scene.seats[3]["seat_token"], "url": scene.server.url}])
        page = phone.new_page()
        page.goto(f"/w/{scene.code}")
        page.get_by_role("button", name="相談・パス").click()
        save(page, "phone")
        for line in scene.lines:
            line.close()
        scene.server.kill()
        make_demo_pictures(browser, folder)
        browser.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
