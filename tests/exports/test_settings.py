"""The city's settings file for documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.exports.settings import FILE_NAME, DocumentSettings, Margins, SettingsFileError, read_settings


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_settings(tmp_path, city="みなと市", label="秘") == DocumentSettings(city="みなと市", label="秘")


def test_the_file_sets_fonts_margins_and_years(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("era_years: false\nmincho: 游明朝\nmargins: {left: 20, top: 30}\n", encoding="utf-8")
    settings = read_settings(tmp_path, city="", label="")
    assert (settings.era_years, settings.mincho, settings.margins) == (False, "游明朝", Margins(top=30, left=20))


def test_what_is_wrong_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("era_years: true\nmargin: 3\nmargins: {left: 900}\n", encoding="utf-8")
    with pytest.raises(SettingsFileError) as wrong:
        read_settings(tmp_path, city="", label="")
    assert "2行目" in str(wrong.value)
    assert "3行目" in str(wrong.value)
