"""What a city sets once for all its documents, in `documents.yaml` beside its data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from workshop.casebook.faults import CaseFaults, Fault
from workshop.casebook.nodes import Sheet, compose
from workshop.casebook.source import decode, normalised

FILE_NAME = "documents.yaml"
_NARROWEST, _WIDEST = 5, 80  # millimetres of a margin


class SettingsFileError(ValueError):
    """The settings file cannot be used, said in a sentence."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in millimetres; the left one is wide enough for binding."""

    top: float = 25
    bottom: float = 25
    left: float = 30
    right: float = 17


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """How documents look.  `mincho` and `gothic` are the fonts named in Word, Excel and HTML; PDF has its own."""

    city: str = ""
    label: str = "取扱注意"
    era_years: bool = True
    margins: Margins = Margins()
    mincho: str = "BIZ UDP明朝 Medium"
    gothic: str = "BIZ UDPゴシック"


def read_settings(folder: Path, *, city: str, label: str) -> DocumentSettings:
    """The settings of the file in `folder`, where there is one; city and label come from the environment.  Raises SettingsFileError."""
    settings = DocumentSettings(city=city, label=label)
    path = folder / FILE_NAME
    if not path.is_file():
        return settings
    faults: list[Fault] = []
    try:
        node = compose(normalised(decode(path.read_bytes())), faults)
    except CaseFaults as error:
        faults, node = list(error.faults), None
    if node is not None:
        settings = _read(Sheet(node, FILE_NAME, faults), settings)
    if faults:
        raise SettingsFileError(f"{path}：" + " ".join(f"{item.line}行目 {item.reason}" for item in faults))
    return settings


def _read(sheet: Sheet, settings: DocumentSettings) -> DocumentSettings:
    era_years = sheet.flag("era_years", default=settings.era_years)
    mincho = sheet.text("mincho", required=False) or settings.mincho
    gothic = sheet.text("gothic", required=False) or settings.gothic
    margins = settings.margins
    if sheet.node("margins") is not None:
        part = sheet.sheet("margins")
        if part is not None:
            given = {side: part.number(side, _NARROWEST, _WIDEST, required=False) for side in ("top", "bottom", "left", "right")}
            part.close()
            margins = replace(margins, **{side: float(width) for side, width in given.items() if width is not None})
    sheet.close()
    return replace(settings, era_years=era_years, mincho=mincho, gothic=gothic, margins=margins)
