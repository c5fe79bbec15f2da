"""What the review page shows beside the documents' own parts: what could be taken up, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workshop.domain.rows_chiefs import MEETING, Decision, NextPlan, QuestionnaireSheet, Sharing
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.domain.vocabulary import SHARING_METHODS
from workshop.exports.blocks import Block, Heading
from workshop.exports.gathering import Gathering
from workshop.exports.layout import lay_out
from workshop.exports.layout_meeting import agenda
from workshop.exports.layout_questionnaire import questionnaire_blocks
from workshop.exports.values import Report
from workshop.exports.values_pack import MeetingPart

SOON = timedelta(days=14)
LATER_AFTER = timedelta(days=90)
_FOLDED = 2
_PARTS = {"overview": "資料１", "groups": "資料２", "net": "資料３", "questionnaire": "資料４"}


@dataclass(frozen=True, slots=True)
class Found:
    """Something that the chiefs may take up; `numbers` of the posts behind it, `row` once they did."""

    kind: str
    id: str
    text: str
    note: str
    numbers: tuple[int, ...] = ()
    row: Decision | None = None


def page_values(state: State, report: Report, viewpoint: Viewpoint, *, today: date) -> dict[str, Any]:
    """What the page reads from the report."""
    document = lay_out(report, (*_PARTS.values(), "別紙１", "別紙２"))
    parts = {part.number: part for part in document.parts}
    shown = {section: parts[number].blocks for section, number in _PARTS.items()}
    shown["questionnaire"] = questionnaire_blocks(report, voices=False)  # the free texts stand among what was found
    return {
        "parts": {section: folded(blocks) for section, blocks in shown.items()},
        "posts": parts["別紙１"],
        "facts": parts["別紙２"],
        "agenda": agenda(report),
        "found": found_in(state, report, viewpoint),
        "ask_later": _ask_later(state, report, today),
    }


def folded(blocks: Sequence[Block]) -> list[tuple[str, tuple[Block, ...]]]:
    """Blocks under their headings of the second level; the page shows the first and folds the others."""
    found: list[tuple[str, tuple[Block, ...]]] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == _FOLDED:
            found.append((block.text, ()))
        else:
            title, inside = found.pop() if found else ("", ())
            found.append((title, (*inside, block)))
    return found


def meeting_values(state: State, meeting: MeetingPart, *, today: date) -> dict[str, Any]:
    """What the chiefs write: all that changes on the page while they meet."""
    decisions = [row for row in state.rows[Decision].values() if not row.removed]
    plans = [row for row in state.rows[Sharing].values() if not row.removed]
    return {
        "meeting": meeting,
        "decisions": decisions,
        "sharing": plans,
        "plan": state.rows[NextPlan].get((MEETING,)),
        "overdue": _due(decisions, plans, lambda day: day < today),
        "soon": _due(decisions, plans, lambda day: today <= day <= today + SOON),
        "refer": {(line.kind, line.id): line.reference for line in meeting.decisions},
        "methods": SHARING_METHODS,
    }


def found_in(state: State, report: Report, viewpoint: Viewpoint) -> dict[str, list[Found]]:
    """Shared holes, what was written for the chiefs, insights, voices of the questionnaire: by kind, in the order of the report."""
    rows: dict[tuple[str, ...], Decision] = {key: row for key, row in state.rows[Decision].items() if not row.removed}
    holes = [
        Found("hole", hole.need, hole.label, f"{len(hole.groups)}／{hole.of}班", hole.posts, rows.get(("hole", hole.need)))
        for hole in (report.net.shared if report.net else ())
    ]
    ids = {number: post_id for post_id, number in Gathering(state, viewpoint).numbers.items()}
    posts = [
        Found("finding", ids[line.number], line.text, f"{line.group}・{line.kind}", (line.number,), rows.get(("finding", ids[line.number])))
        for line in report.posts
        if line.sort == "振り返り" and line.number in ids
    ]
    posts.sort(key=lambda one: "係長会議へ" not in one.note)
    voices = [
        Found("voice", voice.key, voice.text, voice.question, row=rows.get(("voice", voice.key)))
        for part in report.questionnaires
        for voice in part.voices
    ]
    return {"hole": holes, "finding": posts, "voice": voices}


def _due(decisions: list[Decision], plans: list[Sharing], wanted: Any) -> list[tuple[str, str, str, str]]:
    """(what, who, day, anchor) of what is not done and due on such a day."""
    rows = [(row.title, row.person, row.due, "decisions") for row in decisions if row.due and not row.done and wanted(date.fromisoformat(row.due))]
    rows += [
        (row.department, row.confirmed_by, row.planned_on, "sharing")
        for row in plans
        if row.planned_on and not row.done and wanted(date.fromisoformat(row.planned_on))
    ]
    return sorted(rows, key=lambda row: row[2])


def _ask_later(state: State, report: Report, today: date) -> bool:
    """Whether the questionnaire of three months later is due."""
    return today >= report.held_on + LATER_AFTER and ("later",) not in state.rows[QuestionnaireSheet]
