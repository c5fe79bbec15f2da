"""Decisions on posts that may tell who somebody is: asking once, holding, masking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain.commands import Command, EditPost, MakePost
from workshop.domain.commands_anonymity import MaskPost
from workshop.domain.decide_moderation import held_again, held_from_the_start, off_the_wall
from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked, PostRedacted
from workshop.domain.events_moderation import PostHeld, PostReleased
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.state import Post, State
from workshop.domain.viewpoint import Actor, Viewpoint, visible

WHY = "anonymity"


def ask_once(command: MakePost | EditPost) -> None:
    """Raise a Refusal where the text may tell who somebody is and its author has not said to post it all the same."""
    if not command.findings or command.confirmed:
        return
    shown = [{**finding, "text": command.content[finding["field"]][finding["start"] : finding["end"]]} for finding in command.findings]
    raise Refusal(CONFLICT, "identifying", "だれのことか分かるおそれのある書き方があります。直すか、このまま投稿するかを選んでください。", current=shown)


def why_held(state: State, command: MakePost) -> str | None:
    """Why a post that is being made is held at once, or None."""
    return WHY if command.findings else held_from_the_start(state)


def around_edit(state: State, post: Post, command: EditPost, edited: Event) -> list[Event]:
    """The edit with what goes before and after it: a text that tells somebody is held before it is seen, a mended one is let go after."""
    if command.findings:
        return [*off_the_wall(state, post), PostHeld(post.id, WHY, command.findings), edited]
    if post.held_why == WHY:
        return [edited, PostHeld(post.id, "moderation") if state.workshop.hold_new else PostReleased(post.id, "")]
    return [*held_again(state, post), edited]


def _mask(state: State, command: MaskPost, actor: Actor, now: str) -> list[Event]:
    post = state.post(command.post_id)
    if post is None or not visible(post, Viewpoint(actor.capacity)):
        raise Refusal(INVALID, "unknown_post", "その投稿は見つかりません。", field="post_id")
    if post.version != command.version:
        raise Refusal(CONFLICT, "edit_conflict", "この投稿は、その間に書き直されました。いまの文章を見て、もう一度選んでください。")
    if not command.content:
        raise Refusal(CONFLICT, "nothing_to_mask", "伏せるところが見つかりません。文章を見て、非表示にするか、そのまま公開するかを選んでください。")
    return [PostMasked(post.id, post.version + 1, command.content), PostRedacted(post.id)]


DECIDE_ANONYMITY: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {MaskPost: _mask}
