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
_TOWN = rf"(?:{_KANJI_RUN}{{1,10}}(?:[がのつノツ]{_KANJI_RUN}{{1,4}}|通り)?(?:[東西南北])?)?"
_BLOCK = rf"(?:{NUMBER}丁目(?: ?{NUMBER}(?:番地?|{DASH}))?(?:の?{NUMBER}号?)?(?:(?:{DASH}|の){NUMBER}){{0,3}}号?|(?:第?{NUMBER}地割)?{NUMBER}番地(?:の?{NUMBER})?(?:{NUMBER}号)?|{NUMBER}番{NUMBER}号|{NUMBER}番町)"
_STREET = sought("丁番", rf"{_TOWN}(?:[東西南北]?{NUMBER}条)?[東西南北]?{_BLOCK}")
_DASHED = sought(
    "0123456789",
    rf"(?P<town>[一-龠々〆ヶケァ-ヴーがのしノツ]{{1,9}})(?<![第約計])[0-9]{{1,4}}{DASH}[0-9]{{1,4}}(?:{DASH}[0-9]{{1,4}})?(?:号室?)?(?![0-9年月日人件回時名])",
)
_SPOKEN = sought(
    "町台丘通字",
    rf"(?:(?:{_KANJI_RUN}{{1,8}}町|(?:大字|(?<![一-龠ぁ-ん])字){_KANJI_RUN}{{1,6}}?)[0-9]{{1,4}}(?:の[0-9]{{1,4}}){{0,2}}|{_KANJI_RUN}{{1,8}}(?:台|丘|通り?)[0-9]{{1,4}}(?:の[0-9]{{1,4}}){{1,2}})"
    rf"(?:号|番)?(?![0-9{DASH[1:-1]}年月日人件回時名歳代世分階度個つ枚棟号線])",
)
_ROOM = sought("室", r"(?:[0-9]{1,3}号棟 ?)?[0-9]{3,4}号室")
_LABEL = re.compile(r"^(?:現住所|前住所|住所地?|自宅|本籍地?|居所|転居先|転出先|住まい|所在地|場所|勤務先|新居|旧住所)")
_TOWN_END = re.compile(r"(?:町|台|丘|島|野|原|条|目|田|谷|沢|崎|浜|大字.*)[東西南北]?$")


def places(search: Search) -> Iterator[Mark]:
    """Marks for addresses (止める), facilities and towns (注意)."""
    for match in search.matches(_STREET):
        label = _LABEL.match(match.group())
        yield _address(match.start() + (label.end() if label else 0), match.end())
    for match in search.matches(_DASHED):
        begins = _town_in(match["town"], search.words.towns)
        if begins < len(match["town"]):
            yield _address(match.start() + begins, match.end())
    for wanted in (_SPOKEN, _ROOM):
        for match in search.matches(wanted):
            yield _address(match.start(), match.end())
    yield from houses(search)
    yield from towns(search)


def _town_in(run: str, towns: frozenset[str]) -> int:
    """Where in the letters before a number a town begins that ends them; their length where none does."""
    label = _LABEL.match(run)
    begins = label.end() if label else 0
    if _TOWN_END.search(run):
        return begins
    return next((start for start in range(begins, len(run) - 1) if run[start:] in towns or run[start:].rstrip("東西南北") in towns), len(run))


def _address(start: int, end: int) -> Mark:
    return Mark(start, end, "address", STOP, "番地や号まで書くと、家が分かります。", "X町", 87)
