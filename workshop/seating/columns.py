"""Which column is which: headers as offices write them, wherever the header row stands and in whatever order."""

from __future__ import annotations

import re
from typing import NamedTuple

from workshop.seating.sheets import Line

HEADER_WITHIN = 20  # rows from the top in which the header is looked for

SYNONYMS: dict[str, tuple[str, ...]] = {
    "name": ("氏名", "名前", "お名前", "職員氏名", "職員名", "参加者", "参加者氏名", "受講者", "受講者氏名", "受講者名", "漢字氏名", "氏名漢字"),
    "family": ("姓", "氏", "苗字", "名字"),
    "given": ("名",),
    "profession": ("職種", "職種名", "専門職種", "職名", "資格職種", "職種区分"),
    "department": ("所属", "所属名", "所属課", "所属部署", "部署", "部署名", "課", "課名", "課所名", "勤務先", "所属所", "配属先", "配属"),
    "years": ("経験年数", "経験", "実務経験", "実務経験年数", "勤続年数", "勤続", "年数", "在職年数", "通算経験年数", "年目", "福祉経験年数"),
    "ladder": ("ラダー段階", "ラダー", "キャリアラダー", "段階", "ラダーレベル", "キャリア段階", "研修段階"),
    "group": ("班", "班名", "班番号", "グループ", "グループ名", "グループ番号", "グループno", "班no"),
    "role": ("役割", "役", "配役", "担当役割", "役割カード", "事例での役割", "事例の中での役割"),
    "chief": ("係長", "役職", "役職名", "職位", "補職", "補職名"),
}
_KNOWN = {word: key for key, words in SYNONYMS.items() for word in words}
_NOISE = re.compile(r"[\s・()\[\]「」【】*※:/_.。、,-]|任意|必須|\(年\)|年$")


class Header(NamedTuple):
    """The header row: its number, and for each kind of column its place."""

    number: int
    columns: dict[str, int]
    unused: tuple[str, ...]  # headers nobody asked for


def find_header(lines: list[Line]) -> Header | None:
    """The row near the top that names most columns, two at least, or the profession alone; None where there is none."""
    best: Header | None = None
    for line in lines:
        if line.number > HEADER_WITHIN:
            break
        header = _header(line)
        enough = len(header.columns) >= 2 or "profession" in header.columns
        if enough and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def _header(line: Line) -> Header:
    columns: dict[str, int] = {}
    unused = []
    for place, cell in enumerate(line.cells):
        key = _kind(cell)
        if key is not None and key not in columns:
            columns[key] = place
        elif cell:
            unused.append(cell)
    return Header(line.number, columns, tuple(unused))


def _kind(cell: str) -> str | None:
    """Which column a header names: as it is written, or without what stands in brackets behind it."""
    lower = cell.lower()
    for word in (lower, lower.partition("(")[0], lower.partition("※")[0]):
        found = _KNOWN.get(_NOISE.sub("", word))
        if found:
            return found
    return None


def column_letter(place: int) -> str:
    """A column as Excel names it: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
