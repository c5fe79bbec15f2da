"""Real sockets on a real server: tickets, snapshots, frames, acks, moving to another group, stopping."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from conftest import prepare_workshop
from servers import ASYNC_MODES, Line, Server
from websocket import WebSocketException

from workshop.app import open_database
from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.tickets import Tickets
from workshop.settings import Settings, complete
from workshop.storage import staff_sessions
from workshop.storage.accounts import create_account, update_account
from workshop.storage.database import Database
from workshop.storage.links import token_hash
from workshop.storage.workshops import load_state

FACILITATOR = Actor("facilitator", "staff")


class House:
    """A running server with one workshop in which assessments are written."""

    def __init__(self, folder: Path, async_mode: str = "eventlet") -> None:
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
        self.server = Server(settings.data_dir, async_mode).start()
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


@pytest.fixture(scope="module", params=ASYNC_MODES)
def house(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[House]:
    running = House(tmp_path_factory.mktemp("live") / "house", request.param)
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


def test_the_review_page_hears_where_the_chiefs_wrote_and_nothing_of_the_room(house: House) -> None:
    chief = Actor("section_chief", "chief")
    page = Line(house.server, house.code, ticket=house.tickets.issue(house.workshop_id, chief, reviews=True))
    anna, staff = house.line(house.join("g1")), house.staff()
    assert page.ask("resync", {"after": None}) == {}
    content = {"title": "夜間の連絡先", "mark": "", "decision": "当番表", "person": "", "due": "", "done": False, "removed": False}
    answer = page.ask("command", house.command("decision.put", {"kind": "other", "id": "own-1", "version": 0, **content}))
    assert answer["ok"], answer
    posted = anna.ask("command", house.post("家のことは話したがらない"))
    frame = page.next_event("frame")
    assert (frame["stream"], frame["type"], frame["seq"]) == ("chiefs", "decision.put", answer["seq"])
    assert frame["data"] == {"kind": "other", "id": "own-1", "version": 1}
    for line, stream in ((anna, "group:g1"), (staff, "staff")):
        heard = line.next_event("frame")  # the first that they hear is the post: of the decision they heard nothing
        while heard["seq"] < posted["seq"]:
            assert heard["type"] != "decision.put"
            heard = line.next_event("frame")
        assert (heard["stream"], heard["seq"]) == (stream, posted["seq"])
    last = page.ask("command", house.command("decision.put", {"kind": "other", "id": "own-1", "version": 1, **content, "person": "保護課"}))
    assert page.next_event("frame")["seq"] == last["seq"], "of the post in between the page heard nothing"
    for line in (anna, staff, page):
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


def test_the_staff_are_told_what_waits_unsent_on_a_groups_devices_and_how_many_are_there(house: House) -> None:
    seat, neighbour = house.join("g2"), house.join("g2")
    one, tab, other, staff = house.line(seat), house.line(seat), house.line(neighbour), house.staff()

    def told(unsent: int) -> int:
        """How many are connected, once the staff have been told of so many unsent posts."""
        while (group := staff.next_event("progress")["groups"]["g2"])["unsent"] != unsent:
            pass
        return int(group["connected"])

    for odd in (None, {}, {"n": "2"}, {"n": -1}, {"n": True}):
        one.send("waiting", odd)
    for line, waiting in ((one, 2), (tab, 2), (other, 1)):
        line.send("waiting", {"n": waiting})
    here = told(3)  # two tabs of one seat have one outbox
    one.close()
    tab.close()
    assert told(1) == here - 1
    other.send("waiting", {"n": 0})
    assert told(0) == here - 1
    assert staff.ask("command", house.command("seat.change", {"participant_id": neighbour["participant_id"], "group": "g1"}))["ok"]
    assert staff.ask("resync", {"after": None})["snapshot"]["progress"]["groups"]["g1"]["unsent"] == 0
    other.close()
    staff.close()


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


class Desk:
    """Somebody of the staff in a browser: an account, a session, and the cookie of it."""

    def __init__(self, house: House, login: str) -> None:
        self.house = house
        self.database = Database(complete(Settings(data_dir=house.server.data_dir)).database_url)
        with self.database.write() as connection:
            self.account = create_account(connection, login=login, display_name="進行役さん", capacity="facilitator", ward_ids=["w1"])
            self.session = staff_sessions.begin(connection, self.account.id)

    def line(self) -> Line:
        ticket = self.house.tickets.issue(self.house.workshop_id, Actor("facilitator", self.account.id), token_hash(self.session))
        return Line(self.house.server, self.house.code, ticket=ticket)


def test_staff_whose_right_has_ended_are_told_so_and_give_no_command_any_more(house: House) -> None:
    signed_out, moved_away, staying, named = (Desk(house, f"desk-{name}") for name in ("one", "two", "three", "four"))
    lines = [desk.line() for desk in (signed_out, moved_away, staying, named)]
    for line in lines:
        assert line.ask("command", house.command("timer.set", {"remaining_s": 60, "running": False}))["ok"]
    assert lines[2].ask("command", house.command("leads.name", {"accounts": [named.account.id]}))["ok"]
    with signed_out.database.write() as connection:
        create_account(connection, login="keeper", display_name="管理者さん", capacity="administrator", ward_ids=None)
        staff_sessions.revoke(connection, signed_out.session)
        for desk in (moved_away, named):
            update_account(connection, desk.account.id, display_name="進行役さん", capacity="facilitator", ward_ids=["w2"])
    for line in lines[:2]:
        assert line.next_event("bye") == {"code": "session"}
        line.wait_for_end()
    for line in lines[2:]:
        assert line.ask("command", house.command("timer.set", {"remaining_s": 90, "running": False}))["ok"], "others stay"
    assert lines[2].ask("command", house.command("leads.name", {"accounts": []}))["ok"]
    assert lines[3].next_event("bye") == {"code": "session"}  # who is of another ward is heard as long as the name stands
    for line in lines:
        line.close()


@pytest.mark.parametrize("async_mode", ASYNC_MODES)
def test_a_stop_answers_everybody_whose_post_was_stored(tmp_path: Path, async_mode: str) -> None:
    house = House(tmp_path / "house", async_mode)
    lines = [house.line(house.join("g1")) for _ in range(6)]
    for line in lines:
        for number in range(30):
            line.send("command", house.post(f"止める間際の文{number}"))
    acknowledged = int(lines[0].next_ack()[1]["ok"])
    assert house.server.stop() == 0
    for line in lines:
        with contextlib.suppress(ConnectionError, WebSocketException):
            while True:
                acknowledged += line.next_ack()[1]["ok"]
        line.close()
    database = Database(complete(Settings(data_dir=house.server.data_dir)).database_url)
    with database.read() as connection:
        stored = len(list(load_state(connection, house.workshop_id).posts()))
    database.close()
    assert acknowledged == stored > 0
