"""What a returning client has missed: frames as far as they are kept, linked without a gap; otherwise everything anew."""

from __future__ import annotations

from random import Random

import pytest
from histories import FACILITATOR, PEOPLE, empty_state, move, opening, person

from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_anonymity import MaskPost
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.fold import apply
from workshop.domain.present import frames
from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.live.streams import KEPT_FRAMES, Streams
from workshop.service.bus import Committed


class Room:
    """A workshop in memory whose events go through the streams."""

    def __init__(self, case: Case) -> None:
        self.state, self.streams = empty_state(case), Streams()
        for actor, command in opening():
            self.do(actor, command)

    def do(self, actor: Actor, command: c.Command, *, forgetting: bool = True) -> None:
        """Unless `forgetting`, what would take words out of the log, and with them every kept frame, is left undone."""
        try:
            events = decide(self.state, command, actor, "2026-06-01T01:00:00.000+00:00")
        except Refusal:
            return
        if not forgetting and any(isinstance(event, PostRedacted) for event in events):
            return
        for event in events:
            recorded = Recorded(self.state.seq + 1, "2026-06-01T01:00:00.000+00:00", actor.tag, event)
            self.streams.add(Committed("workshop", recorded, frames(self.state, recorded, apply(self.state, recorded))))

    def tick(self, times: int) -> None:
        for second in range(times):
            self.do(FACILITATOR, c.SetTimer(second, False))


@pytest.fixture
def room(case: Case) -> Room:
    found = Room(case)
    found.do(FACILITATOR, c.OpenStage("assess", 1))
    return found


STAFF, SCREEN = Viewpoint("facilitator"), Viewpoint("projector")


def test_who_has_missed_nothing_gets_no_frames(room: Room) -> None:
    heads = room.streams.heads(room.state, STAFF)
    assert room.streams.since(room.state, STAFF, heads) == []
    assert room.streams.since_seq(room.state, STAFF, room.state.seq) == []


@pytest.mark.parametrize("seed", range(8))
def test_what_was_missed_comes_in_order_and_each_frame_names_the_one_before_it(room: Room, seed: int) -> None:
    random = Random(seed)
    seats = [room.state.participant(person(number).id) for number in range(PEOPLE - 1)]
    views = [STAFF, SCREEN, *(Viewpoint("participant", seat.id, seat.group_id, seat.role) for seat in seats if seat)]
    before = [(room.streams.heads(room.state, view), room.state.seq) for view in views]
    for _ in range(60):
        actor, command = move(random, room.state)
        if not isinstance(command, c.ChangeSeat):
            room.do(actor, command, forgetting=False)
    for view, (heads, seq) in zip(views, before, strict=True):
        missed = room.streams.since(room.state, view, heads)
        assert missed is not None
        assert missed or view is SCREEN  # on which nothing may have happened
        assert missed == room.streams.since_seq(room.state, view, seq)
        assert [frame["seq"] for frame in missed] == sorted(frame["seq"] for frame in missed)
        held = dict(heads)
        for frame in missed:
            assert frame["prev"] <= held[frame["stream"]] <= frame["seq"]
            held[frame["stream"]] = frame["seq"]
        assert held == room.streams.heads(room.state, view)


def test_who_has_been_away_too_long_is_sent_everything_anew(room: Room) -> None:
    heads, seq = room.streams.heads(room.state, STAFF), room.state.seq
    room.tick(KEPT_FRAMES)
    assert len(room.streams.since(room.state, STAFF, heads) or []) == KEPT_FRAMES
    assert len(room.streams.since_seq(room.state, STAFF, seq) or []) == KEPT_FRAMES
    room.tick(1)
    assert room.streams.since(room.state, STAFF, heads) is None
    assert room.streams.since_seq(room.state, STAFF, seq) is None


def test_a_number_that_is_nobodys_head_is_sent_everything_anew(room: Room) -> None:
    heads = room.streams.heads(room.state, STAFF)
    room.tick(2)
    assert room.streams.since(room.state, STAFF, {**heads, "room": heads["room"] + 99}) is None
    assert room.streams.since(room.state, STAFF, {}) is None


def test_after_a_restart_an_older_client_is_sent_everything_anew(room: Room) -> None:
    heads, seq = room.streams.heads(room.state, STAFF), room.state.seq
    room.streams = Streams()
    room.tick(1)
    assert room.streams.since(room.state, STAFF, {stream: head - 1 for stream, head in heads.items()}) is None
    assert room.streams.since_seq(room.state, STAFF, seq - 1) is None
    assert [frame["type"] for frame in room.streams.since_seq(room.state, STAFF, seq) or []] == ["timer.set"]


def test_nobody_is_sent_the_frames_of_a_stream_that_is_not_theirs(room: Room) -> None:
    heads = room.streams.heads(room.state, SCREEN)
    room.do(person(0), c.PostAssessment("post-0001", {"kind": "need", "text": "班の中だけの文", "facts": []}))
    assert room.streams.since(room.state, SCREEN, heads) == []
    assert set(heads) == {"room", "screen"}


def test_after_a_post_was_masked_nobody_is_sent_the_frames_that_held_the_original(room: Room) -> None:
    seat = room.state.participant(person(0).id)
    assert seat is not None
    view = Viewpoint("participant", seat.id, seat.group_id, seat.role)
    heads, seq = room.streams.heads(room.state, view), room.state.seq
    room.do(person(0), c.PostAssessment("post-0001", {"kind": "need", "text": "佐藤花子さんの家", "facts": []}))
    assert room.streams.since(room.state, view, heads)
    room.do(FACILITATOR, MaskPost("post-0001", 1, content={"text": "Aさんの家"}))
    assert room.streams.since(room.state, view, heads) is None
    assert room.streams.since_seq(room.state, view, seq) is None
