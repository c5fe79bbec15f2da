"""Names with nothing around them."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.anonymity.cues import BREAK, KANA, KATAKANA, LETTERS, PERSON, SUBJECT
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.search import WHY_ALONE, Search, acts, after_break, subject
from workshop.anonymity.words import KANA_WORDS, NOT_NAMED, NOT_NAMES, SINGLE_GIVEN, SUBJECT_GIVEN, WORDS

_AFTER_GIVEN = frozenset(("が", "は", "を", "に", "と", "も", "の", "、", "(", "「"))
_ROLES_OF_CASE = frozenset(("が", "は", "を", "に", "と", "も", "の", "から", "へ", "より"))


def alone(search: Search) -> Iterator[Mark]:
    """Names that the dictionary knows, and those that only their place in the sentence tells."""
    head = BREAK
    for index, token in enumerate(search.tokens):
        here, head = head or token.cues & (PERSON | SUBJECT), token.cues & BREAK
        if not here or token.text in NOT_NAMED:
            continue
        if token.cues & PERSON and _alone_by_dictionary(search, index):
            yield Mark(token.start, token.end, "name", CARE, WHY_ALONE, rank=48)
        if not token.cues & LETTERS:
            continue
        end = _kana_subject(search, index) if KANA.match(token.text) else _kanji_subject(search, index)
        if end > index:
            search.sure.add(search.joined(index, end))
            yield Mark(token.start, search.tokens[end - 1].end, "name", CARE, WHY_ALONE, rank=49)


def _alone_by_dictionary(search: Search, index: int) -> bool:
    token = search.tokens[index]
    if token.text in NOT_NAMES or token.text.endswith("代"):
        return False
    if len(token.text) == 1 and not search.is_family(index):
        return False
    if KANA.match(token.text):
        listed = token.text in search.words.kana or bool(KATAKANA.match(token.text))
        return listed and (token.text not in KANA_WORDS or (subject(search, index + 1) and acts(search, index + 1)))
    return search.surface(index + 1) not in ("区", "市", "町", "村", "駅", "県", "都", "式")


def _kana_subject(search: Search, index: int) -> int:
    """A kana name at the head of a clause, before が or は and something that people do; `index` where there is none."""
    if not after_break(search, index):
        return index
    token = search.tokens[index]
    if KATAKANA.match(token.text) and search.surface(index + 1) in _ROLES_OF_CASE and token.text not in KANA_WORDS:
        usual = token.text in search.words.usual_kana and len(token.text) <= 4
        strange = not token.known and len(token.text) <= 4 and search.surface(index + 1) in ("が", "は")
        if usual or (strange and acts(search, index + 1)):
            return index + 1
    for end in range(min(index + 3, len(search.tokens)), index, -1):
        word = search.joined(index, end)
        if len(word) < 2 or not KANA.match(word) or word not in search.words.kana or search.surface(end) not in ("が", "は", "を", "に", "と", "の", "も"):
            continue
        if word in WORDS["EVERYDAY"]:
            continue
        apart = end - index > 1 and (len(word) >= 3 or search.tokens[end - 1].pos[0] == "助詞")
        if apart and search.surface(end) in ("が", "は", "を"):
            return end
        odd = apart or search.tokens[index].pos[0] not in ("名詞", "代名詞")
        if (odd or len(word) >= 3) and search.surface(end) in ("が", "は") and acts(search, end):
            return end
    return index


def _kanji_subject(search: Search, index: int) -> int:
    """A name in kanji that the dictionary does not take for one (心愛, 大翔, 大橋), as subject; `index` where there is none."""
    token = search.tokens[index]
    named = bool(token.cues & SUBJECT) and (token.text not in SUBJECT_GIVEN or after_break(search, index))
    if named and search.surface(index + 1) in ("が", "は", "も", "と", "に") and acts(search, index + 1):
        return index + 1
    if not after_break(search, index):
        return index
    for end in range(min(index + 3, len(search.tokens)), index + token.known, -1):
        if search.surface(end) not in _AFTER_GIVEN:
            continue
        word = search.joined(index, end)
        if len(word) >= 2 and word in search.words.given:
            return end
    return index


def again(search: Search, found: list[Mark], sure: set[str]) -> Iterator[Mark]:
    """A name that was given away once, wherever else it stands as a word of its own."""
    names = {word for word in sure if (len(word) > 1 or word in SINGLE_GIVEN) and not (word in KANA_WORDS and len(word) < 3)}
    if not names:
        return
    covered = {place for mark in found for place in range(mark.start, mark.end)}
    longest = max(map(len, names))
    for index, token in enumerate(search.tokens):
        if token.start in covered:
            continue
        for last in search.tokens[index : index + longest]:
            if last.end - token.start > longest:
                break
            if search.text[token.start : last.end] in names:
                yield Mark(token.start, last.end, "name", CARE, WHY_ALONE, rank=49)
