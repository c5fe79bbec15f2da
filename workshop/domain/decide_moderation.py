"""Decisions on what is kept from sight: hiding, holding before the projector, releasing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workshop.domain import commands_moderation as c
from workshop.domain.commands import Command
from workshop.domain.event import Event
from workshop.domain.events import ViewSet
from workshop.domain.events_moderation import PostHeld, PostHidden, PostReleased, PostUnhidden, RoomSet
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.state import Post, State
from workshop.domain.viewpoint import Actor, Viewpoint, visible


def _post(state: State, post_id: str, actor: Actor) -> Post:
    """The post meant.  What is written in silence is not there for the staff either."""
    post = state.post(post_id)
    if post is None or not visible(post, Viewpoint(actor.capacity)):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="post_id")
    return post


def off_the_wall(state: State, post: Post) -> list[Event]:
    """The projector turns away first where it shows this very post."""
    shown = state.workshop.view.get("screen") == "post" and state.workshop.view.get("post") == post.id
    return [ViewSet({"screen": "stage"})] if shown else []


def _hide(state: State, command: c.HidePost, actor: Actor, now: str) -> list[Event]:
    post = _post(state, command.post_id, actor)
    return [] if post.hidden is not None else [*off_the_wall(state, post), PostHidden(post.id, command.reason)]


def _unhide(state: State, command: c.UnhidePost, actor: Actor, now: str) -> list[Event]:
    post = _post(state, command.post_id, actor)
    return [] if post.hidden is None else [PostUnhidden(post.id)]


def _hold(state: State, command: c.HoldPost, actor: Actor, now: str) -> list[Event]:
    post = _post(state, command.post_id, actor)
    return [] if post.held else [*off_the_wall(state, post), PostHeld(post.id, "moderation")]


def stops(findings: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of grade 止める: they tell at once who somebody is."""
    return [finding for finding in findings if finding["grade"] == "stop"]


def check_reason(findings: Iterable[Mapping[str, Any]], reason: str) -> None:
    """Raise a Refusal where words that tell at once who somebody is would be let go without a reason."""
    if stops(findings) and not reason:
        raise Refusal(CONFLICT, "reason_needed", "個人が分かるおそれのある書き方です。公開してよい理由を書いてください。", field="reason")


def _release(state: State, command: c.ReleasePost, actor: Actor, now: str) -> list[Event]:
    post = _post(state, command.post_id, actor)
    if not post.held:
        return []
    if post.held_why == "anonymity":
        check_reason(post.findings, command.reason)
    return [PostReleased(post.id, command.reason)]


def _set_room(state: State, command: c.SetRoom, actor: Actor, now: str) -> list[Event]:
    return [] if state.workshop.hold_new == command.hold_new else [RoomSet(command.hold_new)]


def held_from_the_start(state: State) -> str | None:
    """Why a post that is being made is held at once, or None."""
    return "moderation" if state.workshop.hold_new else None


def held_again(state: State, post: Post) -> list[Event]:
    """While new posts are held, what an edit says is new as well: it is held before it is seen."""
    return [*off_the_wall(state, post), PostHeld(post.id, "moderation")] if state.workshop.hold_new and not post.held else []


DECIDE_MODERATION: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    c.HidePost: _hide,
    c.UnhidePost: _unhide,
    c.HoldPost: _hold,
    c.ReleasePost: _release,
    c.SetRoom: _set_room,
}
