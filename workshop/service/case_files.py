"""A case file, or the questionnaires', looked at from both sides: what is wrong with it, and what in it may tell who somebody is."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workshop.anonymity.check import check, decided, written_over
from workshop.anonymity.finding import COMBINED, STOP, Finding
from workshop.casebook.check import advise_text, check_text, describe
from workshop.casebook.faults import Advice, CaseFaults, Fault, FormatFaults
from workshop.casebook.questionnaires import parse_questionnaires
from workshop.casebook.source import decode, normalised


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen in one file.  `findings` with their lines, counted from 1; `unread`: how many passages in other languages."""

    faults: tuple[Fault, ...]
    advice: tuple[Advice, ...]
    findings: tuple[tuple[int, Finding], ...]
    unread: int

    @property
    def passes(self) -> bool:
        """Whether the file can be used as it is: no fault, nothing of grade 止める."""
        return not self.faults and all(finding.grade != STOP for _, finding in self.findings)

    def lines(self, path: str) -> Iterator[str]:
        """What a terminal shows of it."""
        yield describe(self.faults, path) if self.faults else f"{path}: 誤りはありません。"
        yield from (f"  ご参考： {advice.reason}" for advice in self.advice)
        for line, finding in self.findings:
            yield f"{path}:{line}: ［{finding.label}］「{finding.text}」→「{finding.replacement}」 {finding.why}"
        if self.unread:
            yield f"{path}: 日本語以外で書かれたところが{self.unread}か所あり、そこは点検していません。"

    def data(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "faults": [{"line": fault.line, "reason": fault.reason} for fault in self.faults],
            "advice": [{"line": advice.line, "reason": advice.reason} for advice in self.advice],
            "findings": [{"line": line, **finding.data()} for line, finding in self.findings],
            "unread": self.unread,
        }


def look_at(data: bytes, slug: str | None = None) -> Look:
    """Everything about a file; one that cannot even be read as text has faults alone."""
    faults = tuple(check_text(data, slug))
    try:
        text = normalised(decode(data))
    except CaseFaults:
        return Look(faults, (), (), 0)
    findings, unread = findings_of(text)
    return Look(faults, tuple(advise_text(data, slug)), findings, unread)


def look_at_questionnaires(data: bytes) -> Look:
    """The same of the questionnaires' file."""
    try:
        parse_questionnaires(data)
    except FormatFaults as wrong:
        faults = tuple(wrong.faults)
    else:
        faults = ()
    try:
        text = normalised(decode(data))
    except CaseFaults:
        return Look(faults, (), (), 0)
    return Look(faults, (), *findings_of(text))


def findings_of(source: str, settled: Mapping[tuple[str, str], str] | None = None) -> tuple[tuple[tuple[int, Finding], ...], int]:
    """The findings in a case's source with their lines, and how many passages were not read.  Lets others go on every few pages.

    `settled`: who stands for whom in the version that is being mended, so that a person keeps the letter in whatever order one replaces.
    """
    result = check(source, pause=_let_others_go_on, settled=settled)
    ends = [place for place, char in enumerate(source) if char == "\n"]
    return tuple((bisect_left(ends, finding.start) + 1, finding) for finding in result.findings), len(result.unread)


@lru_cache(maxsize=4)
def settled_in(source: str) -> Mapping[tuple[str, str], str]:
    """What stands in for whom in a version as it is kept."""
    return decided(check(source, pause=_let_others_go_on))


def replaced(source: str, found: Iterable[tuple[int, Finding]], wanted: set[tuple[str, str]]) -> str:
    """The source with every passage of these (kind, text) replaced: all at once, so that one person keeps one letter."""
    return written_over(source, (finding for _, finding in found if finding.grade != COMBINED and (finding.kind, finding.text) in wanted))


def _let_others_go_on() -> None:
    time.sleep(0)  # a server's one thread is green: whoever works long has to step aside
