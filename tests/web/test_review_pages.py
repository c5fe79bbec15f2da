"""The review page and the chiefs' meeting, as forms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.web.conftest import Browser, link_on
from tests.web.test_workshops_pages import prepared
from workshop.domain.rows_chiefs import MEETING, Comment, Decision, NextPlan, Sharing
from workshop.storage.database import Database
from workshop.storage.workshops import listing


@pytest.fixture
def row(signed_in: Any, database: Database) -> Any:
    return prepared(signed_in("facilitator1"), database)


@pytest.fixture
def base(row: Any) -> str:
    return f"/staff/workshops/{row.id}/review"


DECISION = {"kind": "other", "id": "own-1", "title": "夜間の連絡先", "mark": "adopted", "decision": "当番表をつくる", "person": "支援調整課", "due": "2027-01-15"}


def test_a_chief_decides_shares_and_comments_on_one_page(app: Flask, signed_in: Any, row: Any, base: str) -> None:
    chief = signed_in("chief1")
    assert chief.post(f"{base}/decide", {**DECISION, "version": "0"}).status_code == 303
    assert chief.post(f"{base}/sharing", {"id": "s1", "version": "0", "department": "保護課", "method": "morning", "planned_on": "2027-01-10"}).status_code == 303
    assert chief.post(f"{base}/meeting", {"version": "0", "held_on": "2026-12-10", "place": "第二会議室"}).status_code == 303
    page = chief.get(base).text
    comment_id = re.search(r'name="id" value="([^"]+)"', page)
    assert comment_id is not None
    assert chief.post(f"{base}/comment", {"id": comment_id.group(1), "section": "net", "text": "次の係会議で話す"}).status_code == 303
    page = chief.get(base).text
    for said in ("夜間の連絡先", "当番表をつくる", "支援調整課", "保護課", "第二会議室", "次の係会議で話す", "chief1 さん"):
        assert said in page
    rows = app.extensions["aminome"].bus.state(row.id).rows
    assert (len(rows[Decision]), len(rows[Sharing]), len(rows[Comment])) == (1, 1, 1)


def test_who_writes_over_something_newer_is_shown_both_and_loses_nothing(app: Flask, signed_in: Any, row: Any, base: str) -> None:
    first, second = signed_in("chief1"), signed_in("admin")
    first.post(f"{base}/decide", {**DECISION, "version": "0"})
    refused = second.post(f"{base}/decide", {**DECISION, "version": "0", "decision": "次回までに調べる"})
    assert refused.status_code == 409
    assert "当番表をつくる" in refused.text
    assert "次回までに調べる" in refused.text
    version = re.search(r'name="version" value="(\d+)"', refused.text)
    assert version is not None
    assert second.post(f"{base}/decide", {**DECISION, "version": version.group(1), "decision": "当番表をつくり、次回までに調べる"}).status_code == 303
    assert app.extensions["aminome"].bus.state(row.id).rows[Decision]["other", "own-1"].decision == "当番表をつくり、次回までに調べる"


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(signed_in: Any, base: str) -> None:
    refused = signed_in("chief1").post(f"{base}/decide", {**DECISION, "version": "0", "title": "", "due": "きのう"})
    assert refused.status_code == 422
    assert "当番表をつくる" in refused.text
    assert 'id="title-error"' in refused.text


def test_the_next_plan_opens_as_a_prepared_workshop(app: Flask, signed_in: Any, row: Any, base: str, database: Database) -> None:
    chief = signed_in("chief1")
    plan = {"version": "0", "theme": "冬の見守り", "case": "young-carer", "format": "conf100", "held_on": "2027-02-10", "note": ""}
    chief.post(f"{base}/next", {**plan, "case": ""})
    assert "決めてください" in chief.get(chief.post(f"{base}/prepare").location).text
    assert chief.post(f"{base}/next", {**plan, "version": "1"}).status_code == 303
    chief.post(f"{base}/prepare")
    state = app.extensions["aminome"].bus.state(row.id)
    with database.read() as connection:
        made = next(one for one in listing(connection, None) if one.id == state.rows[NextPlan][MEETING,].prepared_id)
    assert (made.title, made.held_on, made.status, made.ward_id) == ("冬の見守り", "2027-02-10", "prepared", "w1")
    chief.post(f"{base}/prepare")
    with database.read() as connection:
        assert len(listing(connection, None)) == 2, "it is prepared once"


def test_facilitators_read_and_do_not_decide_and_other_wards_see_nothing(signed_in: Any, base: str) -> None:
    facilitator = signed_in("facilitator1")
    page = facilitator.get(base)
    assert page.status_code == 200
    assert "コメントを書く" not in page.text
    assert facilitator.post(f"{base}/decide", {**DECISION, "version": "0"}).status_code == 403
    assert signed_in("chief2").get(base).status_code == 404


def test_a_read_only_link_shows_the_page_to_a_stranger_and_lets_nothing_be_changed(app: Flask, signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    chief.post(f"{base}/decide", {**DECISION, "version": "0"})
    page = chief.get(chief.post(f"{base}/links", {"days": "7"}).location).text
    found = re.search(r'value="http[^"]*(/review/[^"]+)"', page)
    assert found is not None
    stranger = Browser(app.test_client(), app)
    shown = stranger.get(found.group(1))
    assert shown.status_code == 200
    assert "当番表をつくる" in shown.text
    assert "<form" not in shown.text
    assert "/staff/workshops" not in shown.text
    assert stranger.get("/review/forged").status_code == 404


def test_what_is_overdue_stands_at_the_top(signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    chief.post(f"{base}/decide", {**DECISION, "version": "0", "due": "2020-01-15"})
    assert "期限を過ぎています" in chief.get(base).text
    chief.post(f"{base}/decide", {**DECISION, "version": "1", "due": "2020-01-15", "done": "yes"})
    assert "期限を過ぎています" not in chief.get(base).text


def test_the_page_notices_that_somebody_else_wrote(signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    before = chief.get(f"{base}/head").json["seq"]
    chief.post(f"{base}/decide", {**DECISION, "version": "0"})
    assert chief.get(f"{base}/head").json["seq"] == before + 1


def test_a_departments_sheet_and_the_pack_are_files(signed_in: Any, row: Any, base: str) -> None:
    chief = signed_in("chief1")
    files = f"/staff/workshops/{row.id}/export"
    assert chief.get(f"{files}/pdf?department=保護課").status_code == 404
    chief.post(f"{base}/sharing", {"id": "s1", "version": "0", "department": "保護課"})
    page, listed = chief.get(base).text, chief.get(f"/staff/workshops/{row.id}/files").text
    assert "/export/" not in page  # the way to a file leads over what was found
    assert f"/staff/workshops/{row.id}/files#pack" in page
    assert listed.index("見つからない＝匿名化済み、ではありません") < listed.index("/export/docx?pack=1") < listed.index("/export/docx?department=")
    for path, start in ((f"{files}/pdf?department=%E4%BF%9D%E8%AD%B7%E8%AA%B2", b"%PDF"), (f"{files}/docx?pack=1", b"PK")):
        assert "/files" in chief.get(path).location, "first the list"
        response = chief.get(link_on(listed, path))
        assert response.status_code == 200
        assert response.data.startswith(start)
        response.close()


def test_a_chief_who_writes_a_name_is_asked_once_and_what_was_typed_stays(app: Flask, signed_in: Any, row: Any, base: str) -> None:
    chief = signed_in("chief1")
    named = {**DECISION, "version": "0", "decision": "佐藤花子さんに電話する"}
    asked = chief.post(f"{base}/decide", named)
    assert asked.status_code == 409
    for said in ("まだ保存していません", "「佐藤花子」", "佐藤花子さんに電話する", "このまま保存する"):
        assert said in asked.text
    assert app.extensions["aminome"].bus.state(row.id).rows[Decision] == {}
    assert chief.post(f"{base}/decide", {**named, "confirmed": "yes"}).status_code == 303
    remark = {"id": "comment-0001", "section": "net", "text": "佐藤花子さんの話"}
    asked = chief.post(f"{base}/comment", remark)
    assert "佐藤花子さんの話" in asked.text
    assert chief.post(f"{base}/comment", {**remark, "text": "Aさんの話"}).status_code == 303
    assert [row.text for row in app.extensions["aminome"].bus.state(row.id).rows[Comment].values()] == ["Aさんの話"]


def test_a_remark_that_is_refused_is_not_lost(signed_in: Any, base: str) -> None:
    refused = signed_in("chief1").post(f"{base}/comment", {"id": "comment-0001", "section": "net", "text": "長い意見" * 300})
    assert refused.status_code == 422
    assert "長い意見" * 300 in refused.text
