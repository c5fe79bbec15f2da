"""別紙３: the case as it was played, with family and net as pictures, and the sheet on which somebody signs for it."""

from __future__ import annotations

import re
from datetime import datetime

from workshop.casebook.diagrams import ecomap, genogram
from workshop.casebook.diagrams.paper import Diagram
from workshop.exports.blocks import Block, Column, Figure, Heading, Table, Text
from workshop.exports.values import Report
from workshop.exports.values_pack import CasePart, ScenePiece
from workshop.exports.wareki import numeral, written_date

_HIGHEST = 0.95  # of a figure, in parts of the page's width: a taller one is made narrower
_SHORT = 12  # rows that stay together on a page
_WIDE = 900.0  # units that fill the width; a smaller picture stays smaller, so that its letters do not grow

def case_blocks(report: Report) -> tuple[Block, ...]:
    """The case as it was played, with the sheet on which somebody signs that nobody is recognisable in it."""
    case = report.case
    blocks: list[Block] = [Heading(2, "１　事例"), Text(f"{report.case_title}（{report.case_origin}）"), Text(report.case_summary)]
    if case is None or not case.scenes:
        blocks.append(Text("場面はまだ示されていません。"))
    else:
        for place, (title, text) in enumerate(case.scenes, start=1):
            blocks += [Heading(3, f"●　場面{numeral(place)}　{title}"), *(_piece(piece, title) for piece in text)]
    if case is not None:
        blocks += _pictures(case)
    blocks += [Heading(2, "２　匿名化確認票"), Text(report.statement)]
    if case is not None and case.record:
        rows = tuple(case.record)
        blocks.append(Table("匿名化の記録", (Column("日", 20), Column("確認した人", 25), Column("内容", 55)), rows, captioned=False, whole=True))
    signed_at, signed_by = _signed(report)
    if case is not None and case.released:
        released = (Column("残した書き方", 40), Column("理由", 60))
        rows_left = tuple((f"{kind}「{words}」", reason) for kind, words, reason in case.released)
        blocks.append(Table("理由を書いて残したところ", released, rows_left, captioned=False, whole=True))
    checks = tuple((point, "□") for point in _CHECKS)
    blocks.append(Table("確認の項目", (Column("確認すること", 84), Column("確認", 16, "center")), checks, captioned=False, whole=True))
    signed = (("確認した日", signed_at), ("確認した人", signed_by))
    blocks.append(Table("署名", (Column("項目", 22), Column("記入", 78)), signed, head=False, captioned=False, whole=True))
    return (*blocks, Text("機械による確認で何も見つからないことは、匿名化が済んだことを意味しません。人が読んで確かめてください。", "note"))


def _piece(piece: ScenePiece, title: str) -> Block:
    if isinstance(piece, str):
        return Text(piece)
    head, *rows = piece
    longest = [max(8, *(len(row[place]) for row in piece if place < len(row))) for place in range(len(head))]
    columns = tuple(Column(name, 100 * wide / sum(longest)) for name, wide in zip(head, longest, strict=True))
    return Table(f"{title}の表", columns, tuple(rows), captioned=False, whole=len(rows) < _SHORT)


def _pictures(case: CasePart) -> list[Block]:
    drawn = (genogram(case.people), ecomap(case.people, case.agencies))
    made: list[Block] = [Figure(one.plain, f"{one.title}。{''.join(one.lines)}", one.title, share=_share(one)) for one in drawn if one is not None]
    return [Heading(3, "●　家族図とエコマップ"), *made] if made else []


def _share(drawn: Diagram) -> int:
    """How much of the page's width a picture takes, in percent."""
    width, height = (float(side) for side in re.findall(r'(?:width|height)="([0-9.]+)"', drawn.plain)[:2])
    return round(100 * min(1.0, width / _WIDE, _HIGHEST * width / height))


def _signed(report: Report) -> tuple[str, str]:
    """Day and name on the confirmation sheet; blanks to be filled in by hand where nobody signed on the screen."""
    if report.case is None or report.case.signed is None:
        return "　", "　"
    at, by = report.case.signed
    return written_date(datetime.fromisoformat(at).astimezone(report.made_at.tzinfo).date(), era=report.settings.era_years), by


_CHECKS = (
    "氏名、イニシャル、あだ名、番号が残っていない",
    "区より細かい住所、町名、建物名が残っていない",
    "日付は年月まで、または「３年後」のような経過で書いている",
    "実在の機関・施設の名称が残っていない",
    "国籍、出身、職業、信仰、生活歴は、検討に必要なものだけにしている",
    "いくつかの情報を組み合わせても、同僚が実在の世帯を思い浮かべない",
)
