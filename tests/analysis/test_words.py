"""One sentence for each indicator, the same on the pages, in exports and in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshop.analysis.words import NAMES, SENTENCES, percent

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "static/js/room/explain.js").read_text(encoding="utf-8")
DOCS = (ROOT / "docs/indicators.md").read_text(encoding="utf-8")


def test_every_indicator_has_a_name_and_a_sentence() -> None:
    assert set(NAMES) == set(SENTENCES)
    assert all(sentence.endswith("。") for sentence in SENTENCES.values())


def test_the_pages_say_what_the_exports_say() -> None:
    said = dict(re.findall(r'^    (\w+): t\("([^"]+)"\),$', SCRIPT, re.MULTILINE))
    assert len(said) > 10
    assert said == {name: SENTENCES.get(name) for name in said}


@pytest.mark.parametrize("number", range(1, 14))
def test_the_docs_define_thirteen_indicators_with_a_source(number: int) -> None:
    [row] = [line for line in DOCS.splitlines() if line.startswith(f"| {number} |")]
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert len(cells) == 4
    assert all(cells)


def test_what_has_no_value_is_said_so() -> None:
    assert (percent(None), percent(0.0), percent(2 / 3)) == ("該当なし", "0%", "67%")
