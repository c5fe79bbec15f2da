"""What a case file becomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.casebook.parse import case_digest, parse_case
from workshop.domain.case import Fact

Change = Callable[[str, str], str]


def test_the_example_becomes_a_case(example: str) -> None:
    case = parse_case(example, slug="sample-case")
    assert (case.id, case.title, case.version, case.origin, case.minutes) == ("sample-case", "見本の事例", "1.0", "架空", 100)
    assert case.themes == ("乳児", "孤立")
    assert [scene.title for scene in case.scenes] == ["妊娠の届出"]
    assert case.anonymization.record == (("2026-04", "事例作成担当", "新しく書き起こした"),)
    assert case.agencies[1].to == ("household",)
    assert case.people[0].partners == ("father",)
    assert case.quiz[0].answer == 1
    assert case.needs[0].facts == ("F1", "F4")
    assert "F4" in case.notes_html


def test_roles_are_those_with_a_card_in_the_order_of_the_file(example: str) -> None:
    case = parse_case(example)
    assert [role.id for role in case.roles] == ["mch_phn", "family_counselor"] == [card.role for card in case.role_cards]


def test_facts_carry_who_knows_them_and_where_they_stand(example: str) -> None:
    case = parse_case(example)
    assert case.fact("F1") == Fact("F1", "妊娠の届出は妊娠28週だった。", scene="S1")
    assert case.fact("F2") == Fact("F2", "夫は <不在> だった & 連絡なし。", critical=True, scene="S1")
    assert case.fact("F3") == Fact("F3", "内緒。", known_by=("mch_phn",), scene="S1")
    assert case.fact("F4") == Fact("F4", "約束が流れている。", critical=True, known_by=("mch_phn", "family_counselor"))


def test_a_fact_known_to_some_stands_on_their_cards_and_not_in_the_scene(example: str) -> None:
    case = parse_case(example)
    assert case.scenes[0].facts == ("F1", "F2")
    assert "内緒" not in case.scenes[0].html
    assert "F3" not in case.scenes[0].html
    assert [card.facts for card in case.role_cards] == [("F3", "F4"), ("F4",)]


def test_a_card_does_not_repeat_its_facts(example: str) -> None:
    assert all("約束が流れている" not in card.html for card in parse_case(example).role_cards)


@pytest.mark.parametrize(
    "line",
    [
        "[F2] 夫は不在。 {重要} {知る: mch_phn, family_counselor}",
        "[F2] 夫は不在。{知る：mch_phn、family_counselor}{重要}",
        "[F2]：夫は不在。 ｛重要｝ ｛知る: mch_phn｝ ｛知る: family_counselor｝",
    ],
)
def test_attributes_may_be_typed_with_full_width_marks_in_any_order(line: str, change: Change) -> None:
    case = parse_case(change("[F2] 夫は <不在> だった & 連絡なし。 {重要}", line))
    assert case.fact("F2") == Fact("F2", "夫は不在。", critical=True, known_by=("mch_phn", "family_counselor"), scene="S1")


def test_a_case_may_bring_roles_of_its_own(change: Change) -> None:
    own = "roles:\n  - {id: housing, name: 住宅課, short: 住宅, belongs: 区, can: [入居の相談], callable_via: 内線}\nquiz:"
    case = parse_case(change("quiz:", own).replace("# 進行役メモ", "# 役割カード housing：住宅課\n\n家賃の相談。\n\n# 進行役メモ"))
    assert case.roles[-1].name == "住宅課"
    assert case.roles[-1].callable_via == ("内線",)


def test_notepad_files_with_byte_order_mark_and_windows_lines_are_read(example: str) -> None:
    windows = b"\xef\xbb\xbf" + example.replace("\n", "\r\n").encode()
    assert parse_case(windows) == parse_case(example)
    assert case_digest(windows) == case_digest(example) == case_digest(example.encode())


def test_the_digest_changes_with_the_text(change: Change, example: str) -> None:
    assert case_digest(change("文章です。", "文章でした。")) != case_digest(example)
    assert len(case_digest(example)) == 64


def test_a_fact_that_is_only_mentioned_in_a_list_is_no_fault(change: Change) -> None:
    assert parse_case(change("- 箇条", "- [F1] と見くらべる"))


def test_headings_may_use_full_width_marks_and_spaces(change: Change) -> None:
    case = parse_case(change("# 場面 S1：妊娠の届出", "＃　場面　S1: 妊娠の届出"))
    assert case.scenes[0].title == "妊娠の届出"


def test_a_case_may_bring_extra_facts_for_the_facilitator_to_send(example: str) -> None:
    case = parse_case(example.replace("\nquiz:", "\ninjects:\n  - title: 電話\n    when: 計画の途中で\n    text: 保育所から電話があった。\n  - text: 夜、明かりがつかない。\nquiz:", 1))
    assert [(inject.title, inject.when, inject.text) for inject in case.injects] == [
        ("電話", "計画の途中で", "保育所から電話があった。"), ("", "", "夜、明かりがつかない。"),
    ]
