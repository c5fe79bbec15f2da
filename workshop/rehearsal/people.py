"""Simulated participants: each joins, reads, and writes what its role would, stage by stage."""

from __future__ import annotations

import queue
import random
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from workshop.rehearsal.client import Client, NotJoinedError, professions_of, take_seat
from workshop.rehearsal.handing import Handing
from workshop.rehearsal.notes import notes_for
from workshop.rehearsal.voices import Voice, load_voices

WORDS = "これまでの経過をていねいに書きとめておきます。"
COMMON = 4  # the professions at the head of the list, which are met most often


@dataclass(frozen=True, slots=True)
class Habits:
    """How a simulated participant behaves: comes late, says nothing, loses the line, writes at length."""

    late_s: float = 0
    silent: bool = False
    drops: bool = False
    wordy: bool = False
    rehearsal: str = ""  # the pass that says so at the door


class Person(threading.Thread):
    """One participant.  `pace_s`: how long, at most, somebody thinks before writing the next thing."""

    def __init__(self, url: str, code: str, cases: Path, profession: str, *, pace_s: float, seed: int, habits: Habits = Habits()) -> None:  # a frozen value
        """Nothing is joined before `start`."""
        super().__init__(daemon=True)
        self.url, self.code, self.cases, self.profession, self.pace_s = url, code, cases, profession, pace_s
        self.chance = random.Random(seed)  # noqa: S311  # for variety, not for secrecy
        self.habits = habits
        self.joined = threading.Event()
        self.leaving = threading.Event()
        self.client: Client | None = None
        self.frames: list[dict[str, Any]] = []
        self.refused: list[str] = []
        self.turned_away = ""  # why there was no seat
        self.acknowledged = 0
        self._stages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._written: set[str] = set()
        self._handing = Handing(self.chance)
        self._rated: set[str] = set()  # stages

    def run(self) -> None:
        """Join, write, leave."""
        if self.leaving.wait(self.habits.late_s):
            return
        try:
            answer, ticket = take_seat(self.url, self.code, self.profession, rehearsal=self.habits.rehearsal)
        except (NotJoinedError, requests.RequestException) as error:  # full, closed meanwhile, or no server
            self.turned_away = str(error)
            return
        client = self.client = Client(self.url, self.code, ticket, on_frame=self._on_frame, on_snapshot=self._on_snapshot)
        snapshot = client.connect()
        self.participant_id, self.group, self.role, self.seat_token = (answer[name] for name in ("participant_id", "group", "role", "seat_token"))
        self.stages = {stage["id"]: stage for stage in snapshot["format"]["stages"]}
        self.voice = load_voices(self.cases / snapshot["case"]["id"]).get(self.role)
        self.facts = {fact["id"] for fact in snapshot["case"]["facts"]}
        self.posts = [post["id"] for post in snapshot["posts"]]
        self._handing.read(snapshot)
        self.joined.set()
        self._stages.put(snapshot["workshop"])
        while (workshop := self._stages.get()) is not None and not self.leaving.is_set():
            stage = self.stages.get(workshop["stage"] or "")
            if stage is not None and self.voice is not None:
                self._take_part(client, stage, stage["phases"][workshop["phase"]], self.voice)
        client.close()

    @property
    def words(self) -> tuple[dict[str, Any], ...]:
        """What somebody in this role would say of the day."""
        return self.voice.reflections if self.voice is not None else ()

    def leave(self) -> None:
        """Stop writing and go."""
        self.leaving.set()
        self._stages.put(None)

    def _on_snapshot(self, snapshot: dict[str, Any]) -> None:
        self.facts |= {fact["id"] for fact in snapshot["case"]["facts"]}
        self._handing.read(snapshot)
        self._stages.put(snapshot["workshop"])

    def _on_frame(self, frame: dict[str, Any]) -> None:
        data = frame["data"]
        self.frames.append(frame)
        self._handing.follow(frame["type"], data)
        if frame["type"] in ("stage.opened", "workshop.closed"):
            self._stages.put(data["workshop"] if frame["type"] == "stage.opened" else None)
        elif frame["type"] in ("scene.disclosed", "fact.shared"):
            self.facts |= {fact["id"] for fact in data.get("facts", [data.get("fact")]) if fact}
        elif frame["type"] == "post.put":
            self.posts.append(data["post"]["id"])

    def _take_part(self, client: Client, stage: dict[str, Any], phase: dict[str, Any], voice: Voice) -> None:
        for command, payload in self._intentions(stage, phase, voice):
            if not self._goes_on():
                return
            self._give(client, command, payload)
        while "action_item" in stage["writes"] and phase["audience"] != "self" and self._goes_on():
            move = self._handing.next_move(self.participant_id, self.role)
            if move is not None:
                self._give(client, *move)

    def _goes_on(self) -> bool:
        """Think for a while; whether the room is still where it was."""
        return not self.leaving.wait(self.chance.uniform(0.2, 1.0) * self.pace_s) and self._stages.empty()

    def _give(self, client: Client, command: str, payload: dict[str, Any]) -> None:
        answer = client.send(command, **payload)
        if answer["ok"]:
            self.acknowledged += 1
            self._written.add(str(payload.get("what") or payload.get("text")))
        else:
            self.refused.append(answer["error"]["code"])

    def _intentions(self, stage: dict[str, Any], phase: dict[str, Any], voice: Voice) -> list[tuple[str, dict[str, Any]]]:
        """What somebody wants to do in this phase, in order: two or three things, not all at once."""
        writes, wanted = stage["writes"], list[tuple[str, dict[str, Any]]]()
        if "urgency" in writes:
            low, high = voice.urgency["after" if self._rated - {stage["id"]} else "before"]
            self._rated.add(stage["id"])
            wanted.append(("urgency.rate", {"value": self.chance.randint(low, high)}))
        if "fact" in writes and phase["audience"] != "self":
            wanted += [("fact.share", {"fact_id": fact}) for fact in voice.shares]
        if "assessment" in writes:
            wanted += [("assessment.post", self._assessment(item)) for item in self._some(voice.assessments, "text")]
        if "action_item" in writes:
            wanted += [("action_item.post", self._action_item(item)) for item in self._some(voice.action_items, "what")]
        if "note" in writes:
            wanted += [("note.post", {"id": secrets.token_urlsafe(12), **note}) for note in notes_for(voice, stage, self._written, self.chance, self.facts)]
        if "reflection" in writes:
            wanted += [("reflection.post", {"id": secrets.token_urlsafe(12), **item}) for item in self._some(voice.reflections, "text")]
        if "reaction" in writes and self.posts and phase["audience"] != "self":
            wanted.append(("reaction.set", {"post_id": self.chance.choice(self.posts), "kind": self.chance.choice(["agree", "important", "ask"]), "active": True}))
        return wanted

    def _some(self, items: tuple[dict[str, Any], ...], text: str) -> list[dict[str, Any]]:
        unwritten = [item for item in items if item[text] not in self._written]
        return self.chance.sample(unwritten, k=min(len(unwritten), self.chance.choice([1, 2, 2, 3])))

    def _assessment(self, item: dict[str, Any]) -> dict[str, Any]:
        facts = [fact for fact in item.get("facts", []) if fact in self.facts]
        return {"id": secrets.token_urlsafe(12), "kind": item["kind"], "text": item["text"], "facts": facts}

    def _action_item(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"id": secrets.token_urlsafe(12), **{key: value for key, value in item.items() if value not in (None, "")}}


def habits_of(number: int, *, late: int, silent: int, drops: int, wordy: int, within_s: float, rehearsal: str) -> list[Habits]:
    """Habits of so many people: the last ones come late, others by turns; every share is a number of people."""
    return [
        Habits(
            late_s=within_s * (index - (number - late) + 1) / (late + 1) if index >= number - late else 0,
            silent=index < silent, drops=silent <= index < silent + drops, wordy=silent + drops <= index < silent + drops + wordy, rehearsal=rehearsal,
        )
        for index in range(number)
    ]  # fmt: skip


def mixed_professions(professions: Sequence[str], number: int) -> list[str]:
    """Professions of so many people: half are of the few most common ones, so that some are many enough to be counted; the rest are of all by turns."""
    common = professions[:COMMON]
    turns = (divmod(index, 2) for index in range(number))
    return [professions[(turn + COMMON) % len(professions)] if rest else common[turn % len(common)] for turn, rest in turns]


def seat_people(url: str, code: str, cases: Path, number: int, *, pace_s: float, seed: int = 1, habits: Sequence[Habits] = ()) -> list[Person]:
    """Start `number` participants of mixed professions.  Raises NotJoinedError for an unknown code."""
    chosen = mixed_professions(professions_of(url, code), number)
    people = [Person(url, code, cases, chosen[index], pace_s=pace_s, seed=seed + index, habits=habits[index] if habits else Habits()) for index in range(number)]
    for person in people:
        person.start()
    return people
