"""The ways a workshop can run: files beside this one, and JSON inside events."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from workshop.casebook.faults import CaseFaults, Fault, FormatFaults, fault, quote
from workshop.casebook.front import duplicates
from workshop.casebook.nodes import MAX_LONG, Sheet, compose
from workshop.casebook.source import cleaned, decode, normalised
from workshop.domain.case import Format, NoteKind, Phase, Scale, Stage
from workshop.domain.format_data import format_from_data, format_to_data
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.vocabulary import AUDIENCES, SCREENS, WRITABLE

__all__ = ["OPENING_SCREENS", "format_from_data", "format_to_data", "list_formats", "load_format", "parse_format"]
_FOLDER = Path(__file__).parent / "formats"
_FORMAT_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_ID_RULE = "半角の英小文字で始め、英小文字・数字・_ で書いてください。"
_MAX_MINUTES = 480
_MAX_LABEL = 30
OPENING_SCREENS = tuple(screen for screen in SCREENS if screen not in ("post", "compare"))  # which post, which groups would not be known yet


@lru_cache
def list_formats() -> tuple[Format, ...]:
    """All formats that come with the product, longest first.  Raises FormatFaults for a broken file."""
    formats = [parse_format(path.read_bytes()) for path in sorted(_FOLDER.glob("*.yaml"))]
    return tuple(sorted(formats, key=lambda fmt: (-fmt.minutes, fmt.id)))


def load_format(format_id: str) -> Format:
    """The format of that id.  Raises Refusal where there is none."""
    for fmt in list_formats():
        if fmt.id == format_id:
            return fmt
    raise Refusal(INVALID, "unknown_format", "その進行形式は見つかりません。", field="format")


def parse_format(text: str | bytes) -> Format:
    """The format of a file.  Raises FormatFaults with all that is wrong."""
    faults: list[Fault] = []
    try:
        source = cleaned(normalised(decode(text)), faults)
    except CaseFaults as error:
        raise FormatFaults(error.faults) from None
    node = compose(source, faults)
    if node is None:
        raise FormatFaults(faults)
    sheet = Sheet(node, "進行形式", faults)
    fmt = _read(sheet)
    declared = sheet.number("minutes", 1, _MAX_MINUTES)
    sheet.close()
    if not faults and declared != fmt.minutes:
        faults.append(fault(sheet.line_of("minutes"), "format_minutes", total=fmt.minutes, declared=declared))
    if faults:
        raise FormatFaults(faults)
    return fmt


def _read(sheet: Sheet) -> Format:
    sheets = sheet.sheets("stages")
    stages = tuple(_stage(item) for item in sheets)
    if not stages:
        sheet.note(sheet.line_of("stages"), "no_stages")
    sheet.faults.extend(duplicates("段階", ((stage.id, item.line_of("id")) for stage, item in zip(stages, sheets, strict=True))))
    labels: dict[str, str] = {}
    earlier: set[str] = set()
    for stage, item in zip(stages, sheets, strict=True):
        for revealed in stage.reveals:
            if revealed not in earlier | {stage.id}:
                item.note(item.line_of("reveals"), "unknown_stage", id=quote(revealed))
        for kind in stage.notes:
            if labels.setdefault(kind.id, kind.label) != kind.label:
                item.note(item.line_of("notes"), "note_label", id=quote(kind.id), label=quote(labels[kind.id]))
        if len({kind.id for kind in stage.notes}) < len(stage.notes):
            item.note(item.line_of("notes"), "duplicate_note")
        earlier.add(stage.id)
    return Format(sheet.identifier("id", _FORMAT_ID, _ID_RULE), sheet.text("title"), sheet.text("summary", limit=MAX_LONG), stages)


def _stage(sheet: Sheet) -> Stage:
    stage = Stage(
        id=sheet.identifier("id", _FORMAT_ID, _ID_RULE),
        title=sheet.text("title"),
        prompt=sheet.text("prompt", limit=MAX_LONG),
        phases=tuple(_phase(item) for item in sheet.sheets("phases", required=True)),
        writes=_words(sheet, "writes", WRITABLE),
        discloses=_words(sheet, "discloses", ("all", *(str(number) for number in range(1, 21)))),
        reveals=sheet.texts("reveals"),
        projector=sheet.one_of("projector", OPENING_SCREENS, "stage"),
        checks=sheet.flag("checks", default=False),
        notes=tuple(_note_kind(item) for item in sheet.sheets("notes")),
        scale=_scale(sheet),
        period=sheet.number("period", 1, 20, required=False),
    )
    if ("note" in stage.writes) != bool(stage.notes):
        sheet.note(sheet.line_of("notes"), "notes_without_writes" if stage.notes else "writes_without_notes")
    if not stage.phases:
        sheet.note(sheet.line_of("phases"), "empty_value", key="phases")
    sheet.close()
    return stage


def _note_kind(sheet: Sheet) -> NoteKind:
    kind = NoteKind(
        id=sheet.identifier("id", _FORMAT_ID, _ID_RULE),
        label=sheet.text("label", limit=_MAX_LABEL),
        hint=sheet.text("hint", required=False),
        column=sheet.text("column", required=False, limit=_MAX_LABEL),
        asks=sheet.flag("asks", default=False),
    )
    sheet.close()
    return kind


def _scale(sheet: Sheet) -> Scale:
    if sheet.node("scale") is None:
        return Scale()
    inner = sheet.sheet("scale")
    assert inner is not None
    scale = Scale(*(inner.text(key, limit=_MAX_LABEL) for key in ("label", "low_label", "high_label")))
    inner.close()
    return scale


def _phase(sheet: Sheet) -> Phase:
    phase = Phase(
        sheet.one_of("audience", AUDIENCES),
        sheet.number("minutes", 1, _MAX_MINUTES) or 0,
        sheet.text("prompt", required=False, limit=MAX_LONG),
    )
    sheet.close()
    return phase


def _words(sheet: Sheet, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    words = sheet.texts(key)
    for word in words:
        if word and word not in allowed:
            sheet.note(sheet.line_of(key), "not_in_list", key=key, value=quote(word), allowed="、".join(allowed))
    return words
