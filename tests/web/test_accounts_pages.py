"""Accounts, kept by administrators."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from flask import Flask

from tests.web.conftest import Browser, account_of
from workshop.storage.accounts import create_account, find_account
from workshop.storage.database import Database

NEW = {"login": "shinki", "display_name": "新規 さん", "capacity": "facilitator", "scope": "some", "ward_ids": ["w1", "w3"]}


def test_a_new_account_gets_a_link_that_sets_its_password(app: Flask, signed_in: Any, database: Database) -> None:
    page = signed_in("admin").post("/staff/accounts/new", NEW)
    link = re.search(r"http://[^/]+(/staff/reset/\S+?)<", page.text)
    assert link is not None
    with database.read() as connection:
        made = find_account(connection, "shinki")
    assert made is not None
    assert made.ward_ids == {"w1", "w3"}
    assert not made.has_password
    newcomer = Browser(app.test_client(), app)
    newcomer.post(link.group(1), {"password": "あたらしい 合図 7", "again": "あたらしい 合図 7"})
    assert "新規 さん" in newcomer.get("/staff").text


def test_a_login_that_is_taken_is_named_at_its_field(signed_in: Any) -> None:
    page = signed_in("admin").post("/staff/accounts/new", {**NEW, "login": "CHIEF1"})
    assert page.status_code == 422
    assert "そのログイン名はすでに使われています。" in page.text


def test_some_wards_means_at_least_one(signed_in: Any) -> None:
    page = signed_in("admin").post("/staff/accounts/new", {**NEW, "ward_ids": []})
    assert "担当する区を一つ以上選んでください。" in page.text


def test_capacity_and_wards_can_be_changed(signed_in: Any, people: dict[str, str], database: Database) -> None:
    sent = {"display_name": "かわった さん", "capacity": "section_chief", "scope": "all"}
    assert signed_in("admin").post(f"/staff/accounts/{people['facilitator1']}", sent).status_code == 302
    changed = account_of(database, people["facilitator1"])
    assert (changed.display_name, changed.capacity, changed.all_wards, changed.ward_ids) == ("かわった さん", "section_chief", True, frozenset())


def test_the_last_administrator_stays(signed_in: Any, people: dict[str, str], database: Database) -> None:
    browser, own = signed_in("admin"), people["admin"]
    browser.post(f"/staff/accounts/{own}/active/off")
    assert "一人もいなくなる" in browser.get(f"/staff/accounts/{own}").text
    demoted = browser.post(f"/staff/accounts/{own}", {"display_name": "x", "capacity": "facilitator", "scope": "all"})
    narrowed = browser.post(f"/staff/accounts/{own}", {"display_name": "x", "capacity": "administrator", "scope": "some", "ward_ids": ["w1"]})
    for page in (demoted, narrowed):
        assert page.status_code == 422
        assert "一人もいなくなる" in page.text
    kept = account_of(database, own)
    assert (kept.active, kept.capacity, kept.all_wards) == (True, "administrator", True)


def test_a_second_administrator_lets_the_first_go(signed_in: Any, people: dict[str, str], database: Database) -> None:
    with database.write() as connection:
        create_account(connection, login="admin2", display_name="二人目", capacity="administrator", ward_ids=None)
    signed_in("admin").post(f"/staff/accounts/{people['admin']}/active/off")
    assert not account_of(database, people["admin"]).active


def test_stopping_an_account_signs_it_out_everywhere(signed_in: Any, people: dict[str, str]) -> None:
    chief = signed_in("chief1")
    signed_in("admin").post(f"/staff/accounts/{people['chief1']}/active/off")
    assert chief.get("/staff").status_code == 302


def test_an_administrator_can_sign_somebody_out_everywhere(signed_in: Any, people: dict[str, str]) -> None:
    chief = signed_in("chief1")
    signed_in("admin").post(f"/staff/accounts/{people['chief1']}/sessions/end")
    assert chief.get("/staff").status_code == 302


class TestAnAdministratorOfOneWard:
    def keeper(self, app: Flask, database: Database) -> Browser:
        with database.write() as connection:
            made = create_account(connection, login="ku-kanri", display_name="区の管理", capacity="administrator", ward_ids=["w1"])
        return Browser(app.test_client(), app).enter(made.id)

    def test_sees_and_changes_the_accounts_of_that_ward_alone(self, app: Flask, database: Database, people: dict[str, str]) -> None:
        keeper = self.keeper(app, database)
        page = keeper.get("/staff/accounts").text
        assert "chief1" in page
        assert "chief2" not in page
        assert "admin さん" not in page
        assert keeper.get(f"/staff/accounts/{people['chief2']}").status_code == 404
        assert keeper.post(f"/staff/accounts/{people['admin']}/link").status_code == 404

    def test_gives_nobody_more_than_that_ward(self, app: Flask, database: Database, people: dict[str, str]) -> None:
        keeper = self.keeper(app, database)
        assert keeper.post("/staff/accounts/new", {**NEW, "scope": "all"}).status_code == 422
        assert "自分の担当する区の中から" in keeper.post("/staff/accounts/new", {**NEW, "ward_ids": ["w1", "w2"]}).text
        with database.read() as connection:
            assert find_account(connection, "shinki") is None

    def test_does_not_touch_the_lists_of_the_whole_city(self, app: Flask, database: Database, people: dict[str, str]) -> None:
        keeper = self.keeper(app, database)
        assert keeper.get("/staff/lists/wards").status_code == 403
        assert keeper.post("/staff/lists/wards/w1", {"do": "rename", "name": "x"}).status_code == 403


def test_a_change_of_rights_reaches_the_sockets_at_once(app: Flask, signed_in: Any, people: dict[str, str]) -> None:
    asked: list[str] = []
    app.extensions["aminome"] = replace(app.extensions["aminome"], check_rights=lambda: asked.append("asked"))
    admin, facilitator = signed_in("admin"), signed_in("facilitator1")
    for browser, path in (
        (facilitator, "/staff/sign-out"), (admin, f"/staff/accounts/{people['facilitator2']}/active/off"),
        (admin, f"/staff/accounts/{people['chief1']}/sessions/end"),
    ):  # fmt: skip
        asked.clear()
        browser.post(path)
        assert asked == ["asked"], path
    asked.clear()
    admin.get("/staff/accounts")
    assert asked == []
