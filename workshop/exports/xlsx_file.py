"""The report as an Excel workbook: lists to filter and print.  What people wrote is text in every cell, never a formula or a link."""

from __future__ import annotations

import io
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workshop.exports.blocks import Figure, Part
from workshop.exports.csv_file import looks_like_formula
from workshop.exports.layout import PACK, lay_out
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report
from workshop.exports.xlsx_document import lay_pictures, lay_sheet
from workshop.exports.xlsx_lists import LISTS, Cell, ListSheet, overview_rows, row_height, sheet_name
from workshop.exports.xlsx_pack import ANSWERS, PACK_LISTS, STATES

_FIRST = "資料１"
_LONGEST_CELL = 32_767  # characters, Excel's limit
_LONGEST_HEADER = 255
_GRADES = slice(5, 11)  # the columns of grades on the sheet アンケート
_OVERVIEW_WIDTHS = (22, 62, 14, 14)


@dataclass(frozen=True, slots=True)
class _Looks:
    """The cell formats of one workbook.  `guarded` keeps text text even after somebody edits the cell."""

    text: Format
    number: Format
    guarded: Format
    head: Format
    strong: Format
    title: Format
    heading: Format
    plain: Format
    prose: Format  # as `plain`, over several lines


def write_xlsx(report: Report, *, pack: bool = False) -> bytes:
    """The file's bytes: 概要 / 緊急度 (or what else was rated) / アセスメント / 行動計画 / 共有された事実 / 全投稿 / 事例の事実.

    The pack: 次第 to 別紙３ in their order, the number of the part before each sheet's name.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": report.title[:255], "author": report.settings.city[:255], "created": report.made_at.replace(tzinfo=None)})
    looks = _looks(book, report.settings)
    if pack:
        _pack(book, looks, report)
    else:
        _overview(book, looks, report)
        _urgency(book, looks, report)
        for kind in LISTS:
            _list(book, looks, report, kind)
    book.close()
    return file.getvalue()


def _pack(book: xlsxwriter.Workbook, looks: _Looks, report: Report) -> None:
    document = lay_out(report, PACK)
    lists = (*LISTS, *PACK_LISTS)
    for part in document.parts:
        if part.number == _FIRST:
            _overview(book, looks, report, f"{_FIRST} ")
            _urgency(book, looks, report, f"{_FIRST} ")
        elif part.number in {kind.part for kind in lists}:
            for kind in lists:
                if kind.part == part.number:
                    _list(book, looks, report, kind, f"{kind.part} ")
        else:
            _document(book, looks, report, part)


def _document(book: xlsxwriter.Workbook, looks: _Looks, report: Report, part: Part) -> None:
    sheet = _paper(book, report, " ".join(filter(None, (part.number, part.title.split("（")[0]))))
    drawn_on = f"{part.number} 図"

    def write(row: int, first: int, last: int, text: str, look: Format | None) -> None:
        if last > first:
            sheet.merge_range(row, first, row, last, "", look)
        _put(sheet, (row, first), text, looks, None if look is looks.text else look)

    named = {"title": looks.title, "heading": looks.heading, "text": looks.prose, "head": looks.head, "strong": looks.strong, "cell": looks.text}
    lay_sheet(sheet, part, write, named, drawn_on)
    if figures := [block for block in part.blocks if isinstance(block, Figure)]:
        lay_pictures(_paper(book, report, drawn_on), figures)


def _paper(book: xlsxwriter.Workbook, report: Report, name: str) -> Worksheet:
    sheet = book.add_worksheet(sheet_name(name))
    _page(sheet, report, landscape=False)
    sheet.hide_gridlines(2)
    return sheet


def _looks(book: xlsxwriter.Workbook, settings: DocumentSettings) -> _Looks:
    base = {"font_name": settings.gothic, "font_size": 10, "valign": "top"}
    cell = {**base, "text_wrap": True, "border": 1, "border_color": "#767676"}
    return _Looks(
        text=book.add_format(cell),
        number=book.add_format({**cell, "align": "center"}),
        guarded=book.add_format({**cell, "quote_prefix": True}),
        head=book.add_format({**cell, "bold": True, "bg_color": "#E8E8E8", "align": "center", "valign": "vcenter"}),
        strong=book.add_format({**cell, "bold": True, "bg_color": "#F2F2F2"}),
        title=book.add_format({**base, "bold": True, "font_size": 14, "valign": "vcenter"}),
        heading=book.add_format({**base, "bold": True, "font_size": 11, "valign": "vcenter"}),
        plain=book.add_format({**base, "text_wrap": False}),
        prose=book.add_format({**base, "text_wrap": True, "quote_prefix": True}),
    )


def _put(sheet: Worksheet, at: tuple[int, int], value: Cell, looks: _Looks, look: Format | None = None) -> None:
    """Write a number as a number and anything else as text."""
    if isinstance(value, str):
        sheet.write_string(*at, value[:_LONGEST_CELL], look or (looks.guarded if looks_like_formula(value) else looks.text))
    elif value is None:
        sheet.write_blank(*at, None, look or looks.text)
    else:
        sheet.write_number(*at, value, look or looks.number)


def _page(sheet: Worksheet, report: Report, *, landscape: bool) -> None:
    """A4, one page wide, label and page numbers on every page."""
    margins = report.settings.margins
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=margins.right / 25.4, right=margins.right / 25.4, top=margins.top / 25.4, bottom=margins.bottom / 25.4 * 0.8)
    sheet.set_header(_header_text(f"{report.title[:100]}　&A", report.settings.label))
    sheet.set_footer(f'&C&"{report.settings.gothic.replace(chr(34), "")},Regular"&9 &P / &N')


def _header_text(left: str, label: str) -> str:
    """Header code; an ampersand of ours would be read as code, so it is doubled.  `&A` is the sheet's name."""
    title, _, name = left.rpartition("&")
    return f"&L{title.replace('&', '&&')}&{name}&R{label.replace('&', '&&')}"[:_LONGEST_HEADER]


def _overview(book: xlsxwriter.Workbook, looks: _Looks, report: Report, before: str = "") -> None:
    sheet = book.add_worksheet(f"{before}概要")
    _page(sheet, report, landscape=False)
    for column, width in enumerate(_OVERVIEW_WIDTHS):
        sheet.set_column(column, column, width)
    for row, (kind, cells) in enumerate(overview_rows(report, sheet_name(before + report.scale[0]))):
        if kind == "title":
            sheet.set_row(row, 26)
        if kind in ("pair", "row"):
            sheet.set_row(row, row_height(cells, _OVERVIEW_WIDTHS))
        for column, cell in enumerate(cells):
            if kind == "pair":
                _put(sheet, (row, column), cell, looks, looks.strong if column == 0 else None)
            else:
                look = {"title": looks.title, "head": looks.head, "line": looks.plain}.get(kind)
                _put(sheet, (row, column), cell, looks, look)


def _urgency(book: xlsxwriter.Workbook, looks: _Looks, report: Report, before: str = "") -> None:
    shown = [item for item in report.urgency if item.counts]
    label = report.scale[0]
    sheet = book.add_worksheet(sheet_name(before + label))
    _page(sheet, report, landscape=False)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, max(1, len(shown)), 26)
    for column, title in enumerate([label, *(item.stage for item in shown)]):
        _put(sheet, (0, column), title, looks, looks.head)
    if not shown:
        _put(sheet, (1, 0), "表示できる判定はまだありません。", looks, looks.plain)
        return
    for value in range(11):
        _put(sheet, (value + 1, 0), value, looks)
        for column, item in enumerate(shown, start=1):
            _put(sheet, (value + 1, column), item.counts[value], looks)
    _chart(book, sheet, len(shown), report.scale)
    sheet.freeze_panes(1, 0)


def _chart(book: xlsxwriter.Workbook, sheet: Worksheet, series: int, scale: tuple[str, str, str]) -> None:
    """Columns side by side, told apart by filling as well as by shade."""
    chart = book.add_chart({"type": "column"})
    fills: tuple[dict[str, object], ...] = (
        {"fill": {"color": "#404040"}},
        {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#404040", "bg_color": "#FFFFFF"}},
        {"fill": {"color": "#BFBFBF"}},
    )
    label, low, high = scale
    name = sheet.get_name()
    for column in range(1, series + 1):
        look = fills[(column - 1) % len(fills)]
        place = {"name": [name, 0, column], "categories": [name, 1, 0, 11, 0], "values": [name, 1, column, 11, column]}
        chart.add_series({**place, **look, "border": {"color": "#404040"}, "gap": 60})
    chart.set_title({"name": f"{label}の分布", "overlay": False, "name_font": {"size": 12}})
    chart.set_x_axis({"name": f"{label}（0 {low} ～ 10 {high}）"})
    chart.set_y_axis({"name": "人数", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 340})
    sheet.insert_chart(13, 0, chart, {"description": f"{label}を判定した人数の分布。数は上の表のとおり。"})


def _answers_chart(book: xlsxwriter.Workbook, sheet: Worksheet, rows: list[list[Cell]]) -> None:
    """Stacked bars of people; those whose grades are told together are a part of their own, so that each bar is as long as its n."""
    told = [place for place, row in enumerate(rows, start=1) if any(isinstance(cell, int) for cell in row[_GRADES])]
    if not told:
        return
    first, last = told[0], told[-1]
    fills: list[dict[str, object]] = [{"fill": {"color": shade}} for shade in ("#404040", "#808080", "#B0B0B0", "#D9D9D9", "#FFFFFF")]
    fills.append({"pattern": {"pattern": "trellis", "fg_color": "#808080", "bg_color": "#FFFFFF"}})
    chart = _stacked(book, sheet, (first, last), (2, 3), _GRADES.start, fills)
    chart.set_title({"name": "段階ごとの人数", "overlay": False, "name_font": {"size": 12}})
    sheet.insert_chart(len(rows) + 2, 0, chart, {"description": "アンケートの段階ごとの人数。数は上の表のとおり。"})


def _states_chart(book: xlsxwriter.Workbook, sheet: Worksheet, rows: int) -> None:
    """Stacked bars of groups, a bar for each need: the darker, the more of them have a hole there."""
    if not rows:
        return
    fills: list[dict[str, object]] = [
        {"fill": {"color": "#FFFFFF"}},
        {"pattern": {"pattern": "light_upward_diagonal", "fg_color": "#404040", "bg_color": "#FFFFFF"}},
        {"fill": {"color": "#8C8C8C"}},
        {"fill": {"color": "#1A1A1A"}},
        {"pattern": {"pattern": "trellis", "fg_color": "#BFBFBF", "bg_color": "#FFFFFF"}},
    ]
    chart = _stacked(book, sheet, (1, rows), (0, 0), 1, fills)
    chart.set_title({"name": "課題ごとの班の数", "overlay": False, "name_font": {"size": 12}})
    sheet.insert_chart(rows + 2, 0, chart, {"description": "課題ごとの班の数を、状態で分けた棒グラフ。数は上の表のとおり。"})


def _stacked(
    book: xlsxwriter.Workbook, sheet: Worksheet, rows: tuple[int, int], labels: tuple[int, int], start: int, fills: list[dict[str, object]]
) -> Chart:
    """Stacked bars of `rows`, named by the columns `labels`; a series for each fill, from the column `start` on."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = rows
    for column, fill in enumerate(fills, start):
        places = {"categories": [sheet.name, first, labels[0], last, labels[1]], "values": [sheet.name, first, column, last, column]}
        chart.add_series({"name": [sheet.name, 0, column], **places, **fill, "border": {"color": "#404040"}, "gap": 40})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 150 + 24 * (last - first + 1)})
    return chart


def _list(book: xlsxwriter.Workbook, looks: _Looks, report: Report, kind: ListSheet, before: str = "") -> None:
    sheet = book.add_worksheet(before + kind.name)
    _page(sheet, report, landscape=True)
    for column, (title, width) in enumerate(kind.columns):
        sheet.set_column(column, column, width)
        _put(sheet, (0, column), title, looks, looks.head)
    rows = kind.rows(report)
    widths = [width for _, width in kind.columns]
    for row, cells in enumerate(rows, start=1):
        sheet.set_row(row, row_height(cells, widths))
        for column, cell in enumerate(cells):
            _put(sheet, (row, column), cell, looks)
    if not rows:
        _put(sheet, (1, 0), "まだありません。", looks, looks.plain)
    sheet.autofilter(0, 0, max(1, len(rows)), len(kind.columns) - 1)
    sheet.freeze_panes(1, kind.frozen)
    sheet.repeat_rows(0)
    if kind is ANSWERS:
        _answers_chart(book, sheet, rows)
    elif kind is STATES:
        _states_chart(book, sheet, len(rows))
