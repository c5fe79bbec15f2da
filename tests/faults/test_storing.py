"""When the database refuses to store: who is at fault is told, neighbours get through, nothing half is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import prepare_workshop
from sqlalchemy import text

from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus, Committed
from workshop.storage import event_log
from workshop.storage.database import Database
from workshop.storage.verify import verify
from workshop.storage.workshops import load_state

ANNA = Actor("participant", "anna")
FACILITATOR = Actor("facilitator", "staff")
POISON = """CREATE TRIGGER poison BEFORE INSERT ON events WHEN new.data LIKE '%poison%'
            BEGIN SELECT RAISE(ABORT, 'the disk says no'); END"""


def _command(number: int, words: str = "") -> dict[str, Any]:
    payload = {"id": f"post-{number:04}", "kind": "need", "text": f"見立て{number}{words}", "facts": []}
    return {"command_id": f"cmd-{number:05}", "type": "assessment.post", "payload": payload}


@pytest.fixture
def workshop_id(bus: Bus) -> str:
    """A workshop in which anna writes; its bus has stopped."""
    found = prepare_workshop(bus)
    for number, (actor, command) in enumerate(
        (
            (FACILITATOR, c.OpenWorkshop()),
            (FACILITATOR, c.OpenStage("assess", 1)),
            (ANNA, c.JoinWorkshop("anna", "phn", None, "", "g1")),
        )
    ):
        assert bus.execute(found, actor, f"ready-{number}", command)["ok"]
    bus.stop()
    return found


@pytest.fixture
def at_once(database: Database, workshop_id: str) -> Iterator[Callable[[list[dict[str, Any]]], list[dict[str, Any]]]]:
    """Give several commands that are stored in one transaction; their answers, in the same order."""
    running = Bus(database)

    def give(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
        answers: dict[int, dict[str, Any]] = {}

        def one(place: int) -> None:
            answers[place] = running.submit(workshop_id, ANNA, commands[place])

        threads = [threading.Thread(target=one, args=(place,)) for place in range(len(commands))]
        waiting = running._waiting
        for count, thread in enumerate(threads, 1):
            thread.start()
            with waiting.not_empty:
                assert waiting.not_empty.wait_for(lambda count=count: len(waiting.queue) >= count, 10)  # type: ignore[misc]
        running.start()
        for thread in threads:
            thread.join(20)
        return [answers[place] for place in range(len(commands))]

    yield give
    running.stop()


def _texts(database: Database, workshop_id: str) -> list[str]:
    """The texts in the log, in order; checked against the tables."""
    with database.read() as connection:
        assert verify(connection, workshop_id) == []
        return [item.event.content["text"] for item in event_log.read(connection, workshop_id) if item.event.TYPE == "assessment.posted"]  # type: ignore[attr-defined]


def test_commands_given_at_once_are_stored_in_the_order_they_came(database: Database, workshop_id: str, at_once: Any) -> None:
    answers = at_once([_command(number) for number in range(1, 6)])
    assert [answer["ok"] for answer in answers] == [True] * 5
    assert _texts(database, workshop_id) == [f"見立て{number}" for number in range(1, 6)]


def test_one_that_cannot_be_stored_lets_the_others_through(database: Database, workshop_id: str, at_once: Any) -> None:
    with database.write() as connection:
        connection.execute(text(POISON))
    answers = at_once([_command(1), _command(2, "poison"), _command(3)])
    assert [answer["ok"] for answer in answers] == [True, False, True]
    assert (answers[1]["error"]["kind"], answers[1]["error"]["code"]) == ("unavailable", "not_stored")
    assert _texts(database, workshop_id) == ["見立て1", "見立て3"]


def test_what_could_not_be_stored_is_stored_once_the_cause_is_gone(database: Database, bus: Bus, workshop_id: str) -> None:
    bus.start()
    with database.write() as connection:
        connection.execute(text(POISON))
    assert bus.submit(workshop_id, ANNA, _command(1, "poison"))["error"]["code"] == "not_stored"
    assert list(bus.state(workshop_id).posts()) == [], "memory holds no more than the tables"
    with database.write() as connection:
        connection.execute(text("DROP TRIGGER poison"))
    assert bus.submit(workshop_id, ANNA, _command(1, "poison"))["ok"]
    assert _texts(database, workshop_id) == ["見立て1poison"]


def test_the_same_command_twice_in_one_transaction_is_stored_once(database: Database, workshop_id: str, at_once: Any) -> None:
    first, again = at_once([_command(1), _command(1)])
    assert first["ok"]
    assert first == again
    assert _texts(database, workshop_id) == ["見立て1"]


def test_what_was_not_stored_is_not_published(database: Database, bus: Bus, workshop_id: str) -> None:
    published: list[Committed] = []
    bus.publish = published.extend
    bus.start()
    with database.write() as connection:
        connection.execute(text(POISON))
    assert not bus.submit(workshop_id, ANNA, _command(1, "poison"))["ok"]
    assert bus.submit(workshop_id, ANNA, _command(2))["ok"]
    assert [item.recorded.seq for item in published] == [bus.state(workshop_id).seq]


def test_what_people_write_does_not_reach_the_servers_log(
    database: Database, bus: Bus, workshop_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    bus.start()
    with database.write() as connection:
        connection.execute(text(POISON))
    assert not bus.submit(workshop_id, ANNA, _command(1, "poison"))["ok"]
    assert "the disk says no" in caplog.text
    assert "見立て" not in caplog.text
    assert "poison" not in caplog.text, "in whatever spelling"


def test_a_publisher_that_fails_takes_nothing_back(database: Database, bus: Bus, workshop_id: str) -> None:
    def fail(_happened: list[Committed]) -> None:
        raise RuntimeError("nobody listens")

    bus.publish = fail
    bus.start()
    assert bus.submit(workshop_id, ANNA, _command(1))["ok"]
    assert bus.submit(workshop_id, ANNA, _command(2))["ok"]
    with database.read() as connection:
        assert len(list(load_state(connection, workshop_id).posts())) == 2
