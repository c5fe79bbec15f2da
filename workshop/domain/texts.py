"""Which values are words that somebody wrote, which events say them, and how they are blotted out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

REDACTED = "（伏せました）"

# Choices, days and ids; every other value that is text was written by somebody.
_CHOSEN = frozenset(
    {"kind", "role_acting", "handoff_to", "id", "need", "stage", "role", "of", "mark", "due", "method", "planned_on", "held_on", "case", "format"}
)


def texts_of(content: Mapping[str, Any]) -> dict[str, str]:
    """The written words of a post's content, by field; empty ones left out."""
    return {name: value for name, value in content.items() if isinstance(value, str) and value and name not in _CHOSEN}


def said_by(event_type: str, data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Whose words an event holds, as `post.redacted` names them: ("post" | "question" | "handoff", id)."""
    if event_type == "handoff.answered":
        return (("handoff", data["post_id"]),)
    if event_type == "question.asked":  # a note that was answered became a question of the same id
        return (("question", data["id"]), ("post", data["id"]))
    return () if event_type == "question.answered" or "id" not in data else (("post", data["id"]),)


def blotted(data: Mapping[str, Any]) -> dict[str, Any]:
    """An event's data with the written words and the findings taken out; what it says to tables and indicators stays."""
    kept = dict(data)
    if "content" in kept:
        kept["content"] = {**kept["content"], **dict.fromkeys(texts_of(kept["content"]), REDACTED)}
    if kept.get("text"):
        kept["text"] = REDACTED
    if "findings" in kept:
        kept["findings"] = []
    return kept


def is_blotted(data: Mapping[str, Any]) -> bool:
    """Whether nothing that was written is left in an event's data."""
    words = [*texts_of(data.get("content", {})).values(), data.get("text") or REDACTED]
    return not data.get("findings") and all(word == REDACTED for word in words)
