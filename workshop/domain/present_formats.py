"""What the formats bring to be seen: kinds of notes, scales, the case's periods, ratings by profession, the screen of a phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from workshop.domain.addressing import Frame
from workshop.domain.case import Phase, Stage
from workshop.domain.event import Event
from workshop.domain.events_formats import FormatSwitched
from workshop.domain.row import Row
from workshop.domain.state import OpenedStage, Participant, State, UrgencyRating
from workshop.domain.vocabulary import POST_FAMILIES

FEWEST = 5  # people of a profession that rated, or it is not told apart
_SHOWS_SILENCE_ITSELF = frozenset({"scene", "urgency", "period", "silence", "blank"})  # they hold what one reads or rates in silence


def screen_for(stage: Stage, phase: Phase) -> str:
    """What the projector shows when that phase opens: what the stage says, but a calm picture while people write alone."""
    writes_alone = phase.audience == "self" and bool(POST_FAMILIES & set(stage.writes))
    return "silence" if writes_alone and stage.projector not in _SHOWS_SILENCE_ITSELF else stage.projector


def show_format(state: State) -> dict[str, Any]:
    """The format as JSON, the same for everybody."""
    return {
        "id": state.format.id,
        "title": state.format.title,
        "minutes": state.format.minutes,
        "stages": [
            {
                "id": stage.id,
                "title": stage.title,
                "prompt": stage.prompt,
                "minutes": stage.minutes,
                "writes": list(stage.writes),
                "reveals": list(stage.reveals),
                "checks": stage.checks,
                **show_stage(stage),
                "phases": [{"audience": phase.audience, "minutes": phase.minutes, "prompt": phase.prompt} for phase in stage.phases],
            }
            for stage in state.format.stages
        ],
    }


def show_stage(stage: Stage) -> dict[str, Any]:
    """What the stage lets people write, beyond `writes`: kinds of notes, and the words at the ends of the scale."""
    shape: dict[str, Any] = {"notes": [{"id": kind.id, "label": kind.label, "hint": kind.hint, "column": kind.column, "asks": kind.asks} for kind in stage.notes]}
    scale = {"label": stage.scale.label, "low_label": stage.scale.low_label, "high_label": stage.scale.high_label}
    return shape | {"scale": scale if "urgency" in stage.writes else None, "period": stage.period}


def show_periods(state: State) -> list[dict[str, Any]]:
    """The case's periods of the stages that have been opened, in order: a later one would tell what is still to come."""
    asked = [stage.period for stage in state.format.stages if stage.period]
    opened = {stage.period for stage in state.format.stages if stage.period and (stage.id,) in state.rows[OpenedStage]}
    known = enumerate(state.case.periods, start=1)
    return [
        {"id": period.id, "label": period.label, "text": period.text, "position": position, "of": max(asked)} for position, period in known if position in opened
    ]


def by_profession(state: State) -> dict[str, list[dict[str, Any]]]:
    """For each rating that is over `[{"profession", "counts"}]`: professions of which five people or more rated, then "" for the others.

    The others are told only where they are five or more: else the smallest named profession is put to them, so that nothing can be computed.
    """
    rated: dict[str, dict[str, list[int]]] = {}
    for rating in state.rows[UrgencyRating].values():
        seat: Participant | None = state.participant(rating.participant_id)
        if seat is not None and rating.stage != state.workshop.stage:
            rated.setdefault(rating.stage, {}).setdefault(seat.profession, []).append(rating.value)
    cells = {stage: _merged(values) for stage, values in rated.items()}
    return {stage: [{"profession": name, "counts": _counts(values)} for name, values in found] for stage, found in cells.items() if len(found) > 1}


def _merged(values: dict[str, list[int]]) -> list[tuple[str, list[int]]]:
    named = {name: given for name, given in values.items() if len(given) >= FEWEST}
    others = [value for name, given in values.items() if name not in named for value in given]
    while others and len(others) < FEWEST and named:
        others += named.pop(min(named, key=lambda name: (len(named[name]), name)))
    ordered = sorted(named.items(), key=lambda cell: (-len(cell[1]), cell[0]))
    return [*ordered, ("", others)] if len(others) >= FEWEST else ordered


def _counts(values: list[int]) -> list[int]:
    count = Counter(values)
    return [count[value] for value in range(11)]


def _switched(state: State, event: FormatSwitched, rows: list[Row]) -> list[Frame]:
    return [Frame("room", event.TYPE, {"format": show_format(state)})]


FRAMES_OF_FORMATS: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {FormatSwitched: _switched}
