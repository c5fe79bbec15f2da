"""Text in, findings out.  What is found is found; what is not found is not thereby anonymous."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workshop.anonymity.combine import combined
from workshop.anonymity.dates import dates
from workshop.anonymity.finding import COMBINED, Finding, Mark, Result
from workshop.anonymity.lexicon import lexicon
from workshop.anonymity.names import known, names
from workshop.anonymity.numbers import numbers
from workshop.anonymity.places import places
from workshop.anonymity.plain_text import PIECE, PlainText, pieces, plain
from workshop.anonymity.replace import letters_for, standing_in
from workshop.anonymity.search import Search

MAX_CHARACTERS = 1_200_000
NOT_PROOF = "見つからない＝匿名化済み、ではありません。最後は人の目で確かめてください。"
UNREAD = "日本語以外で書かれたところは、点検していません。"

_FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1aff\u1cd0-\u1cff\uac00-\ud7af]{2,}(?:[ \u0370-\u1aff\u1cd0-\u1cff\uac00-\ud7af,.!?'-]{0,400}[\u0370-\u1aff\u1cd0-\u1cff\uac00-\ud7af])?")
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{1,40}(?:[ ,.'’-]{1,3}[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{1,40}){3,400}")
_KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
_KANJI_ONLY = re.compile(r"[一-龠々，。、！？]{24,}")


class TooLongError(ValueError):
    """More text than is looked at in one go."""


def _go_on() -> None:
    pass


@dataclass(slots=True)
class _Piece:
    """A few pages of a text: where they begin, as they are read, and what was found in them."""

    start: int
    read: PlainText
    search: Search
    found: list[Mark]


def check(text: str, *, pause: Callable[[], None] = _go_on, settled: Mapping[tuple[str, str], str] | None = None) -> Result:
    """The findings of one text.  `pause` is called every few pages: a server lets others go on.  Raises TooLongError beyond MAX_CHARACTERS."""
    return check_all([text], pause=pause, settled=settled)[0]


def check_all(texts: list[str], *, pause: Callable[[], None] = _go_on, settled: Mapping[tuple[str, str], str] | None = None) -> list[Result]:
    """The findings of texts that belong together: the same person is given the same letter, the same house the same sign.

    `settled`: what already stands in for whom, as `decided` tells of an earlier state of the texts; nobody else is given the same.
    """
    if sum(map(len, texts)) > MAX_CHARACTERS:
        raise TooLongError(f"{sum(map(len, texts))} > {MAX_CHARACTERS}")
    if sum(map(len, texts)) <= PIECE:
        pause = _go_on  # over at once
    decided_letters = " ".join((settled or {}).values())
    parts = [_pieces_of(text, decided_letters, pause) for text in texts]
    read = [piece for pieces in parts for piece in pieces]
    instead: dict[tuple[str, str], str] = {}
    if any(piece.found for piece in read):
        letters = letters_for(" ".join((*texts, decided_letters)))
        instead = standing_in([piece.read.text for piece in read], [piece.found for piece in read], letters, lexicon().readings, settled or {})
        pause()
    return [_result(text, pieces, instead, pause) for text, pieces in zip(texts, parts, strict=True)]


def _pieces_of(text: str, decided_letters: str, pause: Callable[[], None]) -> list[_Piece]:
    read, whole = [], f"{text} {decided_letters}"
    for start, part in pieces(text):
        read.append(_first_reading(start, plain(part), whole))
        pause()
    sure: set[str] = set().union(*(piece.search.sure for piece in read))  # who is named on one page is known on all others
    for piece in read:
        piece.found = _apart(known(piece.search, piece.found, sure))
        pause()
    return read


def _first_reading(start: int, read: PlainText, whole: str) -> _Piece:
    words = lexicon()
    search = Search(read.text, words.tokens(read.text), words, whole)
    return _Piece(start, read, search, [*numbers(search), *dates(search), *places(search), *names(search)])


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks that do not overlap: the higher rank first, then the longer, then the earlier."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (-mark.rank, mark.start - mark.end, mark.start)):
        if mark.start < mark.end and taken.isdisjoint(range(mark.start, mark.end)):
            kept.append(mark)
            taken.update(range(mark.start, mark.end))
    return sorted(kept, key=lambda mark: mark.start)


def _result(original: str, parts: list[_Piece], instead: dict[tuple[str, str], str], pause: Callable[[], None]) -> Result:
    findings = []
    for piece in parts:
        for mark in piece.found:
            start, end = piece.read.span(mark.start, mark.end)
            replacement = instead.get((mark.kind, piece.read.text[mark.start : mark.end]), mark.replacement)
            start, end = start + piece.start, end + piece.start
            findings.append(Finding(start, end, mark.kind, mark.grade, original[start:end], mark.why, replacement))
    kept = _one_each(findings)
    pause()
    together = combined(original, kept)
    pause()
    return Result((*kept, together) if together else tuple(kept), unread(original))


def _one_each(findings: list[Finding]) -> list[Finding]:
    """A ligature that is one character in the original may carry the end of one finding and the start of the next: the first keeps it."""
    kept: list[Finding] = []
    for finding in findings:
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def unread(text: str) -> tuple[tuple[int, int], ...]:
    """The passages in a language that the checker does not know."""
    spans = [match.span() for pattern in (_FOREIGN_SCRIPT, _LATIN) for match in pattern.finditer(text)]
    if not _KANA.search(text):
        spans += [match.span() for match in _KANJI_ONLY.finditer(text)]
    return tuple(sorted(spans))


def decided(result: Result) -> dict[tuple[str, str], str]:
    """What stands in for which person and which house, by (kind, words)."""
    return {(finding.kind, plain(finding.text).text): finding.replacement for finding in result.findings if finding.kind in ("name", "facility")}


def mask(text: str, result: Result) -> str:
    """The text with every finding of a single passage replaced."""
    return written_over(text, (finding for finding in result.findings if finding.grade != COMBINED))


def written_over(text: str, findings: Iterable[Finding]) -> str:
    """The text with these passages, in their order, replaced."""
    parts, last = [], 0
    for finding in findings:
        parts += [text[last : finding.start], finding.replacement]
        last = finding.end
    return "".join([*parts, text[last:]])
