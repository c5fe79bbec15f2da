"""A machine in several networks: which address links and QR codes carry is chosen on the screen, and all of them are let in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from workshop import addresses
from workshop.app import allowed_origins
from workshop.web.services import Services

CABLE, WIFI = "192.168.10.5", "10.42.0.1"


@pytest.fixture(autouse=True)
def two_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_kept", (float("inf"), [CABLE, WIFI]))


def _house(app: Flask) -> Services:
    found: Services = app.extensions["aminome"]
    return found


def test_the_chosen_address_is_in_links_from_then_on_and_after_a_restart(app: Flask, signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    assert _house(app).public_url("/j/CODE34") == f"http://{CABLE}:8000/j/CODE34"
    page = browser.get("/staff/address?next=/staff/workshops/x")
    assert CABLE in page.text
    assert WIFI in page.text
    answer = browser.post("/staff/address?next=/staff/workshops/x", {"address": WIFI})
    assert (answer.status_code, answer.location) == (302, "/staff/workshops/x")
    assert _house(app).public_url("/j/CODE34") == f"http://{WIFI}:8000/j/CODE34"


def test_an_address_that_this_machine_no_longer_has_is_not_used(app: Flask, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in("facilitator1").post("/staff/address", {"address": WIFI})
    monkeypatch.setattr(addresses, "_kept", (float("inf"), [CABLE]))
    assert _house(app).address() == CABLE


def test_an_address_that_is_not_this_machines_is_refused(app: Flask, signed_in: Any) -> None:
    answer = signed_in("facilitator1").post("/staff/address", {"address": "203.0.113.9"})
    assert answer.status_code == 422
    assert _house(app).address() == CABLE


def test_a_public_address_leaves_nothing_to_choose(app: Flask, signed_in: Any) -> None:
    browser = signed_in("facilitator1")
    house = _house(app)
    app.extensions["aminome"] = replace(house, settings=replace(house.settings, public_url="https://kenshu.example"))
    assert "https://kenshu.example" in browser.get("/staff/address").text
    browser.post("/staff/address", {"address": WIFI})
    assert _house(app).public_url("/") == "https://kenshu.example/"


def test_chiefs_do_not_choose_addresses(signed_in: Any) -> None:
    assert signed_in("chief1").get("/staff/address").status_code == 403


def test_sockets_are_let_in_from_every_address_of_this_machine_and_from_no_other(app: Flask) -> None:
    allowed = allowed_origins(_house(app).settings)
    for origin in (f"http://{CABLE}:8000", f"http://{WIFI}:8000", "http://localhost:8000"):
        assert allowed(origin), origin
    for origin in ("http://203.0.113.9:8000", f"http://{WIFI}:9000", f"https://{WIFI}:8000", "null", ""):
        assert not allowed(origin), origin


def test_this_machines_addresses_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_kept", (0.0, []))
    found = addresses.local_addresses()
    assert found
    assert len(set(found)) == len(found)
