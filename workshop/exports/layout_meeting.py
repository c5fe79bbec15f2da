"""次第, 資料５ 決定事項, 資料６ 所属別共有計画, 資料７ 次回計画."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from workshop.exports.blocks import Band, Block, Bullets, Column, Heading, Table, Text
from workshop.exports.values import Report
from workshop.exports.values_pack import DecisionLine, SharingLine
from workshop.exports.wareki import office_digits, written_date

NOT_YET = "未定"
DONE = "済"
_MOST_ITEMS = 10  # in one point of the agenda


def day_text(report: Report, day: date | None, *, weekday: bool = False) -> str:
    """The day as offices write it, or 未定."""
    return written_date(day, era=report.settings.era_years, weekday=weekday) if day else NOT_YET


def _day_in_cell(report: Report, day: date | None) -> str:
    """The same in a narrow column, on lines of our own: programs break 2027 where they like."""
    return day_text(report, day).replace("（", "\n（", 1).replace("年）", "年）\n", 1)


# --- 次第 -----------------------------------------------------------------------------------------------------------------


def agenda_blocks(report: Report) -> tuple[Block, ...]:
    """The agenda, made from what was found."""
    meeting = report.meeting
    rows = (
        ("日時", day_text(report, meeting.held_on, weekday=True) + (f"　{meeting.time}" if meeting.time else "")),
        ("場所", meeting.place or NOT_YET),
        ("出席", meeting.attendees or "　"),
        ("対象の研修", f"{report.title}（{day_text(report, report.held_on)}）"),
    )
    blocks: list[Block] = [Table("会議の概要", (Column("項目", 22), Column("内容", 78)), rows, head=False, captioned=False, whole=True)]
    for place, (title, items) in enumerate(agenda(report), start=1):
        blocks.append(Heading(2, f"{office_digits(str(place))}　{title}"))
        if items:
            blocks.append(Bullets(items))
    if meeting.note:
        blocks.append(Text(meeting.note))
    return tuple(blocks)


def agenda(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The points of the meeting with what is to be talked about under each."""
    return (
        ("研修の実施結果について（資料１、資料２）", ()),
        ("網の目（すき間）について（資料３）", _holes(report)),
        ("参加者の声について（資料４）", _voices(report)),
        ("気づきの取扱いと決定事項について（資料５）", _open_points(report)),
        ("所属への共有について（資料６）", tuple(f"{line.department}{f'（{line.method}）' if line.method else ''}" for line in report.meeting.sharing)),
        ("次回の研修について（資料７）", (report.meeting.following.theme,) if report.meeting.following and report.meeting.following.theme else ()),
        ("その他", ()),
    )


def _few(items: Iterable[str]) -> tuple[str, ...]:
    told = tuple(items)
    return told if len(told) <= _MOST_ITEMS else (*told[:_MOST_ITEMS], office_digits(f"ほか{len(told) - _MOST_ITEMS}件"))


def _holes(report: Report) -> tuple[str, ...]:
    shared = report.net.shared if report.net else ()
    return _few(f"{hole.label}（{office_digits(f'{len(hole.groups)}班')}／{office_digits(f'{hole.of}班')}）" for hole in shared)


def _voices(report: Report) -> tuple[str, ...]:
    to_chiefs = [line.text for line in report.posts if line.kind == "係長会議へ"]
    voices = [voice.text for part in report.questionnaires for voice in part.voices if voice.key.endswith("-to_chiefs")]
    return _few(dict.fromkeys(text.replace("\n", " ") for text in (*to_chiefs, *voices)))


def _open_points(report: Report) -> tuple[str, ...]:
    return _few(f"{line.title}（{line.source}{f'、{line.mark}' if line.mark else ''}）" for line in report.meeting.decisions)


# --- 資料５, ６, ７ ----------------------------------------------------------------------------------------------------------


def decision_blocks(report: Report) -> tuple[Block, ...]:
    """Decisions with who is in charge and when they are due, and what is still to be done."""
    lines = report.meeting.decisions
    if not lines:
        return (Text("決定事項はまだありません。"),)
    rows: list[tuple[str, ...] | Band] = []
    for source, some in groupby(lines, key=lambda line: line.source):
        rows.append(Band(source))
        rows += [_decision_row(report, line) for line in some]
    columns = (Column("議題", 24), Column("扱い", 8, "center"), Column("決定", 33), Column("担当", 14), Column("期限", 15), Column("済", 6, "center"))
    left = sum(1 for line in lines if not line.done and (line.decision or line.due))
    return (Table("決定事項", columns, tuple(rows), captioned=False), Text(office_digits(f"まだ終わっていないもの　{left}件")))


def _decision_row(report: Report, line: DecisionLine) -> tuple[str, ...]:
    title = f"{line.title}\n（{line.reference}）" if line.reference else line.title
    due = _day_in_cell(report, line.due) if line.due else "―"
    return title, line.mark or "―", line.decision or "―", line.person or "―", due, DONE if line.done else ""


def sharing_blocks(report: Report) -> tuple[Block, ...]:
    """Who shares the result with whom, how and when."""
    lines = report.meeting.sharing
    if not lines:
        return (Text("所属別の共有計画はまだありません。"),)
    rows = tuple(_sharing_row(report, line) for line in lines)
    columns = (
        Column("所属", 14), Column("伝える相手", 12), Column("方法", 12), Column("日", 15), Column("確認者", 12), Column("変えること", 29), Column("済", 6, "center"),
    )  # fmt: skip
    return (Table("所属別共有計画", columns, rows, captioned=False),)


def _sharing_row(report: Report, line: SharingLine) -> tuple[str, ...]:
    day = _day_in_cell(report, line.planned_on)
    return line.department, line.audience or NOT_YET, line.method or NOT_YET, day, line.confirmed_by or NOT_YET, line.changes or "―", DONE if line.done else ""


def next_blocks(report: Report) -> tuple[Block, ...]:
    """The next training."""
    plan = report.meeting.following
    if plan is None:
        return (Text("次回の計画はまだありません。"),)
    rows = (
        ("テーマ", plan.theme or NOT_YET),
        ("事例", plan.case or NOT_YET),
        ("進行形式", plan.format or NOT_YET),
        ("開催日", day_text(report, plan.held_on, weekday=True)),
        ("準備", "研修を用意しました" if plan.prepared else "これから"),
        *((("備考", plan.note),) if plan.note else ()),
    )
    return (Table("次回の計画", (Column("項目", 22), Column("内容", 78)), rows, head=False, captioned=False, whole=True),)
