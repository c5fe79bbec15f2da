"""Pictures of the case on its pages and over HTTP: to each what may be seen."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.web.conftest import Browser
from tests.web.test_live_pages import prepared as prepared  # noqa: PLC0414  # the fixture
from tests.web.test_live_pages import screen_path
from workshop.casebook.diagrams import genogram
from workshop.domain import commands as c
from workshop.domain.case import STAFF_ONLY
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.exports.pdf_file import pictures


def give(app: Flask, state: State, command: c.Command) -> None:
    bus = app.extensions["aminome"].bus
    assert bus.execute(state.workshop.id, Actor("administrator", "somebody"), f"give-{type(command).__name__}", command)["ok"]


@pytest.fixture
def phone(app: Flask, browser: Browser, prepared: State) -> Browser:
    give(app, prepared, c.OpenWorkshop())
    form = {"command_id": "phone-joins", "profession": "phn"}
    assert browser.client.post(f"/w/{prepared.workshop.code}/join", json=form, headers={"X-Requested-With": "aminome"}).status_code == 201
    return browser


def test_a_phone_and_the_wall_get_them_once_the_scene_is_disclosed(app: Flask, phone: Browser, signed_in: Any, prepared: State) -> None:
    code = prepared.workshop.code
    wall = Browser(app.test_client(), app)
    wall.get(screen_path(signed_in("facilitator1"), prepared))
    for one, path in ((phone, f"/w/{code}/pictures"), (wall, f"/screen/{code}/pictures")):
        assert one.get(path).get_json() == {"pictures": []}
    give(app, prepared, c.DiscloseScene(prepared.case.scenes[0].id))
    hidden = [one.label for one in (*prepared.case.people, *prepared.case.agencies) if one.scene == STAFF_ONLY]
    for one, path in ((phone, f"/w/{code}/pictures"), (wall, f"/screen/{code}/pictures")):
        answer = one.get(path)
        assert [picture["name"] for picture in answer.get_json()["pictures"]] == ["genogram", "ecomap"]
        assert not any(f">{label}<" in answer.text for label in hidden)
    assert 'class="diagram diagram--genogram"' in phone.get(f"/w/{code}/plain").text


def test_nobody_else_gets_them(browser: Browser, prepared: State) -> None:
    assert browser.get(f"/w/{prepared.workshop.code}/pictures").status_code == 403
    assert browser.get(f"/screen/{prepared.workshop.code}/pictures").status_code == 403


def test_the_page_of_a_case_draws_everybody_for_the_staff(signed_in: Any, prepared: State) -> None:
    page = signed_in("facilitator1").get(f"/staff/cases/{prepared.workshop.case_digest}").text
    assert 'class="diagram diagram--genogram"' in page
    assert 'class="diagram diagram--ecomap"' in page
    assert "style=" not in page


def test_a_picture_is_a_png_for_documents(prepared: State) -> None:
    drawn = genogram(prepared.case.people)
    assert drawn is not None
    assert pictures([drawn.svg])[0].startswith(b"\x89PNG")
