"""Wards, professions, departments."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.storage.database import Database
from workshop.storage.lists import entries, seed_lists


def names(database: Database, kind: str, *, active_only: bool = False) -> list[str]:
    with database.read() as connection:
        return [entry.name for entry in entries(connection, kind, active_only=active_only)]


def test_a_new_house_has_ten_wards_and_the_preset_lists(database: Database, app: Any) -> None:
    assert names(database, "wards") == [f"第{number}区" for number in "一二三四五六七八九十"]
    assert names(database, "professions")[0] == "保健師"
    assert "支援調整課" in names(database, "departments")


def test_seeding_again_does_not_undo_what_was_edited(signed_in: Any, database: Database) -> None:
    signed_in("admin").post("/staff/lists/wards/w1", {"do": "rename", "name": "みなと区"})
    with database.write() as connection:
        seed_lists(connection)
    assert names(database, "wards")[:2] == ["みなと区", "第二区"]
    assert len(names(database, "wards")) == 10


def test_an_entry_is_added_at_the_end(signed_in: Any, database: Database) -> None:
    assert signed_in("admin").post("/staff/lists/professions", {"name": " 理学療法士 "}).status_code == 302
    assert names(database, "professions")[-1] == "理学療法士"


@pytest.mark.parametrize(("name", "said"), [("", "名称を入力してください。"), ("保健師", "同じ名称がすでに"), ("長" * 41, "40文字まで")])
def test_an_unfit_name_is_refused_with_a_reason(signed_in: Any, database: Database, name: str, said: str) -> None:
    before = names(database, "professions")
    page = signed_in("admin").post("/staff/lists/professions", {"name": name})
    assert page.status_code == 422
    assert said in page.text
    assert names(database, "professions") == before


def test_entries_move_up_and_down_and_stop_at_the_ends(signed_in: Any, database: Database) -> None:
    browser = signed_in("admin")
    browser.post("/staff/lists/wards/w3", {"do": "up"})
    browser.post("/staff/lists/wards/w10", {"do": "down"})
    browser.post("/staff/lists/wards/w1", {"do": "down"})
    assert names(database, "wards") == [f"第{number}区" for number in "三一二四五六七八九十"]


def test_an_entry_that_is_stopped_is_no_longer_offered_and_can_come_back(signed_in: Any, database: Database) -> None:
    browser = signed_in("admin")
    browser.post("/staff/lists/wards/w2", {"do": "stop"})
    assert "第二区" not in names(database, "wards", active_only=True)
    assert "第二区" not in browser.get("/staff/workshops/new").text
    browser.post("/staff/lists/wards/w2", {"do": "resume"})
    assert "第二区" in names(database, "wards", active_only=True)


def test_the_last_entry_in_use_stays(signed_in: Any, database: Database) -> None:
    browser = signed_in("admin")
    for number in range(1, 11):
        browser.post(f"/staff/lists/wards/w{number}", {"do": "stop"})
    assert names(database, "wards", active_only=True) == ["第十区"]
    assert "選べる項目がなくなる" in browser.get("/staff/lists/wards").text


def test_an_unknown_list_or_entry_or_change_is_refused(signed_in: Any) -> None:
    browser = signed_in("admin")
    assert browser.get("/staff/lists/accounts").status_code == 404
    assert browser.post("/staff/lists/wards/w1", {"do": "delete"}).status_code == 400
    browser.post("/staff/lists/wards/nowhere", {"do": "up"})
    assert "その項目は一覧にありません。" in browser.get("/staff/lists/wards").text
