"""Notes, ratings by profession, periods, screens: what the formats brought to the domain."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from histories import ASKING, FACILITATOR, empty_state, opening, person

from workshop.domain import commands as c
from workshop.domain import commands_floor as cf
from workshop.domain.case import Case, Phase, Stage
from workshop.domain.commands_notes import EditNote, PostNote
from workshop.domain.decide import decide
from workshop.domain.events import Recorded
from workshop.domain.fold import apply
from workshop.domain.present import snapshot
from workshop.domain.present_formats import by_profession, screen_for, show_periods
from workshop.domain.refusal import Refusal
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor, Viewpoint


def do(state: State, actor: Actor, command: c.Command) -> None:
    for event in decide(state, command, actor, "2026-06-01T01:00:00.000+00:00"):
        apply(state, Recorded(state.seq + 1, "2026-06-01T01:00:00.000+00:00", actor.tag, event))


@pytest.fixture
def state(case: Case) -> State:
    """Opened, people seated, the stage of questions in its second phase."""
    state = empty_state(case)
    for actor, command in [*opening(), (FACILITATOR, c.OpenStage("asking", 1))]:
        do(state, actor, command)
    return state


def _note(kind: str, text: str = "いつから？") -> dict[str, Any]:
    return {"kind": kind, "text": text, "facts": []}


def test_a_note_is_of_a_kind_that_its_stage_asks_for(state: State) -> None:
    with pytest.raises(Refusal, match="unknown_choice"):
        do(state, person(0), PostNote("note-0001", _note("worry")))
    do(state, person(0), PostNote("note-0001", _note("question")))
    assert [post.id for post in state.posts()] == ["note-0001"]


def test_an_edited_note_keeps_to_the_kinds_of_the_stage_in_which_it_was_written(state: State) -> None:
    do(state, person(0), PostNote("note-0001", _note("question")))
    other = Stage("later", "後", "", (Phase("group", 5),), ("note",), notes=(replace(ASKING.notes[0], id="worry", label="心配"),))
    state.format = replace(state.format, stages=(*state.format.stages, other))
    do(state, FACILITATOR, c.OpenStage("later", 0))
    with pytest.raises(Refusal, match="unknown_choice"):
        do(state, person(0), EditNote("note-0001", 1, _note("worry")))
    do(state, person(0), EditNote("note-0001", 1, _note("idea", "直した")))


def test_where_no_notes_are_asked_for_none_is_taken(state: State) -> None:
    do(state, FACILITATOR, c.OpenStage("assess", 1))
    with pytest.raises(Refusal, match="stage_closed"):
        do(state, person(0), PostNote("note-0001", _note("question")))


def test_a_question_put_as_a_note_is_known_to_all_by_its_answer(state: State) -> None:
    do(state, person(0), PostNote("note-0001", _note("question")))
    assert snapshot(state, Viewpoint("projector"))["questions"] == []
    do(state, FACILITATOR, cf.AnswerQuestion("note-0001", "去年の春から"))
    (asked,) = snapshot(state, Viewpoint("projector"))["questions"]
    assert (asked["text"], asked["answer"]) == ("いつから？", "去年の春から")
    assert person(0).id not in str(asked), "which group asked, never who"
    do(state, FACILITATOR, cf.AnswerQuestion("note-0001", "去年の夏から"))
    assert snapshot(state, Viewpoint("projector"))["questions"][0]["answer"] == "去年の夏から"


@pytest.mark.parametrize("case_of", ["idea", "silent"])
def test_what_is_no_question_or_still_hidden_is_not_answered(state: State, case_of: str) -> None:
    if case_of == "silent":
        do(state, FACILITATOR, c.OpenStage("asking", 0))
    do(state, person(0), PostNote("note-0001", _note("idea" if case_of == "idea" else "question")))
    with pytest.raises(Refusal, match="unknown_question"):
        do(state, FACILITATOR, cf.AnswerQuestion("note-0001", "はい"))


def _rated(case: Case, professions: list[str]) -> State:
    state = empty_state(case)
    for actor, command in opening()[:2]:
        do(state, actor, command)
    do(state, FACILITATOR, c.AddGroup("g3", "3班"))
    do(state, FACILITATOR, c.AddGroup("g4", "4班"))
    for number, profession in enumerate(professions):
        do(state, person(number), c.JoinWorkshop(person(number).id, profession, None, "", ""))
    do(state, FACILITATOR, c.OpenStage("urgency", 0))
    for number in range(len(professions)):
        do(state, person(number), c.RateUrgency(number % 11))
    return state


def test_ratings_are_told_by_profession_only_when_the_stage_is_over_and_from_five_people_up(case: Case) -> None:
    state = _rated(case, ["phn"] * 6 + ["cw"] * 5 + ["psy"] * 4)
    assert by_profession(state) == {}
    do(state, FACILITATOR, c.OpenStage("assess", 0))
    (cells,) = by_profession(state).values()
    told = {cell["profession"]: sum(cell["counts"]) for cell in cells}
    assert told == {"phn": 6, "": 9}, "four alone could be computed: the smallest named profession is put to them"
    assert by_profession(_left(_rated(case, ["phn"] * 6 + ["psy"] * 4))) == {}, "one cell alone tells nothing"


def _left(state: State) -> State:
    do(state, FACILITATOR, c.OpenStage("assess", 0))
    return state


def test_the_wall_is_calm_while_people_write_alone() -> None:
    stage = Stage("s", "段階", "", (Phase("self", 5), Phase("group", 5)), ("note",), projector="boards")
    assert [screen_for(stage, phase) for phase in stage.phases] == ["silence", "boards"]
    assert screen_for(replace(stage, writes=("urgency",), projector="urgency"), stage.phases[0]) == "urgency"
    assert screen_for(replace(stage, writes=()), stage.phases[0]) == "boards", "nothing is written: people read"
    assert screen_for(replace(stage, projector="scene"), stage.phases[0]) == "scene"


def test_a_period_is_told_once_its_stage_is_open(state: State) -> None:
    assert show_periods(state) == []
    stages = [replace(stage, period=number) for number, stage in enumerate(state.format.stages[:3], 1)]
    state.format = replace(state.format, stages=(*stages, *state.format.stages[3:]))
    do(state, FACILITATOR, c.OpenStage(stages[1].id, 0))
    assert [(period["position"], period["of"]) for period in show_periods(state)] == [(2, 3)]


def test_two_groups_are_compared_on_a_need_that_is_known(state: State) -> None:
    need = state.case.needs[0].id
    with pytest.raises(Refusal, match="unknown_need"):
        do(state, FACILITATOR, c.SetView("compare", groups=("g1", "g2"), need=need))
    do(state, FACILITATOR, c.OpenStage("assess", 1))
    with pytest.raises(Refusal, match="two_groups"):
        do(state, FACILITATOR, c.SetView("compare", groups=("g1",), need=need))
    do(state, FACILITATOR, c.SetView("compare", groups=("g1", "g2"), need=need))
    assert state.workshop.view == {"screen": "compare", "groups": ["g1", "g2"], "need": need}


def test_a_page_that_the_facilitator_turned_to_stays_until_the_stage_changes(state: State) -> None:
    do(state, FACILITATOR, c.SetView("boards", page=2))
    assert state.workshop.view["page"] == 2
    do(state, FACILITATOR, c.OpenStage("net", 0))
    assert "page" not in state.workshop.view
