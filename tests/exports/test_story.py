"""The page of each group on how its plan came about: what changed, when, and what is left; nobody's words."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pypdf
import pytest
from histories import FACILITATOR, person, seated

from workshop.domain import commands as c
from workshop.domain.commands_net import AnswerHandoff
from workshop.domain.viewpoint import Actor, Viewpoint
from workshop.exports.render import render_story
from workshop.exports.settings import DocumentSettings
from workshop.exports.story import GroupStory, group_stories
from workshop.service.bus import Bus
from workshop.storage.history import moments
from workshop.storage.workshops import load_state

MADE = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)


def item(**part: Any) -> dict[str, Any]:
    plain = {"role_acting": "", "kind": "act", "what": "ひみつの文", "due_h": None, "handoff_to": None, "receipt": "", "fallback": "", "lead": False}
    return {**plain, **part}


@pytest.fixture
def played(bus: Bus, workshop_id: str) -> tuple[Bus, str]:
    """A group that drafts one move, adds another in talk, hands one off, and mends a hole in the check."""
    numbers = count()

    def do(actor: Actor, command: c.Command) -> None:
        answer = bus.execute(workshop_id, actor, f"played-{next(numbers):04}", command)
        assert answer["ok"], answer

    for actor, command in seated():
        do(actor, c.JoinWorkshop(command.participant_id, "phn", None, "", "g1") if isinstance(command, c.JoinWorkshop) else command)
    state = bus.state(workshop_id)
    needs = [need.id for need in state.case.needs]
    other = state.members("g1")[1]
    do(FACILITATOR, c.OpenStage("plan", 0))
    do(person(0), c.PostActionItem("item-0001", item(needs=needs[:2], due_h=24, lead=True)))
    do(FACILITATOR, c.OpenStage("plan", 1))
    do(person(0), c.PostActionItem("item-0002", item(needs=[needs[2]])))
    do(person(0), c.PostActionItem("item-0003", item(needs=[needs[3]], kind="handoff", handoff_to=other.role)))
    do(Actor("participant", other.id), AnswerHandoff("item-0003", "declined", "ことわりの文"))
    do(FACILITATOR, c.OpenStage("check", 0))
    do(Actor("participant", other.id), c.PostActionItem("item-0004", item(needs=[needs[3]])))
    do(FACILITATOR, c.OpenStage("net", 0))
    return bus, workshop_id


def stories(played: tuple[Bus, str]) -> tuple[GroupStory, ...]:
    bus, workshop_id = played
    with bus.database.read() as connection:
        return group_stories(load_state(connection, workshop_id), moments(connection, workshop_id, Viewpoint("facilitator")))


def test_a_group_reads_what_talk_and_check_changed_and_when(played: tuple[Bus, str]) -> None:
    first, second, *_ = stories(played)
    assert first.dialogue is not None
    assert first.check is not None
    assert (first.dialogue.value, first.check.value) == (2, 1)
    assert [step.stage for step in first.steps] == ["役割別行動計画", "役割別行動計画", "つなぎ点検と緊急度の再判定"]
    assert first.steps[0].text.startswith("動く役割ができた課題：")
    assert "、" not in first.steps[0].text, "what was drafted is where the plan begins, not what closed a hole"
    assert first.steps[1].text.startswith("つなぎへの答え：断った役割は")
    assert [line.state for line in first.needs][:4] == ["一本足"] * 4
    assert first.untaken == ()
    assert (second.planned, second.steps, second.roles) == (False, (), ())


@pytest.mark.parametrize(("group", "pages"), [("g1", 1), ("", None)])
def test_a_page_for_each_group_in_nobodys_words(played: tuple[Bus, str], group: str, pages: int | None) -> None:
    bus, workshop_id = played
    with bus.database.read() as connection:
        state, happened = load_state(connection, workshop_id), moments(connection, workshop_id, Viewpoint("facilitator"))
    made = render_story(state, happened, "pdf", group, settings=DocumentSettings(), made_at=MADE)
    read = pypdf.PdfReader(io.BytesIO(made))
    text = "".join(page.extract_text() for page in read.pages)
    assert len(read.pages) == (pages or 1 + len(state.groups))
    assert "ひみつの文" not in text
    assert "ことわりの文" not in text
    assert not any(seat.id in text for seat in state.members("g1"))
    assert "対話の効果" in text


def test_a_group_that_is_not_there_and_a_format_for_lists_are_refused(played: tuple[Bus, str]) -> None:
    bus, workshop_id = played
    with bus.database.read() as connection:
        state = load_state(connection, workshop_id)
    with pytest.raises(LookupError):
        render_story(state, [], "pdf", "g99", settings=DocumentSettings(), made_at=MADE)
    with pytest.raises(ValueError, match="書き出せません"):
        render_story(state, [], "csv", "", settings=DocumentSettings(), made_at=MADE)
