"""Notes of simulated participants: what a voice would put on a note of each kind that a stage asks for."""

from __future__ import annotations

import random
from typing import Any

from workshop.rehearsal.voices import Voice

# What of a voice suits a kind of note: (what it wrote, the kind of that).  A kind that is not named here takes any assessment.
_SOURCES: dict[str, tuple[tuple[str, str], ...]] = {
    "question": (("assessments", "unknown"),),
    "idea": (("action_items", ""),),
    "insight": (("reflections", "insight"),),
    "tomorrow": (("reflections", "tomorrow"),),
    "bio": (("assessments", "need"), ("assessments", "risk")),
    "psycho": (("assessments", "unknown"), ("assessments", "risk")),
    "social": (("assessments", "need"),),
    "strength": (("assessments", "strength"),),
    "wish": (("assessments", "strength"), ("assessments", "unknown")),
    "short": (("action_items", "act"), ("action_items", "protect"), ("action_items", "assess")),
    "long": (("action_items", "coordinate"), ("action_items", "watch")),
    "worry": (("assessments", "need"),),
    "fear": (("assessments", "risk"),),
    "safe": (("assessments", "strength"),),
    "goal": (("reflections", "tomorrow"), ("reflections", "to_chiefs")),
    "knew": (("assessments", "need"),),
    "unknown": (("assessments", "unknown"),),
    "could": (("action_items", ""),),
    "connect": (("action_items", "handoff"), ("action_items", "coordinate")),
    "hole": (("reflections", "insight"), ("reflections", "to_chiefs")),
    "when": (("action_items", ""),),
    "where": (("action_items", "handoff"), ("action_items", "coordinate")),
    "who": (("action_items", "coordinate"), ("action_items", "handoff")),
    "what": (("action_items", "act"), ("action_items", "assess")),
    "care": (("assessments", "risk"), ("assessments", "strength")),
}  # fmt: skip
_QUESTIONS = (
    "いま家にいるのは、だれですか。",
    "最後に本人と会って話したのは、いつ、だれですか。",
    "本人は、どうしたいと言っていますか。",
    "夜と休みの日は、だれが様子を知っていますか。",
    "お金のやりくりは、だれがしていますか。",
    "これまでに相談した先は、どこですか。",
)


def notes_for(voice: Voice, stage: dict[str, Any], written: set[str], chance: random.Random, facts: set[str]) -> list[dict[str, Any]]:
    """One to three notes `{kind, text, facts}`, of different kinds, that have not been written before."""
    kinds = chance.sample(stage["notes"], k=min(len(stage["notes"]), chance.choice([1, 2, 3])))
    found: list[dict[str, Any]] = []
    for kind in kinds:
        known = written | {note["text"] for note in found}
        choices = [item for item in _candidates(voice, kind) if item["text"] not in known]
        if choices:
            item = chance.choice(choices)
            found.append({"kind": kind["id"], "text": item["text"], "facts": [fact for fact in item["facts"] if fact in facts]})
    return found


def _candidates(voice: Voice, kind: dict[str, Any]) -> list[dict[str, Any]]:
    if kind["asks"]:
        return [{"text": text, "facts": []} for text in _QUESTIONS] + _said(voice, "assessments", "unknown")
    sources = _SOURCES.get(kind["id"], (("assessments", ""),))
    return [item for source in sources for item in _said(voice, *source)] or _said(voice, "assessments", "")


def _said(voice: Voice, what: str, kind: str) -> list[dict[str, Any]]:
    items = [item for item in getattr(voice, what) if not kind or item["kind"] == kind]
    return [{"text": item.get("text") or item["what"], "facts": item.get("facts", [])} for item in items]
