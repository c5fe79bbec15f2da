"""Numbers and dates as Japanese offices write them."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.exports.gathering import JAPAN
from workshop.exports.wareki import counted, era_year, numeral, office_digits, written_date, written_moment, written_time


def test_one_digit_is_full_width_and_more_digits_are_half_width() -> None:
    assert [numeral(number) for number in (0, 8, 10, 120)] == ["０", "８", "10", "120"]


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 24), "令和８年（2026 年）11 月 24 日"),
        (date(2026, 3, 4), "令和８年（2026 年）３月４日"),
        (date(2019, 5, 1), "令和元年（2019 年）５月１日"),
        (date(2019, 4, 30), "平成 31 年（2019 年）４月 30 日"),
        (date(2028, 10, 9), "令和 10 年（2028 年）10 月９日"),
    ],
)
def test_a_date_stands_in_the_era_with_the_western_year_beside_it(day: date, written: str) -> None:
    assert written_date(day) == written


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(1989, 1, 7), "昭和 64 年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1926, 12, 25), "昭和元年"),
        (date(1912, 7, 29), "明治 45 年"),
        (date(1800, 1, 1), "1800 年"),
    ],
)
def test_eras_change_on_their_days(day: date, year: str) -> None:
    assert era_year(day) == year


def test_era_years_can_be_left_out() -> None:
    assert written_date(date(2026, 11, 24), era=False) == "2026 年 11 月 24 日"
    assert written_date(date(2026, 3, 4), era=False, weekday=True) == "2026 年３月４日（水）"


def _at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=JAPAN)


def test_times_follow_the_same_rule() -> None:
    assert written_time(_at(9, 5)) == "９時５分"
    assert written_time(_at(14, 0)) == "14 時"
    assert written_moment(_at(13, 30)) == "令和８年（2026 年）11 月 24 日 13 時 30 分"
    assert written_moment(_at(9, 30)) == "令和８年（2026 年）11 月 24 日９時 30 分"


def test_counts_and_labels_follow_it_too() -> None:
    assert (counted(6, "班"), counted(36, "人")) == ("６班", "36 人")
    assert office_digits("24時間以内") == "24 時間以内"
    assert office_digits("1か月以内") == "１か月以内"
    assert office_digits("中央値6.5") == "中央値6.5"


@given(st.dates(min_value=date(1868, 10, 23)))
def test_a_written_date_never_mixes_the_two_widths_wrongly(day: date) -> None:
    written = written_date(day)
    digits = written.translate({ord("（"): " ", ord("）"): " "})
    assert not any("0" <= a <= "9" and b in "年月日" for a, b in pairwise(digits))
    assert f"（{day.year} 年）" in written
