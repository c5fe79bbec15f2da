"""The names of schools, hospitals, houses and companies."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.anonymity.cues import HOUSE_END, HOUSE_START, HOUSE_WHOLE, HOUSES, KANA, house_ending
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.lexicon import Token
from workshop.anonymity.search import Search
from workshop.anonymity.words import WORDS

SUFFIXES, GENERIC = WORDS["SUFFIXES"], WORDS["GENERIC"]


def houses(search: Search) -> Iterator[Mark]:
    """Marks for what has a name of its own: 若葉小学校, and not 近くの小学校."""
    tokens = search.tokens
    for index in search.having(HOUSES):
        token = tokens[index]
        if token.cues & HOUSE_END and (token.noun or token.text == "の家"):
            start = _run_before(tokens, index)
            if start < index and _tells(tokens[start:index], token.text):
                yield _house(tokens[start].start, token.end, token.text)
        elif token.cues & HOUSE_WHOLE:
            yield _house(token.start, token.end, house_ending(token.text))
        if token.cues & HOUSE_START:
            end = index + 1
            while end < len(tokens) and end < index + 4 and tokens[end].noun and tokens[end].pos[1] != "数詞" and tokens[end].text not in GENERIC:
                end += 1
            if end > index + 1 and tokens[index + 1].start == token.end:
                yield _house(token.start, tokens[end - 1].end, token.text)


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
    if any(word.proper for word in run) or any(not word.known for word in run):
        return True
    if suffix in WORDS["TRAILING"]:
        return False
    return any(KANA.match(word.text) for word in run) or all("サ変可能" not in word.pos and word.pos[0] != "接尾辞" for word in run)


def _letters(text: str) -> bool:
    return not any(char.isalpha() and not char.isascii() for char in text)
