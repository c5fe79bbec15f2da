"""What stands in for whom: the same person the same letter, the same house the same sign, through all texts of a case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from itertools import count, product
from string import ascii_uppercase

from workshop.anonymity.finding import Mark
from workshop.anonymity.names_forms import LETTERS_USED

_HOUSES_USED = re.compile(r"(?<![一-龠々])[甲乙丙丁戊己庚辛壬癸](?=[一-龠ァ-ヴー])")
_HOUSES = "甲乙丙丁戊己庚辛壬癸"
TO_HIRAGANA = str.maketrans({chr(code + 0x60): chr(code) for code in range(0x3041, 0x3097)})
_JOINTS = re.compile(r"[\s\u3000・=]")
_PLAIN_HOUSE = {"小": "小学校", "中": "中学校", "高": "高校", "コーポ": "アパート", "メゾン": "アパート", "ハイツ": "アパート", "グリーンハイツ": "アパート", "荘": "アパート",
                "苑": "施設", "園": "施設", "ラーメン": "飲食店", "喫茶": "喫茶店", "居酒屋": "居酒屋", "スナック": "スナック", "カフェ": "喫茶店", "株式会社": "会社",
                "有限会社": "会社", "合同会社": "会社", "製作所": "会社", "工務店": "会社", "工業": "会社", "建設": "会社", "運輸": "会社", "建材": "会社", "高等学校": "高校",
                "の家": "施設", "の里": "施設", "の郷": "施設", "医療法人": "病院", "医療法人社団": "病院", "社会福祉法人": "法人", "店": "店", "商店": "店"}  # fmt: skip


def letters_for(text: str) -> Iterator[str]:
    """Letters for people, in order, without those that the text uses already: A … Z, then AA, AB … and so on"""
    used = set(LETTERS_USED.findall(unicodedata.normalize("NFKC", text)))
    for length in count(1):
        yield from (letters for letters in map("".join, product(ascii_uppercase, repeat=length)) if letters not in used)


def standing_in(
    texts: list[str], marks: list[list[Mark]], letters: Iterator[str], readings: Mapping[str, frozenset[str]], settled: Mapping[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """(kind, words) -> what stands in for them, for people and houses; the rest brings its own replacement.

    `readings`: how names in kana are written; `settled`: what was decided before, in the same shape.
    """
    people: list[str] = []
    houses: dict[str, str] = {}
    for text, found in zip(texts, marks, strict=True):
        for mark in found:
            words = text[mark.start : mark.end]
            if mark.kind == "name":
                people.append(words)
            elif mark.kind == "facility":
                houses.setdefault(words, mark.replacement)
    used = set(_HOUSES_USED.findall(" ".join((*texts, *settled.values()))))
    signs = iter(sign for sign in _HOUSES if sign not in used)
    instead = {("facility", words): settled.get(("facility", words)) or next(signs, "○") + _PLAIN_HOUSE.get(suffix, suffix) for words, suffix in houses.items()}
    known = {_JOINTS.sub("", words): letter for (kind, words), letter in settled.items() if kind == "name"}
    return instead | {("name", words): letter for words, letter in _people(people, letters, readings, known).items()}


def _people(found: list[str], letters: Iterator[str], readings: Mapping[str, frozenset[str]], known: Mapping[str, str]) -> dict[str, str]:
    """Who is who: a name alone, or in kana, is the person whose full name has it, where there is one such person only."""
    bare = {name: _JOINTS.sub("", name) for name in found}
    names = dict.fromkeys(bare.values())
    owners: dict[str, set[str]] = {}
    for whole in (*known, *names):
        if len(whole) >= 3:
            for size in range(1, len(whole)):
                owners.setdefault(whole[:size], set()).add(whole)
                owners.setdefault(whole[-size:], set()).add(whole)
    letter_of = dict(known)
    for name in (name for name in names if name not in known):
        key = name
        for _ in range(2):  # はなこ of さとうはなこ, who is 佐藤花子
            owned_by = owners.get(key) or _read_as(key.translate(TO_HIRAGANA), owners, {*known, *names}, readings)
            key = next(iter(owned_by)) if len(owned_by) == 1 else key
        if key not in letter_of:
            letter_of[key] = next(letters)
        letter_of.setdefault(name, letter_of[key])
    return {name: letter_of[one] for name, one in bare.items()}


def _read_as(kana: str, owners: Mapping[str, set[str]], names: Container[str], readings: Mapping[str, frozenset[str]]) -> set[str]:
    """The people whose names are read so: はなこ and さとうはなこ are 佐藤花子."""
    written = readings.get(kana, frozenset())
    people = set().union(*(owners.get(part, ()) for part in written)) or {part for part in written if part in names}
    for cut in range(1, len(kana)):
        given = readings.get(kana[cut:], frozenset())
        for family in readings.get(kana[:cut], ()) if given else ():
            people |= {whole for whole in owners.get(family, ()) if whole.startswith(family) and whole[len(family) :] in given}
    return people
