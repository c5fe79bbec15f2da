"""From a workshop's state to its Report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from workshop.analysis.people import profession_cells
from workshop.domain.local_time import JAPAN
from workshop.domain.rehearsal import without_rehearsal
from workshop.domain.state import OpenedStage, Participant, State
from workshop.domain.viewpoint import Viewpoint
from workshop.exports.case_part import case_part
from workshop.exports.cleaning import cleaned
from workshop.exports.gathering import Gathering, minute
from workshop.exports.meeting_part import meeting_part
from workshop.exports.net_part import net_part
from workshop.exports.questionnaire_part import Answers, questionnaire_parts
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report, StageLine
from workshop.storage.case_sheets import Sheet

FACILITATOR = Viewpoint("facilitator")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a report shows beside the workshop's state: the net as JSON, answers by sheet, titles of cases and formats by id, the case's signed sheet."""

    net: Mapping[str, Any] | None = None
    answers: Mapping[str, Answers] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    professions: Mapping[str, str] = field(default_factory=dict)  # what they are called, by id
    sheet: Sheet | None = None


def build_report(
    state: State,
    *,
    settings: DocumentSettings,
    made_at: datetime,
    viewpoint: Viewpoint = FACILITATOR,
    beside: Beside | None = None,
) -> Report:
    """The Report of a workshop as `viewpoint` may see it now: before, during or after it.  `beside`: what is not in its state.

    A facilitator sees what the groups have; a section chief, while the workshop goes on, only what has been revealed to all.
    """
    beside = beside or Beside()
    workshop = state.workshop
    state = without_rehearsal(state)
    gathering = Gathering(state, viewpoint)
    seats = [seat for seat in state.rows[Participant].values() if not seat.left]
    opened = {row.stage: minute(row.first_opened_at) for row in state.rows[OpenedStage].values()}
    stage = state.current_stage
    report = Report(
        settings=settings,
        made_at=made_at.astimezone(JAPAN),
        code=workshop.code,
        title=workshop.title,
        ward=workshop.ward,
        held_on=date.fromisoformat(workshop.held_on[:10]),
        standing=workshop.status,
        stage=stage.title if stage and workshop.status == "open" else "",
        started=min(opened.values(), default=None),
        ended=minute(workshop.closed_at) if workshop.closed_at else None,
        case_title=state.case.title,
        case_origin=state.case.origin,
        case_summary=state.case.summary,
        statement=state.case.anonymization.statement,
        format_title=state.format.title,
        minutes=state.format.minutes,
        participants=len(seats),
        professions=profession_cells(beside.professions.get(seat.profession, seat.profession) for seat in seats),
        stages=tuple(StageLine(item.title, item.minutes, opened.get(item.id)) for item in state.format.stages),
        needs=tuple(gathering.needs.values()),
        facts=tuple(gathering.fact_line(fact) for fact in state.case.facts),
        groups=gathering.groups(),
        urgency=gathering.urgency(),
        posts=gathering.posts,
        hidden=sum(1 for post in state.posts() if post.audience == "self"),
        net=net_part(state, beside.net, gathering.numbers) if beside.net is not None else None,
        questionnaires=questionnaire_parts(state, beside.answers),
        meeting=meeting_part(state, gathering.numbers, beside.titles),
        case=case_part(state, beside.sheet),
        limited=not gathering.sees_groups,
    )
    whole: Report = cleaned(report)
    return whole
