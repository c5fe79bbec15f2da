"""Decisions on words that may tell who somebody is: asking once, holding, masking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain.commands import Command, EditPost, MakePost, Written
from workshop.domain.commands_anonymity import MaskPost, MaskWords, ReleaseWords
from workshop.domain.decide_chiefs import standing
from workshop.domain.decide_moderation import check_reason, held_again, held_from_the_start, off_the_wall, stops
from workshop.domain.event import Event
from workshop.domain.events_anonymity import PostMasked, PostRedacted, WordsMasked, WordsReleased
from workshop.domain.events_moderation import PostHeld, PostReleased
from workshop.domain.fold_anonymity import words_of
from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.domain.rows_floor import Question
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import Post, State
from workshop.domain.viewpoint import Actor, Viewpoint, visible

WHY = "anonymity"


def ask_once(state: State, command: Written) -> None:
    """Raise a Refusal where words may tell at once who somebody is (止める) and their author has not said to send them all the same.

    Not asked again: about a post that is held for that, and about fields that stand as they were.
    """
    if command.confirmed:
        return
    before = standing(state, command)
    if isinstance(command, EditPost) and (post := state.post(command.id)) is not None and stops(post.findings):
        return
    words = command.words()
    asked = [finding for finding in stops(command.findings) if before.get(finding["field"]) != words[finding["field"]]]
    if asked:
        shown = [{**finding, "text": words[finding["field"]][finding["start"] : finding["end"]]} for finding in asked]
        raise Refusal(CONFLICT, "identifying", "だれのことか分かるおそれのある書き方があります。直すか、このまま送るかを選んでください。", current=shown)


def why_held(state: State, command: MakePost) -> str | None:
    """Why a post that is being made is held at once, or None."""
    return WHY if command.findings else held_from_the_start(state)


def forgotten(post: Post) -> list[Event]:
    """What told at once who somebody is leaves the log with the words that say it: they were mended, or taken back.  Follows that very event."""
    return [PostRedacted(post.id)] if stops(post.findings) else []


def around_edit(state: State, post: Post, command: EditPost, edited: Event) -> list[Event]:
    """The edit with what goes before and after it: a text that tells somebody is held before it is seen, a mended one is let go after."""
    if command.findings:
        return [*off_the_wall(state, post), PostHeld(post.id, WHY, command.findings), edited]
    if post.held_why == WHY:
        return [edited, *forgotten(post), PostHeld(post.id, "moderation") if state.workshop.hold_new else PostReleased(post.id, "")]
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


def _held_words(state: State, command: ReleaseWords | MaskWords) -> Question | HandoffAnswer:
    row = words_of(state, command.kind, command.id)
    if row is None:
        raise Refusal(INVALID, "unknown_words", "その質問や返事は見つかりません。", field="id")
    return row


def _release_words(state: State, command: ReleaseWords, actor: Actor, now: str) -> list[Event]:
    row = _held_words(state, command)
    if not row.findings:
        return []
    check_reason(row.findings, command.reason)
    return [WordsReleased(command.kind, command.id, command.reason)]


def _mask_words(state: State, command: MaskWords, actor: Actor, now: str) -> list[Event]:
    row = _held_words(state, command)
    if row.text != command.of:
        raise Refusal(CONFLICT, "edit_conflict", "その間に書き直されました。いまの文章を見て、もう一度選んでください。")
    if not (row.findings or command.words) or row.text == command.text:
        raise Refusal(CONFLICT, "nothing_to_mask", "伏せるところが見つかりません。文章を見て、このまま出すかどうかを選んでください。")
    return [WordsMasked(command.kind, command.id, command.text), PostRedacted(command.id, command.kind)]


DECIDE_ANONYMITY: dict[type[Command], Callable[[State, Any, Actor, str], list[Event]]] = {
    MaskPost: _mask,
    ReleaseWords: _release_words,
    MaskWords: _mask_words,
}
