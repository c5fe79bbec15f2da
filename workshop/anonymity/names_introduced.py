"""Names with kin, a duty or an age beside them: 長女・…, 担当：…, …（7歳）."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from workshop.anonymity.cues import KANA, KATAKANA, NAMELY, PRESENTS
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.search import WHY_ALONE, Search, after_break, edge, ends_clause, given_end, sought, start_of, subject
from workshop.anonymity.words import DUTIES, KANA_WORDS, KIN, LINKS, NOT_NAMED, SINGLE_GIVEN, TITLES, WORDS

_NOT_TOLD = (KANA_WORDS - WORDS["USUAL_KANA"]) | NOT_NAMED
_TOLD_BY = sought("歳才小中高男女年父母妻夫", r" ?[(（、,:]? ?(?:[0-9一二三四五六七八九十]{1,3}(?:歳|才)|[小中高][1-6一二三]|長男|次男|長女|次女|三男|三女|年[少中長]|父[)）、]|母[)）、]|妻[)）、]|夫[)）、])")


def introduced(search: Search) -> Iterator[Mark]:
    """長女の美穂, 担当：木村: a name behind kin, part or duty."""
    for index in search.having(PRESENTS):
        kin = search.tokens[index].text in KIN
        start = index + 1
        link = ""
        while search.surface(start) in LINKS and start < index + 4:
            link += search.surface(start)
            start += 1
        end = _introduced_end(search, start, link, kin=kin)
        if end > start:
            word = search.joined(start, end)
            search.sure.add(word)
            yield Mark(search.tokens[start].start, search.tokens[end - 1].end, "name", CARE, WHY_ALONE, rank=62)
            yield from _and_more(search, end)


def _introduced_end(search: Search, start: int, link: str, *, kin: bool) -> int:
    token = search.at(start)
    if token is None or (link == "" and token.start != search.tokens[start - 1].end):
        return start
    if link == "は" and not kin and token.cues & NAMELY and ends_clause(search, start + 1):
        return start + 1
    if any(sign in link for sign in "は、がもと") and not kin:
        return start
    for end in range(min(start + 4, len(search.tokens)), start, -1):
        word = search.joined(start, end)
        if not word or word in NOT_NAMED or word in KIN or word in DUTIES or word in TITLES or not edge(search, end):
            continue
        if _introduced_name(search, start, end, word, link):
            return end
    return start


def _introduced_name(search: Search, start: int, end: int, word: str, link: str) -> bool:
    token = search.tokens[start]
    loose = any(sign in link for sign in "はがもと、") or link in ("", "の")
    if end == start + 1 and token.proper == "人名":
        return not (KANA.match(word) and word in KANA_WORDS and any(sign in link for sign in "がもと"))
    if KANA.match(word):
        if loose and end - start > 1 and search.tokens[end - 1].pos[0] == "助詞" and search.surface(end) not in ("が", "は", "を", "に", "も"):
            return False  # 息子の｜こと｜は is no name, 息子の｜はる｜と｜が is
        if len(word) < 2 or word not in search.words.kana:
            odd = not token.known or (link == "" and len(word) <= 3)
            return end == start + 1 and odd and bool(KATAKANA.match(word)) and link != "が"
        if any(sign in link for sign in "はがもと"):
            return ends_clause(search, end) and (word in search.words.usual_kana)
        if loose and word in KANA_WORDS:
            return word in search.words.usual_kana and subject(search, end) and not token.pos[0].startswith(("助", "代"))
        return word in search.words.usual_kana or len(word) >= 3 or not loose
    if any(sign in link for sign in "はがもと"):
        return end == start + 1 and (token.proper == "人名" or (ends_clause(search, end) and bool(token.cues & NAMELY)))
    if len(word) == 1:
        return word in SINGLE_GIVEN or (not loose and word in search.words.surnames)
    if end == start + 1 and token.pos[1] == "普通名詞":
        return not loose and word in search.words.surnames
    return word in search.words.given or word in search.words.surnames


def _and_more(search: Search, end: int) -> Iterator[Mark]:
    """Further names in a row: そうた、みお."""
    while search.surface(end) in ("、", "・", "と", ",", " "):
        stop = given_end(search, end + 1)
        if stop == end + 1 or not edge(search, stop):
            return
        word = search.joined(end + 1, stop)
        if word in NOT_NAMED or word in KIN or (word in KANA_WORDS and search.surface(end) != "と") or len(word) < 2 or (search.tokens[end + 1].pos[1] == "普通名詞" and not KANA.match(word)):
            return
        search.sure.add(word)
        yield Mark(search.tokens[end + 1].start, search.tokens[stop - 1].end, "name", CARE, WHY_ALONE, rank=61)
        end = stop


def told(search: Search) -> Iterator[Mark]:
    """美咲 小4, そうた(7歳): a name with an age, a school year or a place in the family behind it."""
    for match in search.matches(_TOLD_BY):
        index = bisect_left(search.tokens, match.start(), key=start_of)
        if search.surface(index - 1).strip() == "":
            continue
        for start in range(max(0, index - 3), index):
            word = search.joined(start, index)
            if (len(word) < 2 and word not in SINGLE_GIVEN) or word in KIN or not (search.is_given(word) or word in search.words.surnames):
                continue
            if after_break(search, start) and not (start == index - 1 and search.tokens[start].pos[1] == "普通名詞" and word in _NOT_TOLD):
                search.sure.add(word)
                yield Mark(search.tokens[start].start, search.tokens[index - 1].end, "name", CARE, WHY_ALONE, rank=60)
                break
