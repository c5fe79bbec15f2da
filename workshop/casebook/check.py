"""Looking a case over before it is used: its faults, and what its author may want to think over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workshop.casebook.faults import Advice, CaseFaults, Fault
from workshop.casebook.parse import parse_case
from workshop.casebook.source import decode
from workshop.domain.case import Case

ENOUGH = {"scenes": ("場面", 3), "facts": ("事実", 12), "needs": ("課題", 5), "role_cards": ("役割カード", 6)}


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
    return [*_raw_html(decode(data)), *advise(case)]


def advise(case: Case) -> list[Advice]:
    """What may be worth a thought in a case that can be used."""
    return [*_amounts(case), *_needs(case), *_facts(case), *_parts(case)]


def describe(faults: Iterable[Fault | Advice], path: str) -> str:
    """One line for each: `path:line: reason`."""
    return "\n".join(f"{path}:{item.line}: {item.reason}" if item.line else f"{path}: {item.reason}" for item in faults)


def _amounts(case: Case) -> Iterator[Advice]:
    for name, (word, enough) in ENOUGH.items():
        count = len(getattr(case, name))
        if count < enough:
            yield Advice(None, f"{word}が{count}件です。{enough}件以上あると、話し合いに厚みが出ます。", f"few_{name}")


def _needs(case: Case) -> Iterator[Advice]:
    for need in case.needs:
        if not need.facts:
            yield Advice(None, f"課題「{need.id}」に、根拠となる事実がありません。", "need_without_facts")


def _facts(case: Case) -> Iterator[Advice]:
    cited = {fact_id for need in case.needs for fact_id in need.facts}
    uncited = [fact.id for fact in case.facts if fact.id not in cited]
    if uncited:
        yield Advice(None, f"どの課題からも挙げられていない事実があります（{'、'.join(uncited)}）。", "fact_not_cited")
    open_to_all = [fact.id for fact in case.facts if fact.critical and (not fact.known_by or len(fact.known_by) == len(case.roles))]
    if open_to_all:
        yield Advice(None, f"重要な事実が、はじめから全員に知らされています（{'、'.join(open_to_all)}）。持ち寄る意味があるか確かめてください。", "critical_known_to_all")


def _parts(case: Case) -> Iterator[Advice]:
    if not case.quiz:
        yield Advice(None, "理解の確認（quiz）がありません。", "no_quiz")
    if not case.notes_html:
        yield Advice(None, "進行役メモがありません。", "no_notes")
    for scene in case.scenes:
        if not scene.html:
            yield Advice(None, f"場面「{scene.id}」に文章がありません。", "empty_section")
    for card in case.role_cards:
        if not card.html and not card.facts:
            yield Advice(None, f"役割カード「{card.role}」に文章も事実もありません。", "empty_section")


def _raw_html(text: str) -> Iterator[Advice]:
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"<(?:/?[A-Za-z][A-Za-z0-9]*[\s>/]|!--)", line):
            yield Advice(number, "HTMLのタグは働きません。書いたとおりの文字として表示されます。", "raw_html")
