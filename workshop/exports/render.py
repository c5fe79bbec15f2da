"""From a Report to a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from workshop.analysis.replay import Moment
from workshop.domain.state import State
from workshop.exports.blocks import Document
from workshop.exports.csv_file import write_csv
from workshop.exports.docx_file import write_docx
from workshop.exports.html_file import write_html
from workshop.exports.layout import PACK, REPORT, lay_out
from workshop.exports.layout_department import department_sheet
from workshop.exports.pdf_file import write_pdf
from workshop.exports.settings import DocumentSettings
from workshop.exports.story import group_stories, story_document
from workshop.exports.values import Report
from workshop.exports.xlsx_file import write_xlsx

_DOCUMENTS: dict[str, Callable[[Document], bytes]] = {"docx": write_docx, "pdf": write_pdf, "html": write_html}
FORMATS = ("docx", "xlsx", "pdf", "html", "csv")
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


def render(report: Report, format_name: str, parts: Sequence[str] = REPORT) -> bytes:
    """The report as a file of one of FORMATS; `parts` of PACK by their numbers, for a workbook: whether there is more than the report.

    Raises ValueError for any other format or part.
    """
    if format_name not in FORMATS:
        raise ValueError(f"{format_name} では書き出せません。使える形式：{'、'.join(FORMATS)}")
    unknown = [part for part in parts if part not in PACK]
    if unknown:
        raise ValueError(f"{'、'.join(unknown)} という資料はありません。書き出せる資料：{'、'.join(PACK)}")
    if format_name == "csv":
        return write_csv(report)
    if format_name == "xlsx":
        return write_xlsx(report, pack=not set(parts) <= set(REPORT))
    return _DOCUMENTS[format_name](lay_out(report, parts))


def render_sheet(report: Report, format_name: str, department: str) -> bytes:
    """One department's sheet as docx, pdf or html.  Raises ValueError for another format, LookupError for a department without a plan."""
    writer = _DOCUMENTS.get(format_name)
    if writer is None:
        raise ValueError(f"所属ごとの1枚は {format_name} では書き出せません。使える形式：{'、'.join(_DOCUMENTS)}")
    return writer(department_sheet(report, department))


def render_story(state: State, moments: Sequence[Moment], format_name: str, group: str, *, settings: DocumentSettings, made_at: datetime) -> bytes:
    """A page for each group, or for the one of that id, as docx, pdf or html.  Raises ValueError for another format, LookupError for another group."""
    writer = _DOCUMENTS.get(format_name)
    if writer is None:
        raise ValueError(f"班のあゆみは {format_name} では書き出せません。使える形式：{'、'.join(_DOCUMENTS)}")
    names = [one.name for one in state.groups if group in ("", one.id)]
    if not names:
        raise LookupError(group)
    stories = [story for story in group_stories(state, moments) if story.group in names]
    return writer(story_document(state, stories, settings=settings, made_at=made_at))


def file_name(report: Report, format_name: str) -> str:
    """A name for the file in letters that every system takes: `aminome-20261124-ABC234.docx`."""
    code = re.sub(r"[^A-Za-z0-9]", "", report.code)
    return f"aminome-{report.held_on:%Y%m%d}-{code}.{format_name}"
