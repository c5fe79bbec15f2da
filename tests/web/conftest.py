"""The staff's pages on a real SQLite file, through Flask's test client."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from workshop.app import create_app
from workshop.settings import Settings
from workshop.storage.accounts import create_account, get_account, issue_link
from workshop.storage.database import Database

CASES = Path(__file__).parents[2] / "cases"
PASSWORD = "みどりの 自転車 42"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Browser:
    """A browser that sends the CSRF token of the pages it has seen."""

    def __init__(self, client: FlaskClient, app: Flask) -> None:
        self.client = client
        self.app = app
        self._token = ""

    def get(self, path: str, **more: Any) -> TestResponse:
        return self._seen(self.client.get(path, **more))

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        return self._seen(self.client.post(path, data={"csrf_token": self.token(path), **(data or {})}, **more))

    def send_file(self, path: str, data: bytes) -> TestResponse:
        """Upload one file.  The body is made here: the test client would leave a temporary file open."""
        parts = [
            b'--limit\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n' + self.token(path).encode(),
            b'--limit\r\nContent-Disposition: form-data; name="file"; filename="case.md"\r\n\r\n' + data,
            b"--limit--\r\n",
        ]
        return self._seen(self.client.post(path, data=b"\r\n".join(parts), content_type="multipart/form-data; boundary=limit"))

    def token(self, path: str) -> str:
        """The CSRF token of the page last seen, or of the first page that has one."""
        for page in (path, "/staff/sign-in", "/staff/password"):
            if not self._token:
                self.get(page)
        return self._token

    def enter(self, account_id: str) -> Browser:
        """Sign in with a link."""
        with self.app.extensions["aminome"].database.write() as connection:
            token = issue_link(connection, "sign_in", account_id, timedelta(hours=1), reusable=True)
        assert self.get(f"/staff/enter/{token}").status_code == 302
        return self

    def sign_in(self, login: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/staff/sign-in", {"login": login, "password": password})

    def _seen(self, response: TestResponse) -> TestResponse:
        if response.mimetype == "text/html":
            found = _TOKEN.search(response.text)
            self._token = found.group(1) if found else self._token
        return response


def build(folder: Path, **more: Any) -> Flask:
    url = f"sqlite:///{folder / 'house.db'}"
    settings = Settings(data_dir=folder, database_url=url, secret_key="for tests", async_mode="threading", **more)
    app = create_app(settings)
    house = app.extensions["aminome"]
    app.extensions["aminome"] = replace(house, settings=replace(settings, async_mode="eventlet"))  # what processes started from here read
    return app


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database of a house just opened: lists and cases, no account.  Copied for each test."""
    folder = tmp_path_factory.mktemp("new")
    build(folder).extensions["aminome"].database.close()
    return folder


@pytest.fixture
def app(tmp_path: Path, new_house: Path) -> Iterator[Flask]:
    """The product as it is served, with a database of its own."""
    shutil.copytree(new_house, tmp_path, dirs_exist_ok=True)
    app = build(tmp_path)
    app.testing = True
    house = app.extensions["aminome"]
    house.bus.start()
    yield app
    house.bus.stop()
    house.database.close()


@pytest.fixture
def database(app: Flask) -> Database:
    opened: Database = app.extensions["aminome"].database
    return opened


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app.test_client(), app)


@pytest.fixture
def people(database: Database) -> dict[str, str]:
    """Account ids by login: one administrator, facilitators and chiefs of wards w1 and w2."""
    wanted: dict[str, tuple[str, list[str] | None]] = {
        "admin": ("administrator", None),
        "facilitator1": ("facilitator", ["w1"]),
        "facilitator2": ("facilitator", ["w2"]),
        "chief1": ("section_chief", ["w1"]),
        "chief2": ("section_chief", ["w2"]),
    }
    made = {}
    with database.write() as connection:
        for login, (capacity, ward_ids) in wanted.items():
            made[login] = create_account(
                connection, login=login, display_name=f"{login} さん", capacity=capacity, ward_ids=ward_ids, password=PASSWORD
            ).id
    return made


@pytest.fixture
def signed_in(app: Flask, people: dict[str, str]) -> Any:
    """`signed_in("admin")`: a browser of their own, signed in."""
    return lambda login: Browser(app.test_client(), app).enter(people[login])


def link_on(page: str, address: str) -> str:
    """That link of a page, with the proof that the list above it was shown."""
    proof = ("&" if "?" in address else "?") + "seen="
    found = re.search(rf'href="({re.escape(address + proof)}[^"]*)"', page.replace("&amp;", "&"))
    assert found is not None, address
    return found.group(1)


def account_of(database: Database, account_id: str) -> Any:
    with database.read() as connection:
        return get_account(connection, account_id)
