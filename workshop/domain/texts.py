"""Which values of a post are words somebody wrote, and how they are blotted out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

REDACTED = "（伏せました）"

# Choices and ids; every other value that is text was written by somebody.
_CHOSEN = frozenset({"kind", "role_acting", "handoff_to", "id", "need", "stage", "role", "of"})


def texts_of(content: Mapping[str, Any]) -> dict[str, str]:
    """The written words of a post's content, by field; empty ones left out."""
    return {name: value for name, value in content.items() if isinstance(value, str) and value and name not in _CHOSEN}


def blotted(data: Mapping[str, Any]) -> dict[str, Any]:
    """An event's data with the written words and the findings taken out; what it says to tables and indicators stays."""
    kept = dict(data)
    if "content" in kept:
        kept["content"] = {**kept["content"], **dict.fromkeys(texts_of(kept["content"]), REDACTED)}
    if "findings" in kept:
        kept["findings"] = []
    return kept


def is_blotted(data: Mapping[str, Any]) -> bool:
    """Whether nothing that was written is left in an event's data."""
    return not data.get("findings") and all(value == REDACTED for value in texts_of(data.get("content", {})).values())
