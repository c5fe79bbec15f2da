"""Every text of the pages is there in English, and asks for the same values as the Japanese."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from workshop.translations.collect import CATALOGUES, LANGUAGES, catalogue, collect, misfits

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def test_every_text_has_its_translation(language: str) -> None:
    known = {str(message.id): str(message.string) for message in catalogue(language)}
    missing = {text: sorted(where) for text, where in collect().items() if not known.get(text)}
    assert missing == {}, "run `make texts`, then translate what it lists"


def test_the_catalogue_holds_no_text_that_no_page_has(language: str) -> None:
    assert {str(message.id) for message in catalogue(language) if message.id} - set(collect()) == set()


def test_a_translation_asks_for_the_values_of_its_text(language: str) -> None:
    assert misfits(language) == []


def test_the_compiled_catalogue_is_the_one_that_can_be_read(language: str) -> None:
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.mo"
    with Path(path).open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {str(message.id): compiled.gettext(str(message.id)) for message in catalogue(language) if message.id} == {
        str(message.id): str(message.string) for message in catalogue(language) if message.id
    }
