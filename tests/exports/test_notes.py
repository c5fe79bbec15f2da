"""Notes in the report: by kind in each group's results, on a sheet of their own; scales by their own words."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from histories import ASKING, FACILITATOR, empty_state, opening, person

from tests.domain.test_notes import do
from workshop.domain import commands as c
from workshop.domain.case import Case
from workshop.domain.commands_notes import PostNote
from workshop.exports.layout_groups import group_blocks, group_table
from workshop.exports.report import build_report
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report, Urgency
from workshop.exports.xlsx_file import write_xlsx


@pytest.fixture
def report(case: Case) -> Report:
    state = empty_state(case)
    for actor, command in [*opening(), (FACILITATOR, c.OpenStage("asking", 1))]:
        do(state, actor, command)
    for number, (kind, text) in enumerate((("idea", "手紙を置く"), ("question", "いつから？"), ("idea", "一緒に行く"))):
        do(state, person(0), PostNote(f"note-{number:04}", {"kind": kind, "text": text, "facts": []}))
    do(state, FACILITATOR, c.OpenStage("asking", 0))
    do(state, person(0), PostNote("note-0009", {"kind": "idea", "text": "まだ下書き", "facts": []}))
    return build_report(state, settings=DocumentSettings(), made_at=datetime(2026, 6, 1, 3, tzinfo=UTC))


def test_notes_stand_by_kind_in_the_order_of_the_format_and_drafts_nowhere(report: Report) -> None:
    group = next(group for group in report.groups if group.notes)
    assert [(line.kind, line.text) for line in group.notes] == [("質問", "いつから？"), ("アイデア", "手紙を置く"), ("アイデア", "一緒に行く")]
    assert [kind.label for kind in ASKING.notes] == ["質問", "アイデア"]
    told = str([group_blocks(report, one) for one in report.groups])
    assert "付箋" in told
    assert "まだ下書き" not in told
    assert "付箋" in [column.title for column in group_table(report).columns]


def test_the_workbook_lists_notes_with_their_stage(report: Report) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(report)))["付箋"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1)]
    assert "種類" in str(rows[0])
    assert any("いつから？" in str(row) and "一問一答" in str(row) for row in rows)


def test_a_scale_is_called_by_its_own_words() -> None:
    assert Urgency("再評定", (), "安全度", "危ない", "安全").label == "安全度"
