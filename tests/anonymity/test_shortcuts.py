"""What is passed over for speed would have said nothing: the same findings with every shortcut and with none."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workshop.anonymity
from bench.anonymity import HERE, lines
from workshop.anonymity.check import check
from workshop.anonymity.cues import cues_of
from workshop.anonymity.dates import dates
from workshop.anonymity.finding import Mark
from workshop.anonymity.lexicon import lexicon
from workshop.anonymity.names import names
from workshop.anonymity.numbers import _PARTS, numbers
from workshop.anonymity.places import places
from workshop.anonymity.plain_text import plain
from workshop.anonymity.search import Search, Sought

CASES = Path(__file__).resolve().parents[2] / "cases"
GOLD = [text for name in ("seen.txt", "unseen.txt") for text, _ in lines(HERE / name)]
MODULES = [importlib.import_module(f"workshop.anonymity.{module.name}") for module in pkgutil.iter_modules(workshop.anonymity.__path__)]
PATTERNS = [(f"{module.__name__.rpartition('.')[2]}{name}", one) for module in MODULES for name, one in vars(module).items() if isinstance(one, Sought)]
PIECES = ["1", "3", "12", "٣", "歳", "月", "日", "年", "/", "-", ".", "@", ":", "・", "=", " ", "生まれ", "さん", "くん", "っち", "たん", "ごきょうだい", "と", "は", "の", "双子", "ふたご", "きょうだい", "年子", "2人", "二人", "そら", "うみ",
          "姉", "両親", "祖母", "と名乗る", "と呼ぶ", "父)", "小4", "次男", "才", "丁目", "番地", "番5号", "栄町", "ミツ子", "A", "K.", "ア", "タムー", "〒", "番号", "口座", "+81", "0", "www.", "一", "十", "(", "、", "。"]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(GOLD).flatmap(lambda text: st.integers(0, len(text)).map(lambda at: text[at : at + 14]))), max_size=12).map("".join),
)  # fmt: skip


class Thorough(Search):
    """Goes through the text for every pattern, whatever letters stand in it."""

    def matches(self, wanted: Sought) -> Iterable[re.Match[str]]:
        return wanted.pattern.finditer(self.text)


def _marks(search: Search) -> list[Mark]:
    return [*dates(search), *places(search), *names(search)]


def _same_with_and_without(text: str) -> None:
    words = lexicon()
    text = plain(text).text
    tokens = words.tokens(text)
    assert _marks(Search(text, tokens, words)) == _marks(Thorough(text, tokens, words))
    assert list(numbers(Search(text, tokens, words))) == [mark for _, part in _PARTS for mark in part(text)]


def test_there_are_patterns_to_pass_over() -> None:
    assert len(PATTERNS) > 12


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_gives_the_same_marks_with_and_without_the_shortcuts(text: str) -> None:
    _same_with_and_without(text)


@pytest.mark.parametrize("text", GOLD)
def test_the_gold_texts_give_the_same_marks_with_and_without_the_shortcuts(text: str) -> None:
    _same_with_and_without(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_pattern_never_stands_in_a_text_without_one_of_its_signs(text: str) -> None:
    for name, wanted in PATTERNS:
        assert all(not wanted.signs.isdisjoint(text[match.start() : match.end() + 4]) for match in wanted.pattern.finditer(text)), name


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_remembered_of_a_word_is_what_is_found_out_about_it(text: str) -> None:
    words = lexicon()
    assert [token.cues for token in words.tokens(text)] == [cues_of(token.text, token.pos, token.proper, words.surnames, words.towns) for token in words.tokens(text)]


def test_findings_are_the_same_before_and_after_the_words_are_remembered() -> None:
    words = lexicon()
    texts = [*GOLD, *(path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*/case.md")))]
    words.facts.clear()
    first = [check(text) for text in texts]
    assert words.facts
    assert first == [check(text) for text in texts]


def test_a_made_up_word_is_not_remembered() -> None:
    words = lexicon()
    check("ミョムワニさんとゴニョラップさんが来た。")
    assert not [text for text, _ in words.facts if text in ("ミョムワニ", "ゴニョラップ")]
