"""Dates, dates of birth and ages, in Western years and eras, in digits of either kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.anonymity.finding import CARE, STOP, Mark
from workshop.anonymity.search import Search, sought

NUMBER = "(?:[0-9]{1,4}|[一二三四五六七八九十百〇]{1,5})"
_SHORT = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_KANJI = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_YEAR = rf"(?:(?:明治|大正|昭和|平成|令和) ?(?:元|{_SHORT}) ?年|(?:19|20)[0-9]{{2}} ?年|[一二]?[〇一二三四五六七八九]{{4}}年|(?:一昨年|昨年|去年|今年|本年|同年|来年)の? ?|[XＸ]年)"
_FULL = sought(
    "月0123456789",
    rf"(?:{_YEAR} ?{_SHORT} ?月 ?{_SHORT} ?日"
    rf"|(?<![0-9A-Za-z.\-/])(?:(?:19|20)[0-9]{{2}}|[MTSHR明大昭平令] ?[0-9]{{1,2}}|(?:明治|大正|昭和|平成|令和)(?:元|[0-9]{{1,2}}))[./\-][0-9]{{1,2}}[./\-][0-9]{{1,2}}(?![0-9\-])"
    rf"|(?<![0-9])(?:(?:19|20)[0-9]{{2}}[01][0-9][0-3][0-9]|[0-9]{{1,2}}[./][0-9]{{1,2}}[./][0-9]{{1,2}})(?![0-9])(?=生(?![活徒計命業産涯])))",
)
_DAY = sought("月", rf"(?<![0-9一二三四五六七八九十年]){_SHORT} ?月 ?{_SHORT} ?日(?![間分])")
_BORN_AFTER = re.compile(r"(?: ?[(（][^()（）]{1,12}[)）])?(?:に? ?(?:生まれ|うまれ|出生)| ?(?:生年月日|誕生日?|生(?![活徒計命業産涯])))")
_BORN_LATER = re.compile(r"、[^、。]{0,12}?(?:(?:に|で|として)生|が?生まれ(?![変育])|出生)")  # …、長男として生まれる
_BORN_YEAR = sought("生出", rf"(?<![0-9]){_SHORT} ?年 ?{_SHORT} ?月 ?{_SHORT} ?日 ?(?=生まれ|うまれ|出生|生(?![活徒計命業産涯]))")
_BORN_BEFORE = re.compile(r"(?:生年月日|誕生日|出生日?|生まれ|DOB)[はがの:：= (（]{0,3}$")
_BORN_DAY = sought("月/", rf"(?<![0-9]){_SHORT}[月/] ?{_SHORT}日?(?=生まれ|が誕生日|生ま)|(?<=誕生日[はがの: ]){_SHORT}/{_SHORT}(?![0-9/])")
_AGE = sought(
    "歳才",
    r"(?:満|当時)?(?<![0-9第])(?P<age>[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?(?:歳|才)"
    r"(?!児|半|以上|以下|未満|まで|代|頃|ごろ|くらい|ぐらい|前後|時|過ぎ|すぎ|を過ぎ|になるまで|から|ま(?:え|で)|の壁|年齢)",
)

_AGE_IN_KANA = sought("0123456789", r"(?<![0-9第])(?P<age>[0-9]{1,3}) ?さい(?=[のではがをとにも、。)」]|$)")
_AGE_BEHIND = sought("(", r"(?:(?<=さん|くん)|(?<=ちゃん)|(?<=[氏様君妻夫父母男女子姉妹兄弟娘]))\((?P<age>[1-9][0-9]{0,2})\)")


def value_of(number: str) -> int:
    """The value of digits or of Japanese numerals below 1,000."""
    if number.isascii():
        return int(number)
    total, current = 0, 0
    for char in number:
        if char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            current = current * 10 + _KANJI[char]
    return total + current


def age_band(age: int) -> str:
    """A band in place of an exact age: 30代前半, and for children the time of life."""
    if age >= 10:
        return f"{age // 10 * 10}代{'前半' if age % 10 < 5 else '後半'}"
    return "小学校低学年" if age >= 6 else "就学前" if age >= 1 else "乳児"


def dates(search: Search) -> Iterator[Mark]:
    """Marks for dates of birth (止める), exact dates and exact ages (注意)."""
    for match in search.matches(_FULL):
        yield _dated(search.text, match, year="X年")
    for match in search.matches(_DAY):
        yield _dated(search.text, match, year="")
    for match in search.matches(_BORN_DAY):
        yield Mark(*match.span(), "birth", STOP, _WHY_BIRTH, "（生年月日）", 88)
    for match in search.matches(_BORN_YEAR):
        yield Mark(*match.span(), "birth", STOP, _WHY_BIRTH, "（生年月日）", 88)
    for match in (*search.matches(_AGE), *search.matches(_AGE_IN_KANA)):
        yield from _aged(match, *match.span())
    for match in search.matches(_AGE_BEHIND):
        yield from _aged(match, *match.span("age"))


def _aged(match: re.Match[str], start: int, end: int) -> Iterator[Mark]:
    age = value_of(match["age"])
    if age <= 115:
        yield Mark(start, end, "age", CARE, "年齢は幅のある書き方にすると、ほかのことと合わせても絞られにくくなります。", age_band(age), 40)


_WHY_BIRTH = "生年月日は、ほかの一つと合わせるだけで一人に絞られます。"


def _dated(text: str, match: re.Match[str], *, year: str) -> Mark:
    after = _BORN_AFTER.match(text, match.end())
    if after or _BORN_BEFORE.search(text, max(0, match.start() - 10), match.start()):
        return Mark(match.start(), after.end() if after else match.end(), "birth", STOP, _WHY_BIRTH, "（生年月日）", 89)
    if _BORN_LATER.match(text, match.end()):
        return Mark(*match.span(), "birth", STOP, _WHY_BIRTH, "（生年月日）", 89)
    month = re.search(rf"({_SHORT}) ?月", match.group()) or re.search(r"[./\-]([0-9]{1,2})[./\-]", match.group())
    shown = f"{value_of(month.group(1))}月" if month else "ある月"
    return Mark(*match.span(), "date", CARE, "日付は年月まで、または「3年後」のように書くと、できごとに行き着きにくくなります。", year + shown, 60)
