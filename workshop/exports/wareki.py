"""Numbers and dates as Japanese offices write them: one digit full-width, more digits half-width and set off by a space."""

from __future__ import annotations

import re
from datetime import date, datetime

# First day of each era, newest first.
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1868, 10, 23), "明治"),
)
WEEKDAYS = "月火水木金土日"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_WORD = r"[^\W\d_a-zA-Z]"  # kana and kanji
_SET_OFF = re.compile(rf"(?<={_WORD})(?=[0-9]{{2,}})|(?<=[0-9]{{2}})(?={_WORD})")


def numeral(number: int) -> str:
    """「８」 or 「24」."""
    return str(number).translate(_FULL_WIDTH) if 0 <= number <= 9 else str(number)


def counted(number: int, unit: str) -> str:
    """「８人」 or 「24 人」."""
    return office_digits(f"{number}{unit}")


def office_digits(text: str) -> str:
    """Numbers in a label of ours, by the rule.  Not for what people wrote: that stays as it is."""
    widened = re.sub(r"(?<![0-9.])[0-9](?![0-9.])", lambda match: match.group().translate(_FULL_WIDTH), text)
    return _SET_OFF.sub(" ", widened)


def era_year(day: date) -> str:
    """「令和８年」, 「令和元年」, 「令和 10 年」; before 1868-10-23 the western year."""
    for first, name in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            return f"{name}元年" if year == 1 else office_digits(f"{name}{year}年")
    return f"{day.year} 年"


def written_date(day: date, *, era: bool = True, weekday: bool = False) -> str:
    """「令和８年（2026 年）11 月 24 日」, or without the era 「2026 年 11 月 24 日」."""
    months = office_digits(f"{day.month}月{day.day}日")
    years = f"{era_year(day)}（{day.year} 年）" if era else f"{day.year} 年" + (" " if day.month > 9 else "")
    return years + months + (f"（{WEEKDAYS[day.weekday()]}）" if weekday else "")


def written_time(moment: datetime) -> str:
    """「９時５分」, 「13 時 30 分」, 「14 時」."""
    return office_digits(f"{moment.hour}時" + (f"{moment.minute}分" if moment.minute else ""))


def written_moment(moment: datetime, *, era: bool = True) -> str:
    """「令和８年（2026 年）11 月 24 日 15 時５分」."""
    return f"{written_date(moment.date(), era=era)}{' ' if moment.hour > 9 else ''}{written_time(moment)}"
