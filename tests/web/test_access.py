"""Who may open what."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.routing import Rule

from tests.web.conftest import Browser, build
from workshop.storage.database import Database
from workshop.storage.links import issue_link
from workshop.storage.tables import staff_sessions
from workshop.web.access import public, require, script_api

# Every page of the staff's area that opens without signing in.
OPEN = {"entrance.sign_in", "entrance.first", "entrance.reset", "entrance.enter"}
ADMINISTRATOR = {"administrator"}
RUNNING = {"administrator", "facilitator"}
STAFF = {"administrator", "facilitator", "section_chief"}
DECIDING = {"administrator", "section_chief"}
REACH = {
    "entrance.sign_out": STAFF, "entrance.password": STAFF,
    "staff.home": STAFF, "staff.new_workshop": RUNNING,
    "outputs.files": STAFF, "outputs.report": STAFF, "outputs.export": STAFF, "outputs.story": RUNNING,
    "replay.page": STAFF, "replay.at": STAFF, "replay.moments": STAFF,
    "accounts.index": ADMINISTRATOR, "accounts.new": ADMINISTRATOR, "accounts.edit": ADMINISTRATOR, "accounts.active": ADMINISTRATOR,
    "accounts.link": ADMINISTRATOR, "accounts.end_sessions": ADMINISTRATOR,
    "lists.index": ADMINISTRATOR, "lists.show": ADMINISTRATOR, "lists.change": ADMINISTRATOR,
    "house.note": ADMINISTRATOR,
    "questionnaire.manage": RUNNING,
    "review.page": STAFF, "review.head": STAFF, "review.ticket": STAFF, "review.parts": STAFF, "review_meeting.page": STAFF,
    "review_links.make": DECIDING, "review_links.revoke": DECIDING,
    "review_write.comment": DECIDING, "review_write.decide": DECIDING, "review_write.sharing": DECIDING, "review_write.meeting": DECIDING,
    "review_write.following": DECIDING, "review_write.prepare_next": DECIDING,
    "cases.index": STAFF, "cases.show": STAFF, "cases.source": STAFF, "cases.active": ADMINISTRATOR, "cases.upload": RUNNING,
    "formats.index": STAFF, "formats.show": STAFF, "formats.source": STAFF, "formats.new": RUNNING, "formats.edit": RUNNING,
    "formats.active": RUNNING, "formats.take_in": RUNNING, "formats.switch": RUNNING,
    "seating.page": RUNNING, "seating.roster": RUNNING, "seating.sample": RUNNING, "seating.proposal": RUNNING, "seating.groups": RUNNING,
    "outputs.story_list": RUNNING,
    "seating.add": RUNNING, "seating.move": RUNNING, "seating.void": RUNNING, "seating.slips_pdf": RUNNING, "seating.erase_names": RUNNING,
    "addresses.choose": RUNNING,
    "case_check.look": RUNNING, "case_check.change": RUNNING, "case_check.put_signature": RUNNING,
}  # fmt: skip
VALUES = {"state": "on", "format_name": "docx", "kind": "wards"}
LOGINS = {"administrator": "admin", "facilitator": "facilitator1", "section_chief": "chief1"}


def staff_rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.rule == "/staff" or rule.rule.startswith("/staff/")]


def path_of(app: Flask, rule: Rule) -> str:
    values = {name: VALUES.get(name, "nowhere") for name in rule.arguments}
    with app.test_request_context():
        return str(app.url_map.bind("localhost").build(rule.endpoint, values, method=method_of(rule)))


def method_of(rule: Rule) -> str:
    return "GET" if "GET" in (rule.methods or ()) else "POST"


def test_every_staff_page_is_shut_to_strangers(app: Flask) -> None:
    for rule in staff_rules(app):
        if rule.endpoint in OPEN:
            continue
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            response = app.test_client().open(path_of(app, rule), method=method)
            assert response.status_code in (302, 401), f"{method} {rule.rule} answered {response.status_code}"
            if response.status_code == 302:
                assert response.location.startswith("/staff/sign-in"), rule.rule


def test_every_endpoint_anywhere_says_whom_it_is_open_to(app: Flask) -> None:
    unmarked = [name for name, view in app.view_functions.items() if not hasattr(view, "open_to") and name != "static"]
    assert unmarked == []


def test_an_endpoint_without_a_mark_is_shut_even_to_administrators(app: Flask, people: dict[str, str]) -> None:
    app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    assert app.test_client().get("/forgotten").status_code == 302
    assert Browser(app.test_client(), app).enter(people["admin"]).get("/forgotten").status_code == 403


@pytest.mark.parametrize("capacity", sorted(STAFF))
def test_each_capacity_reaches_its_own_pages_and_no_others(app: Flask, signed_in: Any, capacity: str) -> None:
    for rule in staff_rules(app):
        if rule.endpoint not in REACH or rule.endpoint in ("entrance.sign_out", "accounts.end_sessions"):
            continue
        browser = signed_in(LOGINS[capacity])
        path = path_of(app, rule)
        response = browser.get(path) if method_of(rule) == "GET" else browser.post(path)
        assert (response.status_code == 403) == (capacity not in REACH[rule.endpoint]), f"{rule.rule} answered {response.status_code}"


def test_the_table_of_reach_knows_every_staff_page_of_these_modules(app: Flask) -> None:
    ours = {rule.endpoint for rule in staff_rules(app) if rule.endpoint.split(".")[0] != "live_pages"}
    assert ours == OPEN | set(REACH)


def test_every_post_without_a_token_is_refused(app: Flask, signed_in: Any) -> None:
    browser = signed_in("admin")
    for rule in staff_rules(app):
        view = app.view_functions[rule.endpoint]
        if "POST" in (rule.methods or ()) and not hasattr(view, "script_api"):
            response = browser.client.post(path_of(app, rule), data={"name": "x"})
            assert response.status_code == 400, rule.rule
            assert "受け取りませんでした" in response.text


def test_a_refused_form_gives_back_what_was_typed_but_no_password(signed_in: Any) -> None:
    response = signed_in("admin").client.post("/staff/accounts/new", data={"display_name": "山の 花", "password": "himitsu-no-kotoba"})
    assert "山の 花" in response.text
    assert "himitsu-no-kotoba" not in response.text


def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed(app: Flask) -> None:
    response = app.test_client().post("/staff/lists/wards", data={"name": "港の区"})
    assert response.status_code == 401
    assert "港の区" in response.text


class TestScriptApis:
    @pytest.fixture
    def api(self, app: Flask) -> Flask:
        app.add_url_rule("/try", "try", public(script_api(lambda: {"ok": True})), methods=["POST"])
        return app

    def test_a_script_of_ours_is_heard(self, api: Flask) -> None:
        headers = {"X-Requested-With": "aminome", "Origin": "http://localhost"}
        assert api.test_client().post("/try", json={}, headers=headers).status_code == 200

    def test_a_seat_is_heard_without_a_cookie(self, api: Flask) -> None:
        assert api.test_client().post("/try", json={}, headers={"Authorization": "Seat abc"}).status_code == 200

    def test_another_origin_is_refused(self, api: Flask) -> None:
        headers = {"X-Requested-With": "aminome", "Origin": "http://elsewhere.example"}
        response = api.test_client().post("/try", json={}, headers=headers)
        assert response.status_code == 400
        assert response.json is not None
        assert response.json["error"]["message"].startswith("この画面を開いてから")

    def test_without_the_header_it_is_refused(self, api: Flask) -> None:
        assert api.test_client().post("/try", json={}).status_code == 400


def test_a_script_that_is_not_signed_in_is_told_so_in_json(app: Flask) -> None:
    app.add_url_rule("/staff/try", "try", require("administrator")(lambda: "x"))
    response = app.test_client().get("/staff/try", headers={"Accept": "application/json"})
    assert response.status_code == 401
    assert response.json is not None
    assert response.json["error"]["kind"] == "forbidden"


def test_a_session_left_for_twelve_hours_is_over(signed_in: Any, database: Database) -> None:
    browser = signed_in("admin")
    assert browser.get("/staff").status_code == 200
    with database.write() as connection:
        connection.execute(update(staff_sessions).values(last_seen_at="2026-01-01T00:00:00.000+00:00"))
    assert browser.get("/staff").status_code == 302


def test_use_keeps_a_session_alive(signed_in: Any, database: Database) -> None:
    browser = signed_in("admin")
    earlier = (datetime.now(UTC) - timedelta(hours=11)).isoformat(timespec="milliseconds")
    with database.write() as connection:
        connection.execute(update(staff_sessions).values(last_seen_at=earlier))
    browser.get("/staff")
    with database.read() as connection:
        assert connection.execute(select(staff_sessions.c.last_seen_at)).scalar_one() > earlier


@pytest.mark.parametrize("path", ["/staff/sign-in", "/nowhere", "/staff", "/i18n/ja.json"])
def test_every_answer_carries_the_security_headers(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Strict-Transport-Security" not in headers  # plain http must do


def test_pages_are_not_kept_by_the_browser(signed_in: Any) -> None:
    assert signed_in("admin").get("/staff/accounts").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("public_url", "secure"), [("https://kenshu.example", True), ("http://192.168.0.2:8000", False)])
def test_cookies_are_kept_from_plain_http_only_where_the_site_has_https(new_house: Path, public_url: str, secure: bool) -> None:
    app = build(new_house, public_url=public_url)
    database = app.extensions["aminome"].database
    with database.write() as connection:
        token = issue_link(connection, "first_admin", None, timedelta(hours=1))
    cookie = app.test_client().get(f"/staff/first/{token}").headers["Set-Cookie"].split("; ")  # a form's token makes the cookie
    database.close()
    assert ("Secure" in cookie) == secure
    assert {"HttpOnly", "SameSite=Lax"} <= set(cookie)
