"""The stages of the career ladder, from words or from years of experience."""

from __future__ import annotations

import re

# years up to and including -> stage; from 20 years on, and whoever supervises: the last one.
STAGES = {"initial": "初任期", "growing": "レベルアップ期", "middle": "中堅期", "supervisor": "スーパーバイザー"}
_UP_TO = ((4, "initial"), (9, "growing"), (19, "middle"))
MOST_YEARS = 60
_YEARS = re.compile(r"(?:約|満)?(\d{1,2})(?:\.\d+)?(?:年(?:(?:\d{1,2})[かカヶケ箇]?月)?|年目|年以上)?(?:以上|程度|未満)?\Z")
_WORDS = (
    ("initial", re.compile(r"初任|新任|新人|新採|初級")),
    ("growing", re.compile(r"レベルアップ|若手|中級")),
    ("middle", re.compile(r"中堅|上級")),
    ("supervisor", re.compile(r"スーパーバイザ|スーパバイザ|sv\b|指導者|ベテラン", re.IGNORECASE)),
)


def from_years(text: str) -> str | None:
    """The stage of somebody with that many years (`12`, `12年`, `4年目`, `2年6か月`); None where it cannot be read."""
    bare = text.replace(" ", "")
    if bare in ("1年未満", "新採", "新任"):
        return "initial"
    found = _YEARS.match(bare)
    if found is None or int(found[1]) > MOST_YEARS:
        return None
    return next((stage for limit, stage in _UP_TO if int(found[1]) <= limit), "supervisor")


def from_words(text: str) -> str | None:
    """The stage that a word names; years are read as such."""
    return next((stage for stage, words in _WORDS if words.search(text)), None) or from_years(text)
