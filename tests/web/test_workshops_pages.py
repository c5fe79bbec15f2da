"""The staff's home, preparing a workshop, and what comes out of it."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask

from tests.web.conftest import link_on
from workshop.exports.render import FORMATS as EXPORTED
from workshop.exports.render import MEDIA_TYPES
from workshop.storage import audit
from workshop.storage.database import Database
from workshop.storage.library import newest_versions
from workshop.storage.workshops import listing
from workshop.web.outputs import FORMATS


def sent(database: Database, **more: Any) -> dict[str, Any]:
    with database.read() as connection:
        digest = newest_versions(connection)[0].id
    form = {"case": digest, "format": "conf100", "title": "合同研修／第1回", "ward": "w1", "held_on": "2026-11-24", "expected": "50", "group_size": "6"}
    return {**form, **more}


def prepared(browser: Any, database: Database, **more: Any) -> Any:
    response = browser.post("/staff/workshops/new", sent(database, **more))
    assert response.status_code == 302, response.text
    with database.read() as connection:
        return next(row for row in listing(connection, None) if response.location.endswith(row.id))


class TestPreparing:
    def test_leads_to_the_workshop_and_suggests_the_number_of_groups(self, app: Flask, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database)
        state = app.extensions["aminome"].bus.state(row.id)
        assert (row.title, row.ward, row.held_on, row.expected, row.status) == ("合同研修／第1回", "第一区", "2026-11-24", 50, "prepared")
        assert len(state.groups) == 9  # 50 people in sixes
        assert row.group_limit == 8
        assert state.format.id == "conf100"

    def test_takes_the_number_of_groups_one_asks_for(self, app: Flask, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database, groups="5")
        assert len(app.extensions["aminome"].bus.state(row.id).groups) == 5
        assert row.group_limit == 12  # all 50 find a seat, and a few more

    def test_keeps_the_version_of_the_case_it_was_prepared_with(self, app: Flask, signed_in: Any, database: Database) -> None:
        form = sent(database)
        row = prepared(signed_in("facilitator1"), database)
        signed_in("admin").post(f"/staff/cases/{form['case']}/active/off")
        assert row.case_digest == form["case"]
        assert app.extensions["aminome"].bus.state(row.id).case.scenes

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"title": " "}, "研修の名称を入力してください。"),
            ({"title": "長" * 81}, "80文字まで"),
            ({"expected": "0"}, "1から2000まで"),
            ({"expected": "2001"}, "1から2000まで"),
            ({"expected": "たくさん"}, "参加予定人数"),
            ({"held_on": "あした"}, "開催日"),
            ({"held_on": "0026-11-24"}, "開催日の年を確かめてください。"),
            ({"groups": "401"}, "1から400まで"),
            ({"expected": "2000", "group_size": "2"}, "班の数は1から400まで"),
            ({"case": "0" * 64}, "事例"),
            ({"format": "nothing"}, "進行形式"),
        ],
    )
    def test_what_does_not_fit_is_said_and_nothing_is_stored(self, signed_in: Any, database: Database, wrong: dict[str, str], said: str) -> None:
        page = signed_in("facilitator1").post("/staff/workshops/new", sent(database, **wrong))
        assert page.status_code == 422
        assert 'class="field__error"' in page.text or 'role="alert"' in page.text
        assert said in page.text
        assert "Not a valid" not in page.text
        with database.read() as connection:
            assert listing(connection, None) == []

    def test_what_was_typed_is_kept_when_something_is_wrong(self, signed_in: Any, database: Database) -> None:
        page = signed_in("facilitator1").post("/staff/workshops/new", sent(database, expected="0"))
        assert 'value="合同研修／第1回"' in page.text

    def test_another_ward_is_refused(self, signed_in: Any, database: Database) -> None:
        page = signed_in("facilitator1").post("/staff/workshops/new", sent(database, ward="w2"))
        assert page.status_code == 422
        with database.read() as connection:
            assert listing(connection, None) == []


class TestOnesOwnWards:
    def test_home_shows_the_workshops_of_ones_own_wards_alone(self, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database)
        for login in ("facilitator1", "chief1", "admin"):
            assert row.code in signed_in(login).get("/staff").text, login
        for login in ("facilitator2", "chief2"):
            assert row.code not in signed_in(login).get("/staff").text, login

    @pytest.mark.parametrize("page", ["", "/files", "/report", "/export/docx"])
    def test_a_workshop_of_another_ward_is_not_found(self, signed_in: Any, database: Database, page: str) -> None:
        row = prepared(signed_in("facilitator1"), database)
        assert signed_in("facilitator2").get(f"/staff/workshops/{row.id}{page}").status_code == 404
        if page:
            assert signed_in("chief2").get(f"/staff/workshops/{row.id}{page}").status_code == 404

    def test_a_chief_is_led_to_the_files_and_not_to_the_cockpit(self, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database)
        page = signed_in("chief1").get("/staff").text
        assert f'href="/staff/workshops/{row.id}/files"' in page
        assert f'href="/staff/workshops/{row.id}"' not in page
        assert "新しい研修をひらく" not in page


class TestOutputs:
    def test_the_formats_are_those_that_can_be_exported(self) -> None:
        assert set(FORMATS) == set(EXPORTED)
        assert {name: mimetype for name, (_, _, mimetype) in FORMATS.items()} == {name: m.split(";")[0] for name, m in MEDIA_TYPES.items()}

    def test_a_chief_gets_a_word_file_with_a_good_name_and_it_is_noted(self, signed_in: Any, database: Database, people: dict[str, str]) -> None:
        row = prepared(signed_in("facilitator1"), database)
        chief, address = signed_in("chief1"), f"/staff/workshops/{row.id}"
        response = chief.get(link_on(chief.get(f"{address}/files").text, f"{address}/export/docx"))
        assert response.status_code == 200
        assert f"filename*=UTF-8''{quote('あみのめ_合同研修／第1回_2026-11-24.docx')}" in response.headers["Content-Disposition"]
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(response.data)).namelist()
        response.close()
        with database.read() as connection:
            (noted,) = audit.rows(connection, "export")
        assert (noted.account_id, noted.detail) == (people["chief1"], {"workshop": row.id, "format": "docx"})

    def test_the_report_is_a_page_whose_styles_are_allowed_by_their_hash(self, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database)
        chief, address = signed_in("chief1"), f"/staff/workshops/{row.id}"
        response = chief.get(link_on(chief.get(f"{address}/files").text, f"{address}/report"))
        assert response.status_code == 200
        assert "合同研修／第1回" in response.text
        policy = response.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "unsafe" not in policy

    def test_an_unknown_format_is_not_found(self, signed_in: Any, database: Database) -> None:
        row = prepared(signed_in("facilitator1"), database)
        assert signed_in("chief1").get(f"/staff/workshops/{row.id}/export/exe").status_code == 404
