"""Looking back: any number of the log as it was, the moments told once, and nothing that was taken away since."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import Any

import pytest
from histories import FACILITATOR, move, seated
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.domain import commands as c
from workshop.domain import commands_moderation as cm
from workshop.domain.commands_net import AnswerHandoff
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.service import replay as replaying
from workshop.service.bus import Bus
from workshop.service.replay import Replays
from workshop.service.workshops import prepare
from workshop.storage import event_log

ANNA, BERT = Actor("participant", "anna"), Actor("participant", "bert")
STAFF, CHIEF = Viewpoint("facilitator"), Viewpoint("section_chief")
_numbers = count()


def do(bus: Bus, workshop_id: str, *commands: c.Command, actor: Actor = FACILITATOR) -> None:
    for command in commands:
        answer = bus.execute(workshop_id, actor, f"do-{next(_numbers):06}", command)
        assert answer["ok"], answer


def item(post_id: str, **part: object) -> c.PostActionItem:
    blank = {"role_acting": "", "needs": ["N1"], "kind": "act", "what": "訪ねる", "due_h": 24, "handoff_to": None, "receipt": "", "fallback": "", "lead": False}
    return c.PostActionItem(post_id, {**blank, **part})


@pytest.fixture
def planned(bus: Bus, workshop_id: str) -> str:
    """A workshop in whose plan one hole of g1 was closed and opened again, and a hand-off declined."""
    do(bus, workshop_id, c.OpenWorkshop())
    for seat in (ANNA, BERT):
        do(bus, workshop_id, c.JoinWorkshop(seat.id, "phn", None, "", "g1"), actor=seat)
    state: State = bus.state(workshop_id)
    receiver = state.participant(BERT.id)
    assert receiver is not None
    do(bus, workshop_id, c.OpenStage("plan", 0))
    do(bus, workshop_id, item("item-0001"), actor=ANNA)
    do(bus, workshop_id, c.OpenStage("plan", 1))
    do(bus, workshop_id, item("item-0003", needs=["N2"]), actor=ANNA)
    do(bus, workshop_id, item("item-0002", kind="handoff", handoff_to=receiver.role), actor=ANNA)
    do(bus, workshop_id, AnswerHandoff("item-0002", "declined", "手が足りません"), actor=BERT)
    do(bus, workshop_id, c.WithdrawActionItem("item-0001"), actor=ANNA)
    return workshop_id


def test_a_hole_is_closed_by_a_line_and_opened_when_it_is_taken_back_but_not_by_a_silence_that_ends(bus: Bus, planned: str) -> None:
    told = Replays(bus.database).moments(planned, STAFF)
    kinds = [moment["kind"] for moment in told["moments"]]
    assert kinds == ["stage_opened", "stage_opened", "hole_closed", "handoff_declined", "hole_opened"]
    assert told["moments"][2].items() >= {"kind": "hole_closed", "group": "g1", "need": "N2"}.items()
    assert told["moments"][4].items() >= {"kind": "hole_opened", "group": "g1", "need": "N1"}.items()
    assert told["last"] == bus.state(planned).seq


def test_the_chiefs_are_told_of_stages_alone_until_plans_are_shown_to_all(bus: Bus, planned: str) -> None:
    replays = Replays(bus.database)
    assert {moment["kind"] for moment in replays.moments(planned, CHIEF)["moments"]} == {"stage_opened"}
    then = replays.at(planned, bus.state(planned).seq, CHIEF)
    assert then["posts"] == []
    assert "訪ねる" not in str(then)


def test_then_reads_as_it_was_without_the_lines_that_were_taken_away_since(bus: Bus, planned: str) -> None:
    replays = Replays(bus.database)
    closed = next(moment for moment in replays.moments(planned, STAFF)["moments"] if moment["kind"] == "hole_closed")
    then = replays.at(planned, closed["seq"], STAFF)
    assert then["net"]["groups"]["g1"]["needs"]["N1"]["hole"] is False
    assert [post["id"] for post in then["posts"]] == ["item-0003"], "a line that was taken back does not come up again"
    now = replays.at(planned, 10_000, STAFF)
    assert now["net"]["groups"]["g1"]["needs"]["N1"]["hole"] is True
    assert {post["id"] for post in now["posts"]} == {"item-0002", "item-0003"}
    assert now["posts"][0]["participant_id"] == ""


def test_a_hidden_line_does_not_come_up_again_either(bus: Bus, planned: str) -> None:
    replays = Replays(bus.database)
    seq = bus.state(planned).seq
    assert "item-0002" in str(replays.at(planned, seq, STAFF)["posts"])
    do(bus, planned, cm.HidePost("item-0002", "off_topic"))
    assert "item-0002" not in str(replays.at(planned, seq, STAFF)["posts"])


def test_chiefs_do_not_read_a_line_that_has_been_held_since(bus: Bus, planned: str) -> None:
    replays = Replays(bus.database)
    do(bus, planned, c.OpenStage("net", 0))
    seq = bus.state(planned).seq
    assert "item-0002" in str(replays.at(planned, seq, CHIEF)["posts"])
    do(bus, planned, cm.HoldPost("item-0002"))
    assert "item-0002" not in str(replays.at(planned, seq, CHIEF)["posts"])
    assert "item-0002" in str(replays.at(planned, seq, STAFF)["posts"])


def _without(rows: dict[Any, dict[Any, Any]], redacted: set[str]) -> dict[Any, dict[Any, Any]]:
    """The rows but those of which the log says less by now than it did."""
    return {kind: {key: row for key, row in found.items() if not redacted & set(key)} for kind, found in rows.items()}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), length=st.integers(1, 60))
def test_any_number_is_the_state_that_was_lived_through(bus: Bus, workshop_id: str, seed: int, length: int) -> None:
    known = bus.state(workshop_id).workshop
    lived = prepare(
        bus, account_id="staff", title="別の研修", ward_id="w1", held_on="2026-06-02", expected=6, groups=2, group_limit=4,
        case_digest=known.case_digest, format_id="conf100",
    )  # fmt: skip
    random, replays = Random(seed), Replays(bus.database)
    snapshots = {}
    for actor, command in seated():
        bus.execute(lived, actor, f"seat-{next(_numbers):06}", command)
    for number in range(length):
        actor, command = move(random, bus.state(lived))
        bus.execute(lived, actor, f"move-{next(_numbers):06}", command)
        state = bus.state(lived)
        snapshots[state.seq] = (state.workshop.stage, {kind: dict(rows) for kind, rows in state.rows.items()})
        if number == length // 2:
            replays.moments(lived, STAFF)  # what is kept goes on from here
    with bus.database.read() as connection:
        redacted = {item.event.id for item in event_log.read(connection, lived) if isinstance(item.event, PostRedacted)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replaying, "EVERY", 7)
        for kept in (replays, Replays(bus.database)):
            for seq, (stage, rows) in snapshots.items():
                film = kept._film(lived, STAFF)
                told = {kind: dict(found) for kind, found in replaying._state_at(film, seq).rows.items()}
                assert _without(told, redacted) == _without(rows, redacted)
                assert kept.at(lived, seq, STAFF)["stage"] == stage
