"""What the checker says: where, what kind, how grave, why, and what could stand there instead."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

STOP, CARE, COMBINED = "stop", "care", "combined"
GRADES = {STOP: "止める", CARE: "注意", COMBINED: "組合せ"}
KINDS = {
    "name": "人の名前",
    "phone": "電話番号",
    "mail": "メールアドレス",
    "url": "URL",
    "postal": "郵便番号",
    "id": "番号",
    "birth": "生年月日",
    "address": "住所",
    "town": "地名",
    "facility": "施設や会社の名前",
    "date": "特定の日付",
    "age": "年齢",
    "combination": "組合せ",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage that may identify somebody: `text[start:end]` of the text as it was given."""

    start: int
    end: int
    kind: str  # of KINDS
    grade: str  # of GRADES
    text: str
    why: str
    replacement: str

    @property
    def label(self) -> str:
        """Grade and kind in words: 止める・電話番号."""
        return f"{GRADES[self.grade]}・{KINDS[self.kind]}" if self.grade != COMBINED else GRADES[COMBINED]

    def data(self) -> dict[str, Any]:
        """The finding, fit for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Result:
    """The findings in order, not overlapping, then the one about what tells together; and the passages about which nothing can be said: a language that is not known."""

    findings: tuple[Finding, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()

    @property
    def stops(self) -> tuple[Finding, ...]:
        """Those that have to be mended or released."""
        return tuple(finding for finding in self.findings if finding.grade == STOP)


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding in the making, by its place in the normalised text.  Of overlapping marks the higher `rank` stays, then the longer."""

    start: int
    end: int
    kind: str
    grade: str
    why: str
    replacement: str = ""
    rank: int = 50
