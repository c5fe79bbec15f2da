"""Every fault can happen, is told with its line, and leaves no half-loaded case."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.casebook.faults import MAX_FAULTS, REASONS, CaseFaults, Fault
from workshop.casebook.parse import parse_case
from workshop.casebook.source import MAX_BRACKETS, MAX_FRONT, MAX_LINES

Faults = Callable[[str | bytes], list[Fault]]
Change = Callable[[str, str], str]
ONE_PER_FORMAT = {  # tested with the formats
    "format_minutes", "unknown_stage", "no_stages", "notes_without_writes", "writes_without_notes", "note_label", "duplicate_note",
}  # fmt: skip
OF_QUESTIONNAIRES = {"how_many", "no_options"}  # tested with the questionnaires

# code -> (what to replace, by what, a piece of the line that is to blame, or its number, or None)
SWAPS: dict[str, tuple[str, str, str | int | None]] = {
    "control_character": ("文章です。", "文\x07章です。", "章です"),
    "long_line": ("文章です。", "あ" * 4001, "あああ"),
    "long_block": ("文章です。", "\n".join(["い" * 3000] * 3), "いいい"),
    "many_lines": ("文章です。", "\n" * MAX_LINES, MAX_LINES),
    "many_brackets": ("文章です。", "[\n\n" * MAX_BRACKETS, None),
    "too_deep": ("文章です。", "1. " * 10, "1. 1. "),
    "no_front_matter": ("---\nid:", "id:", 1),
    "front_matter_yaml": ("title: 見本", "title: 見本: ", "title:"),
    "front_matter_too_long": ("summary: ", "summary: " + "x \n  " * (MAX_FRONT // 5), 1),
    "yaml_alias": ("title: 見本", "title: *見本", "title:"),
    "duplicate_key": ("level: ", "title: 別の題\nlevel: ", "title: 別の題"),
    "unknown_key": ("level: ", "lebel: x\nlevel: ", "lebel:"),
    "missing_key": ("title: 見本の事例\n", "", 2),
    "empty_value": ("title: 見本の事例", "title:", "title:"),
    "wrong_type": ("minutes: 100", "minutes: 百分", "minutes:"),
    "too_long": ("title: 見本", "title: " + "長" * 201, "title:"),
    "not_in_list": ("origin: 架空", "origin: 実話", "origin:"),
    "out_of_range": ("minutes: 100", "minutes: 0", "minutes:"),
    "bad_id": ("id: N1", "id: 課題1", "id: 課題1"),
    "slug_mismatch": ("id: sample-case", "id: other-case", "id: other-case"),
    "duplicate_id": ("[F2]", "[F1]", "[F1] 夫は"),
    "unknown_role": ("role: hospital_msw", "role: hospital", "role: hospital"),
    "unknown_person": ("partners: [father]", "partners: [fater]", "fater"),
    "unknown_scene": ("tie: none}", "tie: none, scene: S9}", "scene: S9"),
    "person_to_self": ("partners: [father]", "partners: [mother]", "partners: [mother]"),
    "missing_fact": ("facts: [F1, F4]", "facts: [F1, F44]", "F44"),
    "answer_out_of_range": ("answer: 1", "answer: 2", "answer: 2"),
    "few_choices": ("choices: [ア, イ], answer: 1", "choices: [ア], answer: 0", "choices:"),
    "known_by_without_card": ("{知る: mch_phn}", "{知る: minsei}", "{知る: minsei}"),
    "text_before_first_heading": ("# 場面 S1", "はじめに\n\n# 場面 S1", "はじめに"),
    "unknown_section": ("# 進行役メモ", "# メモ", "# メモ"),
    "scene_heading": ("# 場面 S1：妊娠の届出", "# 場面 S1", "# 場面 S1"),
    "card_heading": ("# 役割カード mch_phn", "# 役割カード", "# 役割カード"),
    "no_needs": ("  - {id: N1, label: 安全の確認, severity: 3, safety: true, first_due_h: 48, facts: [F1, F4]}", "  []", "needs:"),
    "fact_form": ("- 箇条", "- [F7] 箇条", "[F7]"),
    "fact_without_text": ("[F3] 内緒。", "[F3]", "[F3]"),
    "fact_too_long": ("[F3] 内緒。", "[F3] " + "長" * 1001, "[F3]"),
    "fact_continues": ("{知る: mch_phn}\n", "{知る: mch_phn}\n続き。\n", "続き。"),
    "unknown_attribute": ("{重要}", "{重用}", "{重用}"),
    "stray_brace": ("夫は", "夫は{", "夫は{"),
    "image": ("文章です。", "![図](figure.png)", "![図]"),
    "bad_link": ("文章です。", "[別紙](javascript:alert)", "[別紙]"),
}


def _shift_jis(text: str) -> bytes:
    return text.encode("cp932")


def _broken_in_the_middle(text: str) -> bytes:
    return text.encode().replace("28週".encode(), b"28\xe9\x80", 1)


# code -> (how to spoil the whole, the line to blame)
SPOILT: dict[str, tuple[Callable[[str], str | bytes], int | None]] = {
    "too_big": (lambda text: text + "あ\n" * 2_500_000, 1),
    "shift_jis": (_shift_jis, 3),
    "utf16": (lambda text: text.encode("utf-16"), 1),
    "not_utf8": (_broken_in_the_middle, 35),
    "open_front_matter": (lambda text: text.replace("\n---\n", "\n", 1), 1),
    "front_matter_shape": (lambda text: text.replace("id: sample-case", "- a").split("title:")[0] + "---\n", 2),
    "no_scenes": (lambda text: re.sub(r"(?s)# 場面.*?(?=# 役割)", "", text), None),
    "no_cards": (lambda text: re.sub(r"(?s)# 役割カード.*?(?=# 進行)", "", text), None),
    "no_facts": (lambda text: re.sub(r"\[F\d\] .*", "", text), None),
    "more_faults": (lambda text: text + "# x\n" * (MAX_FAULTS + 1), None),
}


@pytest.mark.parametrize("code", SWAPS)
def test_a_fault_is_told_with_its_line_and_its_sentence(code: str, change: Change, faults_of: Faults) -> None:
    old, new, blamed = SWAPS[code]
    text = change(old, new)
    line = next(n for n, words in enumerate(text.split("\n"), 1) if blamed in words) if isinstance(blamed, str) else blamed
    told = [item for item in faults_of(text) if item.code == code]
    assert [item.line for item in told] == [line]
    assert told[0].reason.endswith(("。", "か。"))
    assert "%(" not in told[0].reason


@pytest.mark.parametrize("code", SPOILT)
def test_a_file_spoilt_as_a_whole_is_told_so(code: str, example: str, faults_of: Faults) -> None:
    spoil, line = SPOILT[code]
    assert (line, code) in [(item.line, item.code) for item in faults_of(spoil(example))]


def test_every_fault_that_exists_is_tried_here() -> None:
    assert set(SWAPS) | set(SPOILT) | ONE_PER_FORMAT | OF_QUESTIONNAIRES == set(REASONS)


def test_every_fault_is_explained_in_the_teaching_text() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "writing-cases.md").read_text(encoding="utf-8")
    table = guide.rpartition("## 不備の一覧")[2].partition("## 助言の一覧")[0]
    rows = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    assert rows == set(REASONS)


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(example: str, faults_of: Faults) -> None:
    text = example.replace("origin: 架空", "origin: 実話").replace("{重要}", "{重用}").replace("answer: 1", "answer: 7")
    told = faults_of(text)
    assert [item.code for item in told] == ["not_in_list", "answer_out_of_range", "unknown_attribute", "unknown_attribute"]
    assert [item.line for item in told] == sorted(item.line or 0 for item in told)


def test_a_near_miss_is_answered_with_what_was_meant(change: Change, faults_of: Faults) -> None:
    assert "「severity」のことですか" in "".join(item.reason for item in faults_of(change("severity", "severty")))
    assert "「hospital_msw」のことですか" in faults_of(change("hospital_msw", "hospital_wms"))[0].reason


def test_an_unknown_role_is_named_with_its_line(change: Change, faults_of: Faults) -> None:
    told = faults_of(change("# 役割カード family_counselor", "# 役割カード counselor"))
    assert ("unknown_role", 48) in [(item.code, item.line) for item in told]
    assert "「counselor」" in told[-1].reason


def test_shift_jis_is_recognised_by_name(example: str, faults_of: Faults) -> None:
    assert faults_of(example.encode("cp932"))[0].reason == "Shift_JISのようです。UTF-8で保存し直してください。"


def test_the_place_of_a_broken_byte_is_told(example: str, faults_of: Faults) -> None:
    data = _broken_in_the_middle(example)
    place = data.index(b"28\xe9\x80") + 2
    told = faults_of(data)[0]
    assert f"（{place + 1}バイト目）" in told.reason
    assert told.line == data.count(b"\n", 0, place) + 1


def test_ten_megabytes_are_refused_with_their_size(faults_of: Faults) -> None:
    assert "10.0 MB" in faults_of(b"a" * 10_000_000)[0].reason
    assert "10.0 MB" in faults_of("a" * 10_000_000)[0].reason


def test_a_duplicate_names_the_line_of_the_first(change: Change, faults_of: Faults) -> None:
    told = faults_of(change("# 進行役メモ", "# 場面 S1：もう一つ\n\n# 進行役メモ\n\n# 進行役メモ"))
    assert [(item.code, item.line) for item in told] == [("duplicate_id", 50), ("duplicate_id", 54)]
    assert "26行目" in told[0].reason


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("  - {id: father", "  - {id: mother, label: 母}\n  - {id: father", "人物"),
        ("  - {id: ward", "  - {id: clinic, label: 院, to: household, tie: weak}\n  - {id: ward", "機関"),
        ("needs:\n", "needs:\n  - {id: N1, label: 別, severity: 1}\n", "課題"),
        ("quiz:", "periods: [{id: P1, label: 前}, {id: P1, label: 後}]\nquiz:", "時期"),
        ("# 役割カード family_counselor", "# 役割カード mch_phn", "役割カード"),
        (
            "quiz:",
            "roles: [{id: r1, name: あ, short: あ, belongs: 区}, {id: r1, name: い, short: い, belongs: 区}]\nquiz:",
            "役割",
        ),
    ],
)
def test_ids_are_unique_within_their_kind(old: str, new: str, kind: str, change: Change, faults_of: Faults) -> None:
    told = [item for item in faults_of(change(old, new)) if item.code == "duplicate_id"]
    assert len(told) == 1
    assert told[0].reason.startswith(f"{kind}の「")


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("title: [a, b]", "wrong_type"),
        ("title: !!binary eA==\nthemes2: x", "unknown_key"),
        ("title: !python/object:os.system x", "wrong_type"),
        ('title: "\\u0007"', "control_character"),
        ('title: "\\ud800"', "control_character"),
        ('title: "\\U99999999"', "front_matter_yaml"),
        ("title: &a x", "yaml_alias"),
        ("title: x\n? [a]\n: b", "wrong_type"),
        ("title: x\npeople: mother", "wrong_type"),
        ("title: x\npeople: [mother]", "wrong_type"),
        ("title: " + "[" * 1500, "too_deep"),
        ("title: x\n\tlevel2: y", "front_matter_yaml"),
        ("title: 'x", "front_matter_yaml"),
        ("title: {a", "front_matter_yaml"),
    ],
)
def test_yaml_of_a_wrong_kind_is_a_fault_and_nothing_else(new: str, code: str, change: Change, faults_of: Faults) -> None:
    assert code in [item.code for item in faults_of(change("title: 見本の事例", new))]


def test_an_alias_bomb_is_refused_before_it_grows(change: Change, faults_of: Faults) -> None:
    bomb = "themes:\n" + "".join(f"  - &a{n} [*a{n - 1}, *a{n - 1}]\n" if n else "  - &a0 [x, x]\n" for n in range(40))
    told = faults_of(change("themes: [乳児, 孤立]\n", bomb))
    assert told[0].code == "yaml_alias"


def test_a_case_of_its_own_role_may_not_take_the_id_of_a_preset_one(change: Change, faults_of: Faults) -> None:
    told = faults_of(change("quiz:", "roles: [{id: minsei, name: 民生, short: 民生, belongs: 外部}]\nquiz:"))
    assert [item.code for item in told] == ["bad_id"]


def test_a_faulty_case_is_never_half_loaded(change: Change) -> None:
    with pytest.raises(CaseFaults) as refused:
        parse_case(change("{重要}", "{重用}"))
    assert refused.value.faults
