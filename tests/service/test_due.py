"""What is written for later is told when its time has come, also by a server that was started anew meanwhile."""

from __future__ import annotations

from workshop.domain.commands import CloseWorkshop, OpenWorkshop
from workshop.domain.commands_floor import SendMessage
from workshop.domain.rows_floor import Message
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.due import release_due
from workshop.storage.database import Database

FACILITATOR = Actor("facilitator", "staff")
LATER = SendMessage("message-1", "notice", "", "休憩は終わりです", (), False, 600, False)


def _ready(bus: Bus, workshop_id: str) -> None:
    for command in (OpenWorkshop(), LATER):
        assert bus.execute(workshop_id, FACILITATOR, type(command).__name__, command)["ok"]


def test_a_message_is_told_once_its_time_has_come_and_not_before(database: Database, bus: Bus, workshop_id: str) -> None:
    moment = ["2026-06-01T10:00:00.000+00:00"]
    bus.clock = lambda: moment[0]
    _ready(bus, workshop_id)
    moment[0] = "2026-06-01T10:09:59.000+00:00"
    assert release_due(bus) == 0
    bus.stop()
    later = Bus(database, clock=lambda: "2026-06-01T10:10:00.500+00:00")  # a server started anew
    later.start()
    assert release_due(later) == 1
    assert later.state(workshop_id).rows[Message]["message-1",].sent_at == "2026-06-01T10:10:00.500+00:00"
    assert release_due(later) == 0
    later.stop()


def test_a_workshop_that_has_ended_is_told_nothing_more(bus: Bus, workshop_id: str) -> None:
    bus.clock = lambda: "2026-06-01T10:00:00.000+00:00"
    _ready(bus, workshop_id)
    assert bus.execute(workshop_id, FACILITATOR, "closing", CloseWorkshop())["ok"]
    bus.clock = lambda: "2026-06-01T11:00:00.000+00:00"
    assert release_due(bus) == 0
