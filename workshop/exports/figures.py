"""Figures as SVG: bars that can be told apart in black and white, with the numbers written in them.  No text of people's own stands in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from workshop.exports.values_pack import ResultRow

_WIDTH, _LABEL, _COUNT = 640, 176, 64  # units; the label's and the count's share of the width
_ROW, _BAR = 30, 20
_FONT = 'font-family="BIZ UDPGothic, Noto Sans JP, sans-serif"'
_INK = "#1a1a1a"
_LONGEST = 15  # characters of a label
# fill, colour of the number in it; from the highest cell down
_FILLS = (("#333333", "#ffffff"), ("#777777", "#ffffff"), ("url(#dots)", _INK), ("url(#lines)", _INK), ("#ffffff", _INK))
_MERGED = ("url(#cross)", _INK)
_PATTERNS = (
    '<defs><pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#dddddd"/>'
    '<circle cx="3" cy="3" r="1" fill="#555555"/></pattern><pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect width="6" height="6" fill="#f4f4f4"/><path d="M0 6L6 0" stroke="#666666" stroke-width="1"/></pattern>'
    '<pattern id="cross" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#ececec"/>'
    '<path d="M0 8L8 0M0 0L8 8" stroke="#888888" stroke-width="0.7"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a figure: a label, how many in all, and its cells (label, people)."""

    label: str
    total: int
    cells: tuple[tuple[str, int], ...]


def bars_of(rows: Sequence[tuple[str, ResultRow]]) -> tuple[Bar, ...]:
    """The bars of results, each under a label of its own."""
    return tuple(Bar(label, row.answered, row.cells) for label, row in rows)


def stacked_bars(bars: Sequence[Bar], scale: Sequence[str]) -> str:
    """One stacked bar for each; `scale` names the single cells from the first to the last, any other name is a merged cell."""
    height = _ROW * len(bars) + 38
    body = "".join(_bar(bar, place, scale) for place, bar in enumerate(bars))
    return _svg(height, _PATTERNS + body + _legend(scale, height - 12, merged=any(name not in scale for bar in bars for name, _ in bar.cells)))


def columns(counts: Sequence[Sequence[int]], names: Sequence[str]) -> str:
    """Columns side by side for the values 0, 1, …, a series for each of `names`."""
    height, floor, top = 230, 180, 16
    most = max((max(series) for series in counts), default=0) or 1
    step = (_WIDTH - 40) / max(1, len(counts[0]) if counts else 1)
    wide = step * 0.8 / max(1, len(counts))
    shapes = [f'<path d="M30 {floor}H{_WIDTH - 10}" stroke="{_INK}"/>']
    for value in range(len(counts[0]) if counts else 0):
        left = 30 + step * value
        shapes.append(_text(left + step / 2, floor + 16, str(value), size=12, anchor="middle"))
        for place, series in enumerate(counts):
            tall = (floor - top - 14) * series[value] / most
            x = left + step * 0.1 + wide * place
            if series[value]:
                fill = _FILLS[(0, 3, 1)[place % 3]][0]
                shapes.append(f'<rect x="{x:.1f}" y="{floor - tall:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{fill}" stroke="{_INK}"/>')
                shapes.append(_text(x + wide / 2, floor - tall - 3, str(series[value]), size=10, anchor="middle"))
    x = 30.0
    for place, name in enumerate(names):
        shapes.append(f'<rect x="{x:.0f}" y="208" width="14" height="12" fill="{_FILLS[(0, 3, 1)[place % 3]][0]}" stroke="{_INK}"/>')
        shapes.append(_text(x + 19, 218, _short(name, 22), size=12))
        x += 40 + 12.5 * len(_short(name, 22))
    return _svg(height, _PATTERNS + "".join(shapes))


def _svg(height: float, body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:g}" width="{_WIDTH}" height="{height:g}">{body}</svg>'


def _text(x: float, y: float, text: str, *, size: float = 13, anchor: str = "start", fill: str = _INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {_FONT} font-size="{size:g}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _bar(bar: Bar, place: int, scale: Sequence[str]) -> str:
    top = place * _ROW + 4
    middle = top + _BAR / 2 + 4.5
    parts = [_text(0, middle, _short(bar.label), size=11.5), _text(_WIDTH, middle, f"n = {bar.total}", size=12, anchor="end")]
    room = _WIDTH - _LABEL - _COUNT
    whole = sum(people for _, people in bar.cells)
    if not whole:
        return "".join([*parts, _text(_LABEL, middle, "5人未満のため表示しません", size=11.5)])
    x = float(_LABEL)
    for name, people in bar.cells:
        if not people:
            continue
        width = room * people / whole
        fill, ink = _FILLS[scale.index(name) % len(_FILLS)] if name in scale else _MERGED
        parts.append(f'<rect x="{x:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{fill}" stroke="{_INK}" stroke-width="0.8"/>')
        said = str(people) if name in scale else f"{name}：{people}"
        wide = 8 + sum(7 if letter.isascii() else 12 for letter in said)
        if width >= wide:
            if fill.startswith("url"):  # numbers stay legible on a pattern
                parts.append(f'<rect x="{x + width / 2 - wide / 2:.1f}" y="{top + 3}" width="{wide}" height="{_BAR - 6}" fill="#ffffff"/>')
            parts.append(_text(x + width / 2, middle, said, size=12, anchor="middle", fill=ink))
        x += width
    return "".join(parts)


def _legend(scale: Sequence[str], y: float, *, merged: bool) -> str:
    parts, x = [], float(_LABEL)
    for place, name in enumerate(scale):
        parts.append(f'<rect x="{x:.0f}" y="{y - 10:g}" width="14" height="12" fill="{_FILLS[place % len(_FILLS)][0]}" stroke="{_INK}" stroke-width="0.8"/>')
        parts.append(_text(x + 18, y, name, size=11))
        x += 30 + 11.5 * len(name)
    if merged:
        parts.append(f'<rect x="{x:.0f}" y="{y - 10:g}" width="14" height="12" fill="{_MERGED[0]}" stroke="{_INK}" stroke-width="0.8"/>')
        parts.append(_text(x + 18, y, "まとめた段階（5人未満を含むため）", size=11))
    return "".join(parts)
