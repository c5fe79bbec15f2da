"""No file is handed out before the list of what was found in it was shown: not at any address, not a list of something else, not an old one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask

from tests.service.test_bus import Room, assessment
from tests.web.conftest import Browser, link_on
from tests.web.test_workshops_pages import prepared
from workshop.cli import main
from workshop.domain.viewpoint import Actor
from workshop.storage.database import Database
from workshop.web import listed

NAMED = "佐藤花子さんの家に行く"
ADDRESSES = ["report", "export/docx", "export/csv", "export/pdf?pack=1", "export/docx?department=%E4%BF%9D%E8%AD%B7%E8%AA%B2", "story.pdf"]


@pytest.fixture
def row(signed_in: Any, database: Database) -> Any:
    return prepared(signed_in("facilitator1"), database)


@pytest.fixture
def room(app: Flask, row: Any) -> Room:
    """An open workshop with a department's plan, in which assessments are shown to all."""
    found = Room(app.extensions["aminome"].bus, row.id)
    found.open("assess", 1)
    assert found.join("anna")["ok"]
    plan = {"id": "sharing-1", "version": 0, "department": "保護課"}
    assert found.say(Actor("section_chief", "chief"), "sharing.put", plan)["ok"]
    return found


def write(room: Room, text: str) -> None:
    """A post with that text which the facilitator lets go as it is."""
    facilitator = Actor("facilitator", "staff")
    assert room.say(Actor("participant", "anna"), "assessment.post", {**assessment(), "text": text, "confirmed": True})["ok"]
    assert room.say(facilitator, "post.release", {"post_id": "post-0001", "reason": "架空"})["ok"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_list_every_address_leads_to_it(signed_in: Any, row: Any, room: Room, address: str) -> None:
    browser: Browser = signed_in("facilitator1")
    answer = browser.get(f"/staff/workshops/{row.id}/{address}")
    assert answer.status_code == 303
    page = browser.get(answer.location)
    assert "出力の前に、見つかった書き方の一覧を確かめてください" in page.text
    assert "見つからない＝匿名化済み、ではありません" in page.text


def test_what_was_found_is_listed_and_the_link_below_hands_out_the_file(signed_in: Any, row: Any, room: Room) -> None:
    write(room, NAMED)
    browser: Browser = signed_in("facilitator1")
    base = f"/staff/workshops/{row.id}"
    page = browser.get(f"{base}/files").text
    assert page.index("佐藤花子") < page.index(f"{base}/export/csv")
    answer = browser.get(link_on(page, f"{base}/export/csv"))
    assert (answer.status_code, NAMED in answer.data.decode("utf-8-sig")) == (200, True)
    answer.close()


def test_a_list_that_has_changed_is_shown_again(signed_in: Any, row: Any, room: Room) -> None:
    browser: Browser = signed_in("facilitator1")
    base = f"/staff/workshops/{row.id}"
    link = link_on(browser.get(f"{base}/files").text, f"{base}/export/csv")
    assert room.say(Actor("participant", "anna"), "assessment.post", {**assessment(7), "text": "ふつうの文"})["ok"]
    with browser.get(link) as still:
        assert still.status_code == 200, "something else was written, and the list is the same"
    write(room, NAMED)
    answer = browser.get(link)
    assert (answer.status_code, answer.location) == (303, f"{base}/files#check")
    page = browser.get(answer.location).text
    assert "一覧を見たあとに、書き込みが変わりました" in page
    assert "佐藤花子" in page


def test_a_proof_is_for_one_person_one_workshop_one_kind_of_file_and_half_an_hour(
    signed_in: Any, row: Any, room: Room, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser: Browser = signed_in("facilitator1")
    base = f"/staff/workshops/{row.id}"
    link = link_on(browser.get(f"{base}/files").text, f"{base}/export/csv")
    seen = link.split("seen=")[1]
    assert signed_in("chief1").get(link).status_code == 303
    assert browser.get(f"{base}/story.pdf?seen={seen}").status_code == 303
    assert browser.get(link[:-3] + "AAA").status_code == 303
    monkeypatch.setattr(listed, "VALID_S", -1)
    assert browser.get(link).status_code == 303


def test_the_command_lists_first_and_does_so_in_json_too(app: Flask, row: Any, room: Room) -> None:
    write(room, NAMED)
    house = app.extensions["aminome"].settings
    environment = {"AMINOME_DATA_DIR": str(house.data_dir), "AMINOME_DATABASE_URL": house.database_url}

    def run(*arguments: str) -> Any:
        return CliRunner().invoke(main, ["export", row.code, "--format", "csv", *arguments], env=environment)

    file = house.data_dir / "posts.csv"
    told = json.loads(run("--check", "--json").stdout)
    assert not file.exists()
    assert [(one["kind"], one["text"]) for one in told["findings"]] == [("name", "佐藤花子")]
    assert "ではありません" in told["note"]
    assert told["unread"] == []
    assert run("-o", str(file), "--seen", "of another list").exit_code == 3
    assert not file.exists()
    done = run("-o", str(file), "--seen", told["digest"])
    assert (done.exit_code, file.exists()) == (0, True)
    assert "佐藤花子" in done.stderr
    assert "佐藤花子" not in done.stdout
    assert "-o" in run().stderr
