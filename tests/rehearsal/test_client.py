"""The simulated participant's client is patient with a server that goes away, and says so when it is not."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from conftest import prepare_workshop
from servers import Server

from workshop.app import open_database
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.rehearsal import client as patience
from workshop.rehearsal.client import Client, take_seat
from workshop.service.bus import Bus
from workshop.settings import Settings, complete


def test_a_command_waits_for_a_server_that_comes_back_and_says_when_none_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = complete(Settings(data_dir=tmp_path / "house"))
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    workshop_id = prepare_workshop(bus, groups=1)
    code = bus.state(workshop_id).workshop.code
    for number, command in enumerate((OpenWorkshop(), OpenStage("assess", 1))):
        assert bus.execute(workshop_id, Actor("facilitator", "staff"), f"ready-{number}", command)["ok"]
    bus.stop()
    database.close()
    server = Server(settings.data_dir).start()
    _answer, ticket = take_seat(server.url, code, "phn")
    client = Client(server.url, code, ticket)
    client.connect()
    server.kill()
    monkeypatch.setattr(patience, "PATIENCE_S", 1)
    given_up = client.send("help.ask")
    assert given_up["error"]["code"] == patience.NO_ANSWER
    assert "1秒待っても" in given_up["error"]["message"]
    monkeypatch.undo()
    answers: list[dict[str, object]] = []
    waiting = threading.Thread(target=lambda: answers.append(client.send("assessment.post", id="post-0001", kind="need", text="夜の相談先", facts=[])))
    waiting.start()
    server.start()
    waiting.join(patience.PATIENCE_S)
    assert answers[0]["ok"]
    client.close()
    server.kill()


def test_a_rehearsal_at_a_door_that_is_not_open_yet_says_what_to_press(tmp_path: Path) -> None:
    settings = complete(Settings(data_dir=tmp_path / "house"))
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    code = bus.state(prepare_workshop(bus, groups=1)).workshop.code
    bus.stop()
    database.close()
    server = Server(settings.data_dir).start()
    said = server.run("rehearse", code, "--url", server.url, "--people", "2")
    server.kill()
    assert said.returncode == 1
    assert "「開く」を押してから" in said.stdout.replace("\n", "")
    assert "Traceback" not in said.stdout + said.stderr
