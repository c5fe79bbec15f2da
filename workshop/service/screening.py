"""What people write is looked through before it joins the queue: outside the writer's transaction, on the asker's own time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workshop.anonymity.check import check, check_all, mask
from workshop.anonymity.combine import combined
from workshop.anonymity.finding import COMBINED, STOP, Finding, Result
from workshop.domain.case import Case
from workshop.domain.commands import Command, Written
from workshop.domain.commands_anonymity import MaskPost, MaskWords
from workshop.domain.fold_anonymity import words_of
from workshop.domain.state import Post, State, row_fields
from workshop.domain.texts import texts_of

BLANK = "〇〇"  # stands for words that the facilitator names
MAX_HINT = 2_000  # characters looked at while somebody is writing
_TAG = re.compile(r"<[^>]*>")


def screen(command: Command, known: Callable[[], State | None]) -> Command:
    """The command with what was found in its words, or with the masked text that it asks for."""
    if isinstance(command, Written):
        found = findings(command.words(), known)
        return replace(command, findings=found) if found else command
    if not isinstance(command, MaskPost | MaskWords) or (state := known()) is None:
        return command
    if isinstance(command, MaskWords):
        row = words_of(state, command.kind, command.id)
        return command if row is None else replace(command, of=row.text, text=_masked(row.text, command.words, found=bool(row.findings)))
    post = state.post(command.post_id)
    return replace(command, content=masked(post, command.words)) if post is not None and post.version == command.version else command


def findings(texts: Mapping[str, str], known: Callable[[], State | None]) -> tuple[dict[str, Any], ...]:
    """What was found by field and place, without the words themselves: the findings may stand in the log."""
    results = check_all(list(texts.values()))
    if not any(result.findings for result in results):
        return ()
    state = known()
    told = _plain(" ".join(_said_in(state.case))) if state is not None and state.exists else ""
    return tuple(_placed(name, one) for (name, text), result in zip(texts.items(), results, strict=True) for one in _own(text, result.findings, told))


def _own(text: str, found: tuple[Finding, ...], told: str) -> list[Finding]:
    """What a text tells beyond the case, which everybody has before them, checked and signed: its ages and dates may be spoken of."""
    alone = [finding for finding in found if finding.grade == STOP or (finding.grade != COMBINED and not _stands_in(told, finding.text))]
    together = combined(text, alone)
    return [*alone, together] if together else alone


def _stands_in(told: str, words: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(_plain(words))}(?!\d)", told) is not None


def _said_in(case: Case) -> Iterator[str]:
    yield case.summary
    yield from (_TAG.sub("", scene.html) for scene in case.scenes)
    yield from (_TAG.sub("", card.html) for card in case.role_cards)
    yield from (fact.text for fact in case.facts)
    yield from (period.text for period in case.periods)
    yield from (inject.text for inject in case.injects)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _placed(field: str, finding: Finding) -> dict[str, Any]:
    # `text` is left out, and with grade 組合せ the replacement, which is the text again.
    dropped = ("text", "replacement") if finding.grade == COMBINED else ("text",)
    return {"field": field, **{name: value for name, value in finding.data().items() if name not in dropped}}


def masked(post: Post, words: Sequence[str] = ()) -> dict[str, str]:
    """The texts of a post with these words replaced, and where no words are named or it is held, with everything found; only those that change."""
    of_every_post = row_fields(Post)
    texts = texts_of({name: getattr(post, name) for name in row_fields(type(post)) if name not in of_every_post})
    results = check_all(list(texts.values())) if post.held_why == "anonymity" or not words else [Result()] * len(texts)
    hidden = {name: _without(mask(value, result), words) for (name, value), result in zip(texts.items(), results, strict=True)}
    return {name: value for name, value in hidden.items() if value != texts[name]}


def _masked(text: str, words: Sequence[str], *, found: bool) -> str:
    return _without(mask(text, check(text)) if found else text, words)


def _without(text: str, words: Sequence[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, BLANK)
    return text


def asked(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """What of grade 止める stands in texts that become no command, with its words: nothing of it is stored."""
    results = check_all(list(texts.values()))
    return [{"field": name, **one.data()} for name, result in zip(texts, results, strict=True) for one in result.stops]


def blanked(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with everything of grade 止める replaced."""
    results = check_all(list(texts.values()))
    return {name: mask(text, Result(result.stops)) for (name, text), result in zip(texts.items(), results, strict=True)}


def hints(text: str) -> dict[str, Any]:
    """What may be said while somebody is still writing."""
    result = check(text[:MAX_HINT])
    return {"findings": [finding.data() for finding in result.findings], "unread": bool(result.unread)}
