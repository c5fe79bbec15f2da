"""Simulated participants answer hand-offs to their role and call in whom their own items need."""

from __future__ import annotations

from random import Random
from typing import Any

from workshop.rehearsal.handing import Handing

ME, OTHER = "me-0000000", "other-0000"


def item(post_id: str, to: str | None, author: str = OTHER) -> dict[str, Any]:
    return {"post": {"id": post_id, "type": "action_item", "handoff_to": to, "participant_id": author}}


def handing(seed: int = 1) -> Handing:
    known = Handing(Random(seed))
    members = [{"id": ME, "role": "school"}, {"id": OTHER, "role": "nursery"}]
    known.read({"members": members, "posts": [], "handoffs": [], "called_roles": []})
    return known


def moves(known: Handing, most: int = 200) -> list[tuple[str, dict[str, Any]]]:
    return [move for move in (known.next_move(ME, "school") for _ in range(most)) if move]


def test_only_hand_offs_to_the_own_role_are_answered_each_once_and_a_refusal_says_why() -> None:
    known = handing()
    for number in range(60):
        known.follow("post.put", item(f"mine-{number:04}", "school"))
        known.follow("post.put", item(f"their-{number:04}", "nursery"))
    said = moves(known)
    assert {command for command, _ in said} == {"handoff.answer"}
    ids = [payload["post_id"] for _, payload in said]
    assert len(ids) == len(set(ids))
    assert all(post_id.startswith("mine-") for post_id in ids)
    assert 30 < len(ids) < 60, "some are left lying, not all"
    assert {payload["answer"] for _, payload in said} == {"accepted", "asked", "declined"}
    assert all(payload["text"] for _, payload in said if payload["answer"] != "accepted")


def test_what_was_answered_by_somebody_else_is_left_alone() -> None:
    known = handing()
    known.follow("post.put", item("mine-0001", "school"))
    known.follow("handoff.answered", {"handoff": {"post_id": "mine-0001"}})
    assert moves(known) == []


def test_an_absent_role_is_called_by_the_author_once() -> None:
    called = []
    for seed in range(20):
        known = handing(seed)
        known.follow("post.put", item("own-00001", "police", ME))
        known.follow("post.put", item("own-00002", "police", ME))
        known.follow("post.put", item("their-001", "minsei", OTHER))
        called += [payload["role"] for command, payload in moves(known) if command == "role.call"]
    assert set(called) == {"police"}
    assert len(called) <= 20
