"""A roster: who is expected, without any order or form being asked of the office.  Either all of it is read, or every fault is named."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop.seating.columns import NAMES, Header, column_letter, find_header
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
    """One thing that is wrong: row and column as the office sees them, what stands there, why it cannot be read."""

    row: int | None
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Roster:
    """What was read.  `people` is empty as soon as there is a fault."""

    people: tuple[Expected, ...] = ()
    faults: tuple[RowFault, ...] = ()
    notes: tuple[str, ...] = ()


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
        return Roster(faults=(RowFault(None, "", "", str(error)),))
    for lines in sheets:
        header = find_header(lines)
        if header is not None:
            return _Reading(header, lists, others).read(lines)
    reason = "見出しの行が見つかりません。「職種」「所属」などの見出しを、上から20行までのどこかに入れてください。"
    return Roster(faults=(RowFault(None, "", "", reason),))


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
            reason = "「職種」の列がありません。見出しを「職種」とした列を加えてください。"
            return Roster(faults=(RowFault(self.header.number, "", "", reason),))
        for line in lines:
            if line.number > self.header.number and not self._is_idle(line):
                self.people.append(self._person(line))
        if not self.people and not self.faults:
            self.faults.append(RowFault(None, "", "", "見出しの下に、参加者の行がありません。"))
        if len(self.people) > MAX_PEOPLE:
            self.faults.append(RowFault(None, "", "", f"人数が多すぎます（{len(self.people)}人）。{MAX_PEOPLE}人までにしてください。"))
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

    def _fault(self, line: Line, key: str, reason: str) -> None:
        column = f"{column_letter(self.header.columns[key])}列（{NAMES[key]}）"
        self.faults.append(RowFault(line.number, column, self._cell(line, key), reason))

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
                self._fault(line, key, f"{NAMES[key]}が空です。")
            return ""
        found = _entry(value, known)
        if found is None and self.others:
            found = next((entry for entry, name in known.items() if entry == OTHER or name == "その他"), None)
        if found is None:
            self._fault(line, key, f"この{NAMES[key]}は一覧にありません。{_hint(value, known.values())}")
            return ""
        return found

    def _ladder(self, line: Line) -> str:
        stage, years = self._cell(line, "ladder"), self._cell(line, "years")
        if stage:
            found = from_words(stage)
            if found is None:
                self._fault(line, "ladder", "段階を読み取れません。初任期、レベルアップ期、中堅期、スーパーバイザーのどれかか、年数を書いてください。")
            return found or ""
        if years:
            found = from_years(years)
            if found is None:
                self._fault(line, "years", "年数を読み取れません。「12」「12年」「4年目」のように、0から60までの数で書いてください。")
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
            self._fault(line, "group", "この班はありません。先に班を増やすか、班の名前を直してください。")
        return found or ""

    def _role(self, line: Line) -> str:
        value = self._cell(line, "role")
        if not value:
            return ""
        found = _entry(value, self.lists.roles)
        if found is None:
            self._fault(line, "role", f"この役割は、選んだ事例にありません。{_hint(value, self.lists.roles.values())}")
        return found or ""

    def _notes(self) -> list[str]:
        notes = []
        if self.header.unused:
            notes.append(f"使わなかった列：{'、'.join(self.header.unused[:12])}")
        rows: dict[str, list[int]] = {}
        for person in self.people:
            if person.name:
                rows.setdefault(person.name.replace(" ", ""), []).append(person.row)
        twice = [f"{'行目と'.join(map(str, found))}行目" for found in rows.values() if len(found) > 1]
        if twice:
            notes.append(f"同じ氏名が2回以上あります（{'、'.join(twice[:10])}）。同じ人なら、名簿を直して読み込み直してください。")
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


def _hint(value: str, names: object) -> str:
    near = difflib.get_close_matches(plain(value), [str(name) for name in names], 1, 0.4)  # type: ignore[attr-defined]
    return f"「{near[0]}」のことですか。" if near else ""
