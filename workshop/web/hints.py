"""What the phone asks while somebody is writing: does this tell who somebody is?  Looked at and forgotten: neither stored nor logged."""

from __future__ import annotations

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from workshop.domain.refusal import INVALID, Refusal
from workshop.service.rate import Buckets
from workshop.service.screening import hints
from workshop.web import api
from workshop.web.access import public, script_api

blueprint = Blueprint("hints", __name__)

HINTS_PER_S = 1


@blueprint.post("/w/<code>/hints")
@public
@script_api
def post_hints(code: str) -> ResponseReturnValue:
    """The findings of one text that is not sent yet."""
    seat = api.seat(code)
    if seat is None:
        return api.answered(api.NO_SEAT.answer())
    form = request.get_json(silent=True)
    text = form.get("text") if isinstance(form, dict) else None
    if not isinstance(text, str):
        return api.answered(Refusal(INVALID, "not_text", "文字で入力してください。", field="text").answer())
    try:
        _buckets().take(seat.workshop_id, seat.actor)
    except Refusal as refusal:
        return api.answered(refusal.answer())
    response = jsonify(hints(text))
    response.headers["Cache-Control"] = "no-store"
    return response


def _buckets() -> Buckets:
    buckets: Buckets = current_app.extensions.setdefault("hint_buckets", Buckets(HINTS_PER_S))
    return buckets
