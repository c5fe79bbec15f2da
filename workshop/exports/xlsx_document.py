"""Parts of the pack that are read rather than filtered, as sheets of the workbook: 次第, 次回計画, the case with its confirmation sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import accumulate

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workshop.exports.blocks import Band, Bullets, Column, Figure, Heading, Part, Table, Text
from workshop.exports.pdf_file import pictures
from workshop.exports.xlsx_lists import row_height

GRID = 20  # narrow columns; a cell of a table spans as many as its share of the page
_WIDTH = 5.2  # characters of each
_PAGE_PX = 20 * 41  # what they are together on the screen
_ROW_PX = 20

Write = Callable[[int, int, int, str, Format | None], None]  # row, first and last column, text, look


def lay_sheet(sheet: Worksheet, part: Part, write: Write, looks: dict[str, Format], drawn_on: str) -> None:
    """Lay the blocks of a part below each other.  `looks`: title | heading | text | head | strong | cell; pictures are on the sheet `drawn_on`."""
    sheet.set_column(0, GRID - 1, _WIDTH)
    row = _line(sheet, write, 0, part.head, looks["title"], 26)
    for block in part.blocks:
        match block:
            case Heading(_, text):
                row = _line(sheet, write, row + 1, text, looks["heading"], 20)
            case Text(text):
                for line in text.split("\n"):
                    row = _line(sheet, write, row, line, looks["text"])
            case Bullets(items):
                for item in items:
                    row = _line(sheet, write, row, f"●　{item}", looks["text"])
            case Table():
                row = _table(sheet, write, row, block, looks)
            case Figure():
                row = _line(sheet, write, row, f"{block.caption}は、シート「{drawn_on}」にあります。", looks["text"])


def lay_pictures(sheet: Worksheet, figures: Sequence[Figure]) -> None:
    """The pictures below each other, on one page."""
    sheet.fit_to_pages(1, 1)
    row = 0
    for figure, image in zip(figures, pictures([figure.svg for figure in figures]), strict=True):
        row = _picture(sheet, row, figure, image)


def _line(sheet: Worksheet, write: Write, row: int, text: str, look: Format, least: float = 0) -> int:
    write(row, 0, GRID - 1, text, look)
    sheet.set_row(row, max(least, row_height((text,), (GRID * _WIDTH,))))
    return row + 1


def _table(sheet: Worksheet, write: Write, row: int, table: Table, looks: dict[str, Format]) -> int:
    spans = _spans(table.columns)
    rows: list[tuple[Sequence[str], bool]] = [([column.title for column in table.columns], True)] if table.head else []
    rows += [(given.text if isinstance(given, Band) else given, False) for given in table.rows]
    for cells, head in rows:
        if isinstance(cells, str):
            row = _line(sheet, write, row, cells, looks["strong"])
            continue
        for place, ((first, last), cell) in enumerate(zip(spans, cells, strict=True)):
            look = "head" if head else "strong" if place == 0 and not table.head else "cell"
            write(row, first, last, cell, looks[look])
        sheet.set_row(row, row_height(cells, [(last - first + 1) * _WIDTH for first, last in spans]))
        row += 1
    return row + 1


def _spans(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """First and last of the narrow columns that each column spans, at least one."""
    whole = sum(column.share for column in columns)
    ends = [max(place, round(GRID * part / whole)) for place, part in enumerate(accumulate(column.share for column in columns), start=1)]
    ends = [min(end, GRID - (len(columns) - place)) for place, end in enumerate(ends, start=1)]
    return list(zip([0, *ends[:-1]], [end - 1 for end in ends], strict=True))


def _picture(sheet: Worksheet, row: int, figure: Figure, image: bytes) -> int:
    """The picture as wide as its share of the page; the row behind it."""
    width, height = (int.from_bytes(image[place : place + 4], "big") for place in (16, 20))  # of a PNG
    scale = _PAGE_PX * figure.share / 100 / width
    options = {"image_data": io.BytesIO(image), "x_scale": scale, "y_scale": scale, "description": figure.alt, "object_position": 2}
    sheet.insert_image(row, 0, f"{figure.caption}.png", options)
    return row + int(height * scale / _ROW_PX) + 2
