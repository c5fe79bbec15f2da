"""Names with さん, くん, a title or a household behind them."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.anonymity.cues import BEHIND_NAMES, HONORED, HOUSEHOLD, KATAKANA, TITLED
from workshop.anonymity.finding import STOP, Mark
from workshop.anonymity.search import WHY_CALLED, Search, after_break, sought
from workshop.anonymity.words import NOT_NAMED, NOT_NAMED_ENDINGS, TITLES, WORDS

_KANA_CALLED = sought("ん", r"(?P<run>[ぁ-ゖー]{2,12}?)(?:くん|ちゃん|さん)(?=[^ぁ-ゖー]|[はがをにとものへかでだや、]|$)")

_LONG_TITLES = sorted((title for title in TITLES if len(title) > 1), key=len, reverse=True)
_FAMILY_TITLED = sought("".join({title[0] for title in _LONG_TITLES}) + "家宅", rf"(?<![一-龠々])(?P<name>[一-龠々]{{2,3}}?)(?=(?:{'|'.join(_LONG_TITLES)}|[家宅](?![一-龠])))")


def addressed(search: Search) -> Iterator[Mark]:
    """佐藤さん, 大野主任, 田口家: a name with what one says behind names."""
    for index in search.having(BEHIND_NAMES):
        token = search.tokens[index]
        if index == 0 or search.tokens[index - 1].end != token.start:
            continue
        if token.cues & HONORED:
            start = _called(search, index)
        elif token.cues & TITLED and _title_at(search, index):
            start = _family_before(search, index)
        elif token.cues & HOUSEHOLD and _house_of(search, index - 1):
            start = index - 1
        else:
            continue
        if start < index:
            word = search.joined(start, index)
            search.sure.add(word)
            yield Mark(search.tokens[start].start, search.tokens[index - 1].end, "name", STOP, WHY_CALLED, rank=67)


def titled(search: Search) -> Iterator[Mark]:
    """佐藤保健師, 前田宅: where the analyser parts the letters in another way (佐｜藤保｜健師)."""
    for match in search.matches(_FAMILY_TITLED):
        if match["name"] in search.words.surnames and match["name"] not in NOT_NAMED and match["name"] not in WORDS["WORD_FAMILIES"]:
            search.sure.add(match["name"])
            yield Mark(*match.span("name"), "name", STOP, WHY_CALLED, rank=67)


def called_in_kana(search: Search) -> Iterator[Mark]:
    """そうたくん: the analyser takes the letters apart in its own way, so they are read by themselves."""
    for match in search.matches(_KANA_CALLED):
        run = match.group("run")
        for size in range(min(5, len(run)), 1, -1):
            word, before = run[-size:], run[:-size]
            if word in search.words.kana and word not in NOT_NAMED and not word.endswith(NOT_NAMED_ENDINGS) and (not before or before[-1] in "のはがをにとも"):
                start = match.start() + len(before)
                search.sure.add(word)
                yield Mark(start, start + size, "name", STOP, WHY_CALLED, rank=65)
                break


def _house_of(search: Search, index: int) -> bool:
    token = search.tokens[index]
    if token.pos[2:4] == ("人名", "姓") or (bool(token.proper) and token.text in search.words.surnames):
        return True
    return search.surface(index + 1) in ("家", "一家", "夫妻") and bool(KATAKANA.match(token.text)) and (bool(token.proper) or not token.known)


def _title_at(search: Search, index: int) -> bool:
    word = search.tokens[index].text
    return word in TITLES or word + search.surface(index + 1) in TITLES


def _called(search: Search, index: int) -> int:
    """Where the name begins that stands before `tokens[index]` (さん); `index` where none does."""
    for start in range(max(0, index - 4), index):
        word = search.joined(start, index)
        if word in NOT_NAMED or word + search.tokens[index].text in NOT_NAMED:
            return index
        if not word:
            continue
        if start < index - 1 and not search.is_given(word) and word not in search.words.surnames:
            continue
        if start < index - 1 and search.tokens[start].pos[0] in ("助詞", "助動詞") and not after_break(search, start):
            continue
        if _could_be_called(search, start, index, word):
            return start
    return index


def _could_be_called(search: Search, start: int, index: int, word: str) -> bool:
    token = search.tokens[start]
    before = search.at(start - 1)
    if before is not None and before.end == token.start and before.pos[0] == "接頭辞":
        return False
    last = search.tokens[index - 1].end
    if search.text[max(0, last - 12) : last].endswith(NOT_NAMED_ENDINGS):
        return False
    if start < index - 1:
        return True
    if token.proper in ("人名", "地名") or not token.known or search.is_given(word) or word in search.words.surnames:
        return True
    if KATAKANA.match(word):
        return token.proper != "" or len(word) <= 4
    return token.pos[0] not in ("名詞", "接尾辞", "接頭辞", "助詞", "代名詞", "動詞") or token.proper == "一般"


def _family_before(search: Search, index: int) -> int:
    """Where the family (or full) name begins before a title; `index` where none does."""
    token = search.tokens[index - 1]
    if token.text in NOT_NAMED or token.text in WORDS["GENERIC_BEFORE_TITLE"]:
        return index
    if search.is_family(index - 1) or token.pos[2:4] in (("人名", "名"), ("人名", "一般")):
        return index - 1
    if token.proper == "地名" and token.text in search.words.surnames:
        return index - 1
    two = search.joined(index - 2, index) if index >= 2 else ""
    return index - 2 if two in search.words.surnames else index
