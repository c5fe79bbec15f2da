"""Meeting mode, and the parts of the review page that are asked for once somebody else has written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.web.test_workshops_pages import prepared
from workshop.domain.rows_chiefs import Decision
from workshop.domain.viewpoint import Viewpoint
from workshop.service.tickets import Tickets
from workshop.storage.database import Database

OWN = {"kind": "other", "id": "own-1", "title": "夜間の連絡先", "mark": "adopted", "decision": "当番表をつくる", "person": "支援調整課", "due": "2027-01-15"}


@pytest.fixture
def row(signed_in: Any, database: Database) -> Any:
    return prepared(signed_in("facilitator1"), database)


@pytest.fixture
def base(row: Any) -> str:
    return f"/staff/workshops/{row.id}/review"


def test_saving_in_meeting_mode_goes_on_to_the_next_item(app: Flask, signed_in: Any, row: Any, base: str) -> None:
    chief = signed_in("chief1")
    for number in (1, 2):
        chief.post(f"{base}/decide", {**OWN, "id": f"own-{number}", "title": f"議題その{number}", "version": "0"})
    page = chief.get(f"{base}/meeting-view?kind=other&id=own-1").text
    assert "1 / 2" in page
    assert "議題その1" in page
    after = re.search(r'name="then" value="([^"]+)" id="save-on"', page)
    assert after is not None
    then = after.group(1).replace("&amp;", "&")
    answer = chief.post(f"{base}/decide", {**OWN, "id": "own-1", "version": "1", "mark": "held", "then": then})
    assert answer.location == then
    assert "議題その2" in chief.get(answer.location).text
    assert app.extensions["aminome"].bus.state(row.id).rows[Decision]["other", "own-1"].mark == "held"


def test_after_the_last_item_stands_what_was_decided(signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    chief.post(f"{base}/decide", {**OWN, "version": "0"})
    last = chief.get(f"{base}/meeting-view?kind=summary").text
    assert "今日決まったこと" in last
    assert "当番表をつくる" in last


def test_without_anything_found_meeting_mode_shows_the_summary(signed_in: Any, base: str) -> None:
    assert "今日決まったこと" in signed_in("chief1").get(f"{base}/meeting-view").text


def test_a_facilitator_reads_meeting_mode_and_cannot_write_in_it(signed_in: Any, base: str) -> None:
    signed_in("chief1").post(f"{base}/decide", {**OWN, "version": "0"})
    page = signed_in("facilitator1").get(f"{base}/meeting-view").text
    assert "当番表をつくる" in page
    assert "<form" not in page


def test_nobody_is_sent_to_another_site_after_saving(signed_in: Any, base: str) -> None:
    answer = signed_in("chief1").post(f"{base}/decide", {**OWN, "version": "0", "then": "https://elsewhere.example/"})
    assert answer.location.startswith(base)


def test_the_parts_are_those_of_the_page(signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    chief.post(f"{base}/decide", {**OWN, "version": "0"})
    chief.post(f"{base}/sharing", {"id": "s1", "version": "0", "department": "保護課", "method": "morning"})
    parts, page = chief.get(f"{base}/parts").text, chief.get(base).text
    names = set(re.findall(r'data-live="([^"]+)"', page))
    assert names <= set(re.findall(r'data-live="([^"]+)"', parts))
    for said in ("当番表をつくる", "保護課", "朝礼", "◎"):
        assert said in parts
        assert said in page


def test_the_pages_ticket_hears_the_chiefs_and_not_the_staff(app: Flask, signed_in: Any, row: Any, base: str) -> None:
    for login in ("chief1", "facilitator1", "admin"):
        told = Tickets(app.extensions["aminome"].settings.secret_key).read(signed_in(login).get(f"{base}/ticket").json["ticket"])
        assert told is not None
        assert told.reviews
        assert told.session
    assert Viewpoint("section_chief").streams == ("chiefs",)


def test_a_remark_that_is_refused_stays_in_its_field(signed_in: Any, base: str) -> None:
    refused = signed_in("chief1").post(f"{base}/comment", {"id": "remark-1", "section": "net", "text": "次の係会議で話す" + "、" * 1000})
    assert refused.status_code == 422
    assert "次の係会議で話す" in refused.text
