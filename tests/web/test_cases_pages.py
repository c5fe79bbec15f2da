"""The library of cases."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.conftest import CASES
from workshop.storage import audit
from workshop.storage.database import Database
from workshop.storage.library import newest_versions, seed_cases, versions

SOURCE = next(iter(sorted(CASES.glob("*/case.md")))).read_text(encoding="utf-8")


def send(browser: Any, data: bytes) -> Any:
    return browser.send_file("/staff/cases/upload", data)


def held(database: Database) -> list[Any]:
    with database.read() as connection:
        return versions(connection)


def newer(source: str) -> str:
    changed = source.replace("version: ", "version: 9", 1)
    assert changed != source
    return changed


def test_the_sample_cases_are_there_and_are_taken_in_once(database: Database, app: Flask) -> None:
    assert len(held(database)) == len(list(CASES.glob("*/case.md")))
    with database.write() as connection:
        assert seed_cases(connection, CASES) == []


def test_staff_see_a_case_whole_with_who_knows_what(signed_in: Any, database: Database) -> None:
    version = held(database)[0]
    page = signed_in("chief1").get(f"/staff/cases/{version.id}").text
    case = version.case
    for text in (case.scenes[-1].title, case.needs[0].label, case.roles[0].name, case.facts[-1].id, "進行役メモ"):
        assert text in page
    assert case.notes_html in page


def test_a_new_version_stands_beside_the_old_one_and_is_offered(signed_in: Any, database: Database) -> None:
    before = held(database)
    assert send(signed_in("facilitator1"), newer(SOURCE).encode()).status_code == 302
    after = held(database)
    assert len(after) == len(before) + 1
    new = next(version for version in after if version.id not in {old.id for old in before})
    with database.read() as connection:
        offered = {version.id for version in newest_versions(connection)}
        assert [row.detail["version"] for row in audit.rows(connection, "case.added")] == [new.id]
    assert new.id in offered
    assert len(offered) == len(before)
    assert new.uploaded_by is not None


def test_the_same_file_again_is_not_stored_twice(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    before = len(held(database))
    response = send(browser, SOURCE.replace("\n", "\r\n").encode("utf-8-sig"))
    assert "すでに一覧にあります" in browser.get(response.location).text
    assert len(held(database)) == before


def test_a_faulty_file_is_named_line_by_line_and_stores_nothing(signed_in: Any, database: Database) -> None:
    before = [version.id for version in held(database)]
    broken = newer(SOURCE).replace("severity: 3", "severity: 9").replace("# 進行役メモ", "# しんこうやくメモ")
    page = send(signed_in("facilitator1"), broken.encode())
    assert page.status_code == 422
    line = broken[: broken.index("severity: 9")].count("\n") + 1
    assert f'<td class="number">{line}</td>' in page.text
    assert "1から3までの整数" in page.text
    assert "しんこうやくメモ" in page.text
    assert [version.id for version in held(database)] == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "先頭に前書きがありません。"),
        ("事例".encode("cp932") * 30, "Shift_JISのようです。"),
        (SOURCE.encode("utf-16"), "UTF-16のようです。"),
        ("あ".encode() * 340_000, "1 MBまでにしてください。"),
        (b"\x00\x01\x02\xff" * 50, "UTF-8"),
    ],
)
def test_what_is_no_case_is_refused_in_words(signed_in: Any, database: Database, data: bytes, said: str) -> None:
    before = len(held(database))
    page = send(signed_in("facilitator1"), data)
    assert page.status_code == 422
    assert said in page.text
    assert len(held(database)) == before


def test_ten_megabytes_are_refused_in_words_too(signed_in: Any, database: Database) -> None:
    page = send(signed_in("facilitator1"), b"x" * 10_000_000)
    assert page.status_code == 413
    assert "1 MBまで" in page.text


def test_no_file_is_asked_for(signed_in: Any) -> None:
    page = signed_in("facilitator1").post("/staff/cases/upload", {}, content_type="multipart/form-data")
    assert "ファイルを選んでください。" in page.text


def test_a_script_in_a_title_stays_text(signed_in: Any) -> None:
    title = next(line for line in SOURCE.splitlines() if line.startswith("title:"))
    response = send(signed_in("facilitator1"), SOURCE.replace(title, 'title: "<script>alert(1)</script>"').encode())
    assert response.status_code == 302
    assert "<script>alert" not in signed_in("facilitator1").get(response.location).text


def test_a_version_that_is_stopped_is_not_offered_for_new_workshops(signed_in: Any, database: Database) -> None:
    version = held(database)[0]
    browser = signed_in("admin")
    assert version.id in browser.get("/staff/workshops/new").text
    browser.post(f"/staff/cases/{version.id}/active/off")
    assert version.id not in browser.get("/staff/workshops/new").text
    browser.post(f"/staff/cases/{version.id}/active/on")
    assert version.id in browser.get("/staff/workshops/new").text


def test_the_file_can_be_had_back(signed_in: Any, database: Database) -> None:
    version = next(version for version in held(database) if version.case and version.title in SOURCE)
    response = signed_in("chief1").get(f"/staff/cases/{version.id}/case.md")
    assert response.text == SOURCE
    assert "attachment" in response.headers["Content-Disposition"]


def test_an_unknown_case_is_not_found(signed_in: Any) -> None:
    assert signed_in("chief1").get(f"/staff/cases/{'0' * 64}").status_code == 404
