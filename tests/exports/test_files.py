"""Each file read back with the tool that people open it with."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from workshop.casebook.parse import parse_case
from workshop.domain.state import Assessment, State
from workshop.exports.render import FORMATS, render
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report

MakeState = Callable[..., State]
ReportOf = Callable[..., Report]

NASTY = (
    *('=HYPERLINK("http://example.invalid","x")', "+1+1", "-1", "@SUM(A1)", "＝1+1", " =1+1"),
    *("https://example.invalid/" + "a" * 300, "<script>alert(1)</script><b>&amp;", '#eval("1+1") *強* $x$ #link("a")', "_x0041_ {=1}"),
    *("制御\x00文字\ud800\ufffe", "𠮷髙﨑 👨‍👩‍👧‍👦 😀", "w" * 1000, "あ" * 1000, "改行\r\n二行目\t後"),
    *('"引用", カンマ; 区切り', "한국어 ไทย", "]]> ${x} {{7*7}}"),
)
IN_A_FILE = ("𠮷髙﨑 👨‍👩‍👧‍👦 😀", "<script>alert(1)</script><b>&amp;", "制御〓文字〓", "]]> ${x} {{7*7}}", "_x0041_ {=1}")


@pytest.fixture(scope="module")
def nasty(make_state: MakeState, report_of: ReportOf) -> Report:
    """The report of a workshop in which people wrote what no file likes."""
    state = make_state(groups=2, posts=10)
    seed: Assessment = next(iter(state.rows[Assessment].values()))
    for place, text in enumerate(NASTY):
        state.put(replace(seed, id=f"nasty-{place}", text=text))
    return report_of(state)


def test_word_reads_real_headings_and_the_label_and_page_fields_of_every_part(nasty: Report) -> None:
    word = docx.Document(io.BytesIO(render(nasty, "docx")))
    heads = [paragraph.text for paragraph in word.paragraphs if paragraph.style is not None and paragraph.style.name == "Heading 1"]
    assert heads == ["資料１　実施概要", "資料２　班別結果", "別紙１　全投稿一覧", "別紙２　事例の事実"]
    levels = {paragraph.style.name for paragraph in word.paragraphs if paragraph.style is not None}
    assert {"Heading 2", "Heading 3", "Heading 4"} <= levels
    assert len(word.sections) == 5
    sections: list[Any] = list(word.sections)
    for section, head in zip(sections, ["", *heads], strict=True):
        assert section.header.paragraphs[0].text == f"{head}\t 取扱注意 "
        fields = [element.text.strip() for element in section.footer._element.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
        millimetres = [round(side.mm) for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)]
        assert (millimetres, round(section.page_width.mm), round(section.page_height.mm)) == ([25, 25, 30, 17], 210, 297)


def test_word_tables_repeat_their_heads_and_keep_their_rows_in_one_piece(nasty: Report) -> None:
    word = docx.Document(io.BytesIO(render(nasty, "docx")))
    lists = [table for table in word.tables if table.rows[0]._tr.findall(f"{qn('w:trPr')}/{qn('w:tblHeader')}")]
    assert len(lists) == len(word.tables) - 1, "all but the overview, which has its heads at the side"
    posts = next(table for table in lists if table.cell(0, 5).text == "本文") if len(lists[-2].columns) == 6 else None
    assert posts is not None
    split = [row for row in posts.rows if not row._tr.findall(f"{qn('w:trPr')}/{qn('w:cantSplit')}")]
    assert {len(row.cells[5].text) for row in split} == {1000}, "only a row too long for a page may break"
    texts = {row.cells[5].text for row in posts.rows}
    assert set(IN_A_FILE) <= texts


def test_word_styles_name_a_japanese_font_and_the_contents_are_a_field(nasty: Report) -> None:
    data = render(nasty, "docx")
    word = docx.Document(io.BytesIO(data))
    for name, font in (("Normal", "BIZ UDP明朝 Medium"), ("Heading 1", "BIZ UDPゴシック"), ("表本文", "BIZ UDPゴシック")):
        assert word.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == font
    instructions = [element.text for element in word.element.iter(qn("w:instrText"))]
    assert instructions[0] == ' TOC \\o "1-1" \\h \\z \\u '
    assert {text.strip() for text in instructions[1:]} == {"SEQ 図 \\* ARABIC"}, "captions that Word numbers anew"
    settings = zipfile.ZipFile(io.BytesIO(data)).read("word/settings.xml").decode()
    assert "updateFields" not in settings, "nobody is greeted with a question on opening"
    assert '"compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert word.core_properties.title == "令和８年度 東区 多職種合同研修　実施結果"
    assert word.core_properties.author == "みなと市"


def test_excel_holds_lists_with_filters_print_titles_and_one_page_width(nasty: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(nasty, "xlsx")))
    assert book.sheetnames == ["概要", "緊急度", "アセスメント", "付箋", "行動計画", "共有された事実", "全投稿", "事例の事実"]
    for name in book.sheetnames[2:]:
        sheet = book[name]
        assert sheet.auto_filter.ref
        assert (sheet.print_title_rows, sheet.freeze_panes[1:]) == ("$1:$1", "2")
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight, sheet.page_setup.paperSize) == (1, 0, 9)
        assert sheet.oddHeader.right.text == "取扱注意"
    posts = book["全投稿"]
    assert posts.max_row == len(nasty.posts) + 1
    assert isinstance(posts["A2"].value, int)


def test_nothing_that_people_wrote_becomes_a_formula_or_a_link_in_excel(nasty: Report) -> None:
    data = render(nasty, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    values = {cell.value: cell for row in book["全投稿"].iter_rows() for cell in row if isinstance(cell.value, str)}
    for sheet in book:
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    for text in NASTY[:4]:
        assert values[text].quotePrefix, "text stays text when somebody edits the cell"
    assert set(IN_A_FILE) <= set(values)
    sheets = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "worksheets/" in name]
    assert not any(b"<f>" in zipfile.ZipFile(io.BytesIO(data)).read(name) for name in sheets)


def test_an_ampersand_in_the_label_is_not_read_as_header_code(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=1, posts=1, title="A&B研修"), settings=DocumentSettings(label="秘&P"))
    sheet = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))["概要"]
    assert sheet.oddHeader.right.text == "秘&&P"
    assert sheet.oddHeader.left.text == "A&&B研修　&A"


def test_csv_opens_in_excel_and_has_one_record_a_post(nasty: Report) -> None:
    data = render(nasty, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(nasty.posts)
    assert all(len(row) == 17 for row in rows)
    texts = {row["本文"] for row in rows}
    assert set(IN_A_FILE) <= texts
    starts = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
    assert not [cell for row in rows for cell in row.values() if cell.lstrip(" ").startswith(starts)]
    assert "'+1+1" in texts


def test_pdf_is_tagged_in_japanese_with_a_title_and_the_bundled_fonts_alone(make_state: MakeState, report_of: ReportOf) -> None:
    data = render(report_of(make_state(groups=2)), "pdf")
    pdf = pypdf.PdfReader(io.BytesIO(data))
    root: Any = pdf.trailer["/Root"]
    pages: list[Any] = list(pdf.pages)
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("ja-JP", True)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "令和８年度 東区 多職種合同研修　実施結果"
    fonts = {
        font["/BaseFont"].split("+")[-1]
        for page in pages
        for font in (page["/Resources"]["/Font"][key].get_object() for key in page["/Resources"]["/Font"])
    }
    assert all(name.startswith(("BIZUDP", "NotoSansJP", "NotoSansThai", "NotoEmoji")) for name in fonts), fonts
    assert b"pdfuaid" in data or "pdfuaid" in str(root["/Metadata"].get_data())
    texts = [page.extract_text() for page in pages]
    assert all("取扱注意" in text and f"{number} / {len(texts)}" in text for number, text in enumerate(texts, start=1))


def test_pdf_sets_thai_in_a_font_that_has_it(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state()
    post = next(post for post in state.posts() if isinstance(post, Assessment))
    state.put(replace(post, text="「ขอบคุณ」と言われた"))
    pages = pypdf.PdfReader(io.BytesIO(render(report_of(state), "pdf"))).pages
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("NotoSansThai" in font for font in fonts)
    text = "".join(page.extract_text() for page in pages)
    assert "ขอบค" in "".join(letter for letter in text if not letter.isspace() and letter != "\u200b")


def test_pdf_shows_what_people_wrote_as_it_is_and_never_runs_it(nasty: Report) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(render(nasty, "pdf")))
    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace("\u200b", "")
    assert '#eval("1+1")' in text
    assert "𠮷髙﨑" in text
    assert "制御〓文字〓" in text
    assert text.count("w") >= 1000
    assert not [note for page in pdf.pages for note in page.get("/Annots", []) if "/URI" in str(note.get_object().get("/A", ""))]


class _Tags(HTMLParser):
    """Collects the tags of a page and every address it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "data") or name.startswith("on")]


def test_html_is_one_file_that_runs_nothing_and_loads_nothing(nasty: Report) -> None:
    page = render(nasty, "html").decode("utf-8")
    reader = _Tags()
    reader.feed(page)
    assert not reader.tags & {"script", "img", "link", "iframe", "object", "b", "form"}
    assert all(address.startswith("#") for address in reader.addresses)
    assert '<html lang="ja">' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;&amp;amp;" in page


def test_html_numbers_lead_to_the_posts_behind_them(nasty: Report) -> None:
    page = render(nasty, "html").decode("utf-8")
    for line in nasty.posts:
        assert page.count(f'id="p{line.number}"') == 1
        assert f'href="#p{line.number}"' in page


def test_a_label_cannot_break_out_of_the_style_sheet(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=0), settings=DocumentSettings(label='"} </style><script>x</script>', gothic="a</style>"))
    reader = _Tags()
    reader.feed(render(report, "html").decode("utf-8"))
    assert "script" not in reader.tags


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_libreoffice_opens_and_prints_it_without_complaint(nasty: Report, ending: str, office_to_pdf: Callable[[bytes, str], Path]) -> None:
    printed = pypdf.PdfReader(office_to_pdf(render(nasty, ending), ending))
    text = "".join(page.extract_text() for page in printed.pages).replace("\n", "")
    assert "家計を誰が管理しているのか" in text
    assert all("取扱注意" in page.extract_text() for page in printed.pages)
    assert len(printed.pages) > 8


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "html", "csv"])
def test_forty_groups_make_a_whole_file(ending: str, make_state: MakeState, report_of: ReportOf, text_of: Callable[[bytes, str], str]) -> None:
    report = report_of(make_state(groups=40, posts=12))
    text = text_of(render(report, ending), ending)
    assert "40班" in text.replace(" ", "")
    assert len(report.posts) == 480


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "cases").glob("*/case.md")), ids=lambda path: path.parent.name)
def test_every_case_of_the_house_makes_every_file(path: Path, make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=2)
    state.case = parse_case(path.read_bytes())
    report = report_of(state)
    assert report.case_title == state.case.title
    for ending in FORMATS:
        assert render(report, ending)
    assert b"pdfuaid" in render(report, "pdf"), "no letter of the case is missing in the fonts"
