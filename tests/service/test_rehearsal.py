"""A rehearsal counts nowhere, and after one click nothing of it is left: not in the tables, not in the log."""

from __future__ import annotations

import json
from itertools import count

from sqlalchemy import select

from workshop.domain.commands import JoinWorkshop, OpenStage, OpenWorkshop, PostAssessment, RateUrgency
from workshop.domain.commands_floor import AnswerQuestion, AskHelp, AskQuestion, SettleHelp
from workshop.domain.rehearsal import ClearRehearsal, without_rehearsal
from workshop.domain.state import Participant
from workshop.domain.viewpoint import Actor
from workshop.service import rehearsal_pass
from workshop.service.bus import Bus
from workshop.storage.tables import events, replies
from workshop.storage.verify import verify

FACILITATOR = Actor("facilitator", "staff")
SECRET_TEXT = "練習で書いた見立て"
NUMBERS = count(1)


def _do(bus: Bus, workshop_id: str, actor: Actor, *commands: object) -> None:
    for command in commands:
        answer = bus.execute(workshop_id, actor, f"command-{next(NUMBERS):04}", command)  # type: ignore[arg-type]
        assert answer["ok"], answer


def _join(bus: Bus, workshop_id: str, name: str, *, rehearsal: bool) -> Actor:
    joined = JoinWorkshop(name, "phn", None, "", "", rehearsal=rehearsal)
    assert bus.execute(workshop_id, Actor("participant", "door"), f"join-{name}", joined)["ok"]
    return Actor("participant", name)


def _post(name: str, text: str) -> PostAssessment:
    return PostAssessment(f"post-{name}", {"kind": "need", "text": text, "facts": []})


def _rehearse(bus: Bus, workshop_id: str) -> Actor:
    """Simulated people play until the assessment."""
    _do(bus, workshop_id, FACILITATOR, OpenWorkshop())
    actor = _join(bus, workshop_id, "simulated-1", rehearsal=True)
    _do(bus, workshop_id, FACILITATOR, OpenStage("urgency", 0))
    _do(bus, workshop_id, actor, RateUrgency(3))
    _do(bus, workshop_id, FACILITATOR, OpenStage("assess", 1))
    _do(bus, workshop_id, actor, _post("simulated", SECRET_TEXT), AskHelp(), AskQuestion("question-1", "練習の質問"))
    _do(bus, workshop_id, FACILITATOR, SettleHelp("g1"), AnswerQuestion("question-1", "答え"))
    return actor


def test_a_workshop_that_was_only_rehearsed_stands_ready_as_before(bus: Bus, workshop_id: str) -> None:
    prepared = bus.state(workshop_id).workshop
    _rehearse(bus, workshop_id)
    _do(bus, workshop_id, FACILITATOR, ClearRehearsal())
    state = bus.state(workshop_id)
    assert state.workshop == prepared
    assert not list(state.posts())
    assert not state.rows[Participant]
    with bus.database.read() as connection:
        log = connection.execute(select(events).where(events.c.workshop_id == workshop_id).order_by(events.c.seq)).all()
        assert [row.seq for row in log] == list(range(1, len(log) + 1))
        said = json.dumps([[row.data, row.actor] for row in log], ensure_ascii=False)
        assert SECRET_TEXT not in said
        assert "simulated" not in said
        assert not connection.execute(select(replies).where(replies.c.actor == "p:simulated-1")).all()
        assert verify(connection, workshop_id) == []


def test_what_real_people_did_stays(bus: Bus, workshop_id: str) -> None:
    _rehearse(bus, workshop_id)
    real = _join(bus, workshop_id, "real-person", rehearsal=False)
    _do(bus, workshop_id, real, _post("real", "本番で書いた見立て"))
    _do(bus, workshop_id, FACILITATOR, ClearRehearsal())
    state = bus.state(workshop_id)
    assert state.workshop.stage == "assess"
    assert [post.id for post in state.posts()] == ["post-real"]
    with bus.database.read() as connection:
        assert verify(connection, workshop_id) == []


def test_before_it_is_cleared_a_rehearsal_counts_nowhere(bus: Bus, workshop_id: str) -> None:
    _rehearse(bus, workshop_id)
    real = _join(bus, workshop_id, "real-person", rehearsal=False)
    _do(bus, workshop_id, real, _post("real", "本番で書いた見立て"))
    counted = without_rehearsal(bus.state(workshop_id))
    assert [post.id for post in counted.posts()] == ["post-real"]
    assert [seat.id for seat in counted.rows[Participant].values()] == ["real-person"]
    assert counted.workshop == bus.state(workshop_id).workshop


def test_the_pass_is_for_one_workshop_alone() -> None:
    token = rehearsal_pass.issue("key", "CODE34")
    assert rehearsal_pass.is_valid("key", "CODE34", token)
    for key, code, told in (("key", "CODE35", token), ("other", "CODE34", token), ("key", "CODE34", ""), ("key", "CODE34", None)):
        assert not rehearsal_pass.is_valid(key, code, told)
