"""The questionnaires' file: the house's own, or the one that comes with the product."""

from __future__ import annotations

from pathlib import Path

from workshop.casebook.faults import CaseFaults, Fault, FormatFaults
from workshop.casebook.front import duplicates
from workshop.casebook.nodes import MAX_LONG, Sheet, compose
from workshop.casebook.source import cleaned, decode, normalised
from workshop.domain.questionnaire import KINDS, SHEETS, Item, Questions

FILE_NAME = "questionnaire.yaml"
_OWN = Path(__file__).parent / FILE_NAME
_ASKED = tuple(kind for kind in KINDS if kind != "quiz")  # the quiz is the case's
_WITH_OPTIONS = ("one", "several", "attribute")
_MAX_OPTIONS = 20
_MAX_ITEMS = 40


def load_questionnaires(folder: Path) -> dict[str, Questions]:
    """The sheets `now` and `later`: of the file in `folder` if there is one.  Raises FormatFaults with all that is wrong."""
    path = folder / FILE_NAME
    return parse_questionnaires((path if path.is_file() else _OWN).read_bytes())


def parse_questionnaires(text: str | bytes) -> dict[str, Questions]:
    """The sheets of a file.  Raises FormatFaults."""
    faults: list[Fault] = []
    try:
        source = cleaned(normalised(decode(text)), faults)
    except CaseFaults as error:
        raise FormatFaults(error.faults) from None
    node = compose(source, faults)
    if node is None:
        raise FormatFaults(faults)
    whole = Sheet(node, "アンケート", faults)
    sheets = {name: _read(part) for name in SHEETS if (part := whole.sheet(name)) is not None}
    whole.close()
    if faults:
        raise FormatFaults(faults)
    return sheets


def _read(sheet: Sheet) -> Questions:
    parts = sheet.sheets("items", required=True)
    if len(parts) > _MAX_ITEMS:
        sheet.note(sheet.line_of("items"), "how_many", key="items", low=1, high=_MAX_ITEMS)
    items = tuple(_item(part) for part in parts)
    sheet.faults.extend(duplicates("設問", ((item.id, part.line_of("id")) for item, part in zip(items, parts, strict=True))))
    questions = Questions(sheet.text("title"), sheet.text("note", required=False, limit=MAX_LONG), items)
    sheet.close()
    return questions


def _item(sheet: Sheet) -> Item:
    kind = sheet.one_of("kind", _ASKED)
    options = sheet.texts("options")
    if kind in _WITH_OPTIONS and not 1 < len(options) <= _MAX_OPTIONS:
        sheet.note(sheet.line_of("options"), "how_many", key="options", low=2, high=_MAX_OPTIONS)
    elif options and kind not in _WITH_OPTIONS:
        sheet.note(sheet.line_of("options"), "no_options")
    item = Item(sheet.identifier("id"), kind, sheet.text("text"), options)
    sheet.close()
    return item
