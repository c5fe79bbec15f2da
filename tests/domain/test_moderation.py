"""What the facilitator hides or holds is seen by those who may, and by nobody else: in snapshots, boards and frames."""

from __future__ import annotations

import json
from random import Random

import pytest
from histories import FACILITATOR, move, person
from hypothesis import HealthCheck, given, settings

from tests.domain.test_present import LENGTHS, SEEDS, Room
from workshop.domain import commands as c
from workshop.domain import commands_moderation as cm
from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.present import board, snapshot
from workshop.domain.refusal import Refusal
from workshop.domain.state import Post
from workshop.domain.viewpoint import Viewpoint, leaves_the_room

POST = "post-0000"
OUTSIDE = (Viewpoint("projector"), Viewpoint("section_chief"))


def _text(post: Post) -> str:
    return str(getattr(post, "text", None) or getattr(post, "what", ""))


def _room(case: Case, stage: str = "net") -> Room:
    """A room with one post of person 0 (group 1), shown to all."""
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage("assess", 1)))
    room.do((person(0), c.PostAssessment(POST, {"kind": "need", "text": "秘密の本文", "facts": []})))
    room.do((FACILITATOR, c.OpenStage(stage, 0)))
    return room


def _post(room: Room) -> Post:
    post = room.state.post(POST)
    assert post is not None
    return post


def _readers_of(room: Room) -> set[str]:
    """Who holds the post: capacity, or the participant's id."""
    return {
        reader.viewpoint.participant_id or reader.viewpoint.capacity
        for reader in room.readers
        if any(post["id"] == POST for post in reader.held["posts"])
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=SEEDS, length=LENGTHS)
def test_no_frame_snapshot_or_board_shows_a_kept_back_post_to_those_who_may_not_see_it(case: Case, seed: int, length: int) -> None:
    room, random = _room(case), Random(seed)
    for _ in range(length):
        start = len(room.sent)
        room.do(move(random, room.state))
        kept = [post for post in room.state.posts() if post.hidden is not None or post.held]
        for post in kept:
            outside = [*OUTSIDE, Viewpoint("participant", "nobody", "g9")]
            if post.hidden is not None:
                outside.append(Viewpoint("participant", "somebody else", post.group_id))
            for view in outside:
                shown = json.dumps([snapshot(room.state, view), board(room.state, post.group_id, view)], ensure_ascii=False)
                assert _text(post) not in shown
            allowed = {"staff", f"seat:{post.participant_id}", *([f"group:{post.group_id}"] if post.hidden is None else [])}
            telling = {frame.stream for frame, _ in room.sent[start:] if _text(post) in json.dumps(frame.data, ensure_ascii=False)}
            assert telling <= allowed


def test_a_hidden_post_is_its_authors_with_the_reason_and_the_staffs(case: Case) -> None:
    room = _room(case)
    assert {"person-0", "facilitator", "projector"} <= _readers_of(room)
    room.do((FACILITATOR, cm.HidePost(POST, "事例の外の人の話のため")))
    assert _readers_of(room) == {"person-0", "facilitator"}
    author = next(reader for reader in room.readers if reader.viewpoint.participant_id == "person-0")
    assert next(post["hidden"] for post in author.held["posts"] if post["id"] == POST) == "事例の外の人の話のため"
    assert not leaves_the_room(_post(room))
    room.do((FACILITATOR, cm.UnhidePost(POST)))
    assert {"person-0", "facilitator", "projector"} <= _readers_of(room)


def test_a_held_post_stays_in_its_group_until_it_is_released(case: Case) -> None:
    room = _room(case)
    members = {seat.id for seat in room.state.members(_post(room).group_id)}
    room.do((FACILITATOR, cm.HoldPost(POST)))
    assert _readers_of(room) == {"facilitator", *members}
    assert not leaves_the_room(_post(room))
    room.do((FACILITATOR, cm.ReleasePost(POST, "")))
    assert _readers_of(room) == {"facilitator", "projector", *members}


def test_while_new_posts_are_held_neither_a_new_post_nor_an_edit_ever_reaches_the_projector(case: Case) -> None:
    room = _room(case)
    room.do((FACILITATOR, cm.SetRoom(True)))
    room.do((FACILITATOR, c.OpenStage("closing", 0)))  # shown to all at once
    room.do((person(1), c.PostReflection("post-0001", {"kind": "insight", "text": "新しい本文"})))
    assert "新しい本文" not in _on_the_wall(room)
    room.do((FACILITATOR, cm.ReleasePost("post-0001", "")))
    assert "新しい本文" in _on_the_wall(room)
    room.do((person(1), c.EditReflection("post-0001", 1, {"kind": "insight", "text": "直した本文"})))
    assert "直した本文" not in _on_the_wall(room)
    room.do((FACILITATOR, cm.ReleasePost("post-0001", "")))
    assert "直した本文" in _on_the_wall(room)


def _on_the_wall(room: Room) -> str:
    """All that the projector has ever been sent."""
    return json.dumps([frame.data for frame, _ in room.sent if frame.stream == "screen"], ensure_ascii=False)


@pytest.mark.parametrize("command", [cm.HidePost(POST, "確認のため"), cm.HoldPost(POST)])
def test_the_projector_turns_away_before_the_post_it_shows_is_kept_back(case: Case, command: c.Command) -> None:
    room = _room(case)
    room.do((FACILITATOR, c.SetView("post", post=POST)))
    room.do((FACILITATOR, command))
    assert room.state.workshop.view == {"screen": "stage"}
    room.do((FACILITATOR, c.SetView("post", post=POST)))
    assert room.state.workshop.view == {"screen": "stage"}


def test_what_is_written_in_silence_cannot_be_hidden_since_the_staff_does_not_see_it(case: Case) -> None:
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage("assess", 0)))
    room.do((person(0), c.PostAssessment(POST, {"kind": "need", "text": "まだ自分だけ", "facts": []})))
    with pytest.raises(Refusal) as refused:
        decide(room.state, cm.HidePost(POST, "確認のため"), FACILITATOR, "2026-06-01T00:00:00.000+00:00")
    assert refused.value.code == "unknown_post"


def test_a_participant_hides_and_releases_nothing(case: Case) -> None:
    room = _room(case)
    for command in (cm.HidePost(POST, "いや"), cm.HoldPost(POST), cm.ReleasePost(POST, ""), cm.SetRoom(True)):
        with pytest.raises(Refusal) as refused:
            decide(room.state, command, person(0), "2026-06-01T00:00:00.000+00:00")
        assert refused.value.kind == "forbidden"
