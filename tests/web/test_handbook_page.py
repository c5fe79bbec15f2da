"""The sheet for one's own handbook: for the holder of the seat, with a policy that lets it send nothing."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.web.conftest import Browser
from tests.web.test_questionnaire_pages import row, seated  # noqa: F401  # a fixture


def test_the_page_may_send_nothing_and_has_nothing_to_send(app: Flask, row: Any) -> None:  # noqa: F811
    browser = seated(app, row.code)
    page = browser.get(f"/w/{row.code}/handbook")
    assert page.status_code == 200
    policy = page.headers["Content-Security-Policy"]
    assert "connect-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "img-src 'self' data:" in policy
    assert "<form" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert browser.client.post(f"/w/{row.code}/handbook", data={"talk": "x"}).status_code == 405


def test_without_a_seat_the_way_leads_to_the_door(app: Flask, row: Any) -> None:  # noqa: F811
    answer = Browser(app.test_client(), app).get(f"/w/{row.code}/handbook")
    assert answer.status_code == 302
    assert f"/j/{row.code}" in answer.location
