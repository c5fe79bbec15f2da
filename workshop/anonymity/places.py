"""Addresses, and the names of places: all that tells where somebody lives, learns, works or is ill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.anonymity.dates import NUMBER
from workshop.anonymity.finding import STOP, Mark
from workshop.anonymity.houses import houses
from workshop.anonymity.numbers import DASH
from workshop.anonymity.search import Search, sought
from workshop.anonymity.towns import towns

_KANJI_RUN = r"[一-龠々〆ヶケァ-ヴー]"
_TOWN = rf"(?:{_KANJI_RUN}{{1,10}}(?:[がのつノツ]{_KANJI_RUN}{{1,4}})?(?:[東西南北])?)?"
_BLOCK = rf"(?:{NUMBER}丁目(?: ?{NUMBER}(?:番地?|{DASH}))?(?:の?{NUMBER}号?)?(?:{DASH}{NUMBER}){{0,3}}|{NUMBER}番地(?:の?{NUMBER})?(?:{NUMBER}号)?|{NUMBER}番{NUMBER}号|{NUMBER}番町)"
_STREET = sought("丁番", rf"{_TOWN}(?:[東西南北]?{NUMBER}条)?[東西南北]?{_BLOCK}")
_DASHED = sought("0123456789", rf"{_KANJI_RUN}{{1,8}}(?:[がのノツ]{_KANJI_RUN}{{1,4}})?(?<![第約計])[0-9]{{1,4}}{DASH}[0-9]{{1,4}}(?:{DASH}[0-9]{{1,4}})?(?![0-9年月日人件回時名])")
_LABEL = re.compile(r"^(?:現住所|前住所|住所地?|自宅|本籍地?|居所|転居先|転出先|住まい|所在地|場所|勤務先|新居|旧住所)")
_TOWN_END = re.compile(r"(?:町|台|丘|島|野|原|条|目|田|谷|沢|崎|浜|大字.*)$")


def places(search: Search) -> Iterator[Mark]:
    """Marks for addresses (止める), facilities and towns (注意)."""
    for match in search.matches(_STREET):
        yield _address(match)
    for match in search.matches(_DASHED):
        town = re.split(r"[0-9]", match.group(), maxsplit=1)[0]
        if _TOWN_END.search(town) or _LABEL.sub("", town) in search.words.towns:
            yield _address(match)
    yield from houses(search)
    yield from towns(search)


def _address(match: re.Match[str]) -> Mark:
    label = _LABEL.match(match.group())
    start = match.start() + (label.end() if label else 0)
    return Mark(start, match.end(), "address", STOP, "番地や号まで書くと、家が分かります。", "X町", 87)
