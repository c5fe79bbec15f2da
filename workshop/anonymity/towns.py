"""The names of towns: those that a post office knows, with what stands around them where they are words or family names too."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.anonymity.cues import TOWN, TOWN_END
from workshop.anonymity.finding import CARE, Mark
from workshop.anonymity.lexicon import Lexicon, Token
from workshop.anonymity.search import Search
from workshop.anonymity.words import WORDS

_AROUND = frozenset(("に", "へ", "から", "で", "の", "方面", "在住", "出身", "地区", "町内", "まで"))
_HOMES = ("実家", "団地", "アパート", "住", "引っ越", "転居", "転入", "家", "工場", "施設", "親戚", "病院", "自宅")
_PEOPLE_AFTER = WORDS["HONORIFICS"] | {"家", "宅", "母", "父", "先生"}


def towns(search: Search) -> Iterator[Mark]:
    """Marks for towns and cities; wards, prefectures and countries may stay."""
    why = "町の名前は、ほかのことと合わせると住む所が絞られます。"
    tokens, words = search.tokens, search.words
    begins = {place for index in search.having(TOWN_END) for place in range(max(0, index - 3), index + 1)}
    for index in sorted(begins.union(search.having(TOWN))):
        token = tokens[index]
        if not token.noun or token.text.isascii():
            continue
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        end = _listed_town(tokens, index, words)
        if end > index:
            last = tokens[end - 1]
            yield Mark(token.start, last.end, "town", CARE, why, "X町", 45)
        elif token.proper == "地名" and "国" not in token.pos and token.text not in WORDS["WIDE"] and len(token.text) > 1:
            if after not in WORDS["DIVISIONS"] and after not in _PEOPLE_AFTER:
                city = after in ("市", "町", "村")
                yield Mark(token.start, tokens[index + 1].end if city else token.end, "town", CARE, why, "X市" if after == "市" else "X町", 44)
        elif token.text in words.towns and after in _AROUND and _lives_there(tokens, index) and len(token.text) > 1:
            yield Mark(token.start, token.end, "town", CARE, why, "X町", 43)


def _lives_there(tokens: list[Token], index: int) -> bool:
    follows = "".join(token.text for token in tokens[index + 1 : index + 5])
    return any(follows.startswith((f"の{home}", f"に{home}", f"から{home}", f"へ{home}")) for home in _HOMES) or follows.startswith(("在住", "出身", "地区", "町内", "方面"))


def _listed_town(tokens: list[Token], index: int, words: Lexicon) -> int:
    """Where the town's name ends that begins here and that a post office knows, as 緑が丘; `index` where none does."""
    best = index
    word = ""
    for end in range(index, min(index + 4, len(tokens))):
        word += tokens[end].text
        if end > index and tokens[end].start != tokens[end - 1].end:
            break
        if len(word) >= 3 and word[-1] in "町丘台原田地" and word.endswith(("町", "丘", "台", "ヶ原", "ケ丘", "新田", "団地")) and word in words.towns:
            best = end + 1
    return best
