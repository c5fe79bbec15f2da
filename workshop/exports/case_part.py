"""The case as text, for the appendix."""

from __future__ import annotations

from html.parser import HTMLParser

from workshop.domain.pictures import NOBODY, pictures_open, told
from workshop.domain.state import DisclosedScene, State
from workshop.exports.values_pack import CasePart
from workshop.storage.case_sheets import Sheet

_ENDS_A_LINE = frozenset({"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "dt", "dd", "div"})


class _Text(HTMLParser):
    """Collects the text of safe HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as HTMLParser calls it
        if tag == "li":
            self.parts.append("・")
        elif tag in ("td", "th"):
            self.parts.append("　")
        elif tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _ENDS_A_LINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(" ".join(data.split()) if data.strip() else "")


def plain_text(html: str) -> str:
    """The text of sanitised HTML, a line for each block."""
    reader = _Text()
    reader.feed(html)
    lines = (line.strip() for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def case_part(state: State, sheet: Sheet | None = None) -> CasePart:
    """The scenes that have been disclosed, or all once the workshop is over; and the record of anonymisation."""
    over = state.workshop.status == "closed"
    shown = [scene for scene in state.case.scenes if over or (scene.id,) in state.rows[DisclosedScene]]
    signed = (sheet.signed_at, sheet.signed_by) if sheet and not sheet.makers else None
    released = tuple((item.kind, item.text, item.reason) for item in sheet.released) if sheet else ()
    drawn = told(state.case, {scene.id for scene in shown}) if over or pictures_open(state) else NOBODY
    scenes = tuple((scene.title, plain_text(scene.html)) for scene in shown)
    return CasePart(scenes, state.case.anonymization.record, signed, released, drawn.people, drawn.agencies)
