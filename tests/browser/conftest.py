"""A real server, real Chromium, and workshops in which assessments are being written."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect, sync_playwright
from servers import Server
from sqlalchemy import create_engine, select

from workshop.app import open_database
from workshop.casebook.formats import load_format
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.workshops import prepare
from workshop.settings import Settings, complete
from workshop.storage import library
from workshop.storage.accounts import create_account
from workshop.storage.database import Database
from workshop.storage.links import SIGN_IN, issue_link
from workshop.storage.tables import events

WORKSHOPS = 12  # each test takes one
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-background-networking"]
PATIENCE_MS = 20_000  # the longest pause between two attempts is eight seconds; the machine may be busy


@dataclass
class House:
    """A running installation with workshops to be taken, and what its database has stored."""

    server: Server
    database_url: str
    sign_in: str
    workshops: list[tuple[str, str]] = field(default_factory=list)  # (id, code)

    def stored(self, workshop_id: str) -> list[dict[str, Any]]:
        """What the log says was posted, oldest first."""
        engine = create_engine(self.database_url)
        with engine.connect() as connection:
            rows = connection.execute(select(events).where(events.c.workshop_id == workshop_id).order_by(events.c.seq)).all()
        engine.dispose()
        return [row.data for row in rows if row.type.endswith(".posted")]

    def seats(self, workshop_id: str) -> int:
        """How many have joined."""
        engine = create_engine(self.database_url)
        with engine.connect() as connection:
            types = connection.execute(select(events.c.type).where(events.c.workshop_id == workshop_id)).scalars().all()
        engine.dispose()
        return types.count("participant.joined")


@dataclass
class Room:
    """One workshop as people come to it."""

    house: House
    browser: Browser
    workshop_id: str
    code: str
    staff: BrowserContext
    contexts: list[BrowserContext]

    @property
    def url(self) -> str:
        return self.house.server.url

    def context(self, **options: Any) -> BrowserContext:
        """Another device."""
        made = self.browser.new_context(locale="ja-JP", base_url=self.url, viewport={"width": 390, "height": 800}, **options)
        made.set_default_timeout(PATIENCE_MS)
        self.contexts.append(made)
        return made

    def join(self, context: BrowserContext) -> Page:
        """Take a seat at the door."""
        page = context.new_page()
        page.goto(f"/j/{self.code}")
        page.get_by_label("職種").select_option(index=1)
        page.get_by_role("button", name="参加する").click()
        page.wait_for_url(f"**/w/{self.code}")
        return page

    def writer(self, context: BrowserContext) -> Page:
        """Take a seat and open the panel for writing."""
        page = self.join(context)
        page.get_by_role("tab", name="書く").click()
        return page

    def command(self, kind_of: str, /, **payload: Any) -> None:
        """The facilitator does something."""
        answer = self.staff.request.post(
            f"{self.url}/staff/workshops/{self.workshop_id}/commands",
            data={"command_id": secrets.token_urlsafe(16), "type": kind_of, "payload": payload},
            headers={"X-Requested-With": "aminome"},
        )
        assert answer.json()["ok"], answer.text()

    def say(self, page: Page, command: str, /, **payload: Any) -> None:
        """Whoever sits at that phone does something, past its screen."""
        answer = page.request.post(
            f"{self.url}/w/{self.code}/commands",
            data={"command_id": secrets.token_urlsafe(16), "type": command, "payload": payload},
            headers={"X-Requested-With": "aminome"},
        )
        assert answer.json()["ok"], answer.text()

    def texts(self) -> list[str]:
        """The texts of the posts stored, each as often as it is stored."""
        return [post["content"]["text"] for post in self.house.stored(self.workshop_id)]

    def screen_address(self) -> str:
        """The projector's address, as the cockpit tells it."""
        page = self.staff.new_page()
        page.goto(f"{self.url}/staff/workshops/{self.workshop_id}")
        told = json.loads(page.locator("#app").get_attribute("data-cockpit") or "")
        page.close()
        return self.url + "/screen/" + told["addresses"]["screen"].split("/screen/")[1]


def fill_assessment(page: Page, text: str) -> None:
    """Fill in the form for an assessment, without sending it."""
    page.locator("label.chip", has_text="リスク").first.click()
    page.locator("#new-assessment-text").fill(text)


def write_assessment(page: Page, text: str) -> None:
    """Fill in the form and send it."""
    fill_assessment(page, text)
    page.locator("#new-assessment-form button[type=submit]").click()


def own(page: Page, text: str) -> Locator:
    """The card of a post on the panel for writing."""
    return page.locator("#panel-write article.post", has_text=text)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: the system's, or the one that came with Playwright."""
    found = next((path for name in NAMES if (path := shutil.which(name))), playwright.chromium.executable_path)
    if not Path(found).exists() and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed")
    expect.set_options(timeout=PATIENCE_MS)
    running = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="module")
def house(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    settings = complete(Settings(data_dir=tmp_path_factory.mktemp("browser") / "house"))
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    with database.write() as connection:
        account = create_account(connection, login="shinko", display_name="進行役", capacity="facilitator", ward_ids=None).id
        token = issue_link(connection, SIGN_IN, account, timedelta(hours=1))
        case = next(version for version in library.newest_versions(connection) if version.slug == "young-carer")
    running = House(Server(settings.data_dir), settings.database_url, f"/staff/enter/{token}")
    for number, format_id in enumerate(getattr(request.module, "FORMATS", ["conf100"] * WORKSHOPS)):
        workshop_id = prepare(
            bus, account_id=account, title="多職種合同研修", ward_id="w1", held_on="2026-11-24", expected=12, groups=2, group_limit=8,
            case_digest=case.id, format_id=format_id,
        )  # fmt: skip
        first = "assess" if format_id == "conf100" else load_format(format_id).stages[0].id
        for place, command in enumerate((OpenWorkshop(), OpenStage(stage=first, phase=0))):
            assert bus.execute(workshop_id, Actor("facilitator", account), f"ready-{number:04}-{place}", command)["ok"]
        running.workshops.append((workshop_id, bus.state(workshop_id).workshop.code))
    bus.stop()
    database.close()
    running.server.start()
    yield running
    running.server.kill()


@pytest.fixture(scope="module")
def staff(browser: Browser, house: House) -> Iterator[BrowserContext]:
    """The facilitator's browser, signed in."""
    context = browser.new_context(locale="ja-JP", base_url=house.server.url)
    page = context.new_page()
    page.goto(house.sign_in)
    page.locator("main button").click()
    page.wait_for_url(lambda address: "/enter/" not in address)
    page.close()
    yield context
    context.close()


@pytest.fixture(scope="module")
def administrator(browser: Browser, house: House) -> Iterator[BrowserContext]:
    """The administrator's laptop."""
    database = Database(house.database_url)
    with database.write() as connection:
        account = create_account(connection, login="kanri", display_name="管理者", capacity="administrator", ward_ids=None).id
        token = issue_link(connection, SIGN_IN, account, timedelta(hours=1))
    database.close()
    context = browser.new_context(locale="ja-JP", base_url=house.server.url, viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"/staff/enter/{token}")
    page.locator("main button").click()
    page.wait_for_url(lambda address: "/enter/" not in address)
    page.close()
    yield context
    context.close()


@pytest.fixture
def room(browser: Browser, house: House, staff: BrowserContext) -> Iterator[Room]:
    """A workshop in the silent phase of the assessment; every device is put away afterwards."""
    workshop_id, code = house.workshops.pop()
    contexts: list[BrowserContext] = []
    yield Room(house, browser, workshop_id, code, staff, contexts)
    for context in contexts:
        context.close()
