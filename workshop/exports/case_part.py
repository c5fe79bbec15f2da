"""The case as text, for the appendix."""

from __future__ import annotations

from html.parser import HTMLParser

from workshop.domain.pictures import NOBODY, pictures_open, told
from workshop.domain.state import DisclosedScene, State
from workshop.exports.values_pack import CasePart, ScenePiece
from workshop.storage.case_sheets import Sheet

_ENDS_A_LINE = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "dt", "dd", "div"})


class _Pieces(HTMLParser):
    """Collects the text of safe HTML, a line for each block, and the rows of its tables."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[ScenePiece] = []
        self._text: list[str] = []
        self._rows: list[list[str]] | None = None
        self._numbering = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_text()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("td", "th"):
            self._text = []
        elif tag == "li":
            self._text.append("" if ("class", "fact") in attrs else "・")
        elif tag == "br":
            self._text.append("\n")
        self._numbering = tag == "span" and ("class", "fact__number") in attrs

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._rows is not None:
            self.pieces.append(tuple(map(tuple, self._rows)))
            self._rows, self._text = None, []
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append("".join(self._text).strip())
        elif tag in _ENDS_A_LINE:
            self._text.append("\n")
        elif self._numbering:
            self._text.append("　")
            self._numbering = False

    def handle_data(self, data: str) -> None:
        self._text.append(" ".join(data.split()) if data.strip() else "")

    def close(self) -> None:
        super().close()
        self._end_text()

    def _end_text(self) -> None:
        lines = (line.strip() for line in "".join(self._text).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            self.pieces.append(text)
        self._text = []


def pieces_of(html: str) -> tuple[ScenePiece, ...]:
    """Sanitised HTML as text, a line for each block, and tables in their places."""
    reader = _Pieces()
    reader.feed(html)
    reader.close()
    return tuple(reader.pieces)


def case_part(state: State, sheet: Sheet | None = None) -> CasePart:
    """The scenes that have been disclosed, or all once the workshop is over; and the record of anonymisation."""
    over = state.workshop.status == "closed"
    shown = [scene for scene in state.case.scenes if over or (scene.id,) in state.rows[DisclosedScene]]
    signed = (sheet.signed_at, sheet.signed_by) if sheet and not sheet.makers else None
    released = tuple((item.kind, item.text, item.reason) for item in sheet.released) if sheet else ()
    drawn = told(state.case, {scene.id for scene in shown}) if over or pictures_open(state) else NOBODY
    scenes = tuple((scene.title, pieces_of(scene.html)) for scene in shown)
    return CasePart(scenes, state.case.anonymization.record, signed, released, drawn.people, drawn.agencies)
