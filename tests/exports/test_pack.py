"""The pack for the section chiefs' meeting, read back with the tools that people open it with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from tests.exports.pack import AT, QUIZ, add_meeting, beside
from workshop.domain.case import Case
from workshop.domain.rows_chiefs import Decision, Sharing
from workshop.domain.state import State
from workshop.exports.case_part import pieces_of
from workshop.exports.identify import passages
from workshop.exports.layout import PACK, lay_out
from workshop.exports.render import render, render_sheet
from workshop.exports.values import Report
from workshop.exports.values_pack import CasePart

MakeState = Callable[..., State]
ReportOf = Callable[..., Report]
DOCUMENTS = ("docx", "pdf", "html")
NASTY = '=HYPERLINK("http://example.invalid") 𠮷髙﨑 😀 <b>&amp;' + "w" * 120


def full(make_state: MakeState, report_of: ReportOf, *, answered: int = 31, title: str = NASTY, **more: Any) -> Report:
    state = make_state(**more)
    state.case = replace(state.case, quiz=QUIZ)
    add_meeting(state, title=title)
    return report_of(state, beside=beside(state, answered=answered))


@pytest.fixture(scope="module")
def report(make_state: MakeState, report_of: ReportOf) -> Report:
    return full(make_state, report_of, groups=5, posts=10)


def test_the_pack_has_every_part_in_its_order(report: Report) -> None:
    word = docx.Document(io.BytesIO(render(report, "docx", PACK)))
    heads = [paragraph.text for paragraph in word.paragraphs if paragraph.style is not None and paragraph.style.name == "Heading 1"]
    assert [head.split("　")[0] for head in heads] == list(PACK)
    assert [part.number for part in lay_out(report, PACK).parts] == list(PACK)


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_every_document_holds_what_the_chiefs_decided(report: Report, ending: str, text_of: Callable[[bytes, str], str]) -> None:
    text = text_of(render(report, ending, PACK), ending).replace("\n", "").replace("\u200b", "")
    for said in ("支援調整課", "当番表をつくり", "冬の見守りと夜間の連絡", "区役所", "𠮷髙﨑", "匿名化確認票"):
        assert said in text
    assert "取り下げた議題" not in text


def test_figures_have_words_for_who_cannot_see_them(report: Report) -> None:
    data = render(report, "docx", PACK)
    pictures = list(docx.Document(io.BytesIO(data)).element.iter(qn("wp:docPr")))
    assert len(pictures) > 10
    assert all(picture.get("descr") and picture.get("title") for picture in pictures)
    names = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.startswith("word/media/")]
    widths = [int.from_bytes(zipfile.ZipFile(io.BytesIO(data)).read(name)[16:20], "big") for name in names]
    assert all(width >= 1900 for width in widths), "163 mm at 300 dots an inch"
    assert render(report, "html", PACK).decode().count(' role="img" aria-labelledby="ft') == len(pictures)


def test_the_pdf_is_tagged(report: Report) -> None:
    data = render(report, "pdf", PACK)
    catalog = pypdf.PdfReader(io.BytesIO(data)).root_object
    assert b"pdfuaid:part" in data or "pdfuaid" in str(catalog["/Metadata"].get_object().get_data()), "no level of heading is skipped"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith("ja")


def test_the_workbook_has_the_packs_lists_with_filters_and_no_formula(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx", PACK)))
    assert list(dict.fromkeys(name.split(" ")[0] for name in book.sheetnames)) == list(PACK), "the numbers of the pack, in its order"
    net = ["課題ごとの班の数", "組織の穴", "網の目表", "班ごとの数値", "つなぎ", "つなぎの役割", "気づきの地図", "気づきの職種"]
    assert [name for name in book.sheetnames if name.startswith("資料３")] == [f"資料３ {name}" for name in net]
    read = ("次第", "資料１", "資料７", "別紙３")  # pages to be read, not lists
    for name in (name for name in book.sheetnames if not name.startswith(read)):
        sheet = book[name]
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert any(cell.value == NASTY and cell.quotePrefix for row in book["資料５ 決定事項"].iter_rows() for cell in row)
    assert book["資料４ アンケート"]._charts


@pytest.fixture(scope="module")
def with_case(report: Report, case: Case) -> Report:
    """The report with the scenes and pictures of a sample case."""
    scenes = tuple((scene.title, pieces_of(scene.html)) for scene in case.scenes)
    return replace(report, case=CasePart(scenes, (), people=case.people, agencies=case.agencies))


def test_the_workbook_holds_agenda_next_plan_and_case_as_pages_to_be_read(with_case: Report) -> None:
    data = render(with_case, "xlsx", PACK)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert sum(name.startswith("xl/media/") for name in zipfile.ZipFile(io.BytesIO(data)).namelist()) == 2

    def words(name: str) -> str:
        return "\n".join(str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value)

    assert "網の目（すき間）について（資料３）" in words("次第")
    assert "資料７　次回計画" in words("資料７ 次回計画")
    assert "確認した人" in words("別紙３ 事例")
    assert "別紙３ 図" in book.sheetnames
    cells = [cell for name in ("次第", "資料７ 次回計画", "別紙３ 事例") for row in book[name].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_a_fact_stands_apart_from_its_number_and_a_table_stays_a_table(with_case: Report) -> None:
    word = docx.Document(io.BytesIO(render(with_case, "docx", ("別紙３",))))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert re.search(r"^F1　", text, re.MULTILINE)
    assert not re.search(r"^F[0-9]+[^　0-9]", text, re.MULTILINE)
    heads = [[cell.text for cell in table.rows[0].cells] for table in word.tables]
    assert ["区からの働きかけ", "結果"] in heads


def test_the_keys_of_answers_are_nobodys_words(report: Report) -> None:
    keys = [voice.key for part in report.questionnaires for voice in part.voices]
    assert keys
    assert not set(keys) & {text for _, text in passages(report)}


def test_the_net_names_the_posts_behind_it_and_each_number_leads_there(report: Report) -> None:
    net = report.net
    assert net is not None
    page = render(report, "html", PACK).decode()
    part = page[page.index("網羅表") : page.index("資料４　アンケート結果</h2>")]
    behind = {number for group in net.groups for need in group.needs for _, _, posts in need.cells for number in posts}
    behind |= {number for group in net.groups for rate in group.rates for number in rate.posts}
    behind |= {line.number for group in net.groups for line in group.handoffs if line.number}
    assert behind
    for number in behind:
        assert f'<a href="#p{number}">{number}</a>' in part
        assert f'id="p{number}"' in page
    assert "要の役割" in part
    assert "孤立役割" in part


def test_a_profession_is_told_only_where_it_names_nobody(report: Report) -> None:
    assert report.net is not None
    assert report.net.noticed is not None
    everywhere, one_group, alone = report.net.noticed.facts
    assert everywhere.professions == (("保健師", 7),), "fewer than five posts are not told"
    assert (one_group.professions, one_group.alone) == ((), ""), "a profession beside one group would be one person"
    assert (alone.professions, alone.alone) == ((("相談員", 5),), "相談員")


def test_small_cells_of_the_questionnaire_stand_in_no_file(make_state: MakeState, report_of: ReportOf) -> None:
    few = full(make_state, report_of, groups=1, posts=2, answered=4)
    part = few.questionnaires[0]
    assert (part.received, part.items, part.voices) != (4, (), ())
    assert part.voices == ()
    assert all(not row.cells for item in part.items for row in item.rows)
    many = full(make_state, report_of, groups=1, posts=2)
    assert all(people == 0 or people >= 5 for item in many.questionnaires[0].items for row in item.rows for _, people in row.cells)


def test_an_open_questionnaire_tells_only_how_many_have_answered(report: Report) -> None:
    later = report.questionnaires[1]
    assert (later.status, later.received, later.items, later.voices) == ("open", 3, (), ())


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_libreoffice_opens_forty_groups_and_nasty_texts(make_state: MakeState, report_of: ReportOf, ending: str, office_to_pdf: Callable[[bytes, str], Path]) -> None:
    report = full(make_state, report_of, groups=40, people=3, posts=3)
    assert len(pypdf.PdfReader(office_to_pdf(render(report, ending, PACK), ending)).pages) > 10


@pytest.mark.parametrize("status", ["prepared", "open", "closed"])
def test_an_empty_workshop_makes_a_whole_pack(make_state: MakeState, report_of: ReportOf, status: str) -> None:
    report = report_of(make_state(groups=0, people=0, posts=0, status=status))
    for ending in (*DOCUMENTS, "xlsx"):
        assert render(report, ending, PACK)


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_departments_sheet_is_one_page_about_that_department(report: Report, ending: str, text_of: Callable[[bytes, str], str]) -> None:
    data = render_sheet(report, ending, "保護課")
    text = text_of(data, ending)
    assert "保護課のみなさんへ" in text
    assert "健康・子ども課" not in text.replace("健康・子ども課長", "")
    if ending == "pdf":
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    with pytest.raises(LookupError):
        render_sheet(report, ending, "どこにもない課")


def test_an_unknown_part_or_format_is_refused_in_words(report: Report) -> None:
    with pytest.raises(ValueError, match="資料９"):
        render(report, "docx", ("資料９",))
    with pytest.raises(ValueError, match="xlsx"):
        render_sheet(report, "xlsx", "保護課")


def test_a_decision_on_a_post_points_at_its_number_in_the_list(report: Report) -> None:
    finding = next(line for line in report.meeting.decisions if line.kind == "finding")
    assert finding.reference.startswith("別紙１ 番号")


def _crowded(make_state: MakeState, report_of: ReportOf) -> Report:
    """A department for which everything was taken up and much was written."""
    state = make_state(groups=2, posts=3)
    add_meeting(state)
    for number in range(14):
        title = f"受け取りの確認を、どの係も電話で行い、翌朝までに記録する（その{number}）。夜間は当番が受ける"
        decision = "各係で当番表をつくり、月末に支援調整課へ送る。送り先は庁内ページに載せる。" * 3
        state.put(Decision("other", f"many-{number}", 1, AT, title, "adopted", decision, "支援調整課 調整係", "2026-12-25", False, False))
    changes = "訪問のあと、つないだ相手に電話で受け取りを確かめる。" * 38
    state.put(Sharing("s1", 2, AT, "保護課", "全係", "morning", "2026-12-01", "保護第一係長", changes, "支援調整課 調整係（内線は庁内ページ）", False, False))
    return report_of(state, beside=beside(state))


def test_a_departments_sheet_stays_one_page_and_says_where_the_rest_is(
    make_state: MakeState, report_of: ReportOf, text_of: Callable[[bytes, str], str], office_to_pdf: Callable[[bytes, str], Path]
) -> None:
    report = _crowded(make_state, report_of)
    data = render_sheet(report, "pdf", "保護課")
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert len(pypdf.PdfReader(office_to_pdf(render_sheet(report, "docx", "保護課"), "docx")).pages) == 1
    text = text_of(data, "pdf").replace("\n", "").replace("\u200b", "")
    assert re.search(r"ほか\s*\d+\s*件", text)
    assert "つづきは会議資料の資料６" in text
    assert "支援調整課 調整係（内線" in text.replace("　", " ")
