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


PARTS = {  # the same person, wherever and however she is spoken of
    "summary: ": "summary: 佐藤花子さんの家のこと。",
    "[F1]": "[F1] 佐藤さんは話した。",
    "# 役割カード school": "花子さんは休みがち。はなこちゃんと呼ばれる。",
    "# 進行役メモ": "サトウさん、佐藤花子、花子の三つの書き方。",
}


def spoken_of_everywhere() -> str:
    lines = []
    for line in SOURCE.splitlines():
        lines.append(line)
        for begin, words in PARTS.items():
            if line.startswith(begin):
                lines[-1:] = [words] if begin.startswith("summary") else [line, "", words, ""]
    return "\n".join(lines) + "\n"


def test_the_same_person_has_the_same_letter_in_front_matter_facts_cards_and_notes(signed_in: Any) -> None:
    source = spoken_of_everywhere()
    assert source.count("佐藤") + source.count("花子") + source.count("はなこ") + source.count("サトウ") == 9
    browser = signed_in("facilitator1")
    page = field(browser.post(f"/staff/cases/{take_in(browser)}/check", {"source": source, "act": "one:name:佐藤花子"}).text)
    assert not re.search("佐藤|花子|はなこ|サトウ", page)
    letters = re.findall(r"([A-Z]+)さんの家のこと|\[F1\] ([A-Z]+)さんは話した|([A-Z]+)さんは休みがち。([A-Z]+)ちゃん|([A-Z]+)さん、([A-Z]+)、([A-Z]+)の三つ", page)
    assert len({letter for found in letters for letter in found if letter}) == 1


def test_a_case_of_almost_a_megabyte_is_looked_through_and_kept(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    line = "朝、佐藤花子さんが学校に来て、夜は弟の世話で眠れないと話した。" * 12 + "\n\n"
    source = SOURCE + "\n" + line * ((990_000 - len(SOURCE.encode())) // len(line.encode()))
    digest = take_in(browser)
    answer = browser.post(f"/staff/cases/{digest}/check", {"source": source, "act": "all"})
    assert answer.status_code == 200
    mended = field(answer.text)
    assert "佐藤" not in mended
    kept = browser.post(f"/staff/cases/{digest}/check", {"source": mended, "act": "save"})
    assert kept.status_code == 302
    assert text_of(database, kept.location.split("/")[-2]) == mended.rstrip() + "\n"


def test_a_text_of_more_than_a_megabyte_is_given_back_with_a_sentence(signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    source = "長い文章です。\n" * 50_000
    answer = browser.post(f"/staff/cases/{take_in(browser)}/check", {"source": source, "act": "save"})
    assert answer.status_code == 413
    assert "点検も保存もしていません" in answer.text
    assert "1.1 MBあります" in answer.text
    assert field(answer.text).rstrip() == source.rstrip()


def test_whoever_may_not_use_the_page_may_not_send_it_a_big_form_either(signed_in: Any) -> None:
    digest = take_in(signed_in("facilitator1"))
    assert signed_in("chief1").post(f"/staff/cases/{digest}/check", {"source": "あ" * 600_000}).status_code == 403
    assert signed_in("facilitator1").post("/staff/cases/upload", {"source": "あ" * 600_000}).status_code == 413


def new_workshop(browser: Any, database: Database, digest: str) -> Any:
    page = browser.get("/staff/workshops/new").text
    form = re.search(r'name="format"[^>]*value="([^"]+)"', page)
    ward = re.search(r'<select[^>]*id="ward".*?<option[^>]*value="([^"]+)"', page, re.DOTALL)
    assert form
    assert ward
    given = {"case": digest, "format": form.group(1), "title": "合同研修", "ward": ward.group(1), "held_on": "2026-12-01", "expected": "30", "group_size": "6"}
    return browser.post("/staff/workshops/new", given)


def test_a_case_with_something_that_stops_is_not_used_until_it_is_mended_or_released(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    digest = take_in(browser)
    refused = new_workshop(browser, database, digest)
    assert refused.status_code == 422
    assert "「止める」にあたる書き方が4か所残っています" in refused.text
    assert f'href="/staff/cases/{digest}/check"' in refused.text
    released = {f"reason-{place}": "架空の名前と番号" for place in range(4)}
    assert browser.post(f"/staff/cases/{digest}/sign", {**released, "read": "yes"}).status_code == 302
    assert new_workshop(browser, database, digest).status_code == 302
    mended = field(browser.post(f"/staff/cases/{digest}/check", {"source": TELLING, "act": "all"}).text)
    other = browser.post(f"/staff/cases/{digest}/check", {"source": mended, "act": "save"}).location.split("/")[-2]
    assert new_workshop(browser, database, other).status_code == 302


def test_what_was_put_in_place_of_names_is_not_found_again(signed_in: Any) -> None:
    families = ["佐藤", "鈴木", "高橋", "田中", "渡辺", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上", "木村", "清水", "斎藤", "阿部", "池田", "橋本", "石川", "山崎", "前田"]
    source = SOURCE + "".join(f"\n{family}さんが来た。{'何もない一日だった。' * 20}\n" for family in families)
    browser = signed_in("facilitator1")
    page = browser.post(f"/staff/cases/{take_in(browser)}/check", {"source": source, "act": "all"})
    assert "見つかりませんでした" in page.text
    assert not any(family in field(page.text) for family in families)
