"""Every format of the house is played by simulated people from its first stage to its last, and everybody sees what the tables hold."""

from __future__ import annotations

import queue
import secrets
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.domain.test_present import Reader, _differences, _wire
from workshop.app import ROOT
from workshop.casebook.formats import list_formats
from workshop.domain import commands as c
from workshop.domain.case import Stage
from workshop.domain.present import snapshot
from workshop.domain.state import ActionItem, Assessment, Note, Reflection, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Actor, Viewpoint, from_seat
from workshop.rehearsal.people import Person
from workshop.rehearsal.voices import load_voices
from workshop.service import wire
from workshop.service.bus import Bus, Committed
from workshop.service.workshops import prepare
from workshop.storage.tables import case_versions
from workshop.storage.verify import verify

STAFF = Actor("facilitator", "staff")
PEOPLE = 8
ROWS: dict[str, type] = {"assessment": Assessment, "action_item": ActionItem, "reflection": Reflection, "note": Note, "urgency": UrgencyRating}


class Company:
    """Simulated people in a workshop, without sockets: what they intend goes straight to the bus."""

    def __init__(self, bus: Bus, workshop_id: str, case_folder: Path) -> None:
        self.bus, self.workshop_id = bus, workshop_id
        self.read_to = self.state.seq
        self.published: queue.Queue[Committed] = queue.Queue()
        bus.publish = lambda happened: [self.published.put(item) for item in happened]  # type: ignore[func-returns-value]
        self.do(STAFF, c.OpenWorkshop())
        for number in range(PEOPLE):
            self.do(Actor("participant", f"person-{number}"), c.JoinWorkshop(f"person-{number}", "phn", None, "", ""))
        self.voices = load_voices(case_folder)
        self.people = [Person("", "", case_folder.parent, "phn", pace_s=0, seed=number) for number in range(PEOPLE)]
        views = [Viewpoint("facilitator"), Viewpoint("projector"), *(from_seat(self.seat(number)) for number in range(PEOPLE))]
        self.readers = [Reader(self.state, view) for view in views]
        self.read()  # what happened before counts as read: a snapshot holds it

    @property
    def state(self) -> State:
        return self.bus.state(self.workshop_id)

    def seat(self, number: int) -> Any:
        return self.state.participant(f"person-{number}")

    def do(self, actor: Actor, command: c.Command) -> None:
        """Carry a command out; none may be refused."""
        answer = self.bus.execute(self.workshop_id, actor, secrets.token_urlsafe(12), command)
        assert answer["ok"], (command, answer)

    def read(self) -> None:
        """Let everybody read what was sent until now."""
        while self.read_to < self.state.seq:
            committed = self.published.get(timeout=20)
            self.read_to = committed.recorded.seq
            for reader in self.readers:
                reader.read(self.state, committed.recorded, committed.frames)

    def take_part(self, stage: dict[str, Any], phase: dict[str, Any]) -> None:
        """Everybody writes what the phase asks for."""
        for number, person in enumerate(self.people):
            held = self.readers[2 + number].held
            person.facts = {fact["id"] for fact in held["case"]["facts"]}
            person.posts = [post["id"] for post in held["posts"] if post["audience"] != "self"]
            for kind, payload in person._intentions(stage, phase, self.voices[self.seat(number).role]):
                command_id, command = wire.parse({"command_id": secrets.token_urlsafe(12), "type": kind, "payload": payload})
                answer = self.bus.execute(self.workshop_id, Actor("participant", f"person-{number}"), command_id, command)
                assert answer["ok"], (kind, payload, answer)
                person._written.add(str(payload.get("what") or payload.get("text")))


def _written(state: State, stage: Stage, kind: str) -> bool:
    if kind == "fact":
        return bool(state.rows[SharedFact])
    return any(row.stage == stage.id for row in state.rows[ROWS[kind]].values())


@pytest.mark.parametrize("format_id", [fmt.id for fmt in list_formats()])
def test_every_format_is_played_to_its_end_and_everybody_sees_alike(bus: Bus, format_id: str) -> None:
    with bus.database.read() as connection:
        digest = connection.execute(select(case_versions.c.id).where(case_versions.c.slug == "young-carer")).scalar_one()
    workshop_id = prepare(
        bus, account_id="staff", title="研修", ward_id="w1", held_on="2026-06-01", expected=PEOPLE, groups=2, group_limit=6,
        case_digest=digest, format_id=format_id,
    )  # fmt: skip
    company = Company(bus, workshop_id, ROOT / "cases" / "young-carer")
    for stage in company.state.format.stages:
        for number in range(len(stage.phases)):
            company.do(STAFF, c.OpenStage(stage.id, number))
            company.read()
            shown = next(one for one in company.readers[0].held["format"]["stages"] if one["id"] == stage.id)
            company.take_part(shown, shown["phases"][number])
            company.read()
            for reader in company.readers:
                assert _differences(reader.held, _wire(snapshot(company.state, reader.viewpoint))) == [], (stage.id, number, reader.viewpoint)
        missing = [kind for kind in stage.writes if kind not in ("reaction", "fact") and not _written(company.state, stage, kind)]
        assert missing == [], stage.id
    company.do(STAFF, c.CloseWorkshop())
    bus.stop()
    revealed = {post.stage for post in company.state.posts() if post.audience == "all"}
    assert revealed == {post.stage for post in company.state.posts()}, "what was written is shown to all in the end"
    with bus.database.read() as connection:
        assert verify(connection, workshop_id) == []
