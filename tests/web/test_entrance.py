"""Signing in and out, passwords, links that open once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.web.conftest import PASSWORD, Browser, account_of
from workshop.storage import audit
from workshop.storage.accounts import issue_link, set_active, set_password
from workshop.storage.database import Database
from workshop.storage.tables import accounts, links
from workshop.web.throttle import FREE, LONGEST_S, Throttle

FIRST = {"login": "kanri", "display_name": "研修 管理", "password": PASSWORD, "again": PASSWORD}
NEW = "あたらしい 合図 7"


def link(database: Database, kind: str, account_id: str | None, **more: Any) -> str:
    with database.write() as connection:
        return issue_link(connection, kind, account_id, timedelta(hours=1), **more)


def actions(database: Database) -> list[str]:
    with database.read() as connection:
        return [row.action for row in audit.rows(connection)]


class TestTheFirstAdministrator:
    def test_an_empty_house_says_where_the_link_is(self, browser: Browser) -> None:
        page = browser.get("/staff/sign-in").text
        assert "管理者がまだ登録されていません" in page
        assert "workshop serve" in page

    def test_is_created_with_the_link_and_is_signed_in(self, browser: Browser, database: Database) -> None:
        token = link(database, "first_admin", None)
        browser.get(f"/staff/first/{token}")
        assert browser.post(f"/staff/first/{token}", FIRST).status_code == 302
        assert browser.get("/staff/accounts").status_code == 200
        assert actions(database) == ["account.created"]

    def test_the_link_then_is_dead(self, app: Flask, browser: Browser, database: Database) -> None:
        token = link(database, "first_admin", None)
        browser.post(f"/staff/first/{token}", FIRST)
        other = Browser(app.test_client(), app)
        assert other.get(f"/staff/first/{token}").status_code == 410
        assert other.post(f"/staff/first/{token}", {**FIRST, "login": "futari-me"}).status_code == 410

    def test_a_second_link_is_dead_once_somebody_administers(self, browser: Browser, database: Database, people: dict[str, str]) -> None:
        assert browser.get(f"/staff/first/{link(database, 'first_admin', None)}").status_code == 410

    def test_a_faulty_form_does_not_use_the_link_up(self, browser: Browser, database: Database) -> None:
        token = link(database, "first_admin", None)
        page = browser.post(f"/staff/first/{token}", {**FIRST, "password": "short", "again": "short"})
        assert page.status_code == 422
        assert "10文字以上" in page.text
        assert browser.post(f"/staff/first/{token}", FIRST).status_code == 302

    def test_every_fault_of_the_form_is_named_at_once(self, browser: Browser, database: Database) -> None:
        token = link(database, "first_admin", None)
        page = browser.post(f"/staff/first/{token}", {**FIRST, "login": "ab", "display_name": "", "password": "short", "again": "other"})
        for said in ("3文字以上64文字まで", "表示名を入力してください", "10文字以上", "2回の入力が一致していません"):
            assert said in page.text

    def test_a_reset_link_does_not_open_that_door(self, browser: Browser, database: Database) -> None:
        assert browser.get(f"/staff/first/{link(database, 'reset', None)}").status_code == 410


class TestSigningIn:
    def test_works_with_login_and_password_whatever_the_case_of_the_login(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        assert browser.sign_in("Admin").location == "/staff"
        assert browser.get("/staff").status_code == 200
        assert actions(database) == ["staff.signed_in"]

    def test_the_same_sentence_for_a_wrong_password_and_an_unknown_login(self, browser: Browser, people: dict[str, str]) -> None:
        for login in ("admin", "nobody"):
            page = browser.sign_in(login, "chigau-kotoba")
            assert page.status_code == 422
            assert "ログイン名かパスワードが違います。" in page.text

    def test_a_failure_is_noted_with_a_known_login_only(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        browser.sign_in("admin", "chigau")
        browser.sign_in(PASSWORD, "chigau")  # typed in the wrong field
        with database.read() as connection:
            assert [row.detail["login"] for row in audit.rows(connection, "staff.sign_in_failed")] == ["admin", None]

    def test_a_stopped_account_does_not_get_in(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        with database.write() as connection:
            set_active(connection, people["chief1"], active=False)
        assert browser.sign_in("chief1").status_code == 422

    def test_an_account_without_password_does_not_get_in(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        with database.write() as connection:
            connection.execute(update(accounts).where(accounts.c.id == people["chief1"]).values(password_hash=""))
        assert browser.sign_in("chief1", "").status_code == 422
        assert browser.sign_in("chief1", "x").status_code == 422

    def test_after_some_failures_even_the_right_password_has_to_wait(self, browser: Browser, people: dict[str, str]) -> None:
        for _ in range(FREE + 1):
            browser.sign_in("chief1", "chigau")
        assert "ほど待ってから" in browser.sign_in("chief1").text
        assert browser.sign_in("chief2").status_code == 302  # nobody else does

    def test_leads_back_to_where_one_wanted_to_go(self, browser: Browser, people: dict[str, str]) -> None:
        asked = browser.get("/staff/cases?x=1").location
        assert asked == "/staff/sign-in?next=/staff/cases?x%3D1"
        assert browser.post(asked, {"login": "admin", "password": PASSWORD}).location == "/staff/cases?x=1"

    @pytest.mark.parametrize("target", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example"])
    def test_never_leads_elsewhere(self, app: Flask, people: dict[str, str], target: str) -> None:
        response = Browser(app.test_client(), app)
        response.get("/staff/sign-in")
        answer = response.post("/staff/sign-in", {"login": "admin", "password": PASSWORD}, query_string={"next": target})
        assert answer.location == "/staff"

    def test_signing_out_ends_the_session_on_the_server(self, app: Flask, signed_in: Any) -> None:
        browser = signed_in("admin")
        stolen = browser.client.get_cookie("aminome").value
        browser.post("/staff/sign-out")
        thief = app.test_client()
        thief.set_cookie("aminome", stolen)
        assert thief.get("/staff").status_code == 302


class TestTheThrottle:
    def test_waits_longer_with_every_failure_up_to_a_limit_and_forgets_success(self) -> None:
        now = [0.0]
        throttle = Throttle(lambda: now[0])
        waits = []
        for _ in range(20):
            throttle.failed("x")
            waits.append(throttle.wait_s("x"))
        assert waits[:FREE] == [0] * FREE
        assert waits[FREE : FREE + 3] == [2, 4, 8]
        assert waits[-1] == LONGEST_S
        now[0] = LONGEST_S
        assert throttle.wait_s("x") == 0
        throttle.succeeded("x")
        throttle.failed("x")
        assert throttle.wait_s("x") == 0


class TestPasswords:
    def test_changing_it_ends_the_other_sessions_and_keeps_this_one(self, signed_in: Any, browser: Browser) -> None:
        here, elsewhere = signed_in("chief1"), signed_in("chief1")
        assert here.post("/staff/password", {"current": PASSWORD, "password": NEW, "again": NEW}).status_code == 302
        assert here.get("/staff").status_code == 200
        assert elsewhere.get("/staff").status_code == 302
        assert browser.sign_in("chief1").status_code == 422
        assert browser.sign_in("chief1", NEW).status_code == 302

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ({"current": "chigau"}, "いまのパスワードが違います。"),
            ({"again": "betsu no kotoba"}, "2回の入力が一致していません。"),
            ({"password": "みじかい", "again": "みじかい"}, "10文字以上"),
            ({"password": "1234567890", "again": "1234567890"}, "よく使われる"),
            ({"password": "Password123!", "again": "Password123!"}, "よく使われる"),
            ({"password": "ababababab", "again": "ababababab"}, "同じ文字の繰り返し"),
            ({"password": "xx-chief1-yy", "again": "xx-chief1-yy"}, "ログイン名を含めない"),
        ],
    )
    def test_a_poor_choice_is_refused_with_a_reason(self, signed_in: Any, typed: dict[str, str], said: str) -> None:
        browser = signed_in("chief1")
        page = browser.post("/staff/password", {"current": PASSWORD, "password": NEW, "again": NEW, **typed})
        assert page.status_code == 422
        assert said in page.text

    def test_one_that_others_have_set_must_be_changed_first(self, signed_in: Any, people: dict[str, str], database: Database) -> None:
        with database.write() as connection:
            set_password(connection, people["chief1"], PASSWORD, must_change_password=True)
        browser = signed_in("chief1")
        assert browser.get("/staff/cases").location == "/staff/password"
        browser.post("/staff/password", {"current": PASSWORD, "password": NEW, "again": NEW})
        assert browser.get("/staff/cases").status_code == 200


class TestResetLinks:
    def test_sets_the_password_once_and_ends_all_sessions(self, app: Flask, signed_in: Any, people: dict[str, str], database: Database) -> None:
        elsewhere, token = signed_in("chief1"), link(database, "reset", people["chief1"])
        browser = Browser(app.test_client(), app)
        assert browser.get(f"/staff/reset/{token}").status_code == 200
        assert browser.post(f"/staff/reset/{token}", {"password": NEW, "again": NEW}).status_code == 302
        assert browser.get("/staff").status_code == 200
        assert elsewhere.get("/staff").status_code == 302
        assert browser.get(f"/staff/reset/{token}").status_code == 410
        assert browser.post(f"/staff/reset/{token}", {"password": PASSWORD, "again": PASSWORD}).status_code == 410

    def test_dies_when_a_newer_one_is_issued(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        old, new = link(database, "reset", people["chief1"]), link(database, "reset", people["chief1"])
        assert browser.get(f"/staff/reset/{old}").status_code == 410
        assert browser.get(f"/staff/reset/{new}").status_code == 200

    def test_dies_with_time(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        token = link(database, "reset", people["chief1"])
        with database.write() as connection:
            connection.execute(update(links).values(expires_at="2026-01-01T00:00:00.000+00:00"))
        assert browser.get(f"/staff/reset/{token}").status_code == 410

    def test_a_weak_password_does_not_use_it_up(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        token = link(database, "reset", people["chief1"])
        assert browser.post(f"/staff/reset/{token}", {"password": "1234567890", "again": "1234567890"}).status_code == 422
        assert browser.post(f"/staff/reset/{token}", {"password": NEW, "again": NEW}).status_code == 302

    def test_does_not_sign_a_stopped_account_in(self, browser: Browser, people: dict[str, str], database: Database) -> None:
        token = link(database, "reset", people["chief1"])
        with database.write() as connection:
            set_active(connection, people["chief1"], active=False)
        assert browser.get(f"/staff/reset/{token}").status_code == 410

    def test_the_database_holds_no_token(self, people: dict[str, str], database: Database) -> None:
        token = link(database, "reset", people["chief1"])
        files = [database.path, database.path.with_name(f"{database.path.name}-wal")]
        assert token.encode() not in b"".join(path.read_bytes() for path in files)


class TestSignInLinks:
    def test_one_that_works_once_asks_for_a_click_and_then_dies(self, app: Flask, browser: Browser, people: dict[str, str], database: Database) -> None:
        token = link(database, "sign_in", people["chief1"])
        assert browser.get(f"/staff/enter/{token}").status_code == 200
        assert browser.get("/staff").status_code == 302  # looking at it is not entering
        assert browser.post(f"/staff/enter/{token}").status_code == 302
        assert browser.get("/staff").status_code == 200
        assert app.test_client().get(f"/staff/enter/{token}").status_code == 410

    def test_a_reusable_one_opens_at_once_and_again(self, app: Flask, people: dict[str, str], database: Database) -> None:
        token = link(database, "sign_in", people["facilitator1"], reusable=True)
        for _ in range(2):
            response = app.test_client().get(f"/staff/enter/{token}?next=/staff/cases")
            assert response.status_code == 302
            assert response.location == "/staff/cases"


def test_the_stored_password_is_a_slow_hash(people: dict[str, str], database: Database) -> None:
    with database.read() as connection:
        stored = connection.execute(accounts.select()).first()
    assert stored is not None
    assert stored.password_hash.startswith("$argon2id$")
    assert account_of(database, people["admin"]).has_password
