"""Who may change seats, and when: a role card is read by its holder alone."""

from __future__ import annotations

import pytest

from tests.conftest import prepare_workshop
from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus

FACILITATOR = Actor("facilitator", "staff")


@pytest.fixture
def room(bus: Bus) -> str:
    workshop_id = prepare_workshop(bus)
    assert bus.execute(workshop_id, FACILITATOR, "open-it-now", c.OpenWorkshop())["ok"]
    joining = c.JoinWorkshop("person-one", "phn", None, "mch_phn", "g1")
    assert bus.execute(workshop_id, Actor("participant", "door"), "join-it-now", joining)["ok"]
    return workshop_id


def change(bus: Bus, room: str, actor: Actor, command_id: str, role: str) -> dict[str, object]:
    return bus.execute(room, actor, command_id, c.ChangeSeat("person-one", "", role))


def test_one_may_take_another_role_before_the_first_stage_but_not_read_card_after_card_later(bus: Bus, room: str) -> None:
    myself = Actor("participant", "person-one")
    assert change(bus, room, myself, "change-one", "family_counselor")["ok"]
    assert bus.execute(room, FACILITATOR, "first-stage", c.OpenStage("intro", 0))["ok"]
    refused = change(bus, room, myself, "change-two", "hospital_msw")
    assert refused["error"]["code"] == "seats_are_set"  # type: ignore[index]
    assert change(bus, room, FACILITATOR, "change-three", "hospital_msw")["ok"]


def test_nobody_moves_somebody_else(bus: Bus, room: str) -> None:
    refused = change(bus, room, Actor("participant", "another"), "change-four", "family_counselor")
    assert refused["error"]["code"] == "not_yours"  # type: ignore[index]
