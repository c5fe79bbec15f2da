"""Meeting mode: what was found, one thing at a time, in letters that the whole room reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from workshop.domain.decide_chiefs import content_of
from workshop.domain.local_time import JAPAN
from workshop.domain.rows_chiefs import Decision
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.domain.vocabulary import DECISION_KINDS, DECISION_MARKS, REVIEW_SECTIONS
from workshop.exports.values import Report
from workshop.web import access
from workshop.web.access import STAFF, require
from workshop.web.review import BASE, DECIDING, comments_of, report_of
from workshop.web.review_page import Found, found_in, meeting_values
from workshop.web.services import services

blueprint = Blueprint("review_meeting", __name__)

SUMMARY = ("summary", "")
_TO_CHIEFS = "係長会議へ"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the meeting stands: the item (None: the summary at the end), its number of how many, and the keys of its neighbours."""

    item: Found | None
    number: int
    of: int
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@blueprint.get(f"{BASE}/meeting-view")
@require(*STAFF)
def page(workshop_id: str) -> ResponseReturnValue:
    """One item, large: mark it, decide, assign, go on."""
    access.own_workshop(workshop_id)
    own = access.account()
    state, viewpoint = services().bus.state(workshop_id), Viewpoint(own.capacity)
    report = report_of(state, viewpoint)
    every = "all" in request.args
    items = items_of(state, report, viewpoint, every=every)
    place = _place(items, (request.args.get("kind", ""), request.args.get("id", "")))
    known = content_of(place.item.row) if place.item is not None and place.item.row is not None else {}
    marks = [row.mark for row in state.rows[Decision].values() if not row.removed]
    return render_template(
        "review/meeting.html", workshop=state.workshop, seq=state.seq, editing=own.capacity in DECIDING, place=place, known=known, every=every,
        kinds=DECISION_KINDS, words=DECISION_MARKS, counts={mark: marks.count(mark) for mark in DECISION_MARKS}, sections=REVIEW_SECTIONS,
        comments=comments_of(state), limited=report.limited, **meeting_values(state, report.meeting, today=datetime.now(JAPAN).date()),
    )  # fmt: skip


def items_of(state: State, report: Report, viewpoint: Viewpoint, *, every: bool) -> list[Found]:
    """What is talked about, in the order of the agenda: what was written for the chiefs and what they took up, or `every` thing that was found."""
    found = found_in(state, report, viewpoint)
    voices = sorted(found["voice"], key=lambda one: not one.id.endswith("-to_chiefs"))
    own = [Found("other", row.id, row.title, "", row=row) for row in state.rows[Decision].values() if row.kind == "other" and not row.removed]
    things = [*found["hole"], *found["finding"], *voices, *own]
    return [one for one in things if every or one.row is not None or one.kind == "hole" or _TO_CHIEFS in one.note or one.id.endswith("-to_chiefs")]


def _place(items: list[Found], asked: tuple[str, str]) -> Place:
    keys = [(one.kind, one.id) for one in items]
    at = len(items) if asked == SUMMARY else keys.index(asked) if asked in keys else 0
    around = [*keys, SUMMARY]
    return Place(
        item=items[at] if at < len(items) else None,
        number=at + 1,
        of=len(items),
        before=around[at - 1] if at else None,
        after=around[at + 1] if at + 1 < len(around) else None,
    )
