"""Looking a case over before it is used: its faults, and what its author may want to think over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshop.casebook.faults import Advice, CaseFaults, Fault
from workshop.casebook.parse import parse_case
from workshop.casebook.source import decode, normalised
from workshop.domain.case import Case

ENOUGH = {"scenes": 3, "facts": 12, "needs": 5, "role_cards": 6}

# code -> the sentence.  Each is explained in docs/writing-cases.md; a test compares the two.
ADVICE: dict[str, str] = {
    "few_scenes": "場面が%(count)s件です。%(enough)s件以上あると、話し合いに厚みが出ます。",
    "few_facts": "事実が%(count)s件です。%(enough)s件以上あると、話し合いに厚みが出ます。",
    "few_needs": "課題が%(count)s件です。%(enough)s件以上あると、話し合いに厚みが出ます。",
    "few_role_cards": "役割カードが%(count)s件です。%(enough)s件以上あると、話し合いに厚みが出ます。",
    "need_without_facts": "課題「%(need)s」に、根拠となる事実がありません。",
    "fact_not_cited": "どの課題からも挙げられていない事実があります（%(facts)s）。",
    "critical_known_to_all": "重要な事実が、はじめから全員に知らされています（%(facts)s）。持ち寄る意味があるか確かめてください。",
    "inject_without_when": "追加の情報「%(inject)s」に、いつ知らせるか（when）がありません。進行役が迷わないように書きます。",
    "no_quiz": "理解の確認（quiz）がありません。",
    "no_notes": "進行役メモがありません。",
    "empty_section": "%(section)sに中身がありません。",
    "raw_html": "HTMLのタグは働きません。書いたとおりの文字として表示されます。",
}


def check_text(data: bytes, slug: str | None = None) -> list[Fault]:
    """Every fault of a case file; none: it can be used."""
    try:
        parse_case(data, slug=slug)
    except CaseFaults as error:
        return list(error.faults)
    return []


def advise_text(data: bytes, slug: str | None = None) -> list[Advice]:
    """What may be worth a thought in a case file; nothing for a faulty one, whose faults come first."""
    try:
        case = parse_case(data, slug=slug)
    except CaseFaults:
        return []
    return [*_raw_html(normalised(decode(data))), *advise(case)]


def advise(case: Case) -> list[Advice]:
    """What may be worth a thought in a case that can be used."""
    return [*_amounts(case), *_needs(case), *_facts(case), *_parts(case)]


def describe(faults: Iterable[Fault | Advice], path: str) -> str:
    """One line for each: `path:line: reason`."""
    return "\n".join(f"{path}:{item.line}: {item.reason}" if item.line else f"{path}: {item.reason}" for item in faults)


def _advice(code: str, line: int | None = None, **params: object) -> Advice:
    return Advice(line, ADVICE[code] % params, code)


def _amounts(case: Case) -> Iterator[Advice]:
    for name, enough in ENOUGH.items():
        count = len(getattr(case, name))
        if count < enough:
            yield _advice(f"few_{name}", count=count, enough=enough)


def _needs(case: Case) -> Iterator[Advice]:
    for need in case.needs:
        if not need.facts:
            yield _advice("need_without_facts", need=need.id)


def _facts(case: Case) -> Iterator[Advice]:
    cited = {fact_id for need in case.needs for fact_id in need.facts}
    uncited = [fact.id for fact in case.facts if fact.id not in cited]
    if uncited:
        yield _advice("fact_not_cited", facts="、".join(uncited))
    open_to_all = [fact.id for fact in case.facts if fact.critical and (not fact.known_by or len(fact.known_by) == len(case.roles))]
    if open_to_all:
        yield _advice("critical_known_to_all", facts="、".join(open_to_all))


def _parts(case: Case) -> Iterator[Advice]:
    if not case.quiz:
        yield _advice("no_quiz")
    if not case.notes_html:
        yield _advice("no_notes")
    for inject in case.injects:
        if not inject.when:
            yield _advice("inject_without_when", inject=inject.title or inject.text[:20])
    for scene in case.scenes:
        if not scene.html:
            yield _advice("empty_section", section=f"場面「{scene.id}」")
    for card in case.role_cards:
        if not card.html and not card.facts:
            yield _advice("empty_section", section=f"役割カード「{card.role}」")


def _raw_html(text: str) -> Iterator[Advice]:
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"<(?:/?[A-Za-z][A-Za-z0-9]*[\s>/]|!--)", line):
            yield _advice("raw_html", number)
