"""Names of people: by the dictionary, by lists, and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.names_alone import again, alone
from workshop.anonymity.names_called import addressed, called_in_kana, titled
from workshop.anonymity.names_company import in_company, odd_given
from workshop.anonymity.names_forms import both, called_so, foreign, in_latin, letters, nicknames, once_called, pairs
from workshop.anonymity.names_full import full, spelt_apart
from workshop.anonymity.names_introduced import introduced, told
from workshop.anonymity.names_kana import kana_anywhere, kana_given
from workshop.anonymity.search import WHY_ALONE, Search
from workshop.anonymity.words import HONORIFIC_ENDINGS, NOT_NAMED, NOT_NAMED_ENDINGS, NOT_NAMES

_READING = re.compile(r"\(([ぁ-ゖァ-ヺー]{2,12}(?: ?[ぁ-ゖァ-ヺー]{2,8})?)\)")
_NEVER = re.compile(rf"(?:{'|'.join(sorted(NOT_NAMES, key=len, reverse=True))}|[0-9一二三四五六七八九十]+代|[ーっッ].*)\Z")


def names(search: Search) -> list[Mark]:
    """Marks for names: both names, or one that is addressed (止める); one alone (注意).  Those given away are noted in `search.sure`."""
    found = [*full(search), *spelt_apart(search), *addressed(search), *titled(search), *called_in_kana(search), *kana_given(search), *foreign(search), *introduced(search)]
    found += [*letters(search), *in_latin(search), *pairs(search), *both(search), *once_called(search), *called_so(search), *nicknames(search), *told(search)]
    found += [*alone(search), *odd_given(search), *in_company(search), *kana_anywhere(search)]
    return [*found, *_read_so(search, found)]


def _read_so(search: Search, found: list[Mark]) -> Iterator[Mark]:
    """蓮(れん): how a name is read, in brackets behind it."""
    if "(" not in search.letters:
        return
    for end in {mark.end for mark in found}:
        reading = _READING.match(search.text, end)
        if reading and reading[1] not in NOT_NAMED:
            yield Mark(*reading.span(1), "name", CARE, WHY_ALONE, rank=62)


def known(search: Search, found: list[Mark], sure: set[str]) -> list[Mark]:
    """All that was found, and the names that are known from elsewhere; without what only looks like a name."""
    by_name = [mark for mark in found if mark.kind == "name"]
    return [mark for mark in (*found, *again(search, by_name, sure)) if mark.kind != "name" or not _never(search.text, mark)]


def _never(text: str, mark: Mark) -> bool:
    """Whether the mark lies on a word that only looks like a name, or on the end of one (保｜健師)."""
    word = text[mark.start : mark.end]
    if word.isascii() and word.isalpha() and len(word) > 2:
        return not text.startswith(HONORIFIC_ENDINGS, mark.end + text.startswith(" ", mark.end))  # a language that is not looked at
    return bool(_NEVER.match(text, mark.start, mark.end)) or text[max(0, mark.end - 12) : mark.end].endswith(NOT_NAMED_ENDINGS)
