"""From the rows of the section chiefs' meeting to what the documents show of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from workshop.domain.rows_chiefs import MEETING, Decision, Meeting, NextPlan, Sharing
from workshop.domain.state import State
from workshop.domain.vocabulary import DECISION_KINDS, DECISION_MARKS, SHARING_METHODS
from workshop.exports.values_pack import DecisionLine, MeetingPart, NextLine, SharingLine
from workshop.exports.wareki import office_digits

_ORDER = {kind: place for place, kind in enumerate(DECISION_KINDS)}


def meeting_part(state: State, numbers: Mapping[str, int], titles: Mapping[str, str]) -> MeetingPart:
    """The meeting.  `numbers`: of the posts that the report shows; `titles`: of cases and formats by their id."""
    meeting: Meeting | None = state.rows[Meeting].get((MEETING,))
    rows: list[Decision] = [row for row in state.rows[Decision].values() if not row.removed]
    rows.sort(key=lambda row: _ORDER.get(row.kind, len(_ORDER)))
    plans: list[Sharing] = [row for row in state.rows[Sharing].values() if not row.removed]
    following: NextPlan | None = state.rows[NextPlan].get((MEETING,))
    head = (_day(meeting.held_on), meeting.time, meeting.place, meeting.attendees, meeting.note) if meeting else (None, "", "", "", "")
    return MeetingPart(
        *head,
        decisions=tuple(_decision(row, numbers) for row in rows),
        sharing=tuple(_sharing(row) for row in plans),
        following=_next(following, titles) if following else None,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _decision(row: Decision, numbers: Mapping[str, int]) -> DecisionLine:
    reference = {"hole": "資料３", "voice": "資料４"}.get(row.kind, "")
    if row.kind == "finding" and row.id in numbers:
        reference = f"別紙１ 番号{office_digits(str(numbers[row.id]))}"
    mark = DECISION_MARKS.get(row.mark, "")
    source = DECISION_KINDS.get(row.kind, row.kind)
    return DecisionLine(row.kind, row.id, source, reference, row.title, mark, row.decision, row.person, _day(row.due), row.done)


def _sharing(row: Sharing) -> SharingLine:
    method = SHARING_METHODS.get(row.method, row.method)
    return SharingLine(row.department, row.audience, method, _day(row.planned_on), row.confirmed_by, row.changes, row.contacts, row.done)


def _next(row: NextPlan, titles: Mapping[str, str]) -> NextLine:
    return NextLine(
        row.theme, titles.get(row.case, row.case), titles.get(row.format, row.format), _day(row.held_on), row.note, bool(row.prepared_id)
    )
