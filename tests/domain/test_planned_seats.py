"""A slip leads to its seat, once and again; whoever comes without one gets what is left; groups are renamed, removed, limited."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from tests.conftest import prepare_workshop
from workshop.domain import commands as c
from workshop.domain import commands_seating as s
from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.seats import planned_seats
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus

FACILITATOR = Actor("facilitator", "staff")
_numbers = count()


@pytest.fixture
def room(bus: Bus) -> str:
    workshop_id = prepare_workshop(bus, groups=3, group_limit=3)
    do(bus, workshop_id, c.OpenWorkshop())
    return workshop_id


def do(bus: Bus, room: str, command: c.Command, actor: Actor = FACILITATOR) -> dict[str, Any]:
    return bus.execute(room, actor, f"command-{next(_numbers)}", command)


def join(bus: Bus, room: str, who: str, *, seat: str = "", group: str = "") -> dict[str, Any]:
    return do(bus, room, c.JoinWorkshop(who, "phn", None, "", group, seat), Actor("participant", "door"))


def seat(number: int, group: str, role: str = "mch_phn") -> dict[str, Any]:
    return {
        "id": f"seat-{number:04}", "number": number, "group_id": group, "role": role, "profession": "phn", "department": None, "ladder": "middle",
        "chief": False,
    }  # fmt: skip


def test_a_slip_leads_to_its_group_and_role_and_only_one_person_can_sit_there(bus: Bus, room: str) -> None:
    assert do(bus, room, s.PlanSeats((seat(1, "g2", "hospital_msw"),)))["ok"]
    answer = join(bus, room, "person-one", seat="seat-0001")
    assert (answer["group"], answer["role"]) == ("g2", "hospital_msw")
    assert planned_seats(bus.state(room))[0].participant_id == "person-one"
    assert join(bus, room, "person-two", seat="seat-0001")["error"]["code"] == "seat_taken"
    assert join(bus, room, "person-two", seat="seat-9999")["error"]["code"] == "slip_void"


def test_free_joiners_leave_the_planned_seats_alone_until_nothing_else_is_left(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"), seat(2, "g1"), seat(3, "g2"))))
    came = [join(bus, room, f"person-{n}")["group"] for n in range(6)]
    assert came == ["g3", "g2", "g3", "g1", "g2", "g3"]
    assert join(bus, room, "person-6")["group"] == "g1"  # only kept places are left: somebody in the room counts for more
    assert join(bus, room, "with-slip", seat="seat-0003")["group"] == "g2"  # and still a slip is never turned away


def test_a_seat_given_up_is_found_anew_for_a_late_holder(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"),)))
    for n in range(3):
        join(bus, room, f"person-{n}", group="g1")
    assert do(bus, room, s.ArrangeSeats((), ("seat-0001",)))["ok"]
    assert join(bus, room, "late", seat="seat-0001")["group"] == "g2"
    assert planned_seats(bus.state(room))[0].group_id == "g2"


def test_who_moves_takes_the_slip_along(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"), seat(2, "g1"))))
    join(bus, room, "person-one", seat="seat-0001")
    assert do(bus, room, s.ArrangeSeats((("seat-0001", "g3", ""), ("seat-0002", "g3", "family_counselor"))))["ok"]
    state = bus.state(room)
    assert {(one.group_id, one.role) for one in planned_seats(state)} == {("g3", "mch_phn"), ("g3", "family_counselor")}
    person = state.participant("person-one")
    assert person is not None
    assert person.group_id == "g3"


def test_several_who_move_at_once_get_marks_of_their_own(bus: Bus, room: str) -> None:
    for n in range(3):
        join(bus, room, f"person-{n}", group="g1")
    do(bus, room, s.ArrangeSeats(tuple((f"person-{n}", "g2", "") for n in range(3))))
    assert sorted(one.mark for one in bus.state(room).members("g2")) == [1, 2, 3]


def test_one_who_is_named_twice_moves_once_to_where_was_said_last(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"),)))
    join(bus, room, "person-one", seat="seat-0001")
    before = bus.state(room).seq
    assert do(bus, room, s.ArrangeSeats((("person-one", "g2", ""), ("seat-0001", "g3", ""))))["ok"]
    state = bus.state(room)
    person = state.participant("person-one")
    assert person is not None
    assert (person.group_id, state.seq - before) == ("g3", 1)


def test_another_plan_takes_the_place_of_the_first_until_somebody_sits_down(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"), seat(2, "g2"))))
    assert do(bus, room, s.PlanSeats((seat(3, "g1"),), replace=True))["ok"]
    assert [one.id for one in planned_seats(bus.state(room))] == ["seat-0003"]
    assert join(bus, room, "person-one", seat="seat-0001")["error"]["code"] == "slip_void"
    join(bus, room, "person-one", seat="seat-0003")
    assert do(bus, room, s.PlanSeats((seat(4, "g1"),), replace=True))["error"]["code"] == "seats_taken"
    assert do(bus, room, s.PlanSeats((seat(4, "g1"),)))["ok"]


def test_participants_plan_nothing(bus: Bus, room: str) -> None:
    for command in (s.PlanSeats((seat(1, "g1"),)), s.ArrangeSeats(), s.RemoveGroup("g1"), s.SetGroupLimit(9), s.RenameGroup("g1", "甲")):
        assert do(bus, room, command, Actor("participant", "person-one"))["error"]["kind"] == "forbidden"


def test_only_a_group_without_people_seats_and_writings_is_removed(bus: Bus, room: str) -> None:
    do(bus, room, s.PlanSeats((seat(1, "g1"),)))
    join(bus, room, "person-one", group="g2")
    assert do(bus, room, s.RemoveGroup("g1"))["error"]["code"] == "group_not_empty"
    assert do(bus, room, s.RemoveGroup("g2"))["error"]["code"] == "group_not_empty"
    assert do(bus, room, s.RemoveGroup("g3"))["ok"]
    assert [group.id for group in bus.state(room).groups] == ["g1", "g2"]
    assert join(bus, room, "person-two", group="g3")["error"]["code"] == "unknown_group"
    do(bus, room, c.AddGroup("g4", "新しい班"))
    assert [group.position for group in bus.state(room).groups] == [1, 2, 4]


def test_a_group_has_a_name_of_its_own_and_a_limit_that_holds_those_who_sit(bus: Bus, room: str) -> None:
    assert do(bus, room, s.RenameGroup("g1", "あか"))["ok"]
    assert do(bus, room, s.RenameGroup("g2", "あか"))["error"]["code"] == "group_name_taken"
    join(bus, room, "person-one", group="g1")
    join(bus, room, "person-two", group="g1")
    assert do(bus, room, s.SetGroupLimit(1))["error"]["code"] == "limit_too_low"
    assert do(bus, room, s.SetGroupLimit(2))["ok"]
    assert join(bus, room, "person-three", group="g1")["error"]["code"] == "group_full"


def test_closing_ends_it(bus: Bus, room: str) -> None:
    do(bus, room, c.CloseWorkshop())
    assert do(bus, room, s.PlanSeats((seat(1, "g1"),)))["error"]["code"] == "closed"


def test_no_event_and_no_row_of_a_seat_has_a_place_for_a_name() -> None:
    assert not {"name", "names"} & set(PlannedSeat.__dataclass_fields__)
