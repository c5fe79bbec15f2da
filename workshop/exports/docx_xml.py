"""Pieces of WordprocessingML that python-docx has no words for: fields, contents, bookmarks, whole tables at once.

Tables are written as XML in one go: cell by cell through python-docx, 2,400 posts would take minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workshop.exports.blocks import Band, Table, may_break
from workshop.exports.docx_styles import IDS

NAMESPACE = nsdecls("w")
_GREY = "767676"
_PALE = "F2F2F2"


def field(instruction: str | None, shown: str) -> list[Any]:
    """The runs of a field showing `shown` until Word computes it; without an instruction, plain text."""
    text = f'<w:r {NAMESPACE}><w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'
    if instruction is None:
        return [parse_xml(text)]
    return [
        _field_mark("begin"),
        parse_xml(f'<w:r {NAMESPACE}><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'),
        _field_mark("separate"),
        parse_xml(text),
        _field_mark("end"),
    ]


def _field_mark(kind: str) -> Any:
    return parse_xml(f'<w:r {NAMESPACE}><w:fldChar w:fldCharType="{kind}"/></w:r>')


def bookmarked(paragraph: Any, place: int) -> None:
    """Give a heading the bookmark that the table of contents leads to."""
    start = parse_xml(f'<w:bookmarkStart {NAMESPACE} w:id="{place}" w:name="_Toc{place:08d}"/>')
    paragraph.insert(1 if paragraph.pPr is not None else 0, start)
    paragraph.append(parse_xml(f'<w:bookmarkEnd {NAMESPACE} w:id="{place}"/>'))


def contents_entries(heads: list[tuple[int, str]]) -> list[Any]:
    """The table of contents: a field that Word can update, until then a link to each part.

    Page numbers are Word's to know, so they come with the first update; asking for it on opening would greet everybody with a question.
    """
    paragraphs = []
    for place, head in heads:
        link = f'<w:hyperlink w:anchor="_Toc{place:08d}" w:history="1"><w:r><w:t xml:space="preserve">{escape(head)}</w:t></w:r></w:hyperlink>'
        paragraphs.append(parse_xml(f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{IDS["contents"]}"/></w:pPr>{link}</w:p>'))
    hint = "（ページ番号は、ここを右クリックして「フィールド更新」を選ぶと入ります。）"
    note = f'<w:r><w:t xml:space="preserve">{hint}</w:t></w:r>'
    paragraphs.append(parse_xml(f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{IDS["note"]}"/></w:pPr>{note}</w:p>'))
    first, last = paragraphs[0], paragraphs[-1]
    opening = [
        _field_mark("begin"),
        parse_xml(f'<w:r {NAMESPACE}><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'),
    ]
    for offset, element in enumerate([*opening, _field_mark("separate")], start=1):
        first.insert(offset, element)
    last.append(_field_mark("end"))
    return paragraphs


def table_xml(table: Table, width: int) -> str:
    """The table as XML; `width` in twentieths of a point."""
    widths = [round(width * column.share / 100) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = [_head_row(table, widths)] if table.head else []
    rows += [_row(table, row, widths, kept=table.whole and row is not table.rows[-1]) for row in table.rows]
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_GREY}"/>' for side in _SIDES)
    described = f'<w:tblCaption w:val="{escape(table.caption, {chr(34): "&quot;"})}"/>'
    look = f'<w:tblLook w:val="0020" w:firstRow="{int(table.head)}" w:firstColumn="{int(not table.head)}"/>'
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        f'<w:right w:w="80" w:type="dxa"/></w:tblCellMar>{look}{described}</w:tblPr>'
    )
    return f"<w:tbl {NAMESPACE}>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _head_row(table: Table, widths: list[int]) -> str:
    cells = [
        _Cell(column.title, each, style="cell_head", align="center", shaded=True, kept=True).xml()
        for column, each in zip(table.columns, widths, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(table: Table, row: tuple[str, ...] | Band, widths: list[int], *, kept: bool) -> str:
    if isinstance(row, Band):
        cell = _Cell(row.text, sum(widths), style="cell_band", span=len(widths)).xml()
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"
    unsplit = "" if may_break(row) else "<w:trPr><w:cantSplit/></w:trPr>"
    cells = []
    for place, (column, text) in enumerate(zip(table.columns, row, strict=True)):
        names_row = place == 0 and not table.head
        style = "cell_head" if names_row else "cell"
        cells.append(_Cell(text, widths[place], style, column.align, shaded=names_row, kept=kept).xml())
    return f"<w:tr>{unsplit}{''.join(cells)}</w:tr>"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: width in twentieths of a point; `kept` on the page of the next row."""

    text: str
    width: int
    style: str = "cell"
    align: str = "left"
    span: int = 1
    shaded: bool = False
    kept: bool = False

    def xml(self) -> str:
        """The cell as XML, its text escaped, line ends as breaks."""
        spanned = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        border = '<w:tcBorders><w:top w:val="single" w:sz="10" w:space="0" w:color="000000"/></w:tcBorders>' if self.span > 1 else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_PALE}"/><w:vAlign w:val="center"/>' if self.shaded else ""
        together = "<w:keepNext/>" if self.kept else ""
        aligned = f'<w:jc w:val="{self.align}"/>' if self.align != "left" else ""
        runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in self.text.split("\n"))
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self.width}" w:type="dxa"/>{spanned}{border}{shade}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{IDS[self.style]}"/>{together}{aligned}</w:pPr><w:r>{runs}</w:r></w:p></w:tc>'
        )
