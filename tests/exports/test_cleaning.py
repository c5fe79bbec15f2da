"""No text that people write can make a file that Word, Excel or a browser refuses."""

from __future__ import annotations

from xml.dom.minidom import parseString
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from workshop.analysis.people import FEWEST, OTHERS, profession_cells
from workshop.exports.cleaning import clean_text, cleaned
from workshop.exports.values import StageLine


def test_control_characters_and_half_characters_become_a_visible_mark() -> None:
    assert clean_text("前\x00\x07後") == "前〓後"
    assert clean_text("前\ud800後") == "前〓後"
    assert clean_text("前\ufffe後\U0010ffff") == "前〓後〓"


def test_old_kanji_emoji_and_variants_stay_as_they_are() -> None:
    text = "𠮷野・髙橋・﨑山・葛\U000e0100 👨‍👩‍👧‍👦 ❤️"
    assert clean_text(text) == text


def test_line_ends_become_one_kind_and_reversed_text_is_set_straight() -> None:
    assert clean_text("一\r\n二\r三\u2028四\v五") == "一\n二\n三\n四\n五"
    assert clean_text("一\n\n\n\n二") == "一\n\n二"
    assert clean_text("見\u202eえる") == "見える"


def test_every_text_within_a_value_is_cleaned() -> None:
    assert cleaned((StageLine("導入\x01", 5, None),)) == (StageLine("導入〓", 5, None),)


@given(st.text(st.characters(codec=None)))
def test_any_text_at_all_becomes_legal_xml_and_utf_8(text: str) -> None:
    clean = clean_text(text)
    clean.encode("utf-8")
    assert parseString(f"<a>{escape(clean)}</a>".encode()).documentElement is not None
    assert clean_text(clean) == clean


@given(st.lists(st.sampled_from(["保健師", "心理", "保育士", "相談員", OTHERS]), max_size=60))
def test_no_profession_is_shown_for_fewer_than_five_people_nor_can_one_be_computed(professions: list[str]) -> None:
    cells = profession_cells(professions)
    assert all(people >= FEWEST for _, people in cells)
    assert sum(people for _, people in cells) == (len(professions) if len(professions) >= FEWEST else 0)
    named = {name for name, _ in cells if name != OTHERS}
    assert all(professions.count(name) == dict(cells)[name] for name in named)


def test_a_lone_colleague_is_merged_with_the_smallest_profession_that_is_shown() -> None:
    assert profession_cells(["保健師"] * 9 + ["心理"] * 6 + ["保育士"]) == (("保健師", 9), (OTHERS, 7))
    assert profession_cells(["保健師"] * 4) == ()
