"""資料３: the groups side by side, and the holes that several of them have."""

from __future__ import annotations

from workshop.exports.blocks import Band, Block, Bullets, Column, Heading, Table, Text
from workshop.exports.values import Report
from workshop.exports.values_pack import GroupNetLine, NeedNetLine, NetPart, SharedHoleLine
from workshop.exports.wareki import counted, numeral, office_digits

SIGNS = {"hole": "×", "apparent": "▲", "one_legged": "△", "held": "○"}
MEANINGS = (
    "○ 二つ以上の役割が動く、または動く役割が一つで代替がある",
    "△ 一本足：動く役割が一つだけで、断られたときの代替がない",
    "▲ 見かけの網：見守る・つなぐだけで、動く役割がない",
    "× 網の目（すき間）：どの役割も書かれていない",
    "― 行動計画がまだない班",
)
_SIDE_BY_SIDE = 8  # groups in one table; more would not fit on the page
NO_PLAN = "行動計画がまだ書かれていないため、網の目表はありません。"


def net_blocks(report: Report) -> tuple[Block, ...]:
    """The part on the net."""
    net = report.net
    if net is None:
        return (Text(NO_PLAN),)
    blocks: list[Block] = [Heading(2, "１　組織の穴（複数の班に共通するすき間）"), *_shared(report, net)]
    blocks += [Heading(2, "２　網の目表（班の比較）"), Text("班の優劣を表すものではありません。班の順に並べています。", "note"), *_side_by_side(net)]
    blocks += [Bullets(MEANINGS), Heading(2, "３　班ごとの数値"), *_rates(net), Heading(2, "４　主担当が決まっていない・重なっている課題"), *_leads(net)]
    return (*blocks, Heading(2, "５　受け手のいないつなぎ"), *_untaken(net))


def _shared(report: Report, net: NetPart) -> list[Block]:
    told = {line.id: line for line in report.meeting.decisions if line.kind == "hole"}
    blocks: list[Block] = []
    if net.shared:
        rows = tuple((*hole_cells(hole), told[hole.need].mark if hole.need in told else "") for hole in net.shared)
        columns = (Column("課題", 34), Column("重さ", 14, "center"), Column("すき間になった班", 36), Column("扱い", 16, "center"))
        blocks += [Text("行動計画のある班の半数以上、かつ二つ以上の班で、どの役割も動いていない課題です。組織として話し合うことをおすすめします。")]
        blocks.append(Table("組織の穴", columns, rows, captioned=False))
    else:
        blocks.append(Text("半数以上の班に共通するすき間はありませんでした。"))
    if net.notes:
        blocks.append(Text("一部の班だけのすき間：" + "、".join(f"{hole.label}（{'、'.join(hole.groups)}）" for hole in net.notes), "note"))
    return blocks


def hole_cells(hole: SharedHoleLine) -> tuple[str, str, str]:
    """Label, weight and groups of a shared hole."""
    weight = f"{numeral(hole.severity)}（安全）" if hole.safety else numeral(hole.severity)
    return hole.label, weight, f"{office_digits(f'{len(hole.groups)}班')}／{office_digits(f'{hole.of}班')}\n{'、'.join(hole.groups)}"


def sign(need: NeedNetLine, *, planned: bool) -> str:
    """The sign of a need in a group."""
    return SIGNS[need.state] if planned else "―"


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
    return [Table("班ごとの数値", columns, rows, captioned=False), Text("分母が０のものは「該当なし」です。", "note")]


def _leads(net: NetPart) -> list[Block]:
    rows: list[tuple[str, ...] | Band] = []
    for group in net.groups:
        unclear = [need for need in group.needs if group.planned and need.lead_state != "clear"]
        if unclear:
            none = "、".join(need.label for need in unclear if need.lead_state == "none")
            double = "、".join(f"{need.label}（{need.leads}）" for need in unclear if need.lead_state == "double")
            rows.append((group.name, none or "―", double or "―"))
    if not rows:
        return [Text("どの班も、すべての課題の主担当が一つに決まっています。")]
    return [Table("主担当", (Column("班", 15), Column("未定", 45), Column("重複", 40)), tuple(rows), captioned=False)]


def _untaken(net: NetPart) -> list[Block]:
    rows = tuple((group.name, "\n".join(group.untaken)) for group in net.groups if group.untaken)
    if not rows:
        return [Text("受け手のいないつなぎはありませんでした。")]
    return [Table("受け手のいないつなぎ", (Column("班", 15), Column("つなぎ（課題）", 85)), rows, captioned=False)]


def planned_count(groups: tuple[GroupNetLine, ...]) -> str:
    """「12 班のうち 10 班」 have a plan."""
    return f"{counted(len(groups), '班')}のうち{counted(sum(group.planned for group in groups), '班')}"
