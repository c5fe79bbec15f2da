"""Real sockets on a real server: tickets, snapshots, frames, acks, moving to another group, stopping."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from conftest import prepare_workshop
from servers import Line, Server

from workshop.app import open_database
from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.tickets import Tickets
from workshop.settings import Settings, complete

FACILITATOR = Actor("facilitator", "staff")


class House:
    """A running server with one workshop in which assessments are written."""

    def __init__(self, folder: Path) -> None:
        settings = complete(Settings(data_dir=folder))
        database = open_database(settings)
        bus = Bus(database)
        bus.start()
        self.workshop_id = prepare_workshop(bus, groups=2)
        for number, command in enumerate((c.OpenWorkshop(), c.OpenStage("assess", 1))):
            assert bus.execute(self.workshop_id, FACILITATOR, f"ready-{number}", command)["ok"]
        self.code = bus.state(self.workshop_id).workshop.code
        bus.stop()
        database.close()
        self.tickets = Tickets(settings.secret_key)
        self.server = Server(settings.data_dir).start()
        self._number = 0

    def join(self, group: str) -> Any:
        self._number += 1
        form = {"command_id": f"join-{self._number:04}", "profession": "phn", "group": group}
        return self.server.post(f"/w/{self.code}/join", form)

    def line(self, seat: Any) -> Line:
        return Line(self.server, self.code, seat["seat_token"])

    def staff(self) -> Line:
        return Line(self.server, self.code, ticket=self.tickets.issue(self.workshop_id, FACILITATOR))

    def command(self, kind: str, payload: Any) -> dict[str, Any]:
        self._number += 1
        return {"command_id": f"command-{self._number:04}", "type": kind, "payload": payload}

    def post(self, words: str) -> dict[str, Any]:
        self._number += 1
        return self.command("assessment.post", {"id": f"post-{self._number:04}", "kind": "need", "text": words, "facts": []})


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    running = House(tmp_path_factory.mktemp("live") / "house")
    yield running
    running.server.kill()


@pytest.mark.parametrize("ticket", ["none", "abc.def.ghi"])
def test_a_bad_ticket_is_refused_with_its_code(house: House, ticket: str) -> None:
    with pytest.raises(PermissionError) as caught:
        Line(house.server, house.code, ticket=ticket)
    assert "ticket" in str(caught.value)


def test_a_ticket_for_a_seat_that_does_not_exist_is_refused(house: House) -> None:
    with pytest.raises(PermissionError):
        Line(house.server, house.code, ticket=house.tickets.issue(house.workshop_id, Actor("participant", "nobody")))


def test_without_a_seat_there_is_no_ticket(house: House) -> None:
    with pytest.raises(HTTPError) as caught:
        house.server.get(f"/w/{house.code}/ticket", "not-a-seat")
    with caught.value as answer:
        assert answer.code == 403
        assert json.load(answer)["error"]["code"] == "no_seat"


def test_a_post_is_acknowledged_and_reaches_the_group_and_the_staff_linked_to_what_they_hold(house: House) -> None:
    anna, bert, staff = house.line(house.join("g1")), house.line(house.join("g1")), house.staff()
    held = [(line, stream, line.ask("resync", {"after": None})["snapshot"]) for line, stream in ((bert, "group:g1"), (staff, "staff"))]
    answer = anna.ask("command", house.post("訪問は午後がよい"))
    assert answer["ok"]
    for line, stream, snapshot in held:
        frame = line.next_event("frame")
        assert (frame["stream"], frame["seq"], frame["prev"]) == (stream, answer["seq"], snapshot["heads"][stream])
        assert frame["data"]["post"]["text"] == "訪問は午後がよい"
        assert line.ask("resync", {"after": snapshot["heads"]})["frames"][-1] == frame
    for line in (anna, bert, staff):
        line.close()


def test_who_has_no_socket_reads_and_writes_by_http(house: House) -> None:
    seat = house.join("g2")
    before = house.server.get(f"/w/{house.code}/snapshot", seat["seat_token"])
    assert (before["viewpoint"]["participant_id"], before["viewpoint"]["group"]) == (seat["participant_id"], "g2")
    line = house.line(seat)
    assert line.ask("command", house.post("夜は電話に出られる"))["ok"]
    line.close()
    found = house.server.get(f"/w/{house.code}/frames?after={before['seq']}", seat["seat_token"])
    assert [frame["data"]["post"]["text"] for frame in found["frames"]] == ["夜は電話に出られる"]
    assert found["seq"] == before["seq"] + 1


def test_who_moves_to_another_group_is_told_and_hears_that_group(house: House) -> None:
    seat, neighbour = house.join("g1"), house.join("g2")
    mover, other = house.line(seat), house.line(neighbour)
    staff = house.staff()
    assert staff.ask("command", house.command("seat.change", {"participant_id": seat["participant_id"], "group": "g2"}))["ok"]
    staff.close()
    assert mover.next_event("moved") == {}
    snapshot = mover.ask("resync", {"after": None})["snapshot"]
    assert snapshot["viewpoint"]["group"] == "g2"
    assert other.ask("command", house.post("新しい班の文"))["ok"]
    assert mover.next_event("frame")["data"]["post"]["text"] == "新しい班の文"
    mover.close()
    other.close()


def test_a_malformed_command_is_answered_and_the_line_stays(house: House) -> None:
    line = house.line(house.join("g1"))
    for odd in (None, [], "text", {"command_id": 1}, {"command_id": "command-odd", "type": "assessment.post", "payload": {"due_h": [1]}}):
        assert line.ask("command", odd)["error"]["kind"] == "invalid"
    assert line.ask("command", house.post("そのあとの文"))["ok"]
    line.close()


def test_a_stop_lets_the_server_end_in_order_and_everything_is_there_after_it(house: House) -> None:
    line = house.line(house.join("g1"))
    assert line.ask("command", house.post("止める直前の文"))["ok"]
    line.close()
    assert house.server.stop() == 0
    assert house.server.run("verify").returncode == 0
    house.server.start()
