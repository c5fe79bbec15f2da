"""A roster: who is expected, without any order or form being asked of the office.  Either all of it is read, or every fault is named."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workshop.seating.columns import HEADER_WITHIN, Header, column_letter, find_header
from workshop.seating.ladder import from_words, from_years
from workshop.seating.sheets import Line, UnreadableError, plain, read_lines

MAX_PEOPLE = 2000
MAX_FAULTS = 200
OTHER = "other"  # the entry that a house's lists have for everything else
_TOTALS = re.compile(r"(合計|総計|小計|計)\Z")
_YES = frozenset({"○", "◯", "〇", "●", "◎", "1", "有", "はい", "該当", "yes", "y", "✓", "✔", "レ"})
_CHIEF_TITLES = re.compile(r"係長|課長|主幹|室長|所長|部長|統括")


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody on the roster.  `name` serves the seat slip alone; `group`, `role` where the roster says so."""

    row: int
    profession: str
    department: str | None = None
    ladder: str = ""
    chief: bool = False
    group: str = ""
    role: str = ""
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing that is wrong: row and column (its letter, its kind) as the office sees them, what stands there, why it cannot be read.

    The sentences of `code` stand in `web/seating_words.py`, filled from `params`.
    """

    code: str
    row: int | None = None
    letter: str = ""
    kind: str = ""
    value: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roster:
    """What was read.  `people` is empty as soon as there is a fault."""

    people: tuple[Expected, ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[RowFault, ...] = ()  # nothing wrong, and yet worth telling


@dataclass(frozen=True, slots=True)
class Lists:
    """What a roster's words may mean, each id -> name."""

    professions: Mapping[str, str]
    departments: Mapping[str, str]
    groups: Mapping[str, str]
    roles: Mapping[str, str]


def read_roster(data: bytes, lists: Lists, *, others: bool = False) -> Roster:
    """Read a file.  `others`: what is in no list of professions or departments counts as その他 instead of being a fault."""
    try:
        sheets = read_lines(data)
    except UnreadableError as error:
        return Roster(faults=(RowFault(error.code, params=error.params),))
    for lines in sheets:
        header = find_header(lines)
        if header is not None:
            return _Reading(header, lists, others).read(lines)
    return Roster(faults=(RowFault("no_header", params={"limit": HEADER_WITHIN}),))


class _Reading:
    """Goes through the rows below the header and gathers people and faults."""

    def __init__(self, header: Header, lists: Lists, others: bool) -> None:
        self.header = header
        self.lists = lists
        self.others = others
        self.faults: list[RowFault] = []
        self.people: list[Expected] = []

    def read(self, lines: Sequence[Line]) -> Roster:
        if "profession" not in self.header.columns:
            return Roster(faults=(RowFault("no_professions", self.header.number),))
        for line in lines:
            if line.number > self.header.number and not self._is_idle(line):
                self.people.append(self._person(line))
        if not self.people and not self.faults:
            self.faults.append(RowFault("no_people"))
        if len(self.people) > MAX_PEOPLE:
            self.faults.append(RowFault("many_people", params={"people": len(self.people), "limit": MAX_PEOPLE}))
        if self.faults:
            return Roster(faults=tuple(self.faults[:MAX_FAULTS]))
        return Roster(tuple(self.people), notes=tuple(self._notes()))

    def _is_idle(self, line: Line) -> bool:
        """Whether a row is nobody: none of its known columns is filled, it is a total, or the header once more."""
        filled = [value for key in self.header.columns if (value := self._cell(line, key))]
        first = next((cell for cell in line.cells if cell), "")
        repeated = self._cell(line, "profession") in ("職種", "職種名")
        return not filled or repeated or _TOTALS.fullmatch(first.replace(" ", "")) is not None

    def _cell(self, line: Line, key: str) -> str:
        place = self.header.columns.get(key)
        return line.cells[place] if place is not None and place < len(line.cells) else ""

    def _fault(self, line: Line, key: str, code: str, **params: object) -> None:
        letter = column_letter(self.header.columns[key])
        self.faults.append(RowFault(code, line.number, letter, key, self._cell(line, key), params))

    def _person(self, line: Line) -> Expected:
        return Expected(
            row=line.number,
            profession=self._listed(line, "profession", self.lists.professions, required=True),
            department=self._listed(line, "department", self.lists.departments) or None,
            ladder=self._ladder(line),
            chief=self._chief(line),
            group=self._group(line),
            role=self._role(line),
            name=self._cell(line, "name") or " ".join(part for key in ("family", "given") if (part := self._cell(line, key))),
        )

    def _listed(self, line: Line, key: str, known: Mapping[str, str], *, required: bool = False) -> str:
        value = self._cell(line, key)
        if not value:
            if required:
                self._fault(line, key, "empty_cell")
            return ""
        found = _entry(value, known)
        if found is None and self.others:
            found = next((entry for entry, name in known.items() if entry == OTHER or name == "その他"), None)
        if found is None:
            self._fault(line, key, "not_listed", near=_nearest(value, known.values()))
            return ""
        return found

    def _ladder(self, line: Line) -> str:
        stage, years = self._cell(line, "ladder"), self._cell(line, "years")
        if stage:
            found = from_words(stage)
            if found is None:
                self._fault(line, "ladder", "ladder")
            return found or ""
        if years:
            found = from_years(years)
            if found is None:
                self._fault(line, "years", "years")
            return found or ""
        return ""

    def _chief(self, line: Line) -> bool:
        value = self._cell(line, "chief")
        return value.lower() in _YES or _CHIEF_TITLES.search(value) is not None

    def _group(self, line: Line) -> str:
        value = self._cell(line, "group")
        if not value:
            return ""
        found = next((group for group, name in self.lists.groups.items() if _group_word(name) == _group_word(value)), None)
        if found is None:
            self._fault(line, "group", "no_group")
        return found or ""

    def _role(self, line: Line) -> str:
        value = self._cell(line, "role")
        if not value:
            return ""
        found = _entry(value, self.lists.roles)
        if found is None:
            self._fault(line, "role", "no_role", near=_nearest(value, self.lists.roles.values()))
        return found or ""

    def _notes(self) -> list[RowFault]:
        notes = []
        if self.header.unused:
            notes.append(RowFault("unused_columns", params={"names": list(self.header.unused[:12])}))
        rows: dict[str, list[int]] = {}
        for person in self.people:
            if person.name:
                rows.setdefault(person.name.replace(" ", ""), []).append(person.row)
        twice = [row for found in rows.values() if len(found) > 1 for row in found]
        if twice:
            notes.append(RowFault("same_name", params={"rows": twice[:20]}))
        return notes


def _bare(text: str) -> str:
    return re.sub(r"[\s・()（）/]", "", plain(text)).lower()


def _entry(value: str, known: Mapping[str, str]) -> str | None:
    """The entry that a word means: by its name or id, without regard to brackets and spaces; else the only one that it begins or that begins it."""
    bare = _bare(value)
    for entry, name in known.items():
        if bare in (_bare(name), entry.lower()):
            return entry
    near = [entry for entry, name in known.items() if len(bare) >= 2 and (_bare(name).startswith(bare) or (len(_bare(name)) >= 2 and bare.startswith(_bare(name))))]
    return near[0] if len(near) == 1 else None


def _group_word(text: str) -> str:
    """`3班`, `第3班`, `３`, `03` alike."""
    bare = re.sub(r"^第|(班|グループ)$", "", _bare(text))
    return bare.lstrip("0") or bare


def _nearest(value: str, names: Iterable[str]) -> str:
    """The known word that comes nearest, or nothing."""
    near = difflib.get_close_matches(plain(value), list(names), 1, 0.4)
    return near[0] if near else ""
