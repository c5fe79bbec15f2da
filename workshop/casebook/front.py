"""The front matter of a case: what each key holds, and whether what it refers to is there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workshop.casebook.faults import Fault, fault, quote
from workshop.casebook.nodes import MAX_LONG, Sheet, nearest
from workshop.casebook.presets import preset_roles
from workshop.casebook.roles import read_roles
from workshop.domain.case import STAFF_ONLY, Agency, Anonymization, Inject, Need, Period, Person, QuizItem, Role
from workshop.domain.vocabulary import ORIGINS, TIES

SEXES = ("f", "m", "unknown")
MAX_MINUTES = 1440
MAX_DUE_H = 8760  # a year
_SLUG = re.compile(r"[a-z0-9-]{3,40}")


@dataclass(frozen=True, slots=True)
class Head:
    """The plain fields at the top."""

    id: str
    title: str
    version: str
    origin: str
    summary: str
    themes: tuple[str, ...]
    level: str
    minutes: int
    anonymization: Anonymization


@dataclass(frozen=True, slots=True)
class Front:
    """All of the front matter."""

    head: Head
    people: tuple[Person, ...]
    agencies: tuple[Agency, ...]
    needs: tuple[Need, ...]
    need_lines: tuple[int, ...]
    periods: tuple[Period, ...]
    quiz: tuple[QuizItem, ...]
    injects: tuple[Inject, ...]
    diagram_after: str
    scene_lines: tuple[tuple[str, int], ...]  # scenes that the front matter names, with their lines
    roles: dict[str, Role]  # every role this case may name: the preset ones and its own


def unknown_role(line: int, role: str, where: str, roles: Collection[str]) -> Fault:
    """The fault for a role that is in no list."""
    return fault(line, "unknown_role", id=quote(role), where=where, hint=nearest(role, roles))


def duplicates(kind: str, ids: Iterable[tuple[str, int]]) -> list[Fault]:
    """A fault for each id that stands there a second time; `ids` come with their lines."""
    first: dict[str, int] = {}
    found = []
    for key, line in ids:
        if key and key in first:
            found.append(fault(line, "duplicate_id", kind=kind, id=quote(key), first=first[key]))
        first.setdefault(key, line)
    return found


def read_front(sheet: Sheet, slug: str | None) -> Front:
    """Read it all; faults are noted in `sheet.faults`."""
    roles = _roles(sheet)
    scenes: list[tuple[str, int]] = []
    people = _people(sheet, scenes)
    agencies = _agencies(sheet, {person.id for person in people}, roles, scenes)
    needs = _needs(sheet)
    diagram_after = _scene(sheet, "diagram_after", scenes) or ""
    front = Front(
        head=_head(sheet, slug),
        people=people,
        agencies=agencies,
        needs=tuple(need for need, _ in needs),
        need_lines=tuple(line for _, line in needs),
        periods=_periods(sheet),
        quiz=tuple(_quiz_item(item) for item in sheet.sheets("quiz")),
        injects=tuple(_inject(item) for item in sheet.sheets("injects")),
        diagram_after=diagram_after,
        scene_lines=tuple(scenes),
        roles=roles,
    )
    sheet.close()
    return front


def _scene(sheet: Sheet, key: str, named: list[tuple[str, int]]) -> str | None:
    """A scene that a key names; noted with its line, since the scenes stand further below."""
    scene = sheet.text(key, required=False) or None
    if scene is not None and (scene, key) != (STAFF_ONLY, "scene"):
        named.append((scene, sheet.line_of(key)))
    return scene


def _head(sheet: Sheet, slug: str | None) -> Head:
    case_id = sheet.identifier("id", _SLUG, "半角の英小文字・数字・- で3文字から40文字までにしてください。")
    if slug is not None and case_id and case_id != slug:
        sheet.note(sheet.line_of("id"), "slug_mismatch", id=quote(case_id), slug=quote(slug))
    return Head(
        id=case_id,
        title=sheet.text("title"),
        version=sheet.text("version"),
        origin=sheet.one_of("origin", ORIGINS),
        summary=sheet.text("summary", limit=MAX_LONG),
        themes=sheet.texts("themes", required=True),
        level=sheet.text("level"),
        minutes=sheet.number("minutes", 1, MAX_MINUTES) or 0,
        anonymization=_anonymization(sheet),
    )


def _anonymization(parent: Sheet) -> Anonymization:
    sheet = parent.sheet("anonymization")
    if sheet is None:
        return Anonymization("")
    statement = sheet.text("statement", limit=MAX_LONG)
    record = []
    for item in sheet.sheets("record"):
        record.append((item.text("on"), item.text("by"), item.text("note", limit=MAX_LONG)))
        item.close()
    sheet.close()
    return Anonymization(statement, tuple(record))


def _roles(parent: Sheet) -> dict[str, Role]:
    known = {role.id: role for role in preset_roles()}
    own = read_roles(parent.sheets("roles"))
    for role, line in own:
        if role.id in known:
            parent.note(line, "bad_id", value=role.id, rule="はじめからある役割です。別の id にしてください。")
    parent.faults.extend(duplicates("役割", ((role.id, line) for role, line in own)))
    return known | {role.id: role for role, _ in own}


def _people(parent: Sheet, scenes: list[tuple[str, int]]) -> tuple[Person, ...]:
    read = []
    for sheet in parent.sheets("people"):
        person = Person(
            id=sheet.identifier("id"),
            label=sheet.text("label"),
            sex=sheet.one_of("sex", SEXES, "unknown"),
            age=sheet.text("age", required=False),
            in_household=sheet.flag("in_household", default=True),
            parents=sheet.texts("parents"),
            partners=sheet.texts("partners"),
            deceased=sheet.flag("deceased", default=False),
            note=sheet.text("note", required=False, limit=MAX_LONG),
            separated=sheet.texts("separated"),
            scene=_scene(sheet, "scene", scenes),
        )
        sheet.close()
        read.append((person, sheet))
    parent.faults.extend(duplicates("人物", ((person.id, sheet.line_of("id")) for person, sheet in read)))
    ids = {person.id for person, _ in read}
    for person, sheet in read:
        for key, others in (("parents", person.parents), ("partners", person.partners), ("separated", person.separated)):
            _check_people(sheet, key, others, ids)
            if person.id in others:
                sheet.note(sheet.line_of(key), "person_to_self", id=person.id)
    return tuple(person for person, _ in read)


def _check_people(sheet: Sheet, key: str, named: Iterable[str], ids: Collection[str]) -> None:
    for person in named:
        if person and person not in ids:
            sheet.note(sheet.line_of(key), "unknown_person", id=quote(person), hint=sheet.hint(person, ids))


def _agencies(parent: Sheet, people: set[str], roles: Collection[str], scenes: list[tuple[str, int]]) -> tuple[Agency, ...]:
    read = []
    for sheet in parent.sheets("agencies"):
        agency = Agency(
            id=sheet.identifier("id"),
            label=sheet.text("label"),
            to=sheet.texts("to", required=True),
            tie=sheet.one_of("tie", TIES),
            role=sheet.text("role", required=False) or None,
            note=sheet.text("note", required=False, limit=MAX_LONG),
            scene=_scene(sheet, "scene", scenes),
        )
        sheet.close()
        _check_people(sheet, "to", agency.to, people | {"household"})
        if agency.role is not None and agency.role not in roles:
            sheet.faults.append(unknown_role(sheet.line_of("role"), agency.role, sheet.where, roles))
        read.append((agency, sheet.line_of("id")))
    parent.faults.extend(duplicates("機関", ((agency.id, line) for agency, line in read)))
    return tuple(agency for agency, _ in read)


def _needs(parent: Sheet) -> list[tuple[Need, int]]:
    read = []
    for sheet in parent.sheets("needs"):
        need = Need(
            id=sheet.identifier("id"),
            label=sheet.text("label"),
            severity=sheet.number("severity", 1, 3) or 0,
            safety=sheet.flag("safety", default=False),
            first_due_h=sheet.number("first_due_h", 1, MAX_DUE_H, required=False),
            facts=tuple(dict.fromkeys(sheet.texts("facts"))),
        )
        sheet.close()
        read.append((need, sheet.line_of("facts")))
    parent.faults.extend(duplicates("課題", ((need.id, line) for need, line in read)))
    if not read:
        parent.note(parent.line_of("needs"), "no_needs")
    return read


def _periods(parent: Sheet) -> tuple[Period, ...]:
    read = []
    for sheet in parent.sheets("periods"):
        read.append(
            (Period(sheet.identifier("id"), sheet.text("label"), sheet.text("text", required=False, limit=MAX_LONG)), sheet.line_of("id"))
        )
        sheet.close()
    parent.faults.extend(duplicates("時期", ((period.id, line) for period, line in read)))
    return tuple(period for period, _ in read)


def _inject(sheet: Sheet) -> Inject:
    inject = Inject(sheet.text("title", required=False), sheet.text("text", limit=MAX_LONG), sheet.text("when", required=False))
    sheet.close()
    return inject


def _quiz_item(sheet: Sheet) -> QuizItem:
    choices = sheet.texts("choices", required=True)
    answer = sheet.number("answer", -(10**9), 10**9)
    if len(choices) == 1:
        sheet.note(sheet.line_of("choices"), "few_choices")
    if choices and answer is not None and not 0 <= answer < len(choices):
        sheet.note(sheet.line_of("answer"), "answer_out_of_range", last=len(choices) - 1)
    item = QuizItem(sheet.text("question", limit=MAX_LONG), choices, answer or 0, sheet.text("explanation", required=False, limit=MAX_LONG))
    sheet.close()
    return item
