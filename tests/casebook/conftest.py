"""A small whole case, and what is wrong with a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.casebook.faults import Fault
from workshop.casebook.parse import CaseFaults, parse_case

EXAMPLE = (Path(__file__).parent / "example.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def example() -> str:
    """A case without faults, its id `sample-case`."""
    return EXAMPLE


@pytest.fixture(scope="session")
def faults_of() -> Callable[[str | bytes], list[Fault]]:
    """The faults of a text; an empty list where it is a case."""

    def faults(text: str | bytes) -> list[Fault]:
        try:
            parse_case(text, slug="sample-case")
        except CaseFaults as error:
            return list(error.faults)
        return []

    return faults


@pytest.fixture
def change(example: str) -> Callable[[str, str], str]:
    """The example with one piece of it replaced; the piece has to be there."""

    def changed(old: str, new: str) -> str:
        assert old in example
        return example.replace(old, new, 1)

    return changed
