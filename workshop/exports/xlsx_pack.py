"""Sheets of the pack: the net, the questionnaires with their chart, decisions, sharing."""

from __future__ import annotations

from workshop.domain.questionnaire import GRADES
from workshop.exports.layout_net import sign
from workshop.exports.layout_questionnaire import SUPPRESSED
from workshop.exports.values import Report
from workshop.exports.xlsx_lists import Cell, ListSheet

_SCALE = ("５", "４", "３", "２", "１")


def _holes(report: Report) -> list[list[Cell]]:
    told = {line.id: line.mark for line in report.meeting.decisions if line.kind == "hole"}
    rows: list[list[Cell]] = []
    for sort, holes in (("組織の穴", report.net.shared if report.net else ()), ("一部の班", report.net.notes if report.net else ())):
        for hole in holes:
            weight = hole.severity or None
            rows.append([sort, hole.label, weight, "安全" if hole.safety else "", len(hole.groups), hole.of, "、".join(hole.groups), told.get(hole.need, "")])
    return rows


def _net(report: Report) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for group in report.net.groups if report.net else ():
        for need in group.needs:
            roles = "、".join(f"{role}（{level}）" for role, level in need.cells)
            late = "遅い" if group.planned and need.late else ""
            rows.append([group.name, need.label, sign(need, planned=group.planned), roles, need.leads, late])
    return rows


def _answers(report: Report) -> list[list[Cell]]:
    """One row for each bar; people whose grades are told together stand in a column of their own."""
    rows: list[list[Cell]] = []
    for part in report.questionnaires:
        for item in part.items:
            for row in item.rows:
                told = dict(row.cells)
                single: list[Cell] = [told.get(grade) if item.kind in ("grade", "pair") else None for grade in _SCALE]
                words = "、".join(f"{name}：{people}" for name, people in row.cells if people) or SUPPRESSED
                together = sum(people for name, people in row.cells if name not in _SCALE) if item.kind in ("grade", "pair") else 0
                rows.append([part.title, item.text, item.number, row.label, row.answered, *single, together or None, words])
    return rows


def _voices(report: Report) -> list[list[Cell]]:
    marks = {line.id: line.mark for line in report.meeting.decisions if line.kind == "voice"}
    return [[part.title, voice.question, voice.text, marks.get(voice.key, "")] for part in report.questionnaires for voice in part.voices]


def _decisions(report: Report) -> list[list[Cell]]:
    return [
        [line.source, line.title, line.mark, line.decision, line.person, f"{line.due:%Y-%m-%d}" if line.due else "", "済" if line.done else "", line.reference]
        for line in report.meeting.decisions
    ]


def _sharing(report: Report) -> list[list[Cell]]:
    return [
        [
            line.department, line.audience, line.method, f"{line.planned_on:%Y-%m-%d}" if line.planned_on else "", line.confirmed_by, line.changes,
            line.contacts, "済" if line.done else "",
        ]
        for line in report.meeting.sharing
    ]  # fmt: skip


ANSWERS = ListSheet(
    "アンケート",
    (("用紙", 18), ("問い", 40), ("番号", 7), ("だれ・いつ", 16), ("n", 7),
     *((f"{5 - place} {word}", 10) for place, word in enumerate(GRADES)), ("まとめた段階", 10), ("内訳", 44)),
    _answers,
    3,
)  # fmt: skip
PACK_LISTS = (
    ListSheet(
        "組織の穴",
        (("区分", 12), ("課題", 40), ("重さ", 7), ("安全", 7), ("班の数", 8), ("計画のある班", 12), ("班", 40), ("扱い", 9)),
        _holes,
        2,
    ),
    ListSheet("網の目表", (("班", 12), ("課題", 40), ("状態", 8), ("役割（段階）", 60), ("主担当", 24), ("初動", 8)), _net, 2),
    ANSWERS,
    ListSheet("自由記述", (("用紙", 18), ("問い", 30), ("内容", 80), ("扱い", 9)), _voices, 1),
    ListSheet(
        "決定事項",
        (("もと", 14), ("議題", 44), ("扱い", 8), ("決定", 44), ("担当", 20), ("期限", 13), ("済", 6), ("資料", 18)),
        _decisions,
        2,
    ),
    ListSheet(
        "所属別共有計画",
        (("所属", 20), ("伝える相手", 24), ("方法", 18), ("日", 13), ("確認者", 16), ("変えること", 44), ("連絡先", 30), ("済", 6)),
        _sharing,
        1,
    ),
)
