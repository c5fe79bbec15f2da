"""Names of people: by the dictionary, by lists, and by what stands around them."""

from __future__ import annotations

import re

from workshop.anonymity.finding import Mark
from workshop.anonymity.names_alone import again, alone
from workshop.anonymity.names_called import addressed, called_in_kana, titled
from workshop.anonymity.names_company import in_company, odd_given
from workshop.anonymity.names_forms import called_so, foreign, letters, nicknames, pairs
from workshop.anonymity.names_full import full, spelt_apart
from workshop.anonymity.names_introduced import introduced, told
from workshop.anonymity.names_kana import kana_anywhere, kana_given
from workshop.anonymity.search import Search
from workshop.anonymity.words import NOT_NAMED_ENDINGS, NOT_NAMES

_NEVER = re.compile(rf"(?:{'|'.join(sorted(NOT_NAMES, key=len, reverse=True))}|[0-9一二三四五六七八九十]+代|[ーっッ].*)\Z")


def names(search: Search) -> list[Mark]:
    """Marks for names: both names, or one that is addressed (止める); one alone (注意).  Those given away are noted in `search.sure`."""
    found = [*full(search), *spelt_apart(search), *addressed(search), *titled(search), *called_in_kana(search), *kana_given(search), *foreign(search), *introduced(search)]
    found += [*letters(search), *pairs(search), *called_so(search), *nicknames(search), *told(search)]
    found += [*alone(search), *odd_given(search), *in_company(search), *kana_anywhere(search)]
    return found


def known(search: Search, found: list[Mark], sure: set[str]) -> list[Mark]:
    """All that was found, and the names that are known from elsewhere; without what only looks like a name."""
    by_name = [mark for mark in found if mark.kind == "name"]
    return [mark for mark in (*found, *again(search, by_name, sure)) if mark.kind != "name" or not _never(search.text, mark)]


def _never(text: str, mark: Mark) -> bool:
    """Whether the mark lies on a word that only looks like a name, or on the end of one (保｜健師)."""
    word = text[mark.start : mark.end]
    if word.isascii() and word.isalpha() and len(word) > 2:
        return True  # a language that is not looked at
    return bool(_NEVER.match(text, mark.start, mark.end)) or text[max(0, mark.end - 12) : mark.end].endswith(NOT_NAMED_ENDINGS)
