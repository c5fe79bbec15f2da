"""A case is looked through, mended or released with reasons, and signed for by a person."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from tests.web.conftest import CASES
from workshop.storage import audit
from workshop.storage.case_sheets import sheet_of, sheet_values, signed_versions
from workshop.storage.database import Database
from workshop.storage.library import source_of, versions

SOURCE = (CASES / "young-carer/case.md").read_text(encoding="utf-8")
TELLING = SOURCE.replace("Bさんは中学2年。", "鈴木美咲さんは中学2年。電話は090-0000-4321。担任の大野先生が美咲さんを呼んだ。", 1)


def take_in(browser: Any, source: str = TELLING) -> str:
    response = browser.send_file("/staff/cases/upload", source.encode())
    assert response.status_code == 302
    found = re.search(r"/staff/cases/([^/]+)/check", response.location)
    assert found
    return found.group(1)


def text_of(database: Database, digest: str) -> str:
    with database.read() as connection:
        return source_of(connection, digest) or ""


def field(page: str) -> str:
    found = re.search(r'<textarea id="source"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert found
    return unescape(found.group(1))


def test_what_was_found_stands_beside_the_text(signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    page = browser.get(f"/staff/cases/{take_in(browser)}/check").text
    for words in ("鈴木美咲", "090-0000-4321", "大野", "止める・電話番号", "見つからない＝匿名化済み、ではありません"):
        assert words in page


def test_one_click_replaces_the_same_words_everywhere_and_the_same_person_keeps_one_letter(signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    path = f"/staff/cases/{take_in(browser)}/check"
    one = browser.post(path, {"source": TELLING, "act": "one:name:鈴木美咲"})
    assert "美咲" not in field(one.text)  # 美咲さん is 鈴木美咲さん
    assert "大野先生" in field(one.text)
    whole = field(browser.post(path, {"source": TELLING, "act": "all"}).text)
    letter = re.search(r"([A-Z])さんは中学2年。電話は（電話番号）", whole)
    assert letter
    assert f"{letter.group(1)}さんを呼んだ" in whole  # 美咲さん is 鈴木美咲さん
    assert "大野" not in whole


def test_the_mended_text_is_a_new_version_and_the_old_one_stays(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    digest = take_in(browser)
    mended = field(browser.post(f"/staff/cases/{digest}/check", {"source": TELLING, "act": "all"}).text)
    response = browser.post(f"/staff/cases/{digest}/check", {"source": mended, "act": "save"})
    new = response.location.split("/")[-2]
    assert new != digest
    assert "鈴木" in text_of(database, digest)
    assert "鈴木" not in text_of(database, new)


def test_a_text_that_is_no_case_any_more_is_not_kept(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    digest = take_in(browser)
    with database.read() as connection:
        before = len(versions(connection))
    response = browser.post(f"/staff/cases/{digest}/check", {"source": "だめ", "act": "save"})
    assert response.status_code == 422
    assert "保存していません" in response.text
    with database.read() as connection:
        assert len(versions(connection)) == before


def test_signing_needs_a_reason_for_everything_that_stops_and_somebody_who_has_read_it(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    digest = take_in(browser)
    path = f"/staff/cases/{digest}/sign"
    stopping = len(set(re.findall(r'name="(reason-\d+)"', browser.get(f"/staff/cases/{digest}/check").text)))
    assert stopping >= 3
    reasons = {f"reason-{place}": "架空の名前と番号" for place in range(stopping)}
    assert browser.post(path, {**reasons, "reason-0": " ", "read": "yes"}).status_code == 422
    assert browser.post(path, reasons).status_code == 422
    with database.read() as connection:
        assert sheet_of(connection, digest) is None
        assert digest not in signed_versions(connection)
    assert browser.post(path, {**reasons, "read": "yes"}).status_code == 302
    with database.read() as connection:
        values = sheet_values(connection, digest)
        assert digest in signed_versions(connection)
        assert len(audit.rows(connection, "case.signed")) == 1
    assert values is not None
    assert values["signed_by"] == "facilitator1 さん"
    assert {item["reason"] for item in values["released"]} == {"架空の名前と番号"}
    page = browser.get(f"/staff/cases/{digest}").text
    assert "facilitator1 さん" in page
    assert "架空の名前と番号" in page


def test_a_version_without_a_sheet_can_be_taken_in_and_preparing_a_workshop_warns(signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    assert "確認票なし" not in browser.get("/staff/workshops/new").text
    digest = take_in(browser)
    assert "まだ署名がありません" in browser.get(f"/staff/cases/{digest}").text
    assert "確認票なし" in browser.get("/staff/workshops/new").text


def test_the_cases_that_came_with_the_product_are_signed_by_their_makers_record(signed_in: Any, database: Database) -> None:
    with database.read() as connection:
        shipped = versions(connection)
        sheets = [sheet_of(connection, version.id) for version in shipped]
    assert all(sheet is not None and sheet.makers for sheet in sheets)
    assert "作った側の記録" in signed_in("chief1").get(f"/staff/cases/{shipped[0].id}").text


def test_a_chief_reads_and_does_not_sign(signed_in: Any) -> None:
    digest = take_in(signed_in("facilitator1"))
    chief = signed_in("chief1")
    assert chief.get(f"/staff/cases/{digest}/check").status_code == 403
    assert chief.post(f"/staff/cases/{digest}/sign", {"read": "yes"}).status_code == 403
