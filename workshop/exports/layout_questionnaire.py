"""資料４: what the questionnaires say, as bars and as tables; nothing is told of fewer than five people."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from workshop.analysis.people import FEWEST
from workshop.domain.questionnaire import GRADES
from workshop.exports.blocks import Band, Block, Bullets, Column, Figure, Heading, Table, Text
from workshop.exports.figures import bars_of, stacked_bars
from workshop.exports.values import Report
from workshop.exports.values_pack import ItemResult, QuestionnairePart, ResultRow
from workshop.exports.wareki import counted, numeral, office_digits

SUPPRESSED = office_digits(f"{FEWEST}人未満のため非表示")
SCALE = tuple(numeral(grade) for grade in (5, 4, 3, 2, 1))
_MEANING = "、".join(f"{numeral(5 - place)} {word}" for place, word in enumerate(GRADES))


def questionnaire_blocks(report: Report, *, voices: bool = True) -> tuple[Block, ...]:
    """The part on the questionnaires; without the free texts where they are shown in another way."""
    if not report.questionnaires:
        return (Text("アンケートはまだ行われていません。"),)
    blocks: list[Block] = []
    for place, part in enumerate(report.questionnaires, start=1):
        blocks += [Heading(2, f"{numeral(place)}　{part.title}"), *_sheet(report, part if voices else replace(part, voices=()))]
    return tuple(blocks)


def _sheet(report: Report, part: QuestionnairePart) -> list[Block]:
    if part.status == "open":
        return [Text(f"回答を受け付けています（いま{counted(part.received, '件')}）。結果は、しめ切ってから集計します。", "notice")]
    of = f"（参加者{counted(report.participants, '人')}）" if part.sheet == "now" else ""
    blocks: list[Block] = [Text(f"回答数 {counted(part.received, '件').strip()}{of}。無記名で、投稿とは結び付けていません。")]
    if part.received < FEWEST:
        return [*blocks, Text(office_digits(f"回答が{FEWEST}件未満のため、結果は表示しません。"))]
    note = office_digits(f"{FEWEST}人未満になる段階は、となりの段階とまとめて示します。まとめても足りないときは表示しません。")
    blocks.append(Text(note, "note"))
    for kinds, title, show in _SECTIONS:
        items = [item for item in part.items if item.kind in kinds]
        if items:
            blocks += [Heading(3, f"●　{title}"), *show(items), *(_by_group(part) if kinds == ("grade",) else ())]
    if part.voices:
        blocks += [Heading(3, "●　自由記述"), Text("書かれたままの文章です。並び順に意味はありません。", "note")]
        for question, voices in groupby(part.voices, key=lambda voice: voice.question):
            blocks += [Text(question), Bullets(tuple(voice.text for voice in voices))]
    return blocks


def cells_text(row: ResultRow) -> str:
    """「５：20 人、１～４：13 人」, or why nothing is shown."""
    told = "、".join(f"{name}：{counted(people, '人').strip()}" for name, people in row.cells if people)
    return told or SUPPRESSED


def _grades(items: list[ItemResult]) -> list[Block]:
    rows = [(f"{item.number} {item.text}", item.rows[0]) for item in items]
    alt = "五段階評価の分布。数は下の表のとおり。"
    blocks: list[Block] = [Text(f"{_MEANING}。", "note"), Figure(stacked_bars(bars_of(rows), SCALE), alt, "五段階評価の分布")]
    lines = [(f"{item.number}　{item.text}", counted(item.rows[0].answered, "人").strip(), cells_text(item.rows[0])) for item in items]
    columns = (Column("問い", 46), Column("n", 10, "right"), Column("段階ごとの人数", 44))
    return [*blocks, Table("五段階評価", columns, tuple(lines), captioned=False)]


def _by_group(part: QuestionnairePart) -> list[Block]:
    """The grades once more for each attribute that people gave, by its groups."""
    blocks: list[Block] = []
    for attribute in part.items:
        if attribute.kind != "attribute":
            continue
        rows: list[tuple[str, ...] | Band] = []
        for item in part.items:
            apart = dict(item.apart).get(attribute.id, ())
            if apart:
                rows.append(Band(f"{item.number}　{item.text}"))
                rows += [(row.label, counted(row.answered, "人").strip(), cells_text(row)) for row in apart]
        if rows:
            columns = (Column(attribute.text, 32), Column("n", 10, "right"), Column("段階ごとの人数", 58))
            blocks.append(Table(f"五段階評価（{attribute.text}ごと）", columns, tuple(rows)))
    if not blocks:
        return []
    note = "組は、5人未満にならないように「その他」にまとめています。答えなかった人も「その他」に入ります。どの組も同じ区切りで示し、示せない問いは省いています。"
    return [Heading(3, "●　研修について（職種・経験年数・所属ごと）"), Text(office_digits(note), "note"), *blocks]


def _pairs(items: list[ItemResult]) -> list[Block]:
    rows = [(f"{item.number} {row.label}", row) for item in items for row in item.rows]
    alt = "研修の前といまの自己評価の分布。数は下の表のとおり。"
    blocks: list[Block] = [
        Text("同じ用紙で「研修の前」と「いま」をたずねました。満足度ではなく、できるようになったことの変化を見ます。"),
        Figure(stacked_bars(bars_of(rows), SCALE), alt, "研修の前といまの自己評価"),
    ]
    lines = []
    for item in items:
        before, now = item.rows
        high = (before.high, now.high)
        change = f"{counted(high[0], '人').strip()} → {counted(high[1], '人').strip()}" if high[0] is not None and high[1] is not None else "―"
        cells = f"前　{cells_text(before)}\nいま　{cells_text(now)}"
        lines.append((f"{item.number}　{item.text}", counted(now.answered, "人").strip(), cells, change))
    columns = (Column("問い", 34), Column("n", 9, "right"), Column("段階ごとの人数", 37), Column("４・５の人", 20, "center"))
    return [*blocks, Table("研修の前といま", columns, tuple(lines), captioned=False)]


def _quiz(items: list[ItemResult]) -> list[Block]:
    lines = []
    for item in items:
        row = item.rows[0]
        lines.append((item.number, f"{item.text}\n正答：{item.right}", counted(row.answered, "人").strip(), cells_text(row)))
    columns = (Column("問", 9, "center"), Column("問いと正答", 56), Column("n", 10, "right"), Column("正答・誤答", 25))
    return [Table("事例の確認問題", columns, tuple(lines), captioned=False)]


def _choices(items: list[ItemResult]) -> list[Block]:
    lines: list[tuple[str, ...]] = []
    for item in items:
        if item.kind == "several":
            told = "、".join(f"{name}：{counted(people, '人').strip()}" for row in item.rows for name, people in row.cells)
            hidden = "（ほかは非表示）" if any(not row.cells for row in item.rows) else ""
            answered = item.rows[0].answered if item.rows else 0
            lines.append((f"{item.number}　{item.text}", counted(answered, "人").strip(), (told + hidden) if told else SUPPRESSED))
        else:
            row = item.rows[0]
            lines.append((f"{item.number}　{item.text}".strip("　"), counted(row.answered, "人").strip(), cells_text(row)))
    columns = (Column("問い", 40), Column("n", 10, "right"), Column("人数", 50))
    return [Table("選んだ人数", columns, tuple(lines), captioned=False)]


_SECTIONS = (
    (("grade",), "研修について（五段階）", _grades),
    (("pair",), "研修の前といま（学び）", _pairs),
    (("quiz",), "事例の確認問題", _quiz),
    (("one", "several"), "その後の行動", _choices),
    (("attribute",), "答えた人", _choices),
)
