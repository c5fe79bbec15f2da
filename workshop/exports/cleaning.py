"""People's text made fit for every file format: what no document can hold becomes a visible 〓."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

GETA = "〓"  # how Japanese print shows a character that is not there

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Control characters, lone surrogates and non-characters: XML 1.0 refuses them, and so do Word and Excel.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + r"]+"
)
_TURNS_TEXT_ROUND = re.compile("[\u202a-\u202e\u2066-\u2069]")  # overrides of the writing direction could misrepresent a line
_MANY_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """The text with `\\n` as its only line end, no tab, and 〓 for each run of characters that cannot be printed."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _TURNS_TEXT_ROUND.sub("", _UNPRINTABLE.sub(GETA, text))
    return _MANY_BLANK_LINES.sub("\n\n", text).strip()


def cleaned(value: Any) -> Any:
    """A value with every text in it cleaned, through tuples and dataclasses."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: cleaned(getattr(value, item.name)) for item in fields(value)})
    return value
