"""A case of a megabyte is looked through while people write: whoever posts is answered as soon as ever."""

from __future__ import annotations

import http.cookiejar
import re
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from conftest import CASE
from servers import ASYNC_MODES

from tests.live.test_sockets import House
from workshop.settings import Settings, complete
from workshop.storage.accounts import find_account
from workshop.storage.database import Database
from workshop.storage.library import newest_versions
from workshop.storage.links import issue_link

LINE = "朝、{family}花子さんが学校に来て、担任の{family}が話を聞いた。夜は弟の世話で眠れず、母の帰りは十時を過ぎるという。\n\n"
FAMILIES = ["佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村", "清水", "斎藤", "阿部"]


@pytest.fixture(params=ASYNC_MODES)
def house(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    running = House(tmp_path / "house", request.param)
    yield running
    running.server.kill()


def signed_in(house: House) -> tuple[OpenerDirector, str]:
    """A facilitator's browser, and the version of the case that is looked at."""
    database = Database(complete(Settings(data_dir=house.server.data_dir)).database_url)
    with database.write() as connection:
        account = find_account(connection, "shinko")
        assert account is not None
        token = issue_link(connection, "sign_in", account.id, timedelta(hours=1), reusable=True)
        digest = newest_versions(connection)[0].id
    database.close()
    browser = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()))
    browser.open(f"{house.server.url}/staff/enter/{token}").close()
    return browser, digest


def megabyte() -> str:
    """A case with some thousands of findings in it."""
    text = [CASE.read_text(encoding="utf-8")]
    size = len(text[0].encode())
    while size < 980_000:
        text.append(LINE.format(family=FAMILIES[len(text) % len(FAMILIES)]))
        size += len(text[-1].encode())
    return "".join(text)


def test_who_writes_is_answered_while_a_case_of_a_megabyte_is_looked_through(house: House) -> None:
    browser, digest = signed_in(house)
    address = f"{house.server.url}/staff/cases/{digest}/check"
    with browser.open(address) as page:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.read().decode())
    assert token is not None
    fields = {"csrf_token": token.group(1), "source": megabyte(), "act": "look"}
    form = "".join(f'--limit\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()) + "--limit--\r\n"
    sent_form = urllib.request.Request(address, form.encode(), {"Content-Type": "multipart/form-data; boundary=limit"})  # as the page sends it
    looked: list[tuple[int, bool]] = []
    done = threading.Event()

    def look() -> None:
        try:
            with browser.open(sent_form, timeout=60) as page:
                looked.append((page.status, "佐藤花子" in page.read().decode()))
        finally:
            done.set()

    line = house.line(house.join("g1"))
    assert line.ask("command", house.post("はじめに"))["ok"]
    looking = threading.Thread(target=look)
    begun = time.perf_counter()
    looking.start()
    waits = []
    while not done.is_set():
        sent = time.perf_counter()
        assert line.ask("command", house.post("だれが訪ねるかを決める"))["ok"]
        waits.append(time.perf_counter() - sent)
        done.wait(0.05)
    looking.join()
    took = time.perf_counter() - begun
    assert looked == [(200, True)]
    assert len(waits) >= 5, "it was over before anybody could have waited"
    assert sorted(waits)[len(waits) // 2] < 0.2
    assert max(waits) < took / 2, "somebody waited for the whole of it"
    line.close()
