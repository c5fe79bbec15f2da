"""The index finds what a walk over all rows finds, whatever has happened; kept counts are those of a fresh count."""

from __future__ import annotations

from random import Random

import pytest
from histories import empty_state, move, opening

from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.fold import apply
from workshop.domain.index import OWNERS
from workshop.domain.progress import progress
from workshop.domain.refusal import Refusal
from workshop.domain.state import ROW_TYPES, State
from workshop.domain.viewpoint import Viewpoint


def _history(case: Case, seed: int, length: int) -> State:
    state, random = empty_state(case), Random(seed)
    moves = opening()
    for step in range(length):
        actor, command = moves[step] if step < len(moves) else move(random, state)
        try:
            events = decide(state, command, actor, f"2026-06-01T01:00:00.{step:03}+00:00")
        except Refusal:
            continue
        for event in events:
            apply(state, Recorded(state.seq + 1, f"2026-06-01T01:00:00.{step:03}+00:00", actor.tag, event))
        if state.exists:
            progress(state, Viewpoint("projector"))  # now kept: the next event has to undo it
    return state


@pytest.mark.parametrize("seed", range(6))
def test_the_index_finds_what_a_walk_over_all_rows_finds(case: Case, seed: int) -> None:
    state = _history(case, seed, 300)
    for kind in ROW_TYPES:
        rows = list(state.rows[kind].values())
        for name in OWNERS:
            for owner in {getattr(row, name) for row in rows if hasattr(row, name)} | {"nobody"}:
                walked = {row.key: row for row in rows if getattr(row, name, None) == owner}
                assert {row.key: row for row in state.index.of(kind, name, owner)} == walked


@pytest.mark.parametrize("seed", range(6))
def test_kept_counts_are_those_of_a_fresh_count(case: Case, seed: int) -> None:
    state = _history(case, seed, 300)
    kept = progress(state, Viewpoint("projector"))
    state.index.memo.clear()
    assert kept == progress(state, Viewpoint("projector"))
    assert any(number for group in kept["groups"].values() for number in group["counts"].values()), "there was something to count"
