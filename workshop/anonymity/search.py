"""One text as the rules for names read it: its words, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from workshop.anonymity.cues import BREAK, FAMILY, LETTERS
from workshop.anonymity.lexicon import Lexicon, Token
from workshop.anonymity.words import DEEDS, HONORIFICS, KIN, SINGLE_WORDS

_BOUNDARY_POS = frozenset(("助詞", "助動詞", "補助記号", "空白", "接尾辞"))
WHY_FULL = "姓と名がそろっています。"
WHY_CALLED = "「さん」や職名の付いた名前です。"
WHY_ALONE = "人の名前のようです。"


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and letters one of which stands in every match of it: a text with none of them need not be gone through."""

    signs: frozenset[str]
    pattern: re.Pattern[str]


def sought(signs: str, pattern: str) -> Sought:
    """The pattern, to be looked for where one of the signs stands."""
    return Sought(frozenset(signs), re.compile(pattern))


@dataclass(slots=True)
class Search:
    """One text as it is gone through: its words, what they may be signs of, and the names found in it so far."""

    text: str
    tokens: list[Token]
    words: Lexicon
    whole: str = ""  # the text of which this one is a part
    sure: set[str] = field(default_factory=set)  # names that something around them gave away
    letters: frozenset[str] = frozenset()
    cues: int = 0  # of all words together

    def __post_init__(self) -> None:
        """See at a glance what is there: most texts hold nothing that most rules are about."""
        self.letters = frozenset(self.text)
        for token in self.tokens:
            self.cues |= token.cues

    def matches(self, wanted: Sought) -> Iterable[re.Match[str]]:
        """Where the pattern stands in the text."""
        return () if self.letters.isdisjoint(wanted.signs) else wanted.pattern.finditer(self.text)

    def having(self, cues: int) -> list[int]:
        """The places of the words that are a sign of one of these."""
        return [index for index, token in enumerate(self.tokens) if token.cues & cues] if self.cues & cues else []

    def at(self, index: int) -> Token | None:
        """The word there, or None outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def surface(self, index: int) -> str:
        """The word's letters; "" outside the text."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def joined(self, start: int, end: int) -> str:
        """The letters of several words, "" where something stands between them."""
        if start < 0 or start >= end:
            return ""
        run = self.tokens[start:end]
        for token in run:
            if not token.cues & LETTERS:
                return ""
        return run[0].text if end == start + 1 else self.text[run[0].start : run[-1].end]

    def is_family(self, index: int) -> bool:
        """Whether the word can be a family name."""
        token = self.at(index)
        return token is not None and bool(token.cues & FAMILY)

    def is_given(self, word: str, token: Token | None = None) -> bool:
        """Whether the word can be a given name."""
        if token is not None and token.text == word and token.pos[2:4] == ("人名", "名"):
            return True
        return word in self.words.given or (word in self.words.kana and len(word) > 1)


def edge(search: Search, index: int) -> bool:
    """Whether a name can end before this word."""
    token = search.at(index)
    return token is None or token.pos[0] in _BOUNDARY_POS or token.text in HONORIFICS or token.text in KIN


def after_break(search: Search, index: int) -> bool:
    """Whether a clause begins here, or somebody's kin or duty has just been named."""
    return index <= 0 or bool(search.tokens[index - 1].cues & BREAK)


def subject(search: Search, index: int) -> bool:
    """Whether what ends before this word is somebody that something is said of."""
    return search.surface(index) in ("が", "は", "を", "に", "と", "も", "、", ")", "。", "」", "")


def ends_clause(search: Search, index: int) -> bool:
    """Whether the clause ends here: 妹はあかり。"""
    token = search.at(index)
    return token is None or token.pos[0] == "補助記号" or token.text in ("で", "だ", "です", "と", "という")


def acts(search: Search, index: int) -> bool:
    """Whether something that people do is said from here to the end of the sentence."""
    here = search.at(index)
    if here is None:
        return False
    follows = search.text[here.start : here.start + 24].split("。", maxsplit=1)[0]
    return any(deed in follows for deed in DEEDS)


def given_end(search: Search, start: int) -> int:
    """Where a given name ends that begins with word `start`; `start` where none does.  The longest wins."""
    for end in range(min(start + 3, len(search.tokens)), start, -1):
        word = search.joined(start, end)
        single = end == start + 1
        if word and search.is_given(word, search.tokens[start] if single else None) and (len(word) > 1 or search.tokens[start].proper or word not in SINGLE_WORDS):
            return end
    return start


def start_of(token: Token) -> int:
    """Where a word begins, to look words up by place."""
    return token.start
