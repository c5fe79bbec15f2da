"""What a city sets once for all its documents."""

from __future__ import annotations

from dataclasses import dataclass


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
