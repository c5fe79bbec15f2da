"""The cells of a file as an office has it: Excel, or CSV in whatever encoding; as text, with the row's number in the file."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

import openpyxl

MAX_ROWS = 3000
MAX_COLUMNS = 60
MAX_CELL = 200
MAX_UNPACKED = 60_000_000  # bytes; a roster has a few hundred thousand
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and every Excel file with a password


class UnreadableError(ValueError):
    """The file as a whole cannot be read; `code` says why (its sentence stands in `web/seating_words.py`)."""

    def __init__(self, code: str, **params: int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Line(NamedTuple):
    """One row that holds something."""

    number: int  # as the office counts, from 1
    cells: tuple[str, ...]


def plain(value: object) -> str:
    """A cell as text to compare: full-width letters and digits undone, spaces trimmed and made one."""
    text = unicodedata.normalize("NFKC", "" if value is None else str(value))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text[: MAX_CELL * 2]).split())[:MAX_CELL]


def read_lines(data: bytes) -> list[list[Line]]:
    """The rows of each sheet.  Raises UnreadableError."""
    if not data.strip():
        raise UnreadableError("empty_file")
    if data.startswith(_OLD_EXCEL):
        raise UnreadableError("old_excel")
    if data.startswith(b"PK"):
        return [_lines(sheet) for sheet in _excel(data)]
    return [_lines(_csv(_decoded(data)))]


def _lines(rows: Iterable[Iterable[Any]]) -> list[Line]:
    found = []
    for number, row in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise UnreadableError("many_rows", limit=MAX_ROWS)
        cells = tuple(plain(_shown(value)) for _, value in zip(range(MAX_COLUMNS), row, strict=False))
        if any(cells):
            found.append(Line(number, cells))
    return found


def _shown(value: Any) -> object:
    """A number as a person would write it; a date as its day."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return value


def _excel(data: bytes) -> list[list[tuple[Any, ...]]]:
    broken = UnreadableError("broken_excel")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MAX_UNPACKED:
                raise UnreadableError("big_excel")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            # A sheet may claim a million empty rows: stop where the limit is passed.
            return [list(sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS)) for sheet in sheets]
        finally:
            book.close()
    except UnreadableError:
        raise
    except Exception as error:  # openpyxl raises whatever the XML inside leads it to
        raise broken from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("encoding")


def _csv(text: str) -> Iterator[list[str]]:
    if "\x00" in text:
        raise UnreadableError("no_csv")
    head = "\n".join(text.splitlines()[:20])
    delimiter = max(",\t;", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableError("csv_quotes") from error
