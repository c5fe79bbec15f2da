"""Pictures of the case tell no more than the scenes disclosed so far; the wall refuses them before."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import prepare_workshop
from workshop.domain import commands as c
from workshop.domain.case import STAFF_ONLY, Agency, Case, Person
from workshop.domain.pictures import pictured, told
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.service.bus import Bus

FACILITATOR = Actor("facilitator", "staff")
OTHERS = [Viewpoint("projector"), Viewpoint("participant", "p", "g1", "mch_phn"), Viewpoint("section_chief")]
_numbers = count()


@pytest.fixture
def room(bus: Bus) -> str:
    workshop_id = prepare_workshop(bus)
    do(bus, workshop_id, c.OpenWorkshop())
    return workshop_id


def do(bus: Bus, room: str, command: c.Command) -> dict[str, Any]:
    return bus.execute(room, FACILITATOR, f"picture-{next(_numbers)}", command)


@pytest.mark.parametrize("screen", ["genogram", "ecomap"])
def test_the_wall_shows_a_picture_once_the_first_scene_is_disclosed(bus: Bus, room: str, screen: str) -> None:
    state = bus.state(room)
    assert do(bus, room, c.SetView(screen))["error"]["code"] == "picture_not_open"
    assert [pictured(state, view) for view in OTHERS] == [None] * 3
    assert pictured(state, Viewpoint("facilitator")) == (state.case.people, state.case.agencies)
    do(bus, room, c.DiscloseScene(state.case.scenes[0].id))
    assert do(bus, room, c.SetView(screen))["ok"]
    assert state.workshop.view == {"screen": screen}


def test_a_case_may_name_another_scene_after_which_its_pictures_open(bus: Bus, room: str) -> None:
    state = bus.state(room)
    state.case = replace(state.case, diagram_after=state.case.scenes[1].id)
    do(bus, room, c.DiscloseScene(state.case.scenes[0].id))
    assert pictured(state, OTHERS[0]) is None
    do(bus, room, c.DiscloseScene(state.case.scenes[1].id))
    assert pictured(state, OTHERS[0]) is not None


_SCENES = st.sampled_from([None, "S1", "S2", "S3", STAFF_ONLY])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SCENES, max_size=6), st.lists(st.tuples(_SCENES, st.integers(0, 6)), max_size=6), st.sets(st.sampled_from(["S1", "S2", "S3"])))
def test_nobody_is_pictured_before_their_scene(case: Case, people: list[str | None], agencies: list[tuple[str | None, int]], disclosed: set[str]) -> None:
    everybody = tuple(Person(f"p{n}", f"人{n}", "f", "", scene=scene) for n, scene in enumerate(people))
    around = tuple(Agency(f"a{n}", f"機関{n}", (f"p{to}" if to else "household",), "weak", scene=scene) for n, (scene, to) in enumerate(agencies))
    seen = told(replace(case, people=everybody, agencies=around), disclosed)
    assert all(one.scene is None or one.scene in disclosed for one in (*seen.people, *seen.agencies))
    known = {one.id for one in seen.people} | {"household"}
    assert all(set(one.to) & known for one in seen.agencies)
    assert [one for one in everybody if one.scene is None or one.scene in disclosed] == list(seen.people)
