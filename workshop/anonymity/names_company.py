"""Names told by what people do with each other: …を迎えに行く, …に伝える, …の母."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from workshop.anonymity.cues import BREAK, FAMILY, KANA, KANJI, KATAKANA, NAMELY, PERSON, PRESENTS
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.lexicon import Token
from workshop.anonymity.names_kana import kana_name_up_to
from workshop.anonymity.search import WHY_ALONE, Search, start_of
from workshop.anonymity.words import KIN, NOT_NAMED, SUBJECT_GIVEN, WORDS


def _any(section: str) -> str:
    return "|".join(sorted(map(re.escape, WORDS[section]), key=len, reverse=True))


_DOES = rf"(?=[^、。]{{0,8}}?(?:{_any('DOES')}))"
_WITH_PEOPLE = re.compile(
    rf"を(?:{_any('を')})|と(?:[はも])?(?:{_any('と')})|に(?:は|も|だけ)?(?:{_any('に')})|から(?:[はも])?(?:{_any('から')})|の(?:{_any('の')})"
    rf"|へ(?:{_any('へ')})|だけ(?:を|が|は|に|と)|が{_DOES}|は{_DOES}|も{_DOES}"  # each begins with a letter of its own: found at once where none stands
)
_BEHIND = re.compile(_any("BEHIND"))
_SPOKEN_OF = re.compile(r"のは(?P<name>[^、。はがをにの]{1,6}?)(?:だ|です|で)(?=[。っしあと])")
_KIN = tuple(KIN)
_BEHIND_ANY = frozenset(("は", "が", "を", "に", "と", "も", "の", "へ", "から", "より", "だけ", "なら", "、", "。", ")", "」", ":", "(", ""))
_GROUND = frozenset(("助詞", "助動詞", "副詞", "接続詞", "連体詞", "感動詞"))


def in_company(search: Search) -> Iterator[Mark]:
    """Names before what is done with people, or by them."""
    ends = [(match.start(), search.text.startswith("の", match.start())) for match in _WITH_PEOPLE.finditer(search.text)]
    ends += [(match.start(), False) for match in _BEHIND.finditer(search.text)]
    ends += [(match.end("name"), False) for match in _SPOKEN_OF.finditer(search.text)]
    for end, owning in ends:
        start = kana_name_up_to(search, end)
        if start < end:
            search.sure.add(search.text[start:end])
            yield Mark(start, end, "name", CARE, WHY_ALONE, rank=50)
            continue
        last = bisect_left(search.tokens, end, key=start_of) - 1
        if last < 0 or search.tokens[last].end != end or not _worth_a_look(search, last):
            continue
        start = _name_up_to(search, last, owning=owning)
        if start <= last:
            search.sure.add(search.joined(start, last + 1))
            yield Mark(search.tokens[start].start, end, "name", CARE, WHY_ALONE, rank=47)


def _worth_a_look(search: Search, last: int) -> bool:
    """Whether the word can be a name, or the end of one whose parts are written in the same letters."""
    token = search.tokens[last]
    return bool(token.cues & NAMELY) or not token.known or (last > 0 and not (search.tokens[last - 1].cues ^ token.cues) & KANJI)


def odd_given(search: Search) -> Iterator[Mark]:
    """陽翔, 心春: letters that make no word of the dictionary, and a given name."""
    before: Token | None = None
    for index, token in enumerate(search.tokens):
        kanji = token.cues & KANJI
        if kanji and not token.known and token.text in search.words.given and len(token.text) > 1:
            yield from _standing_alone(search, index, index + 1)
        elif kanji and before is not None and before.end == token.start and before.text + token.text in search.words.given:
            yield from _standing_alone(search, index - 1, index + 1)
        before = token if kanji else None


def _standing_alone(search: Search, start: int, end: int) -> Iterator[Mark]:
    word = search.joined(start, end)
    if word and _free_before(search, start) and search.surface(end) in _BEHIND_ANY and word not in NOT_NAMED and word not in KIN and word[0] not in "一二三四五六七八九十百千万":
        search.sure.add(word)
        yield Mark(search.tokens[start].start, search.tokens[end - 1].end, "name", CARE, WHY_ALONE, rank=47)


def _name_up_to(search: Search, last: int, *, owning: bool) -> int:
    """Where the name begins that ends with this word; behind it where there is none."""
    for start in range(max(0, last - 2), last + 1):
        word = search.joined(start, last + 1)
        if not word or word in NOT_NAMED or word in KIN or word in WORDS["EVERYDAY"] or word in WORDS["ENDINGS"] or not _free_before(search, start):
            continue
        parts = search.tokens[start : last + 1]
        if _single(search, parts[0], owning=owning) if start == last else _of_parts(search, parts, word):
            return start
    return last + 1


def _free_before(search: Search, start: int) -> bool:
    """Whether a name can begin here: no part of a longer word stands before it."""
    before = search.at(start - 1)
    if before is None or before.end != search.tokens[start].start or before.cues & (BREAK | PRESENTS):
        return True
    return before.pos[0] in _GROUND or "副詞可能" in before.pos or before.text.endswith(("課", "係"))  # 福祉課平野あて


def _single(search: Search, token: Token, *, owning: bool) -> bool:
    if token.cues & NAMELY:
        if not owning or token.text in SUBJECT_GIVEN or (len(token.text) > 1 and token.text not in WORDS["WORD_FAMILIES"]):
            return True
        return bool(token.cues & FAMILY) and search.text.startswith(_KIN, token.end + 1)  # 林の母, and not 林の様子
    if KATAKANA.match(token.text):
        return not token.known and len(token.text) <= 6
    if KANA.match(token.text) or token.known:
        return False
    return token.text in search.words.given


def _of_parts(search: Search, parts: list[Token], word: str) -> bool:
    if not KANA.match(word):
        return word in search.words.given and not any(token.cues & PERSON for token in parts)
    if word not in search.words.kana or parts[0].pos[0] in ("助詞", "助動詞") or parts[0].text in ("し", "い", "な"):
        return False
    return len(word) > 2 or word in search.words.usual_kana
