"""What people write is looked through before it joins the queue: outside the writer's transaction, on the asker's own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from workshop.anonymity.check import check, check_all, mask
from workshop.anonymity.finding import Finding
from workshop.domain.commands import Command, EditPost, MakePost
from workshop.domain.commands_anonymity import MaskPost
from workshop.domain.state import Post, row_fields
from workshop.domain.texts import texts_of

MAX_HINT = 2_000  # characters looked at while somebody is writing


def screen(command: Command, post_of: Callable[[str], Post | None]) -> Command:
    """The command with what was found in its text (grade 止める alone), or with the masked text that it asks for."""
    if isinstance(command, MakePost | EditPost):
        found = stopping(command.content)
        return replace(command, findings=found) if found else command
    if isinstance(command, MaskPost):
        post = post_of(command.post_id)
        return replace(command, content=masked(post)) if post is not None and post.version == command.version else command
    return command


def stopping(content: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Findings of grade 止める by field and place, without the words themselves: they may stand in the log."""
    texts = texts_of(content)
    results = check_all(list(texts.values()))
    return tuple(_placed(name, finding) for name, result in zip(texts, results, strict=True) for finding in result.stops)


def _placed(field: str, finding: Finding) -> dict[str, Any]:
    return {"field": field, **{name: value for name, value in finding.data().items() if name != "text"}}


def masked(post: Post) -> dict[str, str]:
    """The texts of a post with everything found in them replaced; only those that change."""
    of_every_post = row_fields(Post)
    texts = texts_of({name: getattr(post, name) for name in row_fields(type(post)) if name not in of_every_post})
    results = check_all(list(texts.values()))
    hidden = {name: mask(value, result) for (name, value), result in zip(texts.items(), results, strict=True)}
    return {name: value for name, value in hidden.items() if value != texts[name]}


def hints(text: str) -> dict[str, Any]:
    """What may be said while somebody is still writing."""
    result = check(text[:MAX_HINT])
    return {"findings": [finding.data() for finding in result.findings], "unread": bool(result.unread)}
