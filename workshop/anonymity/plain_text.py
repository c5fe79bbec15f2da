"""Text as the rules read it (NFKC, digits of every script alike, nothing invisible in it), with the way back to the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What cannot be seen, or what turns the direction: joiners, marks, soft hyphens, variation selectors, controls, halves of surrogate pairs.
_HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What changes places: the hidden, and all that may be drawn together with its neighbour.
_UNEVEN = re.compile(_HIDDEN.pattern[:-1] + "\ud800-\udfff\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff9e\uff9f]|[^\u0000-\u02ff\u2000-\u30ff\u3200-\u9fff\uff00-\uffef\U00020000-\U0002ffff]")
# Letters that names are written in and the dictionary is not: 𠮷田, 﨑山.
_VARIANTS = str.maketrans("𠮷﨑髙濵濱德栁瀨眞槗桒冨嶋嶌惠榮淸凜晧", "吉崎高浜浜徳柳瀬真橋桑富島島恵栄清凛皓")
_VARIANT = re.compile("[" + "".join(map(chr, _VARIANTS)) + "]")
# A letter with the marks that belong to it: composed, they are another letter (か + ゛ = が).
_CLUSTER = re.compile("[^\u0300-\u036f\u3099\u309a\uff9e\uff9f][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*|[\u0300-\u036f\u3099\u309a\uff9e\uff9f]+", re.DOTALL)


PIECE = 1_000  # characters read at once: some 4 ms, in which nobody else is served; the analyser would take 49,149 bytes


@dataclass(frozen=True, slots=True)
class PlainText:
    """`text` is normalised; `starts` and `ends` give for each of its characters the span it had in the original (None: the same)."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stood in the original."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end with a line or a sentence where that is possible."""
    start = 0
    while start < len(text):
        end = min(len(text), start + PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind("。", start, end))
            end = cut + 1 if cut > start else end
        yield start, text[start:end]
        start = end


def plain(original: str) -> PlainText:
    """The text normalised; a broken surrogate counts as a character that is not known."""
    if not _UNEVEN.search(original):
        composed = _usual(unicodedata.normalize("NFKC", original))
        if len(composed) == len(original):  # nothing here is ever drawn together, so nothing was drawn apart either
            return PlainText(composed)
    kept = [(index, char) for index, char in enumerate(_SURROGATE.sub("\ufffd", original)) if not _HIDDEN.match(char)]
    letters = "".join(char for _, char in kept)
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(letters):
        composed = _usual("".join(map(_digit, unicodedata.normalize("NFKC", cluster.group()))))
        first, last = kept[cluster.start()][0], kept[cluster.end() - 1][0] + 1
        text.append(composed)
        starts += [first] * len(composed)
        ends += [last] * len(composed)
    return PlainText("".join(text), starts, ends)


def _usual(text: str) -> str:
    """The text in the letters that dictionaries use; of the same length."""
    return text.translate(_VARIANTS) if _VARIANT.search(text) else text


def _digit(char: str) -> str:
    """A digit of any script as the rules read it; any other character as it is."""
    return str(unicodedata.decimal(char)) if char.isdecimal() else char
