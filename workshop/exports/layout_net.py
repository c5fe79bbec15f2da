"""資料３: the groups side by side, and the holes that several of them have."""

from __future__ import annotations

from workshop.analysis.words import SENTENCES
from workshop.exports.blocks import Band, Block, Bullets, Column, Figure, Heading, Table, Text, post_numbers
from workshop.exports.figures_net import overview_picture
from workshop.exports.layout_net_detail import coverage_table, first_moves, handoff_blocks, noticed_blocks, runs, sign
from workshop.exports.net_part import RATES
from workshop.exports.values import Report
from workshop.exports.values_pack import GroupNetLine, NetPart, SharedHoleLine
from workshop.exports.wareki import counted, numeral, office_digits

MEANINGS = (
    "○ 二つ以上の役割が動く、または動く役割が一つで代替がある",
    "△ 一本足：動く役割が一つだけで、断られたときの代替がない",
    "▲ 見かけの網：見守る・つなぐだけで、動く役割がない",
    "× 網の目（すき間）：どの役割も書かれていない",
    "― 行動計画がまだない班",
)
_MEANT_BY = {"shared_cards": "shared"}
_OF_POSTS = tuple(title for key, title in RATES.items() if key != "shared_cards")  # facts are told at the table, not in posts
_SIDE_BY_SIDE = 8  # groups in one table; more would not fit on the page
NO_POST = "（投稿なし）"
NO_PLAN = "行動計画がまだ書かれていないため、網の目表はありません。"


def net_blocks(report: Report) -> tuple[Block, ...]:
    """The part on the net."""
    net = report.net
    if net is None:
        return (Text(NO_PLAN),)
    blocks: list[Block] = [Heading(2, "１　組織の穴（複数の班に共通するすき間）"), *_shared(report, net)]
    blocks += [Heading(2, "２　網の目表（班の比較）"), Text("班の優劣を表すものではありません。班の順に並べています。", "note"), *_overview(net), *_side_by_side(net)]
    blocks += [Bullets(MEANINGS), Heading(2, "３　網羅表（班ごと）"), *coverage_table(net)]
    blocks += [Heading(2, "４　最初に動く時期"), *first_moves(net), Heading(2, "５　班ごとの数値"), *_rates(net)]
    blocks += [Heading(2, "６　主担当が決まっていない・重なっている課題"), *_leads(net), Heading(2, "７　つなぎ"), *handoff_blocks(net)]
    return (*blocks, Heading(2, "８　気づきの地図と死角"), *noticed_blocks(report, net))


def _shared(report: Report, net: NetPart) -> list[Block]:
    told = {line.id: line for line in report.meeting.decisions if line.kind == "hole"}
    blocks: list[Block] = []
    if net.shared:
        rows = tuple((*hole_cells(hole), post_numbers(hole.posts) or NO_POST, told[hole.need].mark if hole.need in told else "") for hole in net.shared)
        columns = (Column("課題", 28), Column("重さ", 12, "center"), Column("すき間になった班", 28), Column("投稿", 20, link="there"), Column("扱い", 12, "center"))
        blocks += [Text("行動計画のある班の半数以上、かつ二つ以上の班で、どの役割も動いていない課題です。組織として話し合うことをおすすめします。")]
        blocks.append(Table("組織の穴", columns, rows, captioned=False))
    else:
        blocks.append(Text("半数以上の班に共通するすき間はありませんでした。"))
    if net.notes:
        some = tuple((hole.label, "、".join(hole.groups), post_numbers(hole.posts) or NO_POST) for hole in net.notes)
        blocks.append(Table("一部の班だけのすき間", (Column("課題", 40), Column("班", 30), Column("投稿", 30, link="there")), some))
    return blocks


def hole_cells(hole: SharedHoleLine) -> tuple[str, str, str]:
    """Label, weight and groups of a shared hole."""
    weight = f"{numeral(hole.severity)}（安全）" if hole.safety else numeral(hole.severity)
    return hole.label, weight, f"{office_digits(f'{len(hole.groups)}班')}／{office_digits(f'{hole.of}班')}\n{'、'.join(hole.groups)}"


def _overview(net: NetPart) -> list[Block]:
    """All groups in one picture, where they are too many for one table."""
    if len(net.groups) <= _SIDE_BY_SIDE:
        return []
    told = (f"{need.label}：すき間は{runs(_open(net, place), [group.name for group in net.groups]) or 'なし'}" for place, need in enumerate(net.groups[0].needs))
    return [Figure(overview_picture(net), "すべての班の網の目表。" + "。".join(told) + "。", "網の目表（すべての班）")]


def _open(net: NetPart, place: int) -> list[str]:
    """The groups in which that need is a hole."""
    return [group.name for group in net.groups if group.planned and group.needs[place].state in ("hole", "apparent")]


def _side_by_side(net: NetPart) -> list[Block]:
    blocks: list[Block] = []
    tables = -(-len(net.groups) // _SIDE_BY_SIDE)
    wide = -(-len(net.groups) // max(1, tables))
    for start in range(0, len(net.groups), wide):
        some = net.groups[start : start + wide]
        columns = (Column("課題", 36), *(Column(group.name, 64 / len(some), "center") for group in some))
        labels = [need.label for need in some[0].needs]
        rows = tuple((label, *(sign(group.needs[place], planned=group.planned) for group in some)) for place, label in enumerate(labels))
        caption = f"網の目表（{some[0].name}～{some[-1].name}）" if len(some) > 1 else f"網の目表（{some[0].name}）"
        blocks.append(Table(caption, columns, rows))
    return blocks


def _rates(net: NetPart) -> list[Block]:
    planned = [group for group in net.groups if group.planned]
    if not planned:
        return [Text(NO_PLAN)]
    titles = [rate.name for rate in planned[0].rates]
    columns = (Column("班", 15), *(Column(title, 85 / len(titles), "center") for title in titles))
    rows = tuple((group.name, *(rate.shown for rate in group.rates)) if group.planned else (group.name, *("―" for _ in titles)) for group in net.groups)
    meanings = tuple(f"{title}：{SENTENCES[_MEANT_BY.get(key, key)]}" for key, title in RATES.items() if title in titles)
    behind: list[tuple[str, ...] | Band] = []
    for group in planned:
        behind.append(Band(group.name))
        behind += [(rate.name, rate.shown, post_numbers(rate.posts) or NO_POST) for rate in group.rates if rate.posts or rate.name in _OF_POSTS]
    table = Table("数値のもとの投稿", (Column("数値", 26), Column("値", 20, "center"), Column("投稿", 54, link="there")), tuple(behind))
    return [Table("班ごとの数値", columns, rows, captioned=False), Text("分母が０のものは「該当なし」です。", "note"), Bullets(meanings), table]


def _leads(net: NetPart) -> list[Block]:
    rows: list[tuple[str, ...] | Band] = []
    for group in net.groups:
        unclear = [need for need in group.needs if group.planned and need.lead_state != "clear"]
        if unclear:
            none = "、".join(f"{need.label}{post_numbers(need.posts)}" for need in unclear if need.lead_state == "none")
            double = "、".join(f"{need.label}（{need.leads}）{post_numbers(need.posts)}" for need in unclear if need.lead_state == "double")
            rows.append((group.name, none or "―", double or "―"))
    if not rows:
        return [Text("どの班も、すべての課題の主担当が一つに決まっています。")]
    return [Table("主担当", (Column("班", 15), Column("未定", 45, link="there"), Column("重複", 40, link="there")), tuple(rows), captioned=False)]


def planned_count(groups: tuple[GroupNetLine, ...]) -> str:
    """「12 班のうち 10 班」 have a plan."""
    return f"{counted(len(groups), '班')}のうち{counted(sum(group.planned for group in groups), '班')}"
