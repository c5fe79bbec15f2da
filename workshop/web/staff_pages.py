"""All that the staff's pages need, in one call: guard, headers, languages, errors, pages."""

from __future__ import annotations

from flask import Flask

from workshop.domain.vocabulary import CAPACITIES
from workshop.web import (
    access,
    accounts,
    addresses,
    case_check,
    cases,
    csp,
    entrance,
    errors,
    formats,
    handbook,
    house,
    i18n,
    lists,
    outputs,
    pictures,
    questionnaire,
    replay,
    review,
    review_links,
    review_meeting,
    review_write,
    seating_slips,
    slips,
    staff,
)
from workshop.web.throttle import Throttle

MAX_REQUEST = 1_200_000  # bytes: a case file of 1 MB, and what a browser wraps around it


def register(app: Flask) -> None:
    """Guard the app, answer its errors in words, and give it the staff's pages."""
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST
    app.extensions["sign_in_throttle"] = Throttle()
    for part in (access, csp, i18n, errors):
        part.register(app)
    for module in (review, review_links, review_meeting, review_write):
        app.register_blueprint(module.blueprint)
    for module in (entrance, staff, outputs, replay, accounts, lists, cases, case_check, formats, seating_slips, slips, pictures, questionnaire, handbook, addresses, house):
        app.register_blueprint(module.blueprint)
    app.jinja_env.globals["capacity_names"] = CAPACITIES
