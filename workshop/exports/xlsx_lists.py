"""What stands on the sheets of the workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from workshop.domain.vocabulary import REACTION_KINDS
from workshop.exports.blocks import Heading, Table, Text
from workshop.exports.csv_file import HEAD, post_cells
from workshop.exports.layout import DISTRIBUTION, lay_out, standing
from workshop.exports.layout_groups import LEAD
from workshop.exports.values import PostLine, Report

Cell = str | int | float | None  # None: an empty cell


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet that is one list: (title, width in characters) of its columns; `frozen` columns stay when one scrolls."""

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: Callable[[Report], list[list[Cell]]]
    frozen: int = 0
    part: str = ""  # of the pack, to which it belongs


def sheet_name(label: str) -> str:
    """A label as the name of a sheet: without the marks that Excel forbids there, and short."""
    return re.sub(r"[\[\]:*?/\\']", "", label)[:31] or "判定"


def row_height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """Height in points that shows all of a row: not every program fits rows to wrapped text when it opens a file."""
    lines = max((_lines(cell, width) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str)), default=1)
    return min(409.0, 4 + 13.5 * lines)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column so many characters wide; a kanji is two wide, and some room goes at line ends."""
    room = max(2.0, width - 1)
    return sum(max(1, ceil(sum(1.05 if ord(character) < 0x2000 else 1.9 for character in line) / room)) for line in text.split("\n"))


def overview_rows(report: Report, distribution: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rows of 概要: (title | line | head | pair | row | gap, cells), 資料１ without the distribution, which has a sheet of that name."""
    document = lay_out(report)
    yield "title", (document.title,)
    yield "line", (document.subtitle,)
    yield "line", (f"{document.dated}　{document.issuer}",)
    yield "line", (standing(report),)
    for block in document.parts[0].blocks:
        match block:
            case Heading(_, text):
                yield "gap", ()
                yield "title", (text,)
            case Table() if block.caption == DISTRIBUTION:
                yield "line", (f"シート「{distribution}」に、表とグラフがあります。",)
                return
            case Text(text):
                yield "line", (text,)
            case Table():
                if block.head:
                    yield "head", tuple(column.title for column in block.columns)
                for row in block.rows:
                    if isinstance(row, tuple):
                        yield "row" if block.head else "pair", row


def _reaction_counts(line: PostLine) -> list[Cell]:
    counts = dict(line.reactions)
    return [counts.get(label) for label in REACTION_KINDS.values()]


def _assessments(report: Report) -> list[list[Cell]]:
    return [
        [line.number, group.name, line.kind, line.text, line.role, "、".join(line.facts), *_reaction_counts(line), f"{line.at:%H:%M}"]
        for group in report.groups
        for line in group.assessments
    ]


def _notes(report: Report) -> list[list[Cell]]:
    return [
        [line.number, group.name, line.kind, line.text, line.role, line.stage, "、".join(line.facts), *_reaction_counts(line), f"{line.at:%H:%M}"]
        for group in report.groups
        for line in group.notes
    ]


def _plan(report: Report) -> list[list[Cell]]:
    """One row for each need and line, so that the list can be filtered by need; a need that nobody serves has a row that says so."""
    rows: list[list[Cell]] = []
    for group in report.groups:
        if not any(lines for _, lines in group.plan):
            continue
        for need, lines in group.plan:
            head: list[Cell] = [group.name, need.label, need.severity or None, "安全" if need.safety else ""]
            rows += [[*head, *_plan_cells(line)] for line in lines] or [[*head, None, "", "", "（行動計画なし）", "", "", "", "", ""]]
    return rows


def _plan_cells(line: PostLine) -> list[Cell]:
    plan = line.plan
    if plan is None:
        return [line.number, "", "", line.text, line.kind, "", "", "", ""]
    lead = LEAD if plan.lead else ""
    return [line.number, plan.role_acting, lead, line.text, line.kind, plan.due or "期限なし", plan.handoff_to, plan.receipt, plan.fallback]


def _shared(report: Report) -> list[list[Cell]]:
    texts = {fact.id: fact.text for fact in report.facts}
    return [[group.name, item.fact, texts.get(item.fact, ""), item.role, f"{item.at:%H:%M}"] for group in report.groups for item in group.shared]


def _posts(report: Report) -> list[list[Cell]]:
    labels = {need.id: need.label for need in report.needs}
    return [[line.number, *post_cells(line, labels)[1:_POST_COLUMNS]] for line in report.posts]


def _facts(report: Report) -> list[list[Cell]]:
    told = [fact for fact in report.facts if fact.text]
    return [[fact.id, fact.text, "○" if fact.critical else "", fact.source] for fact in told]


_POST_COLUMNS = 10  # what every post has; the rest of HEAD stands on the sheet 行動計画
_POST_WIDTHS = (6, 9, 7, 20, 18, 10, 13, 64, 12, 14)

LISTS = (
    ListSheet(
        "アセスメント",
        (("番号", 7), ("班", 10), ("区分", 14), ("内容", 64), ("役割", 22), ("根拠の事実", 12),
         *((label, 9) for label in REACTION_KINDS.values()), ("時刻", 8)),
        _assessments,
        2,
        "資料２",
    ),
    ListSheet(
        "付箋",
        (("番号", 7), ("班", 10), ("種類", 18), ("内容", 64), ("役割", 22), ("段階", 20), ("根拠の事実", 12),
         *((label, 9) for label in REACTION_KINDS.values()), ("時刻", 8)),
        _notes,
        2,
        "資料２",
    ),
    ListSheet(
        "行動計画",
        (("班", 9), ("課題", 22), ("重さ", 6), ("安全", 6), ("番号", 6), ("役割", 18), ("主担当", 8), ("行動", 40),
         ("区分", 11), ("期限", 11), ("つなぐ先", 15), ("受取確認", 18), ("代替", 18)),
        _plan,
        2,
        "資料２",
    ),
    ListSheet("共有された事実", (("班", 12), ("事実", 8), ("内容", 70), ("伝えた役割", 26), ("時刻", 8)), _shared, 1, "資料２"),
    ListSheet("全投稿", tuple(zip(HEAD[:_POST_COLUMNS], _POST_WIDTHS, strict=True)), _posts, 2, "別紙１"),
    ListSheet("事例の事実", (("番号", 8), ("事実", 80), ("重要", 8), ("示されたところ", 40)), _facts, 1, "別紙２"),
)  # fmt: skip
