"""The product under load: `workshop serve` on a house of its own, a workshop in which assessments are written, real joins."""

from __future__ import annotations

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import select

from workshop.app import open_database
from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.tickets import Tickets
from workshop.service.workshops import prepare
from workshop.settings import Settings, complete
from workshop.storage.accounts import create_account
from workshop.storage.tables import case_versions

READY = "開始しました"
GROUP = 6
JOINERS = 4  # people who join at the same moment
FACILITATOR = Actor("facilitator", "bench")


class Product:
    """One server with `workshops` workshops of `people` participants in all."""

    name = "Aminome"

    def __init__(self, folder: Path, port: int, people: int, workshops: int, async_mode: str) -> None:
        self.settings = complete(Settings(data_dir=folder, port=port, host="127.0.0.1"))
        self.port, self.async_mode = port, async_mode
        self._prepare(people // workshops, workshops)
        self._start()

    def _prepare(self, people: int, workshops: int) -> None:
        """Make the workshops, each open, with its first groups' assessments being written."""
        database = open_database(self.settings)
        bus = Bus(database)
        bus.start()
        with database.write() as connection:
            digest = connection.execute(select(case_versions.c.id).where(case_versions.c.slug == "isolated-young-parents")).scalar_one()
            account = create_account(connection, login="bench", display_name="計測", capacity="facilitator", ward_ids=["w1"])
        self.people, self.workshops = people, []
        for place in range(workshops):
            workshop_id = prepare(
                bus, account_id=account.id, title=f"計測{place + 1}", ward_id="w1", held_on="2026-06-01", expected=people,
                groups=(people + GROUP - 1) // GROUP, group_limit=GROUP, case_digest=digest, format_id="conf100",
            )  # fmt: skip
            for number, command in enumerate((c.OpenWorkshop(), c.OpenStage("assess", 1))):
                assert bus.execute(workshop_id, FACILITATOR, f"ready-{number}", command)["ok"]
            self.workshops.append((workshop_id, bus.state(workshop_id).workshop.code))
        bus.stop()
        database.close()

    def _start(self) -> None:
        environment = {
            **os.environ, "AMINOME_DATA_DIR": str(self.settings.data_dir), "AMINOME_HOST": "127.0.0.1", "AMINOME_ASYNC_MODE": self.async_mode,
            "AMINOME_RATE_PER_S": "100000",  # saturation: the bucket that holds back a single participant must not be what is measured
        }  # fmt: skip
        command = [sys.executable, "-m", "workshop.cli", "serve", "--port", str(self.port)]
        with (self.settings.data_dir / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        if not any(READY in line for line in self.process.stdout):
            raise RuntimeError((self.settings.data_dir / "server.log").read_text(encoding="utf-8"))

    def clients(self) -> list[tuple[int, str, str]]:
        """Everybody who connects: group (-1: facilitator, projector), address of the socket, what is sent on connecting."""
        tickets, found = Tickets(self.settings.secret_key), []
        for place, (workshop_id, code) in enumerate(self.workshops):
            path = f"/socket.io/?EIO=4&transport=websocket&w={code}"
            groups = [number // GROUP for number in range(self.people)]
            with ThreadPoolExecutor(JOINERS) as pool:
                given = list(pool.map(lambda group, code=code: self._join(code, f"g{group + 1}"), groups))  # type: ignore[misc]
            found += [
                (place * len(groups) + group, path, json.dumps({"ticket": ticket})) for group, ticket in zip(groups, given, strict=True)
            ]
            listeners = (FACILITATOR, Actor("projector", ""))
            found += [(-1, path, json.dumps({"ticket": tickets.issue(workshop_id, actor)})) for actor in listeners]
        return found

    def _join(self, code: str, group: str) -> str:
        """Join over HTTP as a phone does; the seat's ticket for the socket."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        form = {"command_id": os.urandom(12).hex(), "profession": "phn", "group": group}
        headers = {"Content-Type": "application/json", "X-Requested-With": "aminome"}
        line.request("POST", f"/w/{code}/join", json.dumps(form), headers)
        seat = json.load(line.getresponse())["seat_token"]
        line.request("GET", f"/w/{code}/ticket", headers={"Authorization": f"Seat {seat}"})
        ticket: str = json.load(line.getresponse())["ticket"]
        line.close()
        return ticket

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def stored(self) -> Counter[str]:
        """How often each post is in the log; a post that is not in the tables as well counts for nothing."""
        with sqlite3.connect(self.settings.data_dir / "aminome.db") as connection:
            projected = {row[0] for row in connection.execute("SELECT id FROM assessments")}
            logged = connection.execute("SELECT json_extract(data, '$.id') FROM events WHERE type = 'assessment.posted'")
            return Counter(row[0] for row in logged if row[0] in projected)
