"""From bytes to lines: size, encoding, control characters, and the cut between front matter and body."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from workshop.casebook.faults import CaseFaults, Fault, fault

MAX_BYTES = 1_000_000
MAX_FRONT = 100_000  # characters; PyYAML needs seconds for more
MAX_LINE = 4_000
# Python-Markdown's time grows with the square of these; far beyond any real case.
MAX_LINES = 10_000
MAX_BLOCK = 8_000  # characters without an empty line
MAX_BRACKETS = 2_000

# Controls, line and paragraph separators, direction overrides, zero-width marks inside the text, non-characters, lone surrogates.
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_NESTED = re.compile(r"\s*(?:>\s*|[*+-]\s+|[0-9]+\.\s+){10}")
_FENCE = re.compile(r"---[ \t]*")


class Source(NamedTuple):
    """A file's text cut in two.  `front` begins with an empty line for the fence, so that its lines count as the file's do."""

    front: str
    body: list[tuple[int, str]]  # (line number, text)


def normalised(text: str) -> str:
    """The text without byte-order mark, its lines ended by a line feed each."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"


def case_digest(source: str | bytes) -> str:
    """SHA-256 (hex) of the normalised source: the identity of a version.  Raises CaseFaults where it cannot be decoded."""
    return hashlib.sha256(normalised(decode(source)).encode("utf-8", "surrogatepass")).hexdigest()


def decode(source: str | bytes) -> str:
    """The text of a file.  Raises CaseFaults for one that is too big or not UTF-8."""
    size = len(source) if len(source) > MAX_BYTES or isinstance(source, bytes) else len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise CaseFaults([fault(1, "too_big", size=math.ceil(size / 100_000) / 10)])
    if isinstance(source, str):
        return source
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CaseFaults([_encoding_fault(source, error.start)]) from None


def _encoding_fault(source: bytes, start: int) -> Fault:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return fault(1, "utf16")
    line = source.count(b"\n", 0, start) + 1
    read = source.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    whole = sum(letter > "\x7f" for letter in read) - broken
    if broken > whole:  # hardly anything beyond ASCII is UTF-8
        try:
            source.decode("cp932")
        except UnicodeDecodeError:
            pass
        else:
            return fault(line, "shift_jis")
    return fault(line, "not_utf8", offset=start + 1)


def cleaned(text: str, faults: list[Fault]) -> str:
    """The text with unwanted characters made blank, each line that holds one noted."""
    if UNWANTED.search(text) is None:
        return text
    for number, line in enumerate(text.split("\n"), 1):
        found = UNWANTED.search(line)
        if found:
            faults.append(fault(number, "control_character", character=f"U+{ord(found.group()):04X}"))
    return UNWANTED.sub(" ", text)


def split(text: str, faults: list[Fault]) -> Source:
    """Cut front matter from body; notes what is missing and what is too long."""
    lines = text.split("\n")
    faults.extend(_oversized(lines))
    if not _FENCE.fullmatch(lines[0]):
        faults.append(fault(1, "no_front_matter"))
        return Source("", list(enumerate(lines, 1)))
    end = next((at for at, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        faults.append(fault(1, "open_front_matter"))
        return Source("", [])
    front = "\n".join(["", *lines[1:end], ""])
    if len(front) > MAX_FRONT:
        faults.append(fault(1, "front_matter_too_long", size=len(front), limit=MAX_FRONT))
        front = ""
    body = list(enumerate(lines[end + 1 :], end + 2))
    faults.extend(_long_blocks(body))
    return Source(front, body)


def _oversized(lines: list[str]) -> Iterator[Fault]:
    if len(lines) > MAX_LINES:
        yield fault(MAX_LINES, "many_lines", count=len(lines), limit=MAX_LINES)
    brackets = sum(line.count("[") for line in lines)
    if brackets > MAX_BRACKETS:
        yield fault(None, "many_brackets", count=brackets, limit=MAX_BRACKETS)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            yield fault(number, "long_line", length=len(line), limit=MAX_LINE)
        elif _NESTED.match(line):
            yield fault(number, "too_deep")


def _long_blocks(body: list[tuple[int, str]]) -> Iterator[Fault]:
    for filled, block in groupby(body, lambda pair: bool(pair[1].strip())):
        lines = list(block)
        length = sum(len(line) for _, line in lines)
        if filled and length > MAX_BLOCK:
            yield fault(lines[0][0], "long_block", length=length, limit=MAX_BLOCK)
