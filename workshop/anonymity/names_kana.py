"""Given names in kana, read letter by letter: the analyser parts them in its own way (長女｜のれん｜は, 今日｜はい｜ちか｜を)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from workshop.anonymity.finding import CARE, STOP, Mark
from workshop.anonymity.search import WHY_ALONE, WHY_FULL, Search, sought, start_of
from workshop.anonymity.words import DUTIES, KIN, NOT_NAMED, WORDS

LONGEST = 5
_EDGE = r"(?=[はがをにともでのへや、。）)」（(・：:\s]|から|より|だけ|なら|らしい|いわく|たち|さん|ちゃん|くん|君|$)"
_KINDRED = "|".join(sorted(KIN | DUTIES, key=len, reverse=True))
_OF_KIN = sought("".join({word[-1] for word in KIN | DUTIES}), rf"(?:{_KINDRED})(?P<link>[の・:(「、]?)(?=(?P<run>[ぁ-ゖー]{{2,8}}))")
_OF_FAMILY = re.compile(r"(?<![一-龠々])(?P<family>[一-龠々]{1,3})(?=(?P<run>[ぁ-ゖー]{2,8}))")
_RUN = re.compile(r"[ぁ-ゖー]{2,}")
_AFTER = re.compile(_EDGE)
_PARTICLES = "はがをにのともでや"
_HIRAGANA = re.compile(r"[ぁ-ゖー]+\Z")
_ENDINGS = WORDS["EVERYDAY"] | WORDS["ENDINGS"]


def kana_given(search: Search) -> Iterator[Mark]:
    """長女のりく, 妹れいと; 谷かなで, 大橋はると."""
    for match in search.matches(_OF_KIN):
        size = _size(search, match["run"], match.end("link"), search.words.usual_kana)
        word = match["run"][:size]
        told = match["link"] in (":", "・", "(", "「")  # 長女：さくら, where 長女のさき may go on in another way
        if size and (told or not (_everyday(word) or (match["link"] == "" and size < 3 and word[0] in _PARTICLES))):
            search.sure.add(word)
            yield Mark(match.end("link"), match.end("link") + size, "name", CARE, WHY_ALONE, rank=63)
    for match in _OF_FAMILY.finditer(search.text):
        family = match["family"]
        if family not in (search.words.surnames if len(family) > 1 else WORDS["SINGLE_FAMILIES"]):
            continue
        size = _size(search, match["run"], match.end(), search.words.usual_kana)
        if size and not _everyday(match["run"][:size]) and (size > 2 or match["run"][0] not in _PARTICLES):
            search.sure.update((family, match["run"][:size]))
            yield Mark(match.start(), match.end() + size, "name", STOP, WHY_FULL, rank=68)


def kana_anywhere(search: Search) -> Iterator[Mark]:
    """今日はこはるも…: a given name that is no word, at the head of a run of kana or behind its first particle."""
    for match in _RUN.finditer(search.text):
        run = match.group()
        for skipped in (0, 1) if run[0] in _PARTICLES else (0,):
            if run[skipped : skipped + 2] not in search.words.kana_heads:
                continue
            size = _size(search, run[skipped:], match.start() + skipped, search.words.only_kana)
            start, word = match.start() + skipped, run[skipped : skipped + size]
            if size and not _everyday(word) and _free(search, start, word):
                search.sure.add(word)
                yield Mark(start, start + size, "name", CARE, WHY_ALONE, rank=47)
                break


def _size(search: Search, run: str, start: int, names: frozenset[str]) -> int:
    """How many letters of the run are a given name that ends where a name can end; 0 where none does."""
    for size in range(min(LONGEST, len(run)), 1, -1):
        if run[:size] in names and run[:size] not in NOT_NAMED and _AFTER.match(search.text, start + size):
            return size
    return 0


def kana_name_up_to(search: Search, end: int) -> int:
    """Where the usual given name in hiragana begins that ends at this letter; `end` where there is none."""
    text = search.text
    if not (end and "ぁ" <= text[end - 1] <= "ゖ"):
        return end
    for size in range(min(LONGEST, end), 1, -1):
        start = end - size
        word = text[start:end]
        if word in search.words.usual_kana and _HIRAGANA.match(word) and not _everyday(word) and word not in NOT_NAMED and _free(search, start, word):
            return start if not (word in WORDS["ADVERBS"] and text.startswith("に", end)) else end
    return end


def _everyday(word: str) -> bool:
    """Whether it is rather a word, or a word with a particle (こと｜は)."""
    return word in _ENDINGS or (word[-1] in _PARTICLES and word[:-1] in WORDS["EVERYDAY"])


def _free(search: Search, start: int, word: str) -> bool:
    """Whether no word goes on here (見｜せな｜がら); of kana, only a particle behind another kind of letter may stand before it: 今日は｜いちか."""
    before = search.text[max(0, start - 2) : start]
    if len(word) == 2 and word[0] in _PARTICLES and before[-1:].isalpha():
        return False  # 電話｜の｜あと
    if not _HIRAGANA.match(before[-1:]):
        index = bisect_left(search.tokens, start, key=start_of)
        return index < len(search.tokens) and search.tokens[index].start == start
    return before[-1] in _PARTICLES and not _HIRAGANA.match(before[:1] if len(before) == 2 else "")
