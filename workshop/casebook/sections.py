"""The body of a case: sections at H1, and in them the lines that are facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workshop.casebook.faults import Fault, fault, quote
from workshop.domain.vocabulary import MAX_TEXT

FACT_MARK = "\x05"  # stands around the number of a fact in the text to render; a control character no file can hold

_H1 = re.compile(r"[#＃](?![#＃])(.*)")
_SCENE = re.compile(r"場面\s*([A-Za-z0-9_-]{1,40})\s*[：:]\s*(\S.*)")
_CARD = re.compile(r"役割カード\s+([A-Za-z0-9_-]{1,40})\s*(?:[：:].*)?")
_FACT = re.compile(r" {0,3}\[(F[0-9]{1,4})\][：:]?\s*(.*)")
_ALMOST_FACT = re.compile(r"[\s>*+・0-9.)-]*[\[［【(（]\s*[FfＦｆ]\s*([0-9]{1,4})\s*[\]］】)）]")
_ATTRIBUTE = re.compile(r"\s*[{｛]([^{}｛｝]*)[}｝]\s*$")
_KNOWN_BY = re.compile(r"知る\s*[：:]\s*(.*)")
_LIST_MARKS = re.compile(r"[,、，]")


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as written: its place and its attributes, roles not yet checked."""

    id: str
    text: str
    line: int
    critical: bool
    roles: tuple[str, ...]


@dataclass(slots=True)
class Section:
    """What stands under one H1.  `kind`: scene, card or notes; `key` the scene's or role's id."""

    kind: str
    key: str
    title: str
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    facts: list[FactLine] = field(default_factory=list)

    def text(self, shown: frozenset[str]) -> str:
        """The Markdown to render: facts in `shown` become marks in their place, other facts vanish."""
        return "\n".join(self._shown_line(line, shown) for _, line in self.lines)

    def _shown_line(self, line: str, shown: frozenset[str]) -> str:
        found = _FACT.match(line) if self.kind != "notes" else None
        if found is None:
            return line
        return f"\n{FACT_MARK}{found[1]}{FACT_MARK}\n" if found[1] in shown else ""


def read_sections(body: list[tuple[int, str]], faults: list[Fault]) -> list[Section]:
    """The sections of a body in file order, their facts read; notes what has no place or no form."""
    sections: list[Section] = []
    astray = False
    for number, line in body:
        heading = _H1.match(line)
        if heading:
            sections.append(_section(number, heading[1].strip().rstrip("#").strip(), faults))
        elif sections:
            sections[-1].lines.append((number, line))
        elif line.strip() and not astray:
            astray = True
            faults.append(fault(number, "text_before_first_heading"))
    for section in sections:
        _underlined_headings(section, faults)
        if section.kind in ("scene", "card"):
            _read_facts(section, faults)
    _almost_facts(sections, faults)
    return [section for section in sections if section.kind]


def _section(number: int, title: str, faults: list[Fault]) -> Section:
    scene, card = _SCENE.fullmatch(title), _CARD.fullmatch(title)
    if scene:
        return Section("scene", scene[1], scene[2], number)
    if card:
        return Section("card", card[1], title, number)
    if title == "進行役メモ":
        return Section("notes", "", title, number)
    code = "scene_heading" if title.startswith("場面") else "card_heading" if title.startswith("役割カード") else "unknown_section"
    faults.append(fault(number, code, title=quote(title)))
    return Section("", "", title, number)


def _underlined_headings(section: Section, faults: list[Fault]) -> None:
    for (_, above), (number, line) in zip(section.lines, section.lines[1:], strict=False):
        if above.strip() and re.fullmatch(r"=+\s*", line):
            faults.append(fault(number, "unknown_section", title=quote(above.strip())))


def _read_facts(section: Section, faults: list[Fault]) -> None:
    after: FactLine | None = None
    for number, line in section.lines:
        found = _FACT.match(line)
        if found:
            after = _fact(found[1], found[2], number, faults)
            section.facts.append(after)
        elif after is not None and line.strip():
            faults.append(fault(number, "fact_continues", fact=after.id))
            after = None
        else:
            after = None


def _fact(fact_id: str, rest: str, line: int, faults: list[Fault]) -> FactLine:
    critical = False
    roles: list[str] = []
    while attribute := _ATTRIBUTE.search(rest):
        rest = rest[: attribute.start()]
        value = attribute[1].strip()
        known_by = _KNOWN_BY.fullmatch(value)
        names = [name.strip() for name in _LIST_MARKS.split(known_by[1])] if known_by else []
        if value == "重要":
            critical = True
        elif names and all(names):
            roles = [*names, *roles]
        else:
            faults.append(fault(line, "unknown_attribute", fact=fact_id, value=quote(value)))
    text = re.sub(r"\s+", " ", rest.strip()) if "\t" in rest else rest.strip()
    if re.search(r"[{}｛｝]", text):
        faults.append(fault(line, "stray_brace", fact=fact_id))
    if not text:
        faults.append(fault(line, "fact_without_text", fact=fact_id))
    if len(text) > MAX_TEXT:
        faults.append(fault(line, "fact_too_long", fact=fact_id, length=len(text), limit=MAX_TEXT))
    return FactLine(fact_id, text, line, critical, tuple(dict.fromkeys(roles)))


def _almost_facts(sections: list[Section], faults: list[Fault]) -> None:
    """Name lines that look like the definition of a fact which is defined nowhere; others only mention it."""
    defined = {item.id for section in sections for item in section.facts}
    for section in sections:
        if section.kind not in ("scene", "card"):
            continue
        for number, line in section.lines:
            found = None if _FACT.match(line) else _ALMOST_FACT.match(line)
            if found and f"F{int(found[1])}" not in defined:
                faults.append(fault(number, "fact_form", fact=f"F{int(found[1])}"))
