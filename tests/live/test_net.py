"""The net over real sockets and HTTP: to each viewpoint its own, whole on asking, then what changed and only when it did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.live.test_sockets import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    running = House(tmp_path / "house")
    yield running
    running.server.kill()


def item(house: House, post_id: str, **part: Any) -> dict[str, Any]:
    payload = {"id": post_id, "needs": ["N1"], "kind": "act", "what": "訪ねる", **part}
    return house.command("action_item.post", payload)


def test_the_net_reaches_the_own_group_and_the_staff_as_people_write_and_nobody_before_silence_is_over(house: House) -> None:
    seat, other = house.join("g1"), house.join("g2")
    staff, anna, bert = house.staff(), house.line(seat), house.line(other)
    for line in (staff, anna, bert):
        line.send("resync", {"after": None})
        whole = line.next_event("net")
        line.next_ack()
        assert (whole["whole"], whole["planning"]) == (True, False)
    assert whole["groups"] == {}
    assert staff.ask("command", house.command("stage.open", {"stage": "plan", "phase": 0}))["ok"]
    assert anna.ask("command", item(house, "draft-0001"))["ok"]
    assert house.server.get(f"/w/{house.code}/net", seat["seat_token"])["planning"] is False
    assert staff.ask("command", house.command("stage.open", {"stage": "plan", "phase": 1}))["ok"]
    message = anna.next_event("net")
    assert "whole" not in message
    assert message["planning"] is True
    assert message["groups"]["g1"]["coverage"]["N1"] == {seat["role"]: {"level": 2, "posts": ["draft-0001"]}}
    opened = bert.next_event("net")
    assert set(opened["groups"]) == {"g2"}
    assert anna.ask("command", item(house, "item-00001", due_h=24))["ok"]
    assert anna.next_event("net")["groups"]["g1"]["coverage"]["N1"][seat["role"]]["level"] == 3
    told = staff.next_event("net")
    while "item-00001" not in str(told):
        told = staff.next_event("net")
    assert set(told["groups"]) == {"g1"}, "groups that did not change were sent again"
    by_http = house.server.get(f"/w/{house.code}/net", other["seat_token"])
    assert (set(by_http["groups"]), by_http["groups"]["g2"]["items"]) == ({"g2"}, 0)
    assert house.server.get(f"/w/{house.code}/frames?after=0", seat["seat_token"])["net"]["groups"]["g1"]["items"] == 2
    for line in (staff, anna, bert):
        line.close()
