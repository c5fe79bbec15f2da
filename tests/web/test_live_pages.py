"""The cockpit and the projector: who gets in, what they are told, what they may do."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.web.conftest import Browser
from workshop.domain.state import State
from workshop.service.workshops import prepare
from workshop.storage.tables import case_versions
from workshop.web import screen_pages

SCRIPT = {"X-Requested-With": "aminome"}


@pytest.fixture
def prepared(app: Flask, people: dict[str, str]) -> State:
    """A prepared workshop of ward w1."""
    house = app.extensions["aminome"]
    with house.database.read() as connection:
        digest = connection.execute(select(case_versions.c.id)).scalars().first()
    workshop_id = prepare(
        house.bus, account_id=people["facilitator1"], title="多職種合同研修", ward_id="w1", held_on="2026-06-01", expected=12, groups=2,
        group_limit=8, case_digest=digest, format_id="conf100",
    )  # fmt: skip
    state: State = house.bus.state(workshop_id)
    return state


def data_of(page: str) -> dict[str, Any]:
    """What the page tells its script."""
    found = re.search(r'data-(?:cockpit|screen)="([^"]*)"', page)
    assert found
    told: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return told


def command(type_: str, **payload: Any) -> dict[str, Any]:
    return {"command_id": "cmd-" + type_.replace(".", "-"), "type": type_, "payload": payload}


def screen_path(facilitator: Browser, state: State) -> str:
    """The projector's address as the cockpit gives it, without the host."""
    address: str = data_of(facilitator.get(f"/staff/workshops/{state.workshop.id}").text)["addresses"]["screen"]
    return address[address.index("/screen/") :]


@pytest.mark.parametrize(("login", "status"), [("facilitator1", 200), ("admin", 200), ("facilitator2", 404), ("chief1", 403)])
def test_the_cockpit_opens_for_those_who_run_workshops_in_that_ward(login: str, status: int, signed_in: Any, prepared: State) -> None:
    workshop_id = prepared.workshop.id
    browser = signed_in(login)
    assert browser.get(f"/staff/workshops/{workshop_id}").status_code == status
    for part in ("ticket", "snapshot", "qr.svg"):
        assert browser.get(f"/staff/workshops/{workshop_id}/{part}").status_code == status
    answer = browser.client.post(f"/staff/workshops/{workshop_id}/commands", json=command("workshop.open"), headers=SCRIPT)
    assert answer.status_code == status


def test_nobody_gets_into_the_cockpit_without_signing_in(browser: Browser, prepared: State) -> None:
    workshop_id = prepared.workshop.id
    assert browser.get(f"/staff/workshops/{workshop_id}").status_code == 302
    assert browser.get(f"/staff/workshops/{workshop_id}/snapshot", headers=SCRIPT).status_code == 401
    answer = browser.client.post(f"/staff/workshops/{workshop_id}/commands", json=command("workshop.open"), headers=SCRIPT)
    assert answer.status_code == 401
    assert prepared.workshop.status == "prepared"


def test_the_cockpit_tells_its_script_what_each_stage_does_besides(signed_in: Any, prepared: State) -> None:
    told = data_of(signed_in("facilitator1").get(f"/staff/workshops/{prepared.workshop.id}").text)
    assert set(told["plan"]) == {stage.id for stage in prepared.format.stages}
    assert told["addresses"]["join"].endswith(f"/j/{prepared.workshop.code}")
    assert told["urls"]["files"].endswith("/files")  # files are handed out there alone, after what was found


def test_a_command_over_http_is_carried_out_and_answered(signed_in: Any, prepared: State) -> None:
    client = signed_in("facilitator1").client
    path = f"/staff/workshops/{prepared.workshop.id}/commands"
    assert client.post(path, json=command("workshop.open"), headers=SCRIPT).json["ok"] is True
    assert prepared.workshop.status == "open"
    refused = client.post(path, json=command("scene.disclose", scene="nowhere"), headers=SCRIPT)
    assert (refused.status_code, refused.json["error"]["code"]) == (400, "unknown_scene")


def test_a_command_that_no_script_of_ours_sent_is_refused(signed_in: Any, prepared: State) -> None:
    client = signed_in("facilitator1").client
    path = f"/staff/workshops/{prepared.workshop.id}/commands"
    assert client.post(path, json=command("workshop.open")).status_code == 400
    assert client.post(path, json=command("workshop.open"), headers={**SCRIPT, "Origin": "http://elsewhere.example"}).status_code == 400
    assert prepared.workshop.status == "prepared"


def test_the_projector_is_shut_without_its_address(browser: Browser, prepared: State) -> None:
    code = prepared.workshop.code
    shut = browser.get(f"/screen/{code}")
    assert shut.status_code == 403
    assert "投影画面のアドレス" in shut.text
    for part in ("ticket", "snapshot", "qr.svg"):
        assert browser.get(f"/screen/{code}/{part}").status_code == 403
    assert browser.get("/screen/XXXXXX").status_code == 404


def test_the_projectors_address_opens_the_projector_and_nothing_else(app: Flask, signed_in: Any, prepared: State) -> None:
    wall = Browser(app.test_client(), app)
    entered = wall.get(screen_path(signed_in("facilitator1"), prepared))
    assert (entered.status_code, entered.location) == (303, f"/screen/{prepared.workshop.code}")
    assert "HttpOnly" in entered.headers["Set-Cookie"]
    assert wall.get(entered.location).status_code == 200
    assert wall.get(f"{entered.location}/ticket").json["ticket"]
    assert wall.get(f"{entered.location}/qr.svg").mimetype == "image/svg+xml"
    assert wall.get(f"/staff/workshops/{prepared.workshop.id}/snapshot", headers=SCRIPT).status_code == 401


def test_what_the_projector_reads_is_a_projectors_view(signed_in: Any, app: Flask, prepared: State) -> None:
    wall = Browser(app.test_client(), app)
    wall.get(screen_path(signed_in("facilitator1"), prepared))
    seen = wall.get(f"/screen/{prepared.workshop.code}/snapshot").json
    assert seen["viewpoint"] == {"capacity": "projector"}
    assert (seen["members"], seen["case"]["scenes"]) == ([], [])
    assert "notes_html" not in seen["case"]


def test_an_address_that_was_changed_or_has_run_out_stays_shut(
    app: Flask, signed_in: Any, prepared: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = screen_path(signed_in("facilitator1"), prepared)
    wall = Browser(app.test_client(), app)
    assert wall.get(path[:-2] + ("AA" if not path.endswith("AA") else "BB")).status_code == 403
    monkeypatch.setattr(screen_pages, "SCREEN_VALID_S", -1)
    assert wall.get(path).status_code == 403


def test_staff_of_the_ward_may_project_without_the_address(signed_in: Any, prepared: State) -> None:
    path = f"/screen/{prepared.workshop.code}"
    assert signed_in("facilitator1").get(path).status_code == 200
    assert signed_in("facilitator2").get(path).status_code == 403
    assert signed_in("chief1").get(path).status_code == 403
