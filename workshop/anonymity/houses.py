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
_ON_A_HILL = sought("丘森里郷杜", rf"(?:[一-龠々]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヶー]{{2,5}})の[丘森里郷杜]{_ENDED}")
_IN_THE_HILLS = sought("丘", rf"(?:{_any(WORDS['HOUSE_NAMES'])}|[一-龠々]{{1,3}}|[ァ-ヶー]{{2,5}})[がヶケ]丘{_ENDED}")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_GOES_ON = "のないるたでにはがもとをへやかうくてだっ"  # what stands before the ending as a phrase does: 近くの, ちいさな
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
            elif len(token.text) > 1:
                begins = _kana_before(search, index)
                if begins < token.start:
                    yield _house(begins, token.end, token.text)
        elif token.cues & HOUSE_WHOLE:
            yield _house(token.start, token.end, house_ending(token.text))
        if token.cues & HOUSE_START:
            yield from _begun(tokens, index)
    yield from _by_letters(search)


def _by_letters(search: Search) -> Iterator[Mark]:
    if search.cues & HOUSE_END or not search.letters.isdisjoint("家里郷丘森杜"):
        for match in (*_CALLED_AS_HOUSES_ARE.finditer(search.text), *search.matches(_ON_A_HILL), *search.matches(_IN_THE_HILLS), *search.matches(_NUMBERED)):
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
    two = tokens[index - 1].text + first.text if index else ""
    in_kana = len(follows.text) >= 3 and bool(KANA.match(follows.text)) and not follows.text.startswith("ー")
    begun = first.text in WORDS["PREFIXES"] or (in_kana and (two in WORDS["PREFIXES"] or first.text in WORDS["KINDS_OF_HOUSES"]))  # グループ｜ホーム｜あすなろ
    if begun or follows.text in WORDS["HOUSE_NAMES"] or follows.proper:
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


def _kana_before(search: Search, index: int) -> int:
    """Where the letters in kana begin that the house is called by (はる｜かぜ｜クリニック); where its ending begins if it has none."""
    end = search.tokens[index].start
    start = index
    while start > 0 and search.tokens[start - 1].end == search.tokens[start].start and _can_be_called(search.tokens[start - 1]):
        start -= 1
    if start < index and search.tokens[start].pos[0] == "助詞":
        start += 1  # 母の｜はる｜か｜ぜ
    word = search.text[search.tokens[start].start : end]
    named = len(word) >= 3 and word[-1] not in _GOES_ON and word not in WORDS["NOT_HOUSES"]
    return search.tokens[start].start if named else end


def _can_be_called(token: Token) -> bool:
    if token.pos[0] == "助詞":
        return len(token.text) == 1  # parted so within a name: はる｜か｜ぜ
    return _HIRAGANA.fullmatch(token.text) is not None and token.pos[0] not in ("助動詞", "接続詞", "連体詞", "接尾辞")


def _kana_word(token: Token) -> bool:
    """A kana word that is no particle: houses are called so."""
    return token.pos[0] in ("副詞", "感動詞", "形容詞", "動詞", "代名詞") and len(token.text) >= 3 and bool(KANA.match(token.text))


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
    if suffix.endswith("学校") and any(len(word.text) >= 3 and _HIRAGANA.fullmatch(word.text) for word in run):
        return True
    if suffix in WORDS["TRAILING"]:
        return False
    return any(KANA.match(word.text) for word in run) or all("サ変可能" not in word.pos and word.pos[0] != "接尾辞" for word in run)


def _letters(text: str) -> bool:
    return not any(char.isalpha() and not char.isascii() for char in text)
