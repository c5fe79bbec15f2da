"""What is known and what is not (8), how far apart the roles judge (9), who noticed what (13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from workshop.analysis.needs import ACTS, NeedNet
from workshop.analysis.people import OTHERS, merged
from workshop.analysis.values import CaseFrame, Citation, GroupPlan, Rate


class Buried(NamedTuple):
    """A critical fact that one role alone knows and that was never shared.  `absent`: nobody in the group plays that role."""

    fact: str
    role: str
    absent: bool


class Unknowing(NamedTuple):
    """A role moves on a need without knowing these facts of it."""

    need: str
    role: str
    facts: tuple[str, ...]
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Information:
    """How information flowed in a group."""

    shared: Rate  # of all facts
    shared_cards: Rate  # of those that stand on role cards
    buried: tuple[Buried, ...]
    unknowing: tuple[Unknowing, ...]


def information(frame: CaseFrame, plan: GroupPlan, needs: Mapping[str, NeedNet]) -> Information | None:
    """The group's information; None where this viewpoint is not told what was shared.

    A fact told by a disclosed scene counts as shared; one of a scene not yet disclosed is nobody's fault and counts as not known to anybody.
    """
    if plan.shared is None:
        return None
    open_to_all = plan.shared | plan.told
    played = set(plan.played)
    cards = [fact for fact in frame.facts if fact.known_by]
    buried = [
        Buried(fact.id, fact.known_by[0], fact.known_by[0] not in played)
        for fact in cards
        if fact.critical and len(fact.known_by) == 1 and fact.id not in open_to_all
    ]
    known_by = {fact.id: fact.known_by for fact in cards}
    return Information(
        shared=Rate(sum(fact.id in open_to_all for fact in frame.facts), len(frame.facts)),
        shared_cards=Rate(sum(fact.id in open_to_all for fact in cards), len(cards)),
        buried=tuple(buried),
        unknowing=tuple(_unknowing(frame, needs, known_by, open_to_all)),
    )


def _unknowing(
    frame: CaseFrame, needs: Mapping[str, NeedNet], known_by: Mapping[str, tuple[str, ...]], open_to_all: frozenset[str]
) -> list[Unknowing]:
    found = []
    for need in frame.needs:
        hidden = [fact for fact in need.facts if fact in known_by and fact not in open_to_all]
        if not hidden:
            continue
        for role, cell in needs[need.id].cells.items():
            unknown = tuple(fact for fact in hidden if role not in known_by[fact])
            if unknown and cell.level >= ACTS:
                found.append(Unknowing(need.id, role, unknown, cell.posts))
    return found


def spread(ratings: Sequence[tuple[str, int]]) -> float | None:
    """Between the highest and the lowest of the roles' medians, on the scale from 0 to 10; None with fewer than two roles."""
    by_role: dict[str, list[int]] = {}
    for role, value in ratings:
        by_role.setdefault(role, []).append(value)
    if len(by_role) < 2:
        return None
    medians = [median(values) for values in by_role.values()]
    return float(max(medians) - min(medians))


class CitedFact(NamedTuple):
    """Which groups' posts cited a fact, and how many posts of each profession that may be named did."""

    groups: Mapping[str, tuple[str, ...]]
    professions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Noticed:
    """Who noticed what.  Professions under five people stand under その他; it is not *one* profession, so it notices nothing alone."""

    professions: tuple[tuple[str, int], ...]
    facts: Mapping[str, CitedFact]
    one_profession: tuple[tuple[str, str], ...]
    one_group: tuple[tuple[str, str], ...]


def noticed(frame: CaseFrame, citations: Sequence[Citation], people: Mapping[str, int]) -> Noticed:
    """The map of what was noticed.  A blind spot of groups needs a second group that cited anything at all."""
    shown = merged(people)
    cited_by: dict[str, tuple[dict[str, list[str]], dict[str, int]]] = {fact.id: ({}, {}) for fact in frame.facts}
    for post, group, profession, cited_facts in citations:
        name = shown.get(profession)
        for fact_id in cited_facts:
            if fact_id not in cited_by:
                continue
            groups, professions = cited_by[fact_id]
            groups.setdefault(group, []).append(post)
            if name is not None:
                professions[name] = professions.get(name, 0) + 1
    facts = {
        fact_id: CitedFact({group: tuple(posts) for group, posts in groups.items()}, professions)
        for fact_id, (groups, professions) in cited_by.items()
        if groups
    }
    totals: dict[str, int] = {}
    for profession, count in people.items():
        if profession in shown:
            totals[shown[profession]] = totals.get(shown[profession], 0) + count
    several = len({citation.group for citation in citations if citation.facts}) > 1
    alone = [(fact, next(iter(cited.professions))) for fact, cited in facts.items() if len(cited.professions) == 1]
    return Noticed(
        professions=tuple(sorted(totals.items(), key=lambda cell: (cell[0] == OTHERS, cell[0]))),
        facts=facts,
        one_profession=tuple((fact, profession) for fact, profession in alone if profession != OTHERS),
        one_group=tuple((fact, next(iter(cited.groups))) for fact, cited in facts.items() if len(cited.groups) == 1 and several),
    )
