"""From a Report to a file."""

from __future__ import annotations

import re
from collections.abc import Callable

from workshop.exports.csv_file import write_csv
from workshop.exports.docx_file import write_docx
from workshop.exports.html_file import write_html
from workshop.exports.layout import lay_out
from workshop.exports.pdf_file import write_pdf
from workshop.exports.values import Report
from workshop.exports.xlsx_file import write_xlsx

_WRITERS: dict[str, Callable[[Report], bytes]] = {
    "docx": lambda report: write_docx(lay_out(report)),
    "xlsx": write_xlsx,
    "pdf": lambda report: write_pdf(lay_out(report)),
    "html": lambda report: write_html(lay_out(report)),
    "csv": write_csv,
}
FORMATS = tuple(_WRITERS)
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def render(report: Report, format_name: str) -> bytes:
    """The report as a file of one of FORMATS.  Raises ValueError for any other format."""
    writer = _WRITERS.get(format_name)
    if writer is None:
        raise ValueError(f"{format_name} では書き出せません。使える形式：{'、'.join(FORMATS)}")
    return writer(report)


def file_name(report: Report, format_name: str) -> str:
    """A name for the file in letters that every system takes: `aminome-20261124-ABC234.docx`."""
    code = re.sub(r"[^A-Za-z0-9]", "", report.code)
    return f"aminome-{report.held_on:%Y%m%d}-{code}.{format_name}"
