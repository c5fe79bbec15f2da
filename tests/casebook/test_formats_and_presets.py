"""Formats and preset lists as they ship, and what a faulty format is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import workshop.casebook.formats as formats_module
from workshop.casebook.faults import FormatFaults
from workshop.casebook.formats import format_from_data, format_to_data, list_formats, load_format, parse_format
from workshop.casebook.presets import preset_departments, preset_professions, preset_roles
from workshop.domain.case import Format
from workshop.domain.refusal import Refusal

CONF100 = (Path(formats_module.__file__).parent / "formats" / "conf100.yaml").read_text(encoding="utf-8")
ROLE_IDS = [
    "support_coord", "hw_disability", "hw_elderly", "hw_community", "phn_area", "mh_worker", "mch_phn", "family_counselor", "childcare_office",
    "welfare_cw", "welfare_sv", "cgc_welfare", "cgc_psych", "womens_support", "self_reliance", "houkatsu", "care_manager", "disability_consult",
    "shakyo", "minsei", "school", "ssw", "nursery", "hospital_msw", "police",
]  # fmt: skip


def _codes(text: str | bytes) -> list[tuple[int | None, str]]:
    with pytest.raises(FormatFaults) as refused:
        parse_format(text)
    return [(item.line, item.code) for item in refused.value.faults]


def test_every_format_lasts_as_long_as_its_name_says() -> None:
    assert {fmt.id: fmt.minutes for fmt in list_formats()} == {
        "conf100": 100, "incident60": 60, "pcagip75": 75, "mitate120": 120, "safety90": 90, "timeline90": 90, "lecture60": 60, "mini45": 45,
    }  # fmt: skip


def test_conf100_has_its_stages_in_order_with_their_minutes() -> None:
    stages = [(stage.id, stage.minutes) for stage in load_format("conf100").stages]
    assert stages == [
        ("intro", 5),
        ("cards", 5),
        ("sbar", 15),
        ("urgency", 5),
        ("assess", 20),
        ("plan", 25),
        ("check", 10),
        ("net", 10),
        ("closing", 5),
    ]


def test_mini45_has_its_stages_in_order_with_their_minutes() -> None:
    assert [stage.minutes for stage in load_format("mini45").stages] == [3, 5, 7, 12, 10, 8]


@pytest.mark.parametrize("fmt", list_formats(), ids=lambda fmt: fmt.id)
def test_people_write_in_silence_before_the_group_sees_it(fmt: Format) -> None:
    for written in ("assessment", "urgency", "note"):
        first = next((stage for stage in fmt.stages if written in stage.writes), None)
        assert first is None or first.phases[0].audience == "self"


@pytest.mark.parametrize("fmt", list_formats(), ids=lambda fmt: fmt.id)
def test_all_scenes_are_disclosed_before_anybody_assesses(fmt: Format) -> None:
    ids = [stage.id for stage in fmt.stages]
    disclosed = next((stage.id for stage in fmt.stages if "all" in stage.discloses), ids[-1])
    assert all(ids.index(disclosed) <= ids.index(stage.id) for stage in fmt.stages if "assessment" in stage.writes)


@pytest.mark.parametrize("fmt", list_formats(), ids=lambda fmt: fmt.id)
def test_a_format_comes_back_from_json_as_it_was(fmt: Format) -> None:
    assert format_from_data(json.loads(json.dumps(format_to_data(fmt)))) == fmt


def test_every_assessment_and_plan_is_revealed_to_all_in_the_end() -> None:
    for fmt in list_formats():
        revealed = {stage for later in fmt.stages for stage in later.reveals}
        assert {stage.id for stage in fmt.stages if {"assessment", "action_item"} & set(stage.writes)} <= revealed


def test_an_unknown_format_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match="unknown_format"):
        load_format("../conf100")


@pytest.mark.parametrize(
    ("old", "new", "code", "piece"),
    [
        ("minutes: 100", "minutes: 99", "format_minutes", "minutes: 99"),
        ("reveals: [assess, plan, check]", "reveals: [assess, plan, closing]", "unknown_stage", "reveals"),
        ("audience: self", "audience: me", "not_in_list", "audience: me"),
        ("writes: [urgency]", "writes: [urgencies]", "not_in_list", "urgencies"),
        ("projector: scene", "projector: post", "not_in_list", "projector: post"),
        ("id: cards", "id: intro", "duplicate_id", None),
        ('discloses: ["2"]', 'discloses: ["second"]', "not_in_list", "second"),
        ("title: 導入", "titel: 導入", "unknown_key", "titel"),
        ("minutes: 15,", "minutes: 0,", "out_of_range", "minutes: 0,"),
        ("- {audience: all, minutes: 5}", "[]", "empty_value", "phases"),
        ("minutes: 15, prompt", "minuts: 15, prompt", "missing_key", "minuts: 15"),
    ],
)
def test_a_faulty_format_is_told_where(old: str, new: str, code: str, piece: str | None) -> None:
    assert old in CONF100
    text = CONF100.replace(old, new, 1)
    told = _codes(text)
    assert code in [name for _, name in told]
    if piece is not None:
        assert (next(n for n, line in enumerate(text.split("\n"), 1) if piece in line), code) in told


INCIDENT60 = (Path(formats_module.__file__).parent / "formats" / "incident60.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("writes: [note, fact, reaction]", "writes: [fact, reaction]", "notes_without_writes"),
        ("      - {id: question, label: 質問, hint: 一枚に、事実を一つだけ尋ねます。, asks: true}\n", "", "writes_without_notes"),
        ("{id: when, label: いつ}", "{id: question, label: 問い}", "note_label"),
        ("{id: where, label: どこで}", "{id: when, label: いつ}", "duplicate_note"),
        ("asks: true", "asks: maybe", "wrong_type"),
        ("id: question, label: 質問", "id: question, label: とても長い名前の付箋の種類とても長い名前の付箋の種類とても長い", "too_long"),
        ("projector: progress", "projector: progress\n    period: 0", "out_of_range"),
        ("projector: progress", "projector: progress\n    scale: {label: 安全度, low_label: 危ない}", "missing_key"),
    ],
)
def test_a_format_with_faulty_notes_is_told_so(old: str, new: str, code: str) -> None:
    assert old in INCIDENT60
    assert code in [name for _, name in _codes(INCIDENT60.replace(old, new, 1))]


def test_the_kinds_of_notes_of_a_format_come_in_the_order_in_which_they_are_asked_for() -> None:
    kinds = load_format("incident60").note_kinds
    assert [kind.label for kind in kinds.values()] == ["質問", "いつ", "どこで", "誰が", "何を", "配慮"]
    assert [kind.id for kind in kinds.values() if kind.asks] == ["question"]


def test_a_format_that_was_stored_before_there_were_notes_is_still_read() -> None:
    data = format_to_data(load_format("conf100"))
    for stage in data["stages"]:
        del stage["notes"], stage["scale"], stage["period"]
    assert format_from_data(data) == load_format("conf100")


def test_a_format_without_stages_is_refused() -> None:
    assert (4, "no_stages") in _codes("id: empty\ntitle: 空\nsummary: 空です。\nstages: []\nminutes: 5\n")


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", b"\xff\xfe", "a" * 2_000_000])
def test_what_is_no_format_at_all_is_refused(text: str | bytes) -> None:
    assert _codes(text)


def test_all_roles_of_the_field_are_there_in_order() -> None:
    assert [role.id for role in preset_roles()] == ROLE_IDS


def test_every_role_says_what_it_can_and_cannot_do_and_how_to_call_it() -> None:
    for role in preset_roles():
        assert role.can, role.id
        assert role.cannot, role.id
        assert role.callable_via, role.id
        assert len(role.short) <= 8
        assert role.belongs in ("区", "児相", "外部")


def test_short_names_tell_roles_apart() -> None:
    assert len({role.short for role in preset_roles()}) == len(ROLE_IDS)


def test_professions_and_departments_are_listed_with_other_at_the_end() -> None:
    assert [name for _, name in preset_professions()] == [
        "保健師", "事務（福祉コース）", "事務（行政）", "社会福祉士", "精神保健福祉士", "心理", "保育士", "看護師", "栄養士", "児童福祉司",
        "ケースワーカー", "相談員", "その他",
    ]  # fmt: skip
    assert [name for _, name in preset_departments()] == [
        "保健福祉課", "健康・子ども課", "保護課", "支援調整課", "保険年金課", "児童相談所", "本庁", "関係機関", "その他",
    ]  # fmt: skip
