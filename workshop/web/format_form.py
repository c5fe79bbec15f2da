"""The editor's form of a format: what it sends, what its buttons do to it, and the faults beside the stage they belong to.  No scripts needed.

A draft is a format as plain values, as the YAML file has them; it lives in the form alone until it is saved without a fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from workshop.casebook.faults import REASONS, Fault, FormatFaults
from workshop.casebook.format_text import dump
from workshop.casebook.formats import parse_format
from workshop.domain.case import Format, Scale
from workshop.domain.format_data import format_to_data

Draft = dict[str, Any]
MOST = 40  # stages, phases of one, kinds of notes of one: more than anybody means
_DROPS = {"phase-drop": "phases", "note-drop": "notes"}
_STAGE_START = re.compile(r"^- ", re.MULTILINE)
_WHERE = re.compile(r"(stages|phases|notes) の(\d+)番目")


def draft_of(fmt: Format) -> Draft:
    """The draft of a format."""
    return format_to_data(fmt)


def new_stage(number: int) -> Draft:
    """A stage to begin with: ten minutes in the groups."""
    return {
        "id": f"stage{number}", "title": "", "prompt": "", "phases": [_new_phase()], "writes": [], "discloses": [], "reveals": [], "projector": "stage",
        "notes": [], "scale": {}, "period": None, "checks": False,
    }  # fmt: skip


def _new_phase() -> Draft:
    return {"audience": "group", "minutes": 10, "prompt": ""}


# --- reading the form --------------------------------------------------------------------------------------------------


def read_draft(form: MultiDict[str, str]) -> Draft:
    """What the form holds."""
    head = {name: form.get(name, "").strip() for name in ("id", "title", "summary")}
    return {**head, "stages": [_read_stage(form, f"s{number}-") for number in range(_count(form, "stages"))]}


def _count(form: MultiDict[str, str], name: str) -> int:
    value = form.get(name, "0")
    return min(MOST, int(value)) if value.isascii() and value.isdigit() else 0


def _read_stage(form: MultiDict[str, str], at: str) -> Draft:
    def text(name: str) -> str:
        return form.get(at + name, "").strip()

    period = text("period")
    return {
        **{name: text(name) for name in ("id", "title", "prompt", "projector")},
        **{name: form.getlist(at + name) for name in ("writes", "discloses", "reveals")},
        "phases": [_read_phase(form, f"{at}p{number}-") for number in range(_count(form, at + "phases"))],
        "notes": [_read_note(form, f"{at}n{number}-") for number in range(_count(form, at + "notes"))],
        "scale": {name: text(name) for name in ("label", "low_label", "high_label")},
        "period": int(period) if period.isascii() and period.isdigit() else None,
        "checks": bool(text("checks")),
    }


def _read_phase(form: MultiDict[str, str], at: str) -> Draft:
    minutes = form.get(at + "minutes", "").strip()
    number = int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 6 else minutes
    return {"audience": form.get(at + "audience", ""), "minutes": number, "prompt": form.get(at + "prompt", "").strip()}


def _read_note(form: MultiDict[str, str], at: str) -> Draft:
    return {**{name: form.get(at + name, "").strip() for name in ("id", "label", "hint", "column")}, "asks": bool(form.get(at + "asks"))}


# --- the buttons -------------------------------------------------------------------------------------------------------


def act(draft: Draft, do: str) -> Draft:
    """The draft after one of the form's buttons: `up:2`, `down:2`, `drop:2`, `add:2` (a stage), `phase-add:2`, `phase-drop:2:0`, …"""
    name, *numbers = do.split(":")
    at = [int(number) for number in numbers if number.isdigit()]
    stages: list[Draft] = draft["stages"]
    if name == "add" and len(stages) < MOST:
        ids = {stage["id"] for stage in stages}
        number = next(number for number in range(1, MOST * 3) if f"stage{number}" not in ids)
        stages.insert(at[0] + 1 if at else len(stages), new_stage(number))
    elif at and at[0] < len(stages):
        _act_on_stage(stages, name, at)
    return draft


def _act_on_stage(stages: list[Draft], name: str, at: list[int]) -> None:
    stage = stages[at[0]]
    if name in ("up", "down"):
        to = at[0] + (-1 if name == "up" else 1)
        if 0 <= to < len(stages):
            stages[at[0]], stages[to] = stages[to], stages[at[0]]
    elif name == "drop":
        del stages[at[0]]
        for other in stages:
            other["reveals"] = [known for known in other["reveals"] if known != stage["id"]]
    elif name == "phase-add" and len(stage["phases"]) < MOST:
        stage["phases"].append(_new_phase())
    elif name == "note-add" and len(stage["notes"]) < MOST:
        stage["notes"].append({"id": "", "label": "", "hint": "", "column": "", "asks": False})
    elif name in _DROPS and len(at) > 1 and at[1] < len(stage[_DROPS[name]]):
        del stage[_DROPS[name]][at[1]]


# --- checking ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FormFault:
    """A fault in words of the form; `stage` counts from 0, None: of the format as a whole."""

    stage: int | None
    text: str


def check_draft(draft: Draft) -> tuple[Format | None, list[FormFault]]:
    """The format that the draft means, or everything that is wrong with it."""
    text = draft_yaml(draft)
    try:
        return parse_format(text), []
    except FormatFaults as error:
        starts = [text.count("\n", 0, found.start()) + 1 for found in _STAGE_START.finditer(text, text.find("\nstages:") + 1)]
        return None, [FormFault(_stage_at(starts, fault.line), _in_words(fault)) for fault in error.faults]


def _stage_at(starts: list[int], line: int | None) -> int | None:
    before = [number for number, start in enumerate(starts) if line is not None and start <= line]
    return before[-1] if before else None


def draft_yaml(draft: Draft) -> str:
    """The draft as a file: minutes are the sum of the phases, notes without any text are left out, new ones get an id."""
    ids = {kind["label"]: kind["id"] for stage in draft["stages"] for kind in stage["notes"] if kind["id"]}
    stages = [_stage_data(stage, ids) for stage in draft["stages"]]
    minutes = sum(phase["minutes"] for stage in stages for phase in stage["phases"] if isinstance(phase["minutes"], int))
    return dump({**{name: draft[name] for name in ("id", "title", "summary")}, "minutes": minutes, "stages": stages})


def _stage_data(stage: Draft, ids: dict[str, str]) -> Draft:
    data = {key: value for key, value in stage.items() if value not in ([], {}, None, False)}
    notes = []
    for kind in stage["notes"]:
        if not (kind["label"] or kind["hint"]):
            continue
        fresh = next(name for number in range(1, 1000) if (name := f"kind{number}") not in ids.values())
        known = kind["id"] or ids.setdefault(kind["label"], fresh)
        notes.append({key: value for key, value in {**kind, "id": known}.items() if value not in ("", False)})
    data.pop("notes", None)
    scale = stage["scale"]
    if not any(scale.values()) or scale == {"label": Scale().label, "low_label": Scale().low_label, "high_label": Scale().high_label}:
        data.pop("scale", None)
    return data | ({"notes": notes} if notes else {}) | {"phases": [dict(phase) for phase in stage["phases"]]}


# --- in words ----------------------------------------------------------------------------------------------------------


def field_names() -> dict[str, str]:
    """What the keys of the file are called on the form."""
    return {
        "title": _("名称"), "summary": _("説明"), "prompt": _("問い"), "minutes": _("分"), "audience": _("見える範囲"), "phases": _("時間の区切り"),
        "writes": _("書けるもの"), "notes": _("付箋の種類"), "label": _("名前"), "hint": _("書き方のヒント"), "column": _("投影で並べる欄"),
        "low_label": _("0の言葉"), "high_label": _("10の言葉"), "reveals": _("全体に公開する段階"), "discloses": _("開示する場面"),
        "projector": _("投影する画面"), "period": _("事例の時期"), "stages": _("段階"), "id": _("内部の番号"),
    }  # fmt: skip


def _in_words(fault: Fault) -> str:
    """The fault's sentence with the form's own names in it."""
    names = field_names()
    params: Mapping[str, Any] = fault.params
    told = {**params, "key": names.get(str(params.get("key")), params.get("key")), "where": _place(str(params.get("where", "")))}
    return (str(_(REASONS[fault.code])) % told).strip() if fault.code in REASONS else fault.reason


def _place(where: str) -> str:
    kinds = {"stages": _("段階"), "phases": _("時間の区切り"), "notes": _("付箋の種類")}
    found = _WHERE.fullmatch(where)
    return _("%(n)s番目の%(what)s", n=found.group(2), what=kinds[found.group(1)]) if found else where
