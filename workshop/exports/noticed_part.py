"""From the map of what was noticed (13) to what may leave the room of it.

The map on the wall stands alone; in a document it stands beside every post.  So that the two together name nobody, a profession's number is told only
from five posts up and only of a fact that several groups cited, and never beside the number of a post.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.analysis.people import FEWEST, OTHERS
from workshop.domain.state import State
from workshop.exports.values_pack import NoticedLine, NoticedPart


def noticed_part(state: State, noticed: Mapping[str, Any], numbers: Mapping[str, int]) -> NoticedPart | None:
    """The map as the documents show it; None where nothing was cited."""
    cited = noticed["facts"]
    if not cited:
        return None
    names = {group.id: group.name for group in state.groups}
    alone = {row["fact"]: row["profession"] for row in noticed["one_profession"]}
    lines = tuple(_line(fact.id, cited[fact.id], names, numbers, alone.get(fact.id, "")) for fact in state.case.facts if fact.id in cited)
    professions = tuple(cell["name"] for cell in noticed["professions"])
    return NoticedPart(professions, lines, tuple(fact.id for fact in state.case.facts if fact.id not in cited))


def _line(fact: str, cited: Mapping[str, Any], names: Mapping[str, str], numbers: Mapping[str, int], alone: str) -> NoticedLine:
    groups = {group: tuple(sorted(numbers[post] for post in posts if post in numbers)) for group, posts in cited["groups"].items()}
    told = tuple((names[group], groups[group]) for group in names if groups.get(group))
    professions = cited["professions"] if len(cited["groups"]) > 1 else {}
    enough = tuple((name, posts) for name, posts in professions.items() if posts >= FEWEST)
    return NoticedLine(fact, told, enough, alone if alone != OTHERS and alone in dict(enough) else "")
