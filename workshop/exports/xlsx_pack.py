"""Sheets of the pack: the net, the questionnaires with their chart, decisions, sharing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from workshop.domain.questionnaire import GRADES
from workshop.exports.layout_net_detail import HANDOFF_WORDS, UNANSWERED, only_one_group, period, sign
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
            rows.append([sort, hole.label, weight, "安全" if hole.safety else "", len(hole.groups), hole.of, "、".join(hole.groups), told.get(hole.need, ""), listed(hole.posts)])
    return rows


def _states(report: Report) -> list[list[Cell]]:
    """For each need, in how many groups it is held, stands on one leg, is an apparent net or a hole; and how many have no plan."""
    groups = report.net.groups if report.net else ()
    unplanned = sum(not group.planned for group in groups)
    rows: list[list[Cell]] = []
    for place, need in enumerate(groups[0].needs if groups else ()):
        found = Counter(group.needs[place].state for group in groups if group.planned)
        rows.append([need.label, *(found[state] for state in ("held", "one_legged", "apparent", "hole")), unplanned])
    return rows


def _net(report: Report) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for group in report.net.groups if report.net else ():
        for need in group.needs:
            roles = "、".join(f"{role}（{level}）" for role, level, _ in need.cells)
            late = "遅い" if group.planned and need.late else ""
            rows.append([group.name, need.label, sign(need, planned=group.planned), roles, need.leads, period(need) if group.planned else "", late, listed(need.posts)])
    return rows


def listed(numbers: Iterable[int]) -> str:
    """Numbers of posts in one cell."""
    return "、".join(str(number) for number in numbers)


def _rates(report: Report) -> list[list[Cell]]:
    planned = [group for group in (report.net.groups if report.net else ()) if group.planned]
    return [[group.name, rate.name, rate.part, rate.whole, rate.shown, listed(rate.posts)] for group in planned for rate in group.rates]


def _handoffs(report: Report) -> list[list[Cell]]:
    return [
        [group.name, line.origin, line.to, line.way, line.need, HANDOFF_WORDS.get(line.state, line.state), line.answer or UNANSWERED, line.number]
        for group in (report.net.groups if report.net else ())
        for line in group.handoffs
    ]


def _key_roles(report: Report) -> list[list[Cell]]:
    groups = report.net.groups if report.net else ()
    return [[group.name, role, place] for group in groups for place, roles in (("要の役割", group.key), ("孤立役割", group.isolated)) for role in roles]


def _noticed(report: Report) -> list[list[Cell]]:
    noticed = report.net.noticed if report.net else None
    if noticed is None:
        return []
    texts = {fact.id: fact.text for fact in report.facts}
    rows: list[list[Cell]] = []
    for line in noticed.facts:
        alone = "この班だけ" if only_one_group(noticed, line.fact) else ""
        rows += [[line.fact, texts.get(line.fact, ""), group, listed(posts), alone] for group, posts in line.groups]
    return rows + [[fact, texts[fact], "", "", "どの班も挙げず"] for fact in noticed.uncited if texts.get(fact)]


def _noticed_by(report: Report) -> list[list[Cell]]:
    lines = report.net.noticed.facts if report.net and report.net.noticed else ()
    return [[line.fact, name, posts, "この職種だけ" if line.alone == name else ""] for line in lines for name, posts in line.professions]


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


def _answers_by_group(report: Report) -> list[list[Cell]]:
    """One row for each group of each attribute."""
    rows: list[list[Cell]] = []
    for part in report.questionnaires:
        names = {item.id: item.text for item in part.items}
        for item in part.items:
            for attribute, apart in item.apart:
                for row in apart:
                    told = dict(row.cells)
                    together = sum(people for name, people in row.cells if name not in _SCALE)
                    words = "、".join(f"{name}：{people}" for name, people in row.cells if people)
                    rows.append([part.title, item.text, item.number, names[attribute], row.label, row.answered, *(told.get(grade) for grade in _SCALE), together or None, words])
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
    "資料４",
)  # fmt: skip
STATES = ListSheet("課題ごとの班の数", (("課題", 44), ("○ 動く", 13), ("△ 一本足", 13), ("▲ 見かけの網", 15), ("× 網の目", 13), ("― 計画なし", 13)), _states, 1, "資料３")
BY_GROUP = ListSheet(
    "アンケート（組ごと）",
    (("用紙", 18), ("問い", 40), ("番号", 7), ("属性", 18), ("組", 18), ("n", 7),
     *((f"{5 - place} {word}", 10) for place, word in enumerate(GRADES)), ("まとめた段階", 10), ("内訳", 44)),
    _answers_by_group,
    3,
    "資料４",
)  # fmt: skip
PACK_LISTS = (
    STATES,
    ListSheet(
        "組織の穴",
        (("区分", 12), ("課題", 40), ("重さ", 7), ("安全", 7), ("班の数", 8), ("計画のある班", 12), ("班", 40), ("扱い", 9), ("投稿の番号", 24)),
        _holes,
        2,
        "資料３",
    ),
    ListSheet("網の目表", (("班", 12), ("課題", 40), ("状態", 8), ("役割（段階）", 60), ("主担当", 24), ("最初の動き", 14), ("初動", 8), ("投稿の番号", 24)), _net, 2, "資料３"),
    ListSheet("班ごとの数値", (("班", 12), ("数値", 28), ("該当", 8), ("全体", 8), ("値", 16), ("投稿の番号", 50)), _rates, 2, "資料３"),
    ListSheet(
        "つなぎ",
        (("班", 12), ("つなぐ役割", 20), ("つなぐ先", 20), ("経路", 36), ("課題", 36), ("状態", 16), ("返事", 14), ("投稿の番号", 11)),
        _handoffs,
        1,
        "資料３",
    ),
    ListSheet("つなぎの役割", (("班", 12), ("役割", 24), ("位置", 14)), _key_roles, 1, "資料３"),
    ListSheet("気づきの地図", (("事実", 8), ("内容", 60), ("班", 12), ("投稿の番号", 30), ("死角", 20)), _noticed, 1, "資料３"),
    ListSheet("気づきの職種", (("事実", 8), ("職種", 24), ("投稿の数", 10), ("死角", 24)), _noticed_by, 1, "資料３"),
    ANSWERS,
    BY_GROUP,
    ListSheet("自由記述", (("用紙", 18), ("問い", 30), ("内容", 80), ("扱い", 9)), _voices, 1, "資料４"),
    ListSheet(
        "決定事項",
        (("もと", 14), ("議題", 44), ("扱い", 8), ("決定", 44), ("担当", 20), ("期限", 13), ("済", 6), ("資料", 18)),
        _decisions,
        2,
        "資料５",
    ),
    ListSheet(
        "所属別共有計画",
        (("所属", 20), ("伝える相手", 24), ("方法", 18), ("日", 13), ("確認者", 16), ("変えること", 44), ("連絡先", 30), ("済", 6)),
        _sharing,
        1,
        "資料６",
    ),
)
