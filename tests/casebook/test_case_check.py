"""Looking a case over: faults in lines, and advice."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.casebook.check import ADVICE, advise_text, check_text, describe
from workshop.casebook.parse import parse_case

Change = Callable[[str, str], str]
CASES = sorted((Path(__file__).parents[2] / "cases").glob("*/case.md"))


def test_a_whole_case_has_no_faults(example: str) -> None:
    assert check_text(example.encode(), "sample-case") == []


def test_faults_read_as_path_line_and_reason(change: Change) -> None:
    faults = check_text(change("origin: 架空", "origin: 実話").encode(), "sample-case")
    assert describe(faults, "cases/sample-case/case.md") == (
        "cases/sample-case/case.md:5: 「origin」に「実話」は使えません（前書き）。使えるのは 架空、複合、加工済 です。"
    )


def test_a_fault_of_no_single_line_is_told_with_the_path_alone() -> None:
    assert "x.md: 場面がありません。" in describe(check_text(b"---\nid: abc\n---\n"), "x.md")


def test_a_thin_case_gets_advice_and_no_fault(example: str) -> None:
    codes = [item.code for item in advise_text(example.encode())]
    assert codes == ["raw_html", "few_scenes", "few_facts", "few_needs", "few_role_cards", "fact_not_cited", "critical_known_to_all"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("quiz:\n  - {question: 問い, choices: [ア, イ], answer: 1, explanation: 解説}\n", "", "no_quiz", None),
        ("quiz:\n", "injects:\n  - text: 夜、明かりがつかない。\nquiz:\n", "inject_without_when", None),
        ("# 進行役メモ\n\n[F4] が出ないとき。", "", "no_notes", None),
        (", facts: [F1, F4]}", "}", "need_without_facts", None),
        ("文章です。", "文章<br>です。", "raw_html", 28),
        ("考え方。\n\n[F4] 約束が流れている。 {重要} {知る: family_counselor}", "考え方。", "empty_section", None),
    ],
)
def test_what_may_be_worth_a_thought_is_said(old: str, new: str, code: str, line: int | None, change: Change) -> None:
    text = change(old, new).replace("facts: [F1, F4]", "facts: [F1]")
    assert (code, line) in [(item.code, item.line) for item in advise_text(text.encode())]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_each_sample_case_holds_news_for_the_planning_and_for_the_check_that_give_no_card_away(path: Path) -> None:
    case = parse_case(path.read_bytes(), slug=path.parent.name)
    assert [inject.when[:4] for inject in case.injects] == ["行動計画", "つなぎ点"]
    kept_back = [one.label for one in (*case.agencies, *case.people) if one.scene == "staff"]
    for inject in case.injects:
        assert inject.title
        assert not [label for label in kept_back if label in inject.text], "only a role card knows of them"


def test_a_faulty_case_gets_its_faults_before_any_advice(change: Change) -> None:
    assert advise_text(change("origin: 架空", "origin: 実話").encode()) == []


def test_the_smallest_case_of_the_teaching_text_can_be_used() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "writing-cases.md").read_text(encoding="utf-8")
    smallest = guide.split("```markdown\n", 1)[1].split("```", 1)[0]
    assert describe(check_text(smallest.encode(), "quiet-house"), "docs") == ""


def test_every_piece_of_advice_is_explained_in_the_teaching_text() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "writing-cases.md").read_text(encoding="utf-8")
    rows = guide.rpartition("## 助言の一覧")[2]
    assert set(re.findall(r"`(\w+)`", rows)) == set(ADVICE)


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "[a][", "*a **b ", "<a@", "> ", "- > ", "| a "])
def test_a_hostile_text_is_answered_within_seconds(unit: str, change: Change) -> None:
    block = "\n".join([unit * (3900 // len(unit))] * 2) + "\n\n"
    began = time.perf_counter()
    check_text(change("文章です。", block * 50).encode())
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_sample_case_has_no_faults_and_needs_no_advice(path: Path) -> None:
    data = path.read_bytes()
    assert describe(check_text(data, path.parent.name), str(path)) == ""
    assert [item.reason for item in advise_text(data, path.parent.name) if item.code.startswith(("few_", "no_", "need_", "raw_"))] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_no_card_fact_stands_in_a_scene_of_a_sample_case(path: Path) -> None:
    case = parse_case(path.read_bytes())
    for fact in case.facts:
        shown = [scene.id for scene in case.scenes if f'data-fact="{fact.id}"' in scene.html]
        assert shown == ([] if fact.known_by else [fact.scene])
