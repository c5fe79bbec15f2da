"""Looking back: who gets the page, what it tells its script, what the script is answered."""

from __future__ import annotations

import html
import json
import re

import pytest
from flask import Flask
from sqlalchemy import select

from tests.web.conftest import Browser, link_on
from workshop.service.workshops import prepare
from workshop.storage.tables import case_versions


@pytest.fixture
def path(app: Flask, people: dict[str, str]) -> str:
    """The address of a prepared workshop's page, in ward w1."""
    house = app.extensions["aminome"]
    with house.database.read() as connection:
        digest = connection.execute(select(case_versions.c.id)).scalars().first()
    workshop_id = prepare(
        house.bus, account_id=people["facilitator1"], title="多職種合同研修", ward_id="w1", held_on="2026-06-01", expected=12, groups=2,
        group_limit=8, case_digest=digest, format_id="conf100",
    )  # fmt: skip
    return f"/staff/workshops/{workshop_id}/replay"


def test_the_page_names_groups_and_roles_and_nothing_that_only_the_room_may_read(browser: Browser, people: dict[str, str], path: str) -> None:
    answer = browser.enter(people["facilitator1"]).get(path)
    assert answer.status_code == 200
    told = re.search(r'data-page="([^"]*)"', answer.text)
    assert told
    page = json.loads(html.unescape(told.group(1)))
    assert [group["name"] for group in page["groups"]] == ["1班", "2班"]
    assert set(page["case"]) == {"needs", "roles", "all_roles"}
    assert browser.get(page["urls"]["moments"]).json["moments"] == []
    then = browser.get(page["urls"]["at"] + "?seq=1").json
    assert (then["seq"], then["posts"]) == (1, [])
    assert browser.get(page["urls"]["at"]).status_code == 400


def test_another_ward_and_those_who_are_not_signed_in_do_not_get_it(browser: Browser, people: dict[str, str], path: str) -> None:
    assert browser.get(path + "/moments").status_code in (302, 401)
    browser.enter(people["facilitator2"])
    for address in (path, path + "/moments", path + "/at?seq=1"):
        assert browser.get(address).status_code == 404


def test_the_groups_pages_are_a_pdf_for_those_who_run_the_workshop(browser: Browser, people: dict[str, str], path: str) -> None:
    address = path.replace("/replay", "/story.pdf")
    browser.enter(people["facilitator1"])
    assert browser.get(address).location.endswith("/story"), "first the list"
    page = browser.get(path.replace("/replay", "/story")).text
    assert "見つからない＝匿名化済み、ではありません" in page
    with browser.get(link_on(page, address)) as answer:
        assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "application/pdf", b"%PDF-")
    assert browser.enter(people["chief1"]).get(address).status_code == 403
