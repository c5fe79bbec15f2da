"""Which characters the bundled fonts can show, read from the fonts themselves; what they cannot becomes a visible 〓."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from workshop.exports.cleaning import GETA

FONT_FOLDER = Path(__file__).parent / "fonts"
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})  # joiners, accents, spaces: part of what stands beside them


@cache
def covered() -> frozenset[int]:
    """Every code point for which a bundled font has a glyph."""
    return frozenset(code for path in FONT_FOLDER.glob("*.ttf") for first, last in _ranges(path.read_bytes()) for code in range(first, last + 1))


def shown(text: str) -> tuple[str, bool]:
    """The text with 〓 in place of what no bundled font can show, and whether there was any."""
    missing = {letter for letter in set(text) if ord(letter) not in covered() and unicodedata.category(letter) not in _UNSEEN}
    return text.translate(dict.fromkeys(map(ord, missing), GETA)), bool(missing)


def _ranges(font: bytes) -> Iterator[tuple[int, int]]:
    """First and last code points of the font's stretches: of its `cmap` table in format 12, or 4 (OpenType specification)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    offsets = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    start = offsets[b"cmap"]
    (count,) = struct.unpack_from(">H", font, start + 2)
    places = {start + struct.unpack_from(">I", font, start + 8 + 8 * each)[0] for each in range(count)}
    formats = {struct.unpack_from(">H", font, place)[0]: place for place in places}
    if 12 in formats:
        (groups,) = struct.unpack_from(">I", font, formats[12] + 12)
        for each in range(groups):
            first, last, _ = struct.unpack_from(">III", font, formats[12] + 16 + 12 * each)
            yield first, last
    elif 4 in formats:
        place = formats[4]
        (double,) = struct.unpack_from(">H", font, place + 6)
        ends = struct.unpack_from(f">{double // 2}H", font, place + 14)
        starts = struct.unpack_from(f">{double // 2}H", font, place + 16 + double)
        yield from ((first, last) for first, last in zip(starts, ends, strict=True) if first != 0xFFFF)
