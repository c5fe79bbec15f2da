"""A facilitator of another ward who was named to lead a workshop: reaches that workshop whole, and nothing else of the ward."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.web.conftest import Browser
from tests.web.test_live_pages import SCRIPT, command, data_of
from workshop.domain.commands_floor import NameLeads
from workshop.domain.viewpoint import Actor
from workshop.service.workshops import prepare
from workshop.storage.tables import case_versions


@pytest.fixture
def workshops(app: Flask, people: dict[str, str]) -> list[str]:
    """Two workshops of ward w1."""
    house = app.extensions["aminome"]
    with house.database.read() as connection:
        digest = connection.execute(select(case_versions.c.id)).scalars().first()
    return [
        prepare(house.bus, account_id=people["facilitator1"], title=title, ward_id="w1", held_on="2026-06-01", expected=12, groups=2, group_limit=8, case_digest=digest, format_id="conf100")
        for title in ("一回目の研修", "二回目の研修")
    ]


def name(app: Flask, people: dict[str, str], workshop_id: str, *logins: str) -> None:
    actor = Actor("facilitator", people["facilitator1"])
    given = NameLeads(tuple(people[login] for login in logins))
    assert app.extensions["aminome"].bus.execute(workshop_id, actor, f"named-{'-'.join(logins) or 'nobody'}", given)["ok"]


def test_who_is_named_finds_the_workshop_runs_it_and_projects_it(app: Flask, signed_in: Any, people: dict[str, str], workshops: list[str]) -> None:
    guest: Browser = signed_in("facilitator2")
    named, other = workshops
    assert "一回目の研修" not in guest.get("/staff").text
    name(app, people, named, "facilitator2")
    home = guest.get("/staff").text
    assert "一回目の研修" in home
    assert "副進行役" in home
    assert "二回目の研修" not in home
    told = data_of(guest.get(f"/staff/workshops/{named}").text)
    assert told["urls"]["review"] == ""
    for path in (told["urls"][part] for part in ("ticket", "snapshot", "qr", "seating", "format", "files", "replay", "questionnaire")):
        assert guest.get(path).status_code == 200, path
        assert guest.get(path.replace(named, other)).status_code == 404, path
    for part in ("", "/snapshot", "/ticket"):
        assert guest.get(f"/screen/{told['code']}{part}").status_code == 200, part
    answer = guest.client.post(f"/staff/workshops/{named}/commands", json=command("workshop.open"), headers=SCRIPT)
    assert (answer.json or {})["ok"]
    assert guest.client.post(f"/staff/workshops/{other}/commands", json=command("workshop.open"), headers=SCRIPT).status_code == 404


def test_who_is_named_sees_neither_the_chiefs_meeting_nor_anything_once_the_name_is_taken_back(
    app: Flask, signed_in: Any, people: dict[str, str], workshops: list[str]
) -> None:
    guest: Browser = signed_in("facilitator2")
    name(app, people, workshops[0], "facilitator2")
    for path in ("review", "review/meeting-view", "review/parts"):
        assert guest.get(f"/staff/workshops/{workshops[0]}/{path}").status_code == 404, path
    assert "/review" not in guest.get(f"/staff/workshops/{workshops[0]}/files").text
    name(app, people, workshops[0])
    for path in (f"/staff/workshops/{workshops[0]}", f"/staff/workshops/{workshops[0]}/files"):
        assert guest.get(path).status_code == 404
    assert "一回目の研修" not in guest.get("/staff").text


def test_the_cockpit_offers_facilitators_of_other_wards_with_their_ward(signed_in: Any, people: dict[str, str], workshops: list[str]) -> None:
    told = data_of(signed_in("facilitator1").get(f"/staff/workshops/{workshops[0]}").text)
    assert set(told["people"]) == {people["facilitator1"], people["admin"]}
    assert told["elsewhere"] == {people["facilitator2"]: "facilitator2 さん（第二区）"}
