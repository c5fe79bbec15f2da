"""What no bundled font can show does not vanish from a PDF: it stands as 〓, a note says so, and the file stays accessible."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pypdf
import pytest
import typst

from workshop.domain.state import Assessment, State
from workshop.exports.glyphs import shown
from workshop.exports.pdf_file import MISSING, bundled_fonts
from workshop.exports.render import render
from workshop.exports.values import Report


@pytest.mark.parametrize("text", ["𠮷髙﨑", "ไทย", "Gia đình", "😀👨‍👩‍👧", "①㈱ｶﾞ", "が"])
def test_what_a_font_has_is_left_as_it_is(text: str) -> None:
    assert shown(text) == (text, False)


@pytest.mark.parametrize(("text", "seen"), [("한국", "〓〓"), ("测试", "〓〓"), ("東京 한", "東京 〓")])
def test_what_no_font_has_becomes_a_visible_mark(text: str, seen: str) -> None:
    assert shown(text) == (seen, True)


def test_typst_agrees_on_what_the_fonts_have() -> None:
    """Its strictest standard refuses a text of which a character has no glyph."""
    for letter in "한测汉𠮷髙﨑อ漢〓□☑✓≒㊙Ω":
        missing = shown(letter)[1]
        source = f'#set document(title: "t")\n#set text(font: ("BIZ UDPMincho", "Noto Sans JP", "Noto Sans Thai", "Noto Emoji"), lang: "ja")\n#title()\n{letter}'
        try:
            typst.compile(source.encode(), font_paths=bundled_fonts(), ignore_system_fonts=True, pdf_standards="ua-1")
        except typst.TypstError:
            assert missing, letter
        else:
            assert not missing, letter


def test_a_report_with_such_letters_says_so_and_stays_accessible(make_state: Callable[..., State], report_of: Callable[..., Report]) -> None:
    state = make_state(groups=1, posts=5)
    post = next(iter(state.rows[Assessment].values()))
    plain = render(report_of(state), "pdf")
    state.put(replace(post, text="한국어로 쓴 글"))
    data = render(report_of(state), "pdf")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).replace("\n", "")
    assert "〓〓〓〓 〓 〓" in text
    assert "書体にない文字" in text
    assert MISSING[:1] == "〓"
    for one in (plain, data):
        assert "pdfuaid" in str(pypdf.PdfReader(io.BytesIO(one)).root_object["/Metadata"].get_object().get_data())
    assert "書体にない文字" not in "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(plain)).pages)
    assert "한국어로" in render(report_of(state), "html").decode()
