"""The parts of the document that tell what groups wrote."""

from __future__ import annotations

from itertools import groupby

from workshop.analysis.people import FEWEST
from workshop.exports.blocks import Band, Block, Column, Heading, Table, Text
from workshop.exports.values import GroupResult, NeedLine, PostLine, Report
from workshop.exports.wareki import counted, numeral, office_digits

LEAD = "◎"
_NUMBER = Column("番号", 8, "center", link="there")


def reactions(line: PostLine) -> str:
    """「なるほど３、大事１」, each count below its own word's line."""
    return "\n".join(f"{label} {numeral(people)}" for label, people in line.reactions)


def group_table(report: Report) -> Table:
    """How much each group wrote.  In the groups' order: groups are not ranked."""
    rows = []
    noted = any(group.notes for group in report.groups)
    for group in report.groups:
        items = {line.number for _, lines in group.plan for line in lines}
        notes = (len(group.notes),) if noted else ()
        counts = (len(group.assessments), len(items), *notes, len(group.reflections))
        shared = "―" if report.limited else str(len(group.shared))
        rows.append((group.name, *(str(count) for count in counts), shared, *(median_label(value) for value in group.medians)))
    ratings = (f"{item.label}{name}" for name, item in zip(rounds(len(report.urgency)), report.urgency, strict=True))
    titles = ("見立て", "行動計画", *(("付箋",) if noted else ()), "振り返り", "共有した事実", *ratings)
    return Table("各班の投稿の数", (Column("班", 16), *(Column(title, 84 / len(titles), "right") for title in titles)), tuple(rows), captioned=False)


def rounds(number: int) -> tuple[str, ...]:
    """What the ratings of a workshop are called: 「（前）」「（後）」, or numbers if there are not two."""
    return ("（前）", "（後）") if number == 2 else tuple(f"（{numeral(place)}）" for place in range(1, number + 1))


def median_label(value: float | None) -> str:
    """「7」, 「6.5」, or why it is not shown."""
    return office_digits(f"{FEWEST}人未満") if value is None else f"{value:g}"


def group_blocks(report: Report, group: GroupResult) -> list[Block]:
    """Everything about one group: assessments, action plan, reflections, facts shared."""
    blocks: list[Block] = [Heading(3, f"●　{group.name}")]
    blocks.append(Text("役割：" + ("、".join(group.roles) or "まだ参加者がいません。")))
    titles = iter("①②③④⑤")
    if group.notes:
        blocks += [Heading(4, f"{next(titles)}　付箋"), _notes(group)]
    if group.assessments or not group.notes:
        blocks.append(Heading(4, f"{next(titles)}　見立て（アセスメント）"))
        blocks.append(_assessments(group) if group.assessments else Text(_none(report, "見立て")))
    planned = any(lines for _, lines in group.plan)
    if planned or not group.notes:
        blocks.append(Heading(4, f"{next(titles)}　役割別行動計画（{LEAD}は主担当）"))
        blocks.append(_plan(group) if planned else Text(_none(report, "行動計画")))
    if group.reflections:
        blocks += [Heading(4, f"{next(titles)}　振り返り"), _reflections(group)]
    blocks += [Heading(4, f"{next(titles)}　班で共有された事実"), *_shared(report, group)]
    return blocks


def _none(report: Report, sort: str) -> str:
    return f"全員に公開された{sort}の投稿は、まだありません。" if report.limited else f"{sort}の投稿はありません。"


def _assessments(group: GroupResult) -> Table:
    return _by_kind(f"{group.name}の見立て", group.assessments)


def _notes(group: GroupResult) -> Table:
    return _by_kind(f"{group.name}の付箋", group.notes)


def _by_kind(caption: str, posts: tuple[PostLine, ...]) -> Table:
    rows: list[tuple[str, ...] | Band] = []
    for kind, lines in groupby(posts, key=lambda line: line.kind):
        rows.append(Band(kind))
        rows += [(str(line.number), line.text, line.role, "、".join(line.facts) or "―", reactions(line) or "―") for line in lines]
    columns = (_NUMBER, Column("内容", 48), Column("役割", 20), Column("根拠", 11), Column("反応", 13))
    return Table(caption, columns, tuple(rows), captioned=False)


def need_label(need: NeedLine) -> str:
    """「課題：…（重さ３、安全）」."""
    marks = "、".join(([f"重さ{numeral(need.severity)}"] if need.severity else []) + (["安全"] if need.safety else []))
    return f"課題：{need.label}（{marks}）" if marks else f"課題：{need.label}"


def hand_off(line: PostLine) -> str:
    """Hand-off, receipt and fallback of a line of the plan, one a line."""
    plan = line.plan
    if plan is None:
        return ""
    named = (("つなぐ先", plan.handoff_to), ("受取確認", plan.receipt), ("代替", plan.fallback))
    return "\n".join(f"{name}：{value}" for name, value in named if value)


def _plan(group: GroupResult) -> Table:
    rows: list[tuple[str, ...] | Band] = []
    for need, lines in group.plan:
        rows.append(Band(need_label(need) + ("" if lines else "　― 行動計画なし")))
        rows += [_plan_row(line) for line in lines]
    columns = (_NUMBER, Column("役割", 19), Column("行動", 33), Column("区分・期限", 14), Column("つなぎ・代替", 26))
    return Table(f"{group.name}の役割別行動計画", columns, tuple(rows), captioned=False)


def _plan_row(line: PostLine) -> tuple[str, ...]:
    if line.plan is None:
        return (str(line.number), "", line.text, line.kind, "")
    role = f"{LEAD} {line.plan.role_acting}" if line.plan.lead else line.plan.role_acting
    return (str(line.number), role, line.text, f"{line.kind}\n{line.plan.due or '期限なし'}", hand_off(line) or "―")


def _reflections(group: GroupResult) -> Table:
    rows = tuple((str(line.number), line.kind, line.text, line.role) for line in group.reflections)
    return Table(f"{group.name}の振り返り", (_NUMBER, Column("種類", 16), Column("内容", 56), Column("役割", 20)), rows, captioned=False)


def _shared(report: Report, group: GroupResult) -> list[Block]:
    cards = {fact.id: fact for fact in report.facts if fact.source.startswith("役割カード")}
    if report.limited:
        return [Text("研修が終わると載ります。")]
    if not group.shared:
        return [Text("役割カードの事実は、まだ共有されていません。" if report.interim else "役割カードの事実は、共有されませんでした。")]
    told = office_digits(f"役割カードの事実 {len(cards)}件のうち、{len(group.shared)}件が共有されました。")
    rows = tuple((item.fact, cards[item.fact].text if item.fact in cards else "", item.role, f"{item.at:%H:%M}") for item in group.shared)
    columns = (Column("事実", 8, "center"), Column("内容", 60), Column("伝えた役割", 22), Column("時刻", 10, "center"))
    return [Text(told), Table(f"{group.name}で共有された事実", columns, rows, captioned=False)]


def post_table(report: Report) -> Table:
    """Every post, by group and time."""
    rows: list[tuple[str, ...] | Band] = []
    for group, lines in groupby(report.posts, key=lambda line: line.group):
        rows.append(Band(group))
        rows += [(str(line.number), f"{line.at:%H:%M}", line.role, line.stage, f"{line.sort}\n{line.kind}", line.text) for line in lines]
    columns = (
        Column("番号", 7, "center", link="here"), Column("時刻", 8, "center"), Column("役割", 18), Column("段階", 16), Column("種類", 16),
        Column("本文", 35),
    )  # fmt: skip
    return Table(f"全投稿一覧（{counted(len(report.posts), '件')}）", columns, tuple(rows))


def fact_appendix(report: Report) -> tuple[Block, ...]:
    """The facts that posts cite, with where they stand in the case."""
    if not report.facts:
        return (Text("この事例には、番号の付いた事実がありません。"),)
    rows = tuple((fact.id, fact.text or "（まだ示されていません）", "○" if fact.critical and fact.text else "", fact.source) for fact in report.facts)
    columns = (Column("番号", 9, "center"), Column("事実", 53), Column("重要", 9, "center"), Column("示されたところ", 29))
    return (Table("事例の事実", columns, rows, captioned=False),)
