"""What a word may be a sign of, looked up once for each word: a rule is asked only where one of its words stands."""

from __future__ import annotations

import re

from workshop.anonymity.words import DUTIES, HONORIFICS, KIN, KIN_OR_DUTY, SINGLE_GIVEN, SUBJECT_GIVEN, TITLES, WORDS

KANA = re.compile(r"(?:[ぁ-ゖー]+|[ァ-ヴー]+)\Z")
KATAKANA = re.compile(r"[ァ-ヴー]{2,}\Z")
_NAME_LETTERS = re.compile(r"[一-龠々〆ヶヵぁ-ゖァ-ヴー]+\Z")
_KANJI = re.compile(r"[一-龠々]+\Z")
_TITLE_STARTS = frozenset(title[:size] for title in TITLES for size in range(1, len(title)))
_SHORT_HOUSES = frozenset("駅荘苑園寮")
_NAMELY = WORDS["SINGLE_FAMILIES"] | WORDS["WORD_FAMILIES"] | WORDS["GIVEN_TOO"] | WORDS["USUAL_KANA"] | WORDS["FOREIGN"] | SINGLE_GIVEN
_SUFFIXES = WORDS["SUFFIXES"]

(
    LETTERS,  # names are written in such letters
    FAMILY,  # can be a family name
    WHOLE,  # the dictionary has it as a person's whole name
    PERSON,  # the dictionary has it as a name of people
    SUBJECT,  # can be a name where people do something
    BREAK,  # a clause begins behind it, or somebody's kin or duty has just been named
    HONORED,  # stands behind names: さん
    TITLED,  # stands behind names, alone or with the next word: 主任
    HOUSEHOLD,  # stands behind family names: 家
    PRESENTS,  # stands before names: 長女, 担当
    HOUSE_END,  # ends the name of a house: 小学校
    HOUSE_WHOLE,  # the dictionary has it as the name of a house
    HOUSE_START,  # begins the name of a house: メゾン
    TOWN,  # the dictionary or the post office has it as a town
    TOWN_END,  # ends the names of towns: 丘
    KANJI,  # in kanji
    NAMELY,  # a word or a place, and a name where something is done with people: 林
) = (1 << place for place in range(17))
HOUSES = HOUSE_END | HOUSE_WHOLE | HOUSE_START
BEHIND_NAMES = HONORED | TITLED | HOUSEHOLD


def cues_of(text: str, pos: tuple[str, ...], proper: str, surnames: frozenset[str], towns: frozenset[str]) -> int:
    """All that one word is a sign of."""
    return _of_people(text, pos, proper, surnames) | _of_places(text, pos, proper, towns)


def _of_people(text: str, pos: tuple[str, ...], proper: str, surnames: frozenset[str]) -> int:
    letters = _NAME_LETTERS.match(text) is not None
    family = text in surnames and len(text) > 1 and text not in WORDS["WORD_FAMILIES"] and proper != "地名"
    return (
        LETTERS * letters
        | KANJI * (_KANJI.match(text) is not None)
        | FAMILY * (pos[2:4] == ("人名", "姓") or text in surnames)
        | WHOLE * (pos[2:4] == ("人名", "一般") and len(text) >= 3 and letters and not KANA.match(text))
        | PERSON * (proper == "人名")
        | SUBJECT * (letters and (family or text in SUBJECT_GIVEN) and not KANA.match(text))
        | BREAK * (pos[0] in ("補助記号", "空白") or text in KIN_OR_DUTY)
        | HONORED * (text in HONORIFICS)
        | TITLED * (text in TITLES or text in _TITLE_STARTS)
        | HOUSEHOLD * (text in WORDS["HOUSEHOLD"] or text in KIN)
        | NAMELY * (proper == "人名" or text in _NAMELY or (text in surnames and len(text) > 1))
        | PRESENTS * (text in KIN or text in DUTIES or text in TITLES)
    )


def _of_places(text: str, pos: tuple[str, ...], proper: str, towns: frozenset[str]) -> int:
    place = proper == "地名" and "国" not in pos and text not in WORDS["WIDE"]
    ending = house_ending(text) if proper in ("組織名", "一般") else ""
    return (
        HOUSE_END * (text in _SUFFIXES)
        | HOUSE_WHOLE * (bool(ending) and text.removesuffix(ending) not in WORDS["GENERIC"])
        | HOUSE_START * (text in WORDS["PREFIXES"] or text in WORDS["PREFIXES_TOO"])
        | TOWN * (len(text) > 1 and (place or text in towns))
        | TOWN_END * text.endswith(("町", "丘", "台", "原", "田", "地"))
    )


def house_ending(word: str) -> str:
    """The ending by which the word can be the name of a house; "" where it has none."""
    fitting = (suffix for suffix in _SUFFIXES if (len(suffix) > 1 or suffix in _SHORT_HOUSES) and word.endswith(suffix) and len(word) > len(suffix))
    return max(fitting, key=len, default="")
