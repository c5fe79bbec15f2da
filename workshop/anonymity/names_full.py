"""Family and given name together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from workshop.anonymity.cues import FAMILY, KANA, KATAKANA, WHOLE
from workshop.anonymity.finding import STOP, Mark
from workshop.anonymity.search import WHY_FULL, Search, edge, given_end, sought
from workshop.anonymity.words import HONORIFICS, KIN, NOT_NAMED, SINGLE_WORDS, TITLES

_APART = sought(" ", r"(?<![一-龠々])[一-龠々](?: {1,2}[一-龠々]){2,6}(?![一-龠々])")


def full(search: Search) -> Iterator[Mark]:
    """佐藤花子, 佐々木 一郎: a family name with what can be a given name behind it."""
    for index in search.having(FAMILY | WHOLE):
        token = search.tokens[index]
        if token.cues & WHOLE:
            search.sure.add(token.text)
            yield Mark(token.start, token.end, "name", STOP, WHY_FULL, rank=66)
        if not token.cues & FAMILY or KATAKANA.match(token.text):
            continue
        begin = index + 1
        while begin <= index + 2 and search.surface(begin).isspace():
            begin += 1
        spaced = begin > index + 1
        after = search.at(begin)
        end = _kana_after_family(search, begin) if after is not None and token.proper else begin
        by_letters = end > begin
        end = end if by_letters else given_end(search, begin)
        if end == begin or after is None or (not spaced and after.start != token.end):
            continue
        given = search.joined(begin, end)
        plausible = token.pos[2:4] == ("人名", "姓") or after.proper == "人名" or by_letters
        if given in NOT_NAMED or given in TITLES or given in KIN or search.surface(begin) in HONORIFICS or not plausible or not _plausible_given(search, begin, end):
            continue
        search.sure.update((token.text, given))
        yield Mark(token.start, search.tokens[end - 1].end, "name", STOP, WHY_FULL, rank=68)


def spelt_apart(search: Search) -> Iterator[Mark]:
    """佐 藤 花 子 様: as forms are filled in."""
    for match in search.matches(_APART):
        places = [place for place in range(*match.span()) if search.text[place] != " "]
        for first, last in sorted(combinations(range(len(places) + 1), 2), key=lambda pair: pair[0] - pair[1]):
            name = "".join(search.text[place] for place in places[first:last])
            if any(name[:cut] in search.words.surnames and name[cut:] in search.words.given for cut in range(1, len(name))):
                yield Mark(places[first], places[last - 1] + 1, "name", STOP, WHY_FULL, rank=68)
                break


def _kana_after_family(search: Search, begin: int) -> int:
    """Where the kana end that stand between a family name and a mark of punctuation: a given name no list knows."""
    end = begin
    while (token := search.at(end)) is not None and KANA.match(token.text) and end < begin + 3:
        end += 1
    first, after = search.tokens[begin], search.at(end)
    word = search.joined(begin, end)
    closed = after is None or after.pos[0] in ("補助記号", "空白")
    fits = 2 <= len(word) <= 4 and closed and first.pos[0] not in ("助詞", "助動詞", "動詞", "接尾辞") and word not in NOT_NAMED
    return end if fits else begin


def _plausible_given(search: Search, start: int, end: int) -> bool:
    token = search.tokens[start]
    if token.pos[0] == "助詞" or token.pos[0] == "助動詞":
        return end - start > 1 and len(search.joined(start, end)) >= 3 and edge(search, end)
    if end == start + 1 and token.proper != "人名":
        word = token.text
        return len(word) > 1 or word not in SINGLE_WORDS
    return True
