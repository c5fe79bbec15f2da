"""A snapshot with the frames after it is the later snapshot, for everybody; and nobody is shown what somebody writes in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from floor_reader import FLOOR, fold_floor
from histories import FACILITATOR, PEOPLE, Move, empty_state, move, opening, person
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.domain import commands as c
from workshop.domain.addressing import Frame
from workshop.domain.case import Case
from workshop.domain.decide import decide
from workshop.domain.events import Recorded, SeatChanged
from workshop.domain.events_floor import GroupsMerged
from workshop.domain.fold import apply
from workshop.domain.present import board, frames, snapshot
from workshop.domain.refusal import Refusal
from workshop.domain.rows_floor import Question
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint

KINDS = ("assessment", "action_item", "reflection", "note")
Shape = dict[str, Any]
SEEDS, LENGTHS = st.integers(0, 2**32), st.integers(1, 120)


def _wire(value: Any) -> Any:
    return json.loads(json.dumps(value))


class Reader:
    """Somebody who has a snapshot and folds frames into it, as docs/protocol.md section 5 says."""

    def __init__(self, state: State, viewpoint: Viewpoint) -> None:
        self.viewpoint = viewpoint
        self.held: Shape = _wire(snapshot(state, viewpoint))

    def read(self, state: State, recorded: Recorded, shown: list[Frame]) -> None:
        event = recorded.event
        if isinstance(event, SeatChanged) and event.participant_id == self.viewpoint.participant_id:
            seat = state.participant(event.participant_id)
            assert seat is not None
            self.__init__(state, Viewpoint("participant", seat.id, seat.group_id, seat.role))  # type: ignore[misc]  # `moved`: all anew
            return
        if isinstance(event, GroupsMerged) and self.viewpoint.participant_id in event.marks:
            self.__init__(state, replace(self.viewpoint, group_id=event.into))  # type: ignore[misc]  # likewise
            return
        for frame in shown:
            if frame.stream in self.viewpoint.streams:
                self._fold(frame.type, _wire(frame.data))

    def _fold(self, kind: str, data: Shape) -> None:
        held = self.held
        if kind == "post.put":
            _put(held["posts"], data["post"], "id")
            self._forget_lapsed(data["post"])
        elif kind == "post.withdrawn":
            _drop(held["posts"], id=data["id"])
            _drop(held["reactions"], post_id=data["id"])
            _drop(held["handoffs"], post_id=data["id"])
        elif kind == "posts.revealed":
            for post in data["posts"]:
                _put(held["posts"], post, "id")
                _drop(held["reactions"], post_id=post["id"])
                _drop(held["handoffs"], post_id=post["id"])
            held["reactions"] += data["reactions"]
            held["handoffs"] += data["handoffs"]
        elif kind == "handoff.answered":
            _put(held["handoffs"], data["handoff"], "post_id")
        elif kind == "role.called":
            held["called_roles"].append(data["called_role"])
        elif kind == "reaction.set":
            self._react(data)
        elif kind == "fact.shared":
            _add(held["case"]["facts"], data.pop("fact"))
            _put(held["shared_facts"], data, "group_id", "fact_id")
        elif kind == "urgency.rated":
            held["ratings"][data["stage"]] = data["value"]
        elif kind in ("participant.joined", "seat.changed"):
            member = data.get("member", data)
            if data.get("left"):
                _drop(held["members"], id=data["id"])
            else:
                _put(held["members"], member, "id")
            for post in held["posts"]:
                post["mark"] = member["mark"] if post["participant_id"] == member["id"] else post["mark"]
        elif kind == "scene.disclosed":
            _put(held["case"]["scenes"], data["scene"], "id")
            held["case"]["scenes"].sort(key=lambda scene: scene["position"])
            for fact in data["facts"]:
                _add(held["case"]["facts"], fact)
        elif kind in FLOOR:
            fold_floor(held, kind, data)
        elif kind == "format.switched":
            held["format"] = data["format"]
        elif kind == "questionnaire.set":
            held["questionnaires"] = data["questionnaires"]
        elif kind in ("group.added", "group.renamed"):
            _put(held["groups"], data["group"], "id")
        elif kind == "group.removed":
            _drop(held["groups"], id=data["id"])
        else:
            assert kind in ("stage.opened", "timer.set", "view.set", "room.set", "bell.rung", "distress.set", "workshop.opened", "workshop.closed"), kind
            held["workshop"] = data["workshop"]
            held["case"]["needs"] = data.get("needs", held["case"]["needs"])
            held["case"]["periods"] = data.get("periods", held["case"]["periods"])
            held["distributions"] = data.get("distributions", held["distributions"])
            held["by_profession"] = data.get("by_profession", held["by_profession"])

    def _forget_lapsed(self, post: Shape) -> None:
        kept = [row for row in self.held["handoffs"] if row["post_id"] != post["id"] or _answers(row, post)]
        self.held["handoffs"] = kept

    def _react(self, data: Shape) -> None:
        row = {name: data[name] for name in ("post_id", "participant_id", "kind")}
        _drop(self.held["reactions"], **row)
        told = 1 if row["participant_id"] else data["count"]
        self.held["reactions"] += [row] * told if data["active"] or not row["participant_id"] else []


def _answers(row: Shape, post: Shape) -> bool:
    """An answer stands as long as its hand-off is to the same role, for the same needs."""
    return bool(row["role"] == post["handoff_to"]) and sorted(row["needs"]) == sorted(post["needs"])


def _same(row: Shape, other: Shape, names: tuple[str, ...]) -> bool:
    return all(row[name] == other[name] for name in names)


def _put(rows: list[Shape], row: Shape, *names: str) -> None:
    place = next((place for place, known in enumerate(rows) if _same(known, row, names)), None)
    if place is None:
        rows.append(row)
    else:
        rows[place] = row


def _add(rows: list[Shape], row: Shape) -> None:
    if all(known["id"] != row["id"] for known in rows):
        rows.append(row)


def _drop(rows: list[Shape], **values: Any) -> None:
    rows[:] = [row for row in rows if not _same(row, values, tuple(values))]


def _comparable(shape: Shape) -> Shape:
    """Without what no frame carries; what has no order of its own, sorted.  Posts come by kind, then by time."""
    kept = {name: value for name, value in shape.items() if name not in ("seq", "progress")}
    kept["posts"] = sorted(kept["posts"], key=lambda post: (KINDS.index(post["type"]), post["posted_at"]))
    for name in ("reactions", "members", "shared_facts", "handoffs", "called_roles", "messages", "questions", "help"):
        kept[name] = sorted(kept[name], key=lambda row: json.dumps(row, sort_keys=True))
    kept["case"] = {**kept["case"], **{name: sorted(kept["case"][name], key=lambda row: str(row["id"])) for name in ("facts",)}}
    return kept


def _differences(held: Shape, later: Shape) -> list[str]:
    """Where what was folded differs from the later snapshot; empty: nowhere."""
    one, other = _comparable(held), _comparable(later)
    case, later_case = one.pop("case"), other.pop("case")
    pairs = [*((name, one.get(name), other.get(name)) for name in one | other), *((f"case.{n}", case.get(n), later_case.get(n)) for n in case | later_case)]
    found = []
    for name, left, right in pairs:
        if isinstance(left, list) and isinstance(right, list):
            found += [f"{name}: only held {row}" for row in left if row not in right] + [f"{name}: not held {row}" for row in right if row not in left]
        if left != right:
            found.append(f"{name}: {left if isinstance(left, dict) else ''} -> {right if isinstance(right, dict) else ''}")
    return found


class Room:
    """A workshop held in memory, with everybody reading along."""

    def __init__(self, case: Case) -> None:
        self.state = empty_state(case)
        self.readers: list[Reader] = []
        self.sent: list[tuple[Frame, set[str]]] = []  # with the ids of the posts that were silent then
        for wanted in opening():
            self.do(wanted)
        self.look()

    def look(self) -> None:
        """Everybody takes a snapshot now."""
        seats = [self.state.participant(person(number).id) for number in range(PEOPLE)]
        seated = [Viewpoint("participant", seat.id, seat.group_id, seat.role) for seat in seats if seat]
        self.readers += [Reader(self.state, view) for view in (Viewpoint("facilitator"), Viewpoint("projector"), *seated)]

    def do(self, wanted: Move) -> None:
        actor, command = wanted
        now = f"2026-06-01T{self.state.seq // 3600 + 1:02}:{self.state.seq // 60 % 60:02}:{self.state.seq % 60:02}.000+00:00"
        try:
            events = decide(self.state, command, actor, now)
        except Refusal:
            return
        for event in events:
            recorded = Recorded(self.state.seq + 1, now, actor.tag, event)
            shown = frames(self.state, recorded, apply(self.state, recorded))
            streams = [frame.stream for frame in shown]
            assert len(streams) == len(set(streams)), "clients drop a second frame of the same number"
            for reader in self.readers:
                reader.read(self.state, recorded, shown)
            self.sent += [(frame, set(self.secrets())) for frame in shown]

    def secrets(self) -> dict[str, str]:
        """Text of each post that is its author's alone now, with the author."""
        return {str(getattr(post, "text", None) or getattr(post, "what", "")): post.participant_id for post in self.state.posts() if post.audience == "self"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=SEEDS, length=LENGTHS)
def test_a_snapshot_with_the_frames_after_it_is_the_later_snapshot_for_everybody(case: Case, seed: int, length: int) -> None:
    room, random = Room(case), Random(seed)
    for place in range(length):
        room.do(move(random, room.state))
        if place == length // 2:
            room.look()
    for reader in room.readers:
        assert _differences(reader.held, _wire(snapshot(room.state, reader.viewpoint))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=SEEDS, length=LENGTHS)
def test_what_is_written_in_silence_is_shown_to_its_author_alone(case: Case, seed: int, length: int) -> None:
    room, random = Room(case), Random(seed)
    room.do((FACILITATOR, c.OpenStage("assess", 0)))
    for _ in range(length):
        room.do(move(random, room.state))
        secrets = room.secrets()
        if not secrets:
            continue
        for reader in room.readers:
            view = reader.viewpoint
            shown = json.dumps([snapshot(room.state, view), *(board(room.state, group.id, view) for group in room.state.groups)], ensure_ascii=False)
            for text, author in secrets.items():
                assert text not in shown or author == view.participant_id
    for frame, silent in room.sent:
        shown = json.dumps(frame.data, ensure_ascii=False)
        assert frame.stream.startswith("seat:") or not any(text in shown for text in silent)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seed=SEEDS, length=LENGTHS)
def test_a_question_or_an_answer_that_is_held_is_shown_to_its_group_and_the_staff_alone(case: Case, seed: int, length: int) -> None:
    room, random = Room(case), Random(seed)
    room.do((FACILITATOR, c.OpenStage("net", 0)))
    for _ in range(length):
        before = len(room.sent)
        room.do(move(random, room.state))
        held = {row.text: row.group_id for kind in (Question, HandoffAnswer) for row in room.state.rows[kind].values() if row.findings}
        for text, group in held.items():
            for reader in room.readers:
                view = reader.viewpoint
                shown = json.dumps([snapshot(room.state, view), *(board(room.state, one.id, view) for one in room.state.groups)], ensure_ascii=False)
                assert text not in shown or view.is_staff or view.group_id == group
            for frame, _ in room.sent[before:]:
                assert frame.stream in ("staff", f"group:{group}") or text not in json.dumps(frame.data, ensure_ascii=False)


@pytest.mark.parametrize("phase", [0, 1])
def test_the_two_properties_above_do_meet_posts(case: Case, phase: int) -> None:
    room = Room(case)
    room.do((FACILITATOR, c.OpenStage("assess", phase)))
    room.do((person(0), c.PostAssessment("post-0000", {"kind": "need", "text": "本文〔1〕", "facts": []})))
    assert room.secrets() == ({"本文〔1〕": person(0).id} if phase == 0 else {})
    streams = {frame.stream for frame, _ in room.sent if frame.type == "post.put"}
    assert streams == ({"seat:person-0"} if phase == 0 else {"group:g1", "staff"})
