"""What may lie beyond a role's powers (10).  A hint to look again, 「要確認」, never a verdict: words are matched, nobody is understood.

A phrase such as 「入院の決定」 has a head (決定) and what it is about (入院).  An item is pointed out when its words hold both, or,
for what a role would decide or do to somebody, when it says outright that it does it (「一時保護する」).  Passing on, watching, arranging and
whatever is handed to somebody else touches nobody's limits, and neither does what is said not to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from workshop.analysis.values import Item
from workshop.domain.case import Role

_ACTING_KINDS = frozenset({"protect", "act", "assess"})
_HEADS = {
    "決定": "決定|決め",
    "強制": "強制|無理に|強いて|強引に",
    "作成": "作成|作る|作り|つくる|つくり|立てる",
    "代行": "代行|代わりに|かわりに",
    "代わり": "代行|代わりに|かわりに",
    "行使": "行使|命じ|命令",
    "発令": "発令|命じ|命令",
    "判定": "判定",
    "診断": "診断",
}
_DOING = "(?:を)?(?:する|します|し[、て]|行う|行い|行っ|おこなう|実施)(?!場合|とき|時|際|前|日|なら|か|こと|よう|おそれ|恐れ)"
_MADE_TO = "さ?せる"
_DONE_TO = frozenset({"決定", "行使"})  # heads under which doing the thing itself says as much
_OWN_DOING = frozenset({"入院", "退院", "受診", "登園"})  # what somebody does on their own: to be made to is another matter
_ALONE = frozenset({"判定", "診断"})  # heads that need nothing beside them
_NOT = re.compile(r"^.{0,8}?(?:ない|せず|しません|できませ|なく|控え|避け)")
_ASIDE = re.compile(r"（[^）]*）")
_PARTICLES = re.compile(r"(?:について|など|へ|に|を|による|にもとづく)+$")


class Beyond(NamedTuple):
    """An item that touches a phrase of what its role cannot."""

    post: str
    role: str
    phrase: str


def beyond(items: Iterable[Item], roles: dict[str, Role]) -> tuple[Beyond, ...]:
    """What to look at again, in the order of the items."""
    return tuple(
        Beyond(item.id, item.role, phrase)
        for item in items
        if item.kind in _ACTING_KINDS and item.handoff_to is None and item.what and item.role in roles
        for phrase in roles[item.role].cannot
        if touches(item.what, phrase)
    )


@lru_cache(maxsize=20_000)
def touches(text: str, phrase: str) -> bool:
    """Whether a text seems to do what the phrase says that a role cannot."""
    return any(_said(pattern, text) for pattern in _patterns(phrase))


def _said(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _NOT.match(text[found.end() :]) for found in pattern.finditer(text))


@lru_cache(maxsize=2_000)
def _patterns(phrase: str) -> tuple[re.Pattern[str], ...]:
    """What has to be read in one stretch of a text (up to 。) for each thing that the phrase names; none where it names too little."""
    *about, last = [part for part in _ASIDE.sub("", phrase).split("の") if part] or [phrase]
    things = [thing for part in about[-1:] for thing in _apart(_PARTICLES.sub("", part)) if len(thing) > 1]
    return tuple(re.compile(pattern) for head in _apart(last) for pattern in _patterns_of(head, things))


def _apart(words: str) -> list[str]:
    return [_PARTICLES.sub("", word) for word in re.split("[や、・]", words) if word]


def _patterns_of(head: str, things: list[str]) -> list[str]:
    for light in _HEADS:
        if head.endswith(light) and head != light:  # 支給決定 is 支給 + 決定
            head, things = light, [head.removesuffix(light)]
    if head not in _HEADS:
        doing = re.escape(head) + _DOING
        return [doing] if len(head) >= 4 or not things else [f"{re.escape(thing)}[^。]{{0,20}}{doing}" for thing in things]
    said = _HEADS[head]
    if not things:
        return [said + _DOING] if head in _ALONE else []
    found = [f"{re.escape(thing)}[^。]{{0,20}}(?:{said})" for thing in things]
    if head in _DONE_TO:
        found += [re.escape(thing) + (_MADE_TO if thing in _OWN_DOING else _DOING) for thing in things]
    return found
