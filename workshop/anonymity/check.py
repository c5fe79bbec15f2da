"""Text in, findings out.  What is found is found; what is not found is not thereby anonymous."""

from __future__ import annotations

import re

from workshop.anonymity.combine import combined
from workshop.anonymity.dates import dates
from workshop.anonymity.finding import COMBINED, Finding, Mark, Result
from workshop.anonymity.lexicon import lexicon
from workshop.anonymity.names import names
from workshop.anonymity.numbers import numbers
from workshop.anonymity.places import places
from workshop.anonymity.plain_text import PlainText, plain
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


def check(text: str) -> Result:
    """The findings of one text.  Raises TooLongError beyond MAX_CHARACTERS."""
    return check_all([text])[0]


def check_all(texts: list[str]) -> list[Result]:
    """The findings of texts that belong together: the same person is given the same letter, the same house the same sign."""
    if sum(map(len, texts)) > MAX_CHARACTERS:
        raise TooLongError(f"{sum(map(len, texts))} > {MAX_CHARACTERS}")
    read = [plain(text) for text in texts]
    marks = [_marks(one.text) for one in read]
    if not any(marks):
        return [_result(text, one, [], {}) for text, one in zip(texts, read, strict=True)]
    instead = standing_in([one.text for one in read], marks, letters_for("".join(texts)))
    return [_result(text, one, found, instead) for text, one, found in zip(texts, read, marks, strict=True)]


def _marks(text: str) -> list[Mark]:
    words = lexicon()
    search = Search(text, words.tokens(text), words)
    return _apart([*numbers(search), *dates(search), *places(search), *names(search)])


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks that do not overlap: the higher rank first, then the longer, then the earlier."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (-mark.rank, mark.start - mark.end, mark.start)):
        if mark.start < mark.end and taken.isdisjoint(range(mark.start, mark.end)):
            kept.append(mark)
            taken.update(range(mark.start, mark.end))
    return sorted(kept, key=lambda mark: mark.start)


def _result(original: str, read: PlainText, marks: list[Mark], instead: dict[tuple[str, str], str]) -> Result:
    findings = []
    for mark in marks:
        start, end = read.span(mark.start, mark.end)
        replacement = instead.get((mark.kind, read.text[mark.start : mark.end]), mark.replacement)
        findings.append(Finding(start, end, mark.kind, mark.grade, original[start:end], mark.why, replacement))
    kept = _one_each(findings)
    together = combined(original, kept)
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


def mask(text: str, result: Result) -> str:
    """The text with every finding of a single passage replaced."""
    for finding in reversed(result.findings):
        if finding.grade != COMBINED:
            text = text[: finding.start] + finding.replacement + text[finding.end :]
    return text
