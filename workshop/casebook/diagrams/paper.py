"""A sheet to draw on: SVG elements with attributes alone, so that it stands in a page with a strict policy, in a file and in print alike."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass

INK, QUIET, PALE, WHITE = "#1a1a1a", "#595959", "#f2f2f2", "#ffffff"
FONT = "BIZ UDPGothic, Hiragino Sans, Yu Gothic UI, Meiryo, Noto Sans CJK JP, Noto Sans JP, sans-serif"


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture and the same in words: `lines`, one for each person or tie.  `plain`: the picture without words or role, for a document's figure."""

    name: str
    title: str
    svg: str
    lines: tuple[str, ...]
    plain: str


class Paper:
    """Gathers shapes; `finish` puts the frame around them."""

    def __init__(self) -> None:
        self.root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": FONT})
        self.group = ET.SubElement(self.root, "g", {"stroke-linecap": "round", "stroke-linejoin": "round"})

    def shape(self, tag: str, **attributes: object) -> ET.Element:
        """Any element; underscores in names become hyphens, numbers are shortened."""
        return ET.SubElement(self.group, tag, {name.replace("_", "-"): _written(value) for name, value in attributes.items()})

    def line(self, points: Sequence[tuple[float, float]], *, width: float = 2.5, dash: str = "", ink: str = INK) -> None:
        """A line through points."""
        more = {"stroke_dasharray": dash} if dash else {}
        self.shape(
            "polyline", points=" ".join(f"{_written(x)},{_written(y)}" for x, y in points), fill="none", stroke=ink, stroke_width=width, **more
        )

    def text(self, lines: Sequence[str], x: float, y: float, *, size: float = 17, bold: bool = False, ink: str = INK, anchor: str = "middle", rim: float = 5) -> None:
        """Lines of text, centred on `x`, the middle of the block at `y`; a white rim keeps it legible where lines pass behind."""
        weight = {"font_weight": "700"} if bold else {}
        first = y - (len(lines) - 1) * size * 0.62 + size * 0.36
        for place, words in enumerate(lines):
            element = self.shape(
                "text", x=x, y=first + place * size * 1.24, font_size=size, text_anchor=anchor, fill=ink, stroke=WHITE, stroke_width=rim,
                paint_order="stroke", **weight,
            )  # fmt: skip
            element.text = words

    def svg(self, box: tuple[float, float, float, float], scale: float = 1.0) -> str:
        """The picture alone, for a figure that brings its own words; `box` is left, top, width and height of what is drawn."""
        left, top, width, height = box
        self.root.set("viewBox", f"{_written(left)} {_written(top)} {_written(width)} {_written(height)}")
        self.root.set("width", _written(width * scale))
        self.root.set("height", _written(height * scale))
        return ET.tostring(self.root, encoding="unicode")

    def finish(self, name: str, title: str, lines: Sequence[str], box: tuple[float, float, float, float]) -> Diagram:
        """The finished picture for a page, titled and described within itself."""
        plain = self.svg(box)
        self.root.set("role", "img")
        self.root.set("class", f"diagram diagram--{name}")
        self.root.set("aria-labelledby", f"{name}-title {name}-desc")
        heading, words = ET.Element("title", {"id": f"{name}-title"}), ET.Element("desc", {"id": f"{name}-desc"})
        heading.text, words.text = title, " ".join(lines)
        self.root.insert(0, heading)
        self.root.insert(1, words)
        return Diagram(name, title, ET.tostring(self.root, encoding="unicode"), tuple(lines), plain)


def _written(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def wrapped(text: str, most: int, lines: int = 3) -> list[str]:
    """The text in lines of about the same length, `most` letters at most; what does not fit ends in an ellipsis."""
    count = min(lines, max(1, -(-len(text) // most)))
    size = min(most, -(-len(text) // count))
    found = [text[place : place + size] for place in range(0, len(text), size)]
    if len(found) > count:
        found = [*found[: count - 1], found[count - 1][: size - 1] + "…"]
    return found
