"""Coverage, hand-offs, family and ecomap as pictures in the files: told in words too, without colour, and nobody in them of whom only the staff know."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import docx
import pypdf
import pytest

from tests.exports.pack import beside
from workshop.domain.case import Agency, Person
from workshop.domain.state import State
from workshop.exports.blocks import Figure
from workshop.exports.layout import lay_out
from workshop.exports.layout_net_detail import runs
from workshop.exports.render import render
from workshop.exports.values import Report

MakeState = Callable[..., State]
ReportOf = Callable[..., Report]
PEOPLE = (
    Person("mother", "母Aさん", "f", "80代前半", in_household=True),
    Person("son", "長男Bさん", "m", "50代前半", in_household=True, scene="S2"),
    Person("uncle", "おじDさん", "m", "70代", in_household=False, scene="staff"),
)
AGENCIES = (Agency("houkatsu", "地域包括支援センター", ("mother",), "strong"), Agency("bank", "信用組合", ("uncle",), "weak", scene="staff"))


@pytest.fixture
def report(make_state: MakeState, report_of: ReportOf) -> Report:
    state = make_state()
    state.case = replace(state.case, people=PEOPLE, agencies=AGENCIES)
    return report_of(state, beside=beside(state))


def _figures(report: Report, part: str) -> list[Figure]:
    return [block for block in lay_out(report, (part,)).parts[0].blocks if isinstance(block, Figure)]


def test_every_planned_group_has_its_coverage_and_its_hand_offs_as_a_picture(report: Report) -> None:
    captions = [figure.caption for figure in _figures(report, "資料３")]
    assert report.net is not None
    for group in report.net.groups:
        assert (f"{group.name}の網羅表" in captions) == group.planned
        assert (f"{group.name}のつなぎ" in captions) == group.planned


def test_a_picture_tells_in_words_what_it_shows(report: Report) -> None:
    figures = {figure.caption: figure for figure in _figures(report, "資料３")}
    assert "将来の住まい（×）：だれも書いていない" in figures["1班の網羅表"].alt
    assert "地区保健師から包括へ（返事なし、受け手なし）" in figures["1班のつなぎ"].alt
    assert "要の役割：地区保健師" in figures["1班のつなぎ"].alt


def test_pictures_are_without_colour_and_are_well_formed(report: Report) -> None:
    for part in ("資料１", "資料３", "資料４", "別紙３"):
        for figure in _figures(report, part):
            ET.fromstring(figure.svg)
            for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", figure.svg):
                assert red == green == blue, figure.caption


def test_who_stands_only_in_the_staffs_notes_is_in_no_picture(report: Report) -> None:
    told = "".join(figure.svg + figure.alt for figure in _figures(report, "別紙３"))
    assert "母Aさん" in told
    assert "地域包括支援" in told
    assert "おじ" not in told
    assert "信用組合" not in told


def test_before_the_end_only_disclosed_scenes_are_pictured(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(status="open")
    state.case = replace(state.case, people=PEOPLE, agencies=AGENCIES)
    told = "".join(figure.svg for figure in _figures(report_of(state, beside=beside(state)), "別紙３"))
    assert "母Aさん" in told
    assert "長男Bさん" not in told


def test_word_has_each_picture_sharp_with_its_words_and_a_numbered_caption(report: Report) -> None:
    word = docx.Document(io.BytesIO(render(report, "docx", ("資料３",))))
    figures = _figures(report, "資料３")
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == [figure.alt for figure in figures]
    for shape in word.inline_shapes:
        image = word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].image
        assert image.px_width / shape.width.inches >= 299
    assert sum("SEQ 図" in paragraph._p.xml for paragraph in word.paragraphs) == len(figures)


def test_pdf_draws_them_as_lines_not_as_pixels_and_keeps_the_words(report: Report) -> None:
    pdf = render(report, "pdf", ("資料３",))
    assert not [image for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for image in page.images]
    objects = pypdf.PdfReader(io.BytesIO(pdf))
    alts = [str(one.get_object()["/Alt"]) for one in _elements(objects) if "/Alt" in one.get_object()]
    assert [figure.alt for figure in _figures(report, "資料３")] == alts


def _elements(reader: pypdf.PdfReader) -> list[pypdf.generic.PdfObject]:
    found: list[pypdf.generic.PdfObject] = []
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]
    while waiting:
        one = waiting.pop()
        node = one.get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            found.append(one)
            if "/K" in node:
                waiting.append(node["/K"])
    return found


def test_html_has_title_and_description_in_the_picture(report: Report) -> None:
    page = render(report, "html", ("資料３",)).decode()
    for figure in _figures(report, "資料３"):
        assert f"<title id=\"ft{figure.number}\">{figure.caption}</title>" in page
        assert figure.alt in page


def test_forty_groups_stand_in_one_picture_and_in_short_cells(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=40, people=2, posts=3)
    figures = _figures(report_of(state, beside=beside(state)), "資料３")
    assert figures[0].caption == "網の目表（すべての班）"
    assert "40班" in figures[0].svg
    assert runs(["1班", "2班", "3班", "5班", "7班", "8班"], [f"{n}班" for n in range(1, 10)]) == "1班～3班、5班、7班、8班"
