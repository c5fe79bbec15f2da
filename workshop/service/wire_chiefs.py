"""The section chiefs' commands as JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from workshop.domain import commands_chiefs as c
from workshop.domain.commands import Command
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.vocabulary import DECISION_KINDS, DECISION_MARKS, MAX_SHORT, MAX_TEXT, REVIEW_SECTIONS, SHARING_METHODS
from workshop.service.checks import CONFIRMED, Shape, boolean, choice, client_id, name, number, optional, text

Family = tuple[Shape, Callable[[dict[str, Any]], Command]]


def day(field: str, value: Any) -> str:
    """A day as `YYYY-MM-DD`."""
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise Refusal(INVALID, "bad_day", "日付を「2026-06-01」の形で入力してください。", field=field) from None


def _open(limit: int) -> Any:
    return optional(text(limit, empty=True), "")


_DECISION: Shape = {
    "title": text(MAX_SHORT),
    "mark": optional(choice(DECISION_MARKS), ""),
    "decision": _open(MAX_TEXT),
    "person": _open(MAX_SHORT),
    "due": optional(day, ""),
    "done": optional(boolean, False),
    "removed": optional(boolean, False),
}
_SHARING: Shape = {
    "department": text(80),
    "audience": _open(MAX_SHORT),
    "method": optional(choice(SHARING_METHODS), ""),
    "planned_on": optional(day, ""),
    "confirmed_by": _open(80),
    "changes": _open(MAX_TEXT),
    "contacts": _open(MAX_SHORT),
    "done": optional(boolean, False),
    "removed": optional(boolean, False),
}
_NEXT: Shape = {
    "theme": _open(MAX_SHORT),
    "case": optional(name, ""),
    "format": optional(name, ""),
    "held_on": optional(day, ""),
    "note": _open(MAX_TEXT),
}
_MEETING: Shape = {
    "held_on": optional(day, ""),
    "time": _open(40),
    "place": _open(80),
    "attendees": _open(MAX_SHORT),
    "note": _open(MAX_TEXT),
}
_VERSION: Shape = {"version": number(0, 1_000_000)}


def _putting(kind: Callable[..., Command], head: Shape, content: Shape) -> Family:
    def build(values: dict[str, Any]) -> Command:
        return kind(**{key: values[key] for key in (*head, *CONFIRMED)}, content={key: values[key] for key in content})

    return {**head, **CONFIRMED, **content}, build


CHIEF_COMMANDS: dict[str, Family] = {
    "decision.put": _putting(c.PutDecision, {"kind": choice(DECISION_KINDS), "id": name, **_VERSION}, _DECISION),
    "sharing.put": _putting(c.PutSharing, {"id": name, **_VERSION}, _SHARING),
    "next_plan.put": _putting(c.PutNextPlan, _VERSION, _NEXT),
    "meeting.put": _putting(c.PutMeeting, _VERSION, _MEETING),
    "comment.post": (
        {"id": client_id, "section": choice(REVIEW_SECTIONS), "text": text(MAX_TEXT), **CONFIRMED},
        lambda values: c.PostComment(**values),
    ),
}
