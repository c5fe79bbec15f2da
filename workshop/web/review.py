"""The review page: the workshop on one page, and the parts of it that change while the chiefs write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy import select

from workshop.anonymity.check import NOT_PROOF
from workshop.domain.local_time import JAPAN
from workshop.domain.rows_chiefs import Comment
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.domain.vocabulary import CAPACITIES, REVIEW_SECTIONS
from workshop.exports.gathering import Gathering
from workshop.exports.meeting_part import meeting_part
from workshop.exports.reading import read_report, titles_of
from workshop.exports.values import Report
from workshop.service.workshops import new_id
from workshop.storage import review_links
from workshop.storage.links import token_hash
from workshop.storage.tables import accounts
from workshop.web import access, api
from workshop.web.access import ADMINISTRATOR, SECTION_CHIEF, STAFF, require
from workshop.web.review_page import meeting_values, page_values
from workshop.web.services import services

blueprint = Blueprint("review", __name__)

DECIDING = (SECTION_CHIEF, ADMINISTRATOR)
BASE = "/staff/workshops/<workshop_id>/review"


@blueprint.get(BASE)
@require(*STAFF)
def page(workshop_id: str) -> ResponseReturnValue:
    """The whole workshop on one page."""
    access.own_workshop(workshop_id)
    return show(workshop_id, Viewpoint(access.account().capacity), editing=access.account().capacity in DECIDING)


@blueprint.get(f"{BASE}/head")
@require(*STAFF)
def head(workshop_id: str) -> ResponseReturnValue:
    """The number of the newest event, by which the page notices that somebody else wrote, where no socket gets through."""
    access.own_workshop(workshop_id)
    return jsonify(seq=services().bus.state(workshop_id).seq)


@blueprint.get(f"{BASE}/ticket")
@require(*STAFF)
def ticket(workshop_id: str) -> ResponseReturnValue:
    """A ticket for the page's socket, which hears that something was written."""
    access.own_workshop(workshop_id)
    own = access.account()
    return jsonify(ticket=api.ticket_for(workshop_id, own.capacity, own.id, token_hash(current_user.token), reviews=True))


@blueprint.get(f"{BASE}/parts")
@require(*STAFF)
def parts(workshop_id: str) -> ResponseReturnValue:
    """The parts of the page that the chiefs write, as they stand now; without the report, which takes its time."""
    access.own_workshop(workshop_id)
    state, viewpoint = services().bus.state(workshop_id), Viewpoint(access.account().capacity)
    with services().database.read() as connection:
        titles = titles_of(connection)
    meeting = meeting_part(state, Gathering(state, viewpoint).numbers, titles)
    values = meeting_values(state, meeting, today=datetime.now(JAPAN).date())
    return render_template(
        "review/parts.html", workshop=state.workshop, seq=state.seq, editing=viewpoint.capacity in DECIDING, sections=REVIEW_SECTIONS,
        comments=comments_of(state), **values,
    )  # fmt: skip


def show(workshop_id: str, viewpoint: Viewpoint, *, editing: bool, named: bool = True) -> ResponseReturnValue:
    """The page; not `named`: who remarked is told by capacity alone."""
    state = services().bus.state(workshop_id)
    report = report_of(state, viewpoint)
    today = datetime.now(JAPAN).date()
    values = page_values(state, report, viewpoint, today=today) | meeting_values(state, report.meeting, today=today)
    with services().database.read() as connection:
        links = review_links.listed(connection, workshop_id) if editing else ()
    return render_template(
        "review/page.html", report=report, workshop=state.workshop, seq=state.seq, editing=editing, links=links, days=review_links,
        not_proof=NOT_PROOF, sections=REVIEW_SECTIONS, comments=comments_of(state, named=named), new_id=new_id, **values,
    )  # fmt: skip


def report_of(state: State, viewpoint: Viewpoint) -> Report:
    """The report as this viewpoint may read it."""
    house = services()
    with house.database.read() as connection:
        return read_report(
            connection, state, data_dir=house.settings.data_dir, city=house.settings.city, label=house.settings.label, made_at=datetime.now(UTC),
            viewpoint=viewpoint,
        )  # fmt: skip


def comments_of(state: State, *, named: bool = True) -> dict[str, list[tuple[Comment, str]]]:
    """Comments by section, each with the name its author shows, or with what the author is."""
    rows: list[Any] = list(state.rows[Comment].values())
    with services().database.read() as connection:
        query = select(accounts.c.id, accounts.c.display_name, accounts.c.capacity).where(accounts.c.id.in_({row.author for row in rows}))
        names = {row.id: row.display_name if named else _(CAPACITIES[row.capacity]) for row in connection.execute(query)}
    return {section: [(row, names.get(row.author, "")) for row in rows if row.section == section] for section in REVIEW_SECTIONS}
