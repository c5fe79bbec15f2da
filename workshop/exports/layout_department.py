"""The sheet for one department: what was taken up, what changes for it, whom to call.  One page, whatever was written: what does not fit is said to be elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.vocabulary import DECISION_MARKS
from workshop.exports.blocks import Block, Bullets, Document, Heading, Part, Text
from workshop.exports.layout_meeting import NOT_YET, day_text
from workshop.exports.settings import Margins
from workshop.exports.values import Report
from workshop.exports.values_pack import DecisionLine, SharingLine
from workshop.exports.wareki import office_digits, written_date

_TAKEN = (DECISION_MARKS["adopted"], DECISION_MARKS["shared"])
_PAGE, _LINE = 297.0, 6.9  # millimetres: of the page, and of a line with its share of the space between paragraphs
_AROUND = 15  # lines that title, date and the four headings take
_LETTERS = 39  # full-width letters in a line
_FEWEST = 6  # lines at least for what was taken up
_ELSEWHERE = "…（つづきは会議資料の資料６）"
_LATER = "（決まりしだい、お知らせします。）"


def department_sheet(report: Report, department: str) -> Document:
    """The sheet.  Raises LookupError for a department without a plan."""
    lines = [line for line in report.meeting.sharing if line.department == department]
    if not lines:
        raise LookupError(department)
    intro = f"{report.title}（{day_text(report, report.held_on)}）を受けて、関係係長会議で決まったことをお知らせします。"
    contacts = [line.contacts for line in lines if line.contacts] or [_LATER]
    ways = [_how(report, line) for line in lines]
    room = _room(report.settings.margins) - _height([intro, *contacts, *ways])
    changes = _fitted([line.changes for line in lines if line.changes] or [_LATER], room - _FEWEST)
    taken = [line for line in report.meeting.decisions if line.mark in _TAKEN]
    blocks: list[Block] = [
        Text(intro),
        Heading(2, "１　採用された気づき"),
        Bullets(_bullets(report, taken, max(_FEWEST, room - _height(changes)))) if taken else Text("まだありません。"),
        Heading(2, "２　わたしたちの所属で変わること"),
        *map(Text, changes),
        Heading(2, "３　困ったときの連絡先"),
        *map(Text, contacts),
        Heading(2, "４　この内容の伝え方"),
        *map(Text, ways),
    ]
    return Document(
        settings=report.settings,
        title=f"{department}のみなさんへ",
        subtitle=f"{report.title}から",
        issuer="　".join(name for name in (report.settings.city, report.ward) if name),
        dated=written_date(report.made_at.date(), era=report.settings.era_years),
        made_at=report.made_at,
        front=(),
        parts=(Part("", "", tuple(blocks)),),
        single=True,
    )


def _room(margins: Margins) -> int:
    """How many lines of text a page has room for."""
    return int((_PAGE - margins.top - margins.bottom) / _LINE) - _AROUND


def _height(texts: Sequence[str]) -> int:
    """How many lines these paragraphs take."""
    return sum(-(-max(1, len(line)) // _LETTERS) for text in texts for line in text.split("\n"))


def _fitted(texts: Sequence[str], room: int) -> list[str]:
    """The paragraphs as far as there is room; where they are cut, the rest is said to be elsewhere."""
    told: list[str] = []
    for text in texts:
        left = room - _height(told)
        if _height([text]) <= left:
            told.append(text)
            continue
        flat = text.replace("\n", "　")
        kept = max(0, left * _LETTERS - len(_ELSEWHERE))
        return [*told, flat[:kept] + _ELSEWHERE]
    return told


def _bullets(report: Report, taken: Sequence[DecisionLine], room: int) -> tuple[str, ...]:
    """What was taken up: whole if there is room, else without the wording of the decision, and of that as much as fits."""
    told = [_whole(report, line) for line in taken]
    if _height(told) > room:
        told = [_short(line) for line in taken]
    if _height(told) <= room:
        return tuple(told)
    while len(told) > 1 and _height(told) > room - 1:
        told.pop()
    left = len(taken) - len(told)
    return (*told, office_digits(f"ほか{left}件（会議資料の資料５にあります）")) if left else tuple(told)


def _whole(report: Report, line: DecisionLine) -> str:
    tail = "、".join(text for text in (line.person, f"{day_text(report, line.due)}まで" if line.due else "") if text)
    return f"{line.title}{f'：{line.decision}' if line.decision else ''}{f'（{tail}）' if tail else ''}"


def _short(line: DecisionLine) -> str:
    return f"{line.title}{f'（{line.person}）' if line.person else ''}"


def _how(report: Report, line: SharingLine) -> str:
    return f"{line.audience or '所属の全員'}に、{line.method or '方法は未定'}で伝えます（{day_text(report, line.planned_on)}、確認者：{line.confirmed_by or NOT_YET}）。"
