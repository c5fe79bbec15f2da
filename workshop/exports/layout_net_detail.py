"""資料３, the tables behind the comparison: coverage, first moves, hand-offs, the map of what was noticed; each with the posts it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.analysis.people import FEWEST
from workshop.analysis.words import LEVEL_WORDS, LEVELS, SENTENCES
from workshop.exports.blocks import Band, Block, Bullets, Column, Figure, Table, Text, post_numbers
from workshop.exports.figures_net import LEGEND_WORDS, SIGNS, coverage_picture, coverage_words, handoff_picture, handoff_words, legend_picture
from workshop.exports.values import Report
from workshop.exports.values_pack import GroupNetLine, HandoffLine, NeedNetLine, NetPart, NoticedPart
from workshop.exports.wareki import counted, office_digits

# until when the first dated move comes, in hours; the last takes all later ones
PERIODS = ((24, "24時間以内"), (48, "48時間以内"), (168, "１週間以内"), (720, "１か月以内"), (None, "それより後"))
NEVER = "動きなし"
HANDOFF_WORDS = {"taken": "受け手が動く", "forwarded": "先の役割が動く", "untaken": "受け手なし"}
UNANSWERED = "返事なし"
FEW = office_digits(f"{FEWEST}件未満")


def sign(need: NeedNetLine, *, planned: bool) -> str:
    """The sign of a need in a group."""
    return SIGNS[need.state] if planned else "―"


def period(need: NeedNetLine) -> str:
    """When somebody first moves on a need, as a column of the timeline."""
    if need.first_h is None:
        return NEVER
    hours = need.first_h
    return next(name for limit, name in PERIODS if limit is None or hours <= limit)


def coverage_table(net: NetPart) -> list[Block]:
    """Every need of every group with who moves how far: a picture for each group, then the posts behind each."""
    rows: list[tuple[str, ...] | Band] = []
    for group in net.groups:
        rows.append(Band(group.name if group.planned else f"{group.name}　― 行動計画なし"))
        rows += [_coverage_row(need) for need in group.needs if group.planned]
    columns = (Column("課題", 30), Column("状態", 8, "center"), Column("役割と投稿", 44, link="there"), Column("最初の動き", 18, "center"))
    marks = "、".join(f"{LEVELS[level]} {LEVEL_WORDS[level]}" for level in (3, 2, 1))
    said = Text(f"{SENTENCES['coverage']}役割の段階：{marks}。太い枠は、動く役割がない課題です。", "note")
    pictures = [Figure(coverage_picture(group), coverage_words(group), f"{group.name}の網羅表") for group in net.groups if group.planned]
    behind = Text("［　］の中は、別紙１の投稿の番号です。", "note")
    return [said, *pictures, behind, Table("網羅表のもとの投稿", columns, tuple(rows))]


def _coverage_row(need: NeedNetLine) -> tuple[str, ...]:
    roles = "\n".join(f"{LEVELS[level]} {role}{post_numbers(posts)}" for role, level, posts in need.cells)
    return need.label, SIGNS[need.state], roles or "―", f"{period(need)}{'（遅い）' if need.late else ''}"


def first_moves(net: NetPart) -> list[Block]:
    """The timeline: need by period, in each cell the groups whose first dated move falls there."""
    planned = [group for group in net.groups if group.planned]
    if not planned:
        return [Text("行動計画がまだ書かれていません。")]
    names = [*(name for _, name in PERIODS), NEVER]
    order = [group.name for group in net.groups]
    rows = []
    for place, need in enumerate(planned[0].needs):
        there: dict[str, list[GroupNetLine]] = {name: [] for name in names}
        for group in planned:
            there[period(group.needs[place])].append(group)
        rows.append((need.label, *(_moving(there[name], place, order) for name in names)))
    columns = (Column("課題", 19), *(Column(name, 81 / len(names), "center") for name in names))
    said = "自分で動く行動のうち、いちばん早い期限がどこに入るかを班ごとに示します。期限の書かれた動きがなければ「動きなし」です。「遅い」は初動遅れ："
    return [Text(f"{said}{SENTENCES['late']}", "note"), Table("最初に動く時期", columns, tuple(rows), captioned=False)]


def _moving(groups: Sequence[GroupNetLine], place: int, order: Sequence[str]) -> str:
    """How many groups first move then, which ones, and which of them too late."""
    if not groups:
        return "―"
    late = runs([group.name for group in groups if group.needs[place].late], order)
    return f"{counted(len(groups), '班')}\n{runs([group.name for group in groups], order)}" + (f"\n遅い：{late}" if late else "")


def runs(names: Sequence[str], order: Sequence[str]) -> str:
    """Groups in their order, three and more in a row as 「1班～4班」: forty names would fill a page."""
    spans: list[list[int]] = []
    for place in sorted(order.index(name) for name in names):
        if spans and spans[-1][-1] == place - 1:
            spans[-1].append(place)
        else:
            spans.append([place])
    return "、".join(f"{order[span[0]]}～{order[span[-1]]}" if len(span) > 2 else "、".join(order[place] for place in span) for span in spans)


def handoff_blocks(net: NetPart) -> list[Block]:
    """The net of each group: its hand-offs with their answers, the roles on which it hangs and those that stand apart."""
    rows: list[tuple[str, ...] | Band] = []
    for group in net.groups:
        if not group.planned:
            continue
        rows.append(Band(_roles_of(group)))
        rows += [_handoff_row(line) for line in group.handoffs] or [("つなぎは書かれていません。", "", "", "", "")]
    if not rows:
        return [Text("つなぎはありませんでした。")]
    columns = (
        Column("つなぎ", 32), Column("課題", 26), Column("状態", 16, "center"), Column("返事", 15, "center"), Column("投稿", 11, "center", link="there"),
    )  # fmt: skip
    said = Text(f"{SENTENCES['taken']}{SENTENCES['roles']}", "note")
    drawn = [group for group in net.groups if group.planned and group.handoffs]
    pictures = [Figure(handoff_picture(group), handoff_words(group), f"{group.name}のつなぎ", share=85) for group in drawn]
    legend = [Figure(legend_picture(), LEGEND_WORDS, "つなぎの図の見方")] if drawn else []
    return [said, *legend, *pictures, Table("班ごとのつなぎ", columns, tuple(rows))]


def _roles_of(group: GroupNetLine) -> str:
    return f"{group.name}　要の役割：{'、'.join(group.key) or 'なし'}　孤立役割：{'、'.join(group.isolated) or 'なし'}"


def _handoff_row(line: HandoffLine) -> tuple[str, ...]:
    state = f"× {HANDOFF_WORDS['untaken']}" if line.state == "untaken" else f"○ {HANDOFF_WORDS.get(line.state, line.state)}"
    return line.way, line.need, state, line.answer or UNANSWERED, str(line.number) if line.number else "―"


def noticed_blocks(report: Report, net: NetPart) -> list[Block]:
    """Which facts were cited where, and what only one group or one profession noticed."""
    noticed = net.noticed
    if noticed is None:
        return [Text("事実を根拠に挙げた投稿はありませんでした。")]
    texts = {fact.id: fact.text for fact in report.facts}
    blocks: list[Block] = [Text(SENTENCES["noticed"], "note"), _by_group(noticed, texts)]
    blocks += _by_profession(noticed)
    points = [f"一つの班だけが気づいた事実：{_named(line.fact, texts)}（{line.groups[0][0]}）" for line in noticed.facts if only_one_group(noticed, line.fact)]
    points += [f"一つの職種だけが気づいた事実：{_named(line.fact, texts)}（{line.alone}）" for line in noticed.facts if line.alone]
    points += [f"どの班も根拠に挙げなかった事実：{_named(fact, texts)}" for fact in noticed.uncited if texts.get(fact)]
    return [*blocks, Bullets(tuple(points)) if points else Text("一つの班、一つの職種だけが気づいた事実はありませんでした。")]


def only_one_group(noticed: NoticedPart, fact: str) -> bool:
    """Whether one group alone noticed a fact, while others cited something too."""
    groups = {name for line in noticed.facts for name, _ in line.groups}
    return len(groups) > 1 and any(line.fact == fact and len(line.groups) == 1 for line in noticed.facts)


def _named(fact: str, texts: dict[str, str]) -> str:
    return f"{fact}　{texts.get(fact, '')}".rstrip("　")


def _by_group(noticed: NoticedPart, texts: dict[str, str]) -> Table:
    rows = tuple(
        (line.fact, texts.get(line.fact, ""), "　".join(f"{group}{post_numbers(posts)}" for group, posts in line.groups) or "―") for line in noticed.facts
    )
    columns = (Column("事実", 8, "center"), Column("内容", 46), Column("気づいた班と投稿", 46, link="there"))
    return Table("気づきの地図（班）", columns, rows)


def _by_profession(noticed: NoticedPart) -> list[Block]:
    names = [name for name in noticed.professions if any(name in dict(line.professions) for line in noticed.facts)]
    hidden = f"職種は、その職種の投稿が{office_digits(f'{FEWEST}件')}以上で、二つ以上の班にわたる事実だけに示します。それ以外は「―」です（０件を含む）。"
    if not names:
        return [Text(f"職種ごとの数は、{FEW}のため表示しません。", "note")]
    rows = tuple((line.fact, *(str(dict(line.professions).get(name, "―")) for name in names)) for line in noticed.facts)
    columns = (Column("事実", 10, "center"), *(Column(name, 90 / len(names), "center") for name in names))
    return [Table("気づきの地図（職種、投稿の数）", columns, rows), Text(hidden, "note")]
