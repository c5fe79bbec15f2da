"""A case file into a Case, or every fault that it has.  A faulty case is never half-loaded."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from workshop.casebook.faults import MAX_FAULTS, CaseFaults, Fault, Faults, fault, quote
from workshop.casebook.front import Front, duplicates, read_front, unknown_role
from workshop.casebook.nodes import Sheet, compose
from workshop.casebook.render import render
from workshop.casebook.sections import FactLine, Section, read_sections
from workshop.casebook.source import case_digest, cleaned, decode, normalised, split
from workshop.domain.case import Case, Fact, RoleCard, Scene

__all__ = ["CaseFaults", "Fault", "Faults", "case_digest", "parse_case"]


# What comes after these would only repeat them, or take long.
_HOPELESS = frozenset({"open_front_matter", "long_line", "long_block", "many_lines", "many_brackets", "too_deep"})


def parse_case(text: str | bytes, *, slug: str | None = None) -> Case:
    """The case of a file whose folder is `slug` (None: not known).  Raises CaseFaults with all that is wrong."""
    faults: list[Fault] = []
    source = split(cleaned(normalised(decode(text)), faults), faults)
    if any(item.code in _HOPELESS for item in faults):
        raise CaseFaults(faults)
    sections = read_sections(source.body, faults)
    node = compose(source.front, faults) if source.front else None
    front = read_front(Sheet(node, "前書き", faults), slug) if node is not None else None
    _check_sections(sections, faults)
    facts = _facts(sections)
    if front is not None:
        faults.extend(islice(_check_references(front, sections, facts), MAX_FAULTS + 1))
    html = [_html(section, facts, faults) for section in sections]
    if faults or front is None:
        raise CaseFaults(faults)
    return _case(front, sections, facts, html)


def _facts(sections: list[Section]) -> dict[str, Fact]:
    """The facts of all sections in file order; of two with one id the first."""
    facts: dict[str, Fact] = {}
    for section in sections:
        for line in section.facts:
            holder = (section.key,) if section.kind == "card" else ()
            known_by = tuple(dict.fromkeys((*holder, *line.roles)))
            fact = Fact(line.id, line.text, line.critical, known_by, section.key if section.kind == "scene" else None)
            facts.setdefault(line.id, fact)
    return facts


def _check_sections(sections: list[Section], faults: list[Fault]) -> None:
    for kind, name, missing in (("scene", "場面", "no_scenes"), ("card", "役割カード", "no_cards")):
        found = [section for section in sections if section.kind == kind]
        if not found:
            faults.append(fault(None, missing))
        faults.extend(duplicates(name, ((section.key, section.line) for section in found)))
    faults.extend(duplicates("大見出し", ((section.title, section.line) for section in sections if section.kind == "notes")))
    lines = [line for section in sections for line in section.facts]
    if not lines:
        faults.append(fault(None, "no_facts"))
    faults.extend(duplicates("事実", ((line.id, line.line) for line in lines)))


def _check_references(front: Front, sections: list[Section], facts: dict[str, Fact]) -> Iterator[Fault]:
    cards = {section.key for section in sections if section.kind == "card"}
    for section in sections:
        if section.kind == "card" and section.key not in front.roles:
            yield unknown_role(section.line, section.key, "役割カード", front.roles)
        for line in section.facts:
            yield from _check_holders(line, front, cards)
    scenes = {section.key for section in sections if section.kind == "scene"}
    for scene, number in front.scene_lines:
        if scene not in scenes:
            yield fault(number, "unknown_scene", id=quote(scene))
    for need, number in zip(front.needs, front.need_lines, strict=True):
        for fact_id in need.facts:
            if fact_id not in facts:
                yield fault(number, "missing_fact", need=need.id, fact=quote(fact_id))


def _check_holders(line: FactLine, front: Front, cards: set[str]) -> Iterator[Fault]:
    for role in line.roles:
        if role not in front.roles:
            yield unknown_role(line.line, role, f"事実 {line.id}", front.roles)
        elif role not in cards:
            yield fault(line.line, "known_by_without_card", role=role, fact=line.id)


def _html(section: Section, facts: dict[str, Fact], faults: list[Fault]) -> str:
    shown = {line.id: facts[line.id].text for line in section.facts if not facts[line.id].known_by}
    try:
        rendered = render(section.text(frozenset(shown)), shown)
    except RecursionError:
        faults.append(fault(section.line, "too_deep"))
        return ""
    if rendered.images:
        faults.append(fault(_line_with(section, "!["), "image"))
    links = rendered.bad_links[: MAX_FAULTS + 1]
    faults.extend(fault(_line_with(section, f"]({link}"), "bad_link", value=quote(link)) for link in links)
    return rendered.html


def _line_with(section: Section, words: str) -> int:
    return next((number for number, line in section.lines if words in line), section.line)


def _case(front: Front, sections: list[Section], facts: dict[str, Fact], html: list[str]) -> Case:
    pairs = list(zip(sections, html, strict=True))
    cards = [(section.key, text) for section, text in pairs if section.kind == "card"]
    head = front.head
    return Case(
        id=head.id,
        title=head.title,
        version=head.version,
        origin=head.origin,
        summary=head.summary,
        themes=head.themes,
        level=head.level,
        minutes=head.minutes,
        scenes=tuple(
            Scene(section.key, section.title, text, tuple(line.id for line in section.facts if not facts[line.id].known_by))
            for section, text in pairs
            if section.kind == "scene"
        ),
        facts=tuple(facts.values()),
        needs=front.needs,
        roles=tuple(front.roles[role] for role, _ in cards),
        role_cards=tuple(RoleCard(role, text, tuple(fact.id for fact in facts.values() if role in fact.known_by)) for role, text in cards),
        notes_html=next((text for section, text in pairs if section.kind == "notes"), ""),
        anonymization=head.anonymization,
        people=front.people,
        agencies=front.agencies,
        periods=front.periods,
        quiz=front.quiz,
        injects=front.injects,
        diagram_after=front.diagram_after,
    )
