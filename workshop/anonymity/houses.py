"""The names of schools, hospitals, houses and companies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshop.anonymity.cues import HOUSE_END, HOUSE_START, HOUSE_WHOLE, HOUSES, KANA, house_ending
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.lexicon import Token
from workshop.anonymity.search import Search, sought
from workshop.anonymity.words import WORDS

SUFFIXES, GENERIC = WORDS["SUFFIXES"], WORDS["GENERIC"]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LONG = [suffix for suffix in SUFFIXES if len(suffix) > 1 and suffix not in ("会社", "病棟", "組", "市場", "施設", "バス", "産業")]
# Read letter by letter, for the analyser parts them: わか｜くさ｜保育園, にじ｜いろ｜小学校, ほほえみ｜の｜家, 第一｜保育園, 風の丘クリニック.
_ENDED = rf"[一-龠ァ-ヴー]{{0,8}}?(?P<end>{_any(_LONG)}|の[家里郷丘森杜](?![一-龠])|(?<![一二三四五六七八九])[小中高](?=[のにでへはがを、。・]|$))"
_CALLED_AS_HOUSES_ARE = re.compile(rf"(?:{_any(WORDS['HOUSE_NAMES'])})(?:の[丘森里郷杜園])?{_ENDED}")
_ON_A_HILL = sought("丘森里郷杜", rf"[一-龠々]{{1,3}}の[丘森里郷杜]{_ENDED}")
_BY_POINT = sought("小中高", r"(?<![一-龠々])(?:[東西南北]|中央)(?P<end>[小中高])(?=[のにでへはがを、。・]|から|$)")
_NUMBERED = sought("第", rf"第[一二三四五六七八九](?!希望){_ENDED}")


def houses(search: Search) -> Iterator[Mark]:
    """Marks for what has a name of its own: 若葉小学校, and not 近くの小学校."""
    tokens = search.tokens
    for index in search.having(HOUSES):
        token = tokens[index]
        if token.cues & HOUSE_END and token.noun:
            start = _run_before(tokens, index)
            if start < index and _tells(tokens[start:index], token.text):
                yield _house(tokens[start].start, token.end, token.text)
        elif token.cues & HOUSE_WHOLE:
            yield _house(token.start, token.end, house_ending(token.text))
        if token.cues & HOUSE_START:
            yield from _begun(tokens, index)
    yield from _by_letters(search)


def _by_letters(search: Search) -> Iterator[Mark]:
    if search.cues & HOUSE_END or not search.letters.isdisjoint("家里郷丘森杜"):
        for match in (*_CALLED_AS_HOUSES_ARE.finditer(search.text), *search.matches(_ON_A_HILL), *search.matches(_NUMBERED)):
            yield _house(*match.span(), match["end"])
    for match in search.matches(_BY_POINT):
        yield _house(*match.span(), match["end"])


def _begun(tokens: list[Token], index: int) -> Iterator[Mark]:
    """メゾン花, グループホームつばめ."""
    end = index + 1
    while end < len(tokens) and end < index + 4 and tokens[end].noun and tokens[end].pos[1] != "数詞" and tokens[end].text not in GENERIC and tokens[end].start == tokens[end - 1].end:
        end += 1
    if end == index + 1:
        return
    first, follows = tokens[index], tokens[index + 1]
    if first.text in WORDS["PREFIXES"] or follows.text in WORDS["HOUSE_NAMES"] or follows.proper:
        yield _house(tokens[_run_before(tokens, index)].start, tokens[end - 1].end, first.text)


def _house(start: int, end: int, suffix: str) -> Mark:
    return Mark(start, end, "facility", CARE, "学校・病院・勤め先などの名前から、住む所や家族が絞られます。", suffix, 70)


def _run_before(tokens: list[Token], index: int) -> int:
    """Where the compound noun begins whose last word is `tokens[index]`."""
    start = index
    while start > 0 and index - start < 5:
        before = tokens[start - 1]
        if before.end != tokens[start].start or not (before.noun or (before.text in ("ヶ", "ケ", "つ") or _kana_word(before))):
            break
        if before.pos[1] == "数詞" and tokens[start - 2 : start - 1] and tokens[start - 2].text != "第":
            break
        start -= 1
    return start


def _kana_word(token: Token) -> bool:
    """A kana word that is no particle: houses are called so."""
    return token.pos[0] in ("副詞", "感動詞", "形容詞", "動詞", "代名詞") and len(token.text) >= 3


def _tells(run: list[Token], suffix: str) -> bool:
    """Whether the words before the suffix tell this house from others."""
    while run and (run[0].text in GENERIC or run[0].pos[0] == "接頭辞" or run[0].pos[1] == "数詞" or "副詞可能" in run[0].pos):
        if run[0].text == "第" or (run[0].pos[1] == "数詞" and suffix.endswith(("学校", "団地"))):
            break
        run = run[1:]
    run = [word for word in run if word.text not in GENERIC and not _letters(word.text)]
    if not run or run[-1].text in SUFFIXES:
        return bool(run) and any(word.proper for word in run)
    if any(word.proper or not word.known or word.text in WORDS["HOUSE_NAMES"] for word in run):
        return True
    if len(run) == 1 and run[0].text in ("東", "西", "南", "北", "中央") and len(suffix) > 2:
        return True
    if suffix in WORDS["TRAILING"]:
        return False
    return any(KANA.match(word.text) for word in run) or all("サ変可能" not in word.pos and word.pos[0] != "接尾辞" for word in run)


def _letters(text: str) -> bool:
    return not any(char.isalpha() and not char.isascii() for char in text)
