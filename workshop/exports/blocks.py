"""What a document is made of, whatever file it becomes: parts with a number at their head, and in them headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from itertools import count

from workshop.exports.settings import DocumentSettings

_NUMBER = re.compile(r"[0-9]+")
_DIGITS = re.compile(r"([0-9]+)")
_NUMBERS = re.compile(r"(［[0-9、]+］)")


def post_numbers(numbers: Iterable[int]) -> str:
    """「［12、15］」, the posts behind something; "" without any.  In a column that links it leads to them."""
    told = "、".join(str(number) for number in numbers)
    return f"［{told}］" if told else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a part: level 2 「１　…」, 3 「● …」, 4 「① …」; `text` carries its mark.  Level 1 stands on the front page only."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: body | note (small) | notice (in a frame)."""

    text: str
    look: str = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, each item with ●."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the page's width in percent; align left | center | right.

    `link`: "here" if the cells number the posts, "there" if they point at such numbers: the whole cell one, or several in 「［12、15］」.
    """

    title: str
    share: float
    align: str = "left"
    link: str = ""

    def pieces(self, text: str) -> tuple[tuple[str, bool], ...]:
        """A cell's text in pieces, each with whether it is the number of a post to go to."""
        if self.link != "there":
            return ((text, False),)
        if _NUMBER.fullmatch(text):
            return ((text, True),)
        pieces: list[tuple[str, bool]] = []
        for stretch in _NUMBERS.split(text):
            inside = _NUMBERS.fullmatch(stretch) is not None
            pieces += [(piece, inside and _NUMBER.fullmatch(piece) is not None) for piece in (_DIGITS.split(stretch) if inside else [stretch]) if piece]
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Band:
    """A row across the whole table that names those below it."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table.  `head` False: the first column holds the names of the rows and there is no head row.

    The caption is always told to screen readers; `captioned` False: not shown, because a heading above says the same.
    `whole`: small enough to stay on one page.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | Band, ...]
    head: bool = True
    captioned: bool = True
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as SVG with what it shows in words for who cannot see it.  `number` counts through the document, `share` of the width in percent."""

    svg: str
    alt: str
    caption: str
    number: int = 0
    share: int = 100

    def inline(self, prefix: str = "") -> str:
        """The SVG to stand in a page: titled and described, and named so that no two of a page share a name."""
        place = f"{prefix}{self.number}"
        words = f'<title id="ft{place}">{escape(self.caption)}</title><desc id="fd{place}">{escape(self.alt)}</desc>'
        svg = re.sub(r'id="(\w+)"|url\(#(\w+)\)', lambda name: f'id="{name[1]}{place}"' if name[1] else f"url(#{name[2]}{place})", self.svg)
        head, rest = svg.split(">", 1)
        return f'{head} class="w{self.share}" role="img" aria-labelledby="ft{place}" aria-describedby="fd{place}">{words}{rest}'


Block = Heading | Text | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Part:
    """A part that may be handed out alone: 資料１, 資料２, … 別紙.  It begins a page."""

    number: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def head(self) -> str:
        """「資料１　実施概要」."""
        return "　".join(word for word in (self.number, self.title) if word)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.  `front` stands below title and table of contents on the first page.

    `single`: one sheet, without a front page, table of contents and heads of parts.
    """

    settings: DocumentSettings
    title: str
    subtitle: str
    issuer: str
    dated: str
    made_at: datetime
    front: tuple[Block, ...]
    parts: tuple[Part, ...]
    single: bool = False


def numbered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with their figures numbered from 1."""
    numbers = count(1)
    return tuple(
        replace(part, blocks=tuple(replace(block, number=next(numbers)) if isinstance(block, Figure) else block for block in part.blocks))
        for part in parts
    )


# A row with more than this many characters may run over a page; any other stays in one piece.
LONGEST_UNBROKEN = 420


_DEEPEST = 4


def stays_with(block: Block, after: Block | None) -> bool:
    """Whether a text belongs on the page of what follows it: a table it explains, a heading below a group's roles."""
    if not isinstance(block, Text) or block.look != "body":
        return False
    return isinstance(after, Table | Figure) or (isinstance(after, Heading) and after.level == _DEEPEST)


def may_break(row: tuple[str, ...] | Band) -> bool:
    """Whether a row is so long that it has to be allowed to break across pages."""
    return isinstance(row, tuple) and max((len(cell) + 20 * cell.count("\n") for cell in row), default=0) > LONGEST_UNBROKEN
