"""The questionnaire: a seat obtains a ticket, the ticket opens the form, and the form knows nothing of the seat."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import segno
from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeSerializer

from workshop.casebook.faults import FormatFaults
from workshop.casebook.questionnaires import load_questionnaires
from workshop.domain.commands_chiefs import SetQuestionnaire
from workshop.domain.local_time import JAPAN
from workshop.domain.questionnaire import GRADES, SHEETS, Questions, from_data, read_answers, to_data
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.rows_chiefs import QuestionnaireSheet
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.service import screening
from workshop.service.workshops import new_id
from workshop.storage import audit, questionnaires
from workshop.storage.workshops import find_id
from workshop.web import access, api, participant, plain
from workshop.web.access import RUNNING, public, require
from workshop.web.services import services

blueprint = Blueprint("questionnaire", __name__)

TICKET_KEPT_S = 30 * 24 * 3600
_CLOSED = Refusal(CONFLICT, "questionnaire_shut", "このアンケートは、いま受け付けていません。")
_ANSWERED = Refusal(CONFLICT, "answered_already", "このアンケートには、この席かこの端末から、すでに答えています。答えるのは1人1回です。")
_USED = Refusal(CONFLICT, "ticket_used", "この用紙は、すでに送られているか、使えなくなっています。")


# --- from the seat to a ticket -------------------------------------------------------------------------------------------


@blueprint.route("/w/<code>/questionnaire", methods=["GET", "POST"])
@public
def begin(code: str) -> ResponseReturnValue:
    """What it is, and a button that gives this seat its one ticket."""
    code = code.upper()
    seat = api.seat(code)
    if seat is None:
        return redirect(url_for("participant.join", code=code))
    state = services().bus.state(seat.workshop_id)
    row: QuestionnaireSheet | None = state.rows[QuestionnaireSheet].get(("now",))
    if row is None or row.status != "open":
        return _said(_CLOSED, code), 409
    held = request.cookies.get(_cookie(code), "")
    with services().database.read() as connection:
        usable = bool(held) and questionnaires.ticket(connection, held) is not None
    if request.method == "GET":
        return render_template("questionnaire/begin.html", code=code, questions=_questions(state, "now"), usable=usable)
    if not usable:
        with services().database.write() as connection:
            held = questionnaires.issue_ticket(connection, seat.workshop_id, "now", seat.viewpoint.participant_id) or ""
        if not held:
            return _said(Refusal(CONFLICT, "ticket_given", "この席の用紙は、すでに渡しています。1人1回だけ答えられます。"), code), 409
    response = redirect(url_for("questionnaire.answer", token=held), 303)
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(_cookie(code), held, max_age=TICKET_KEPT_S, httponly=True, samesite="Lax", secure=secure)
    return response


@blueprint.get("/q/<code>")
@public
def short(code: str) -> ResponseReturnValue:
    """The same by an address short enough to be typed from the wall."""
    return redirect(url_for("questionnaire.begin", code=participant.normal_code(code)), 303)


def _cookie(code: str) -> str:
    return f"sheet_{code}"


def _later_cookie(code: str) -> str:
    return f"later_{code}"


def _said(refusal: Refusal, code: str = "") -> str:
    return render_template("questionnaire/said.html", message=_(refusal.message), code=code)


# --- the form --------------------------------------------------------------------------------------------------------------


@blueprint.route("/answer/<token>", methods=["GET", "POST"])
@public
def answer(token: str) -> ResponseReturnValue:
    """The form of the questionnaire, for whoever holds the ticket."""
    with services().database.read() as connection:
        found = questionnaires.ticket(connection, token)
    if found is None:
        return _said(_USED), 410

    def store(answers: dict[str, Any]) -> bool:
        with services().database.write() as connection:
            return questionnaires.use_ticket(connection, token, answers, _today())

    return _form(*found, store)


@blueprint.route("/later/<token>", methods=["GET", "POST"])
@public
def later(token: str) -> ResponseReturnValue:
    """The questionnaire three months later, for whoever was sent the link: once for each seat, and where none is held, for each browser."""
    try:
        workshop_id = str(_signer().loads(token))
        code = services().bus.state(workshop_id).workshop.code
    except (BadSignature, LookupError):
        abort(404)
    seat = api.seat(code)
    person = seat.viewpoint.participant_id if seat else ""
    with services().database.read() as connection:
        answered = request.cookies.get(_later_cookie(code)) or (person and questionnaires.has_obtained(connection, workshop_id, "later", person))
    if answered:
        return _said(_ANSWERED), 409
    stored = False

    def store(answers: dict[str, Any]) -> bool:
        nonlocal stored
        with services().database.write() as connection:
            held = questionnaires.issue_ticket(connection, workshop_id, "later", person) if person else None
            if held:
                stored = questionnaires.use_ticket(connection, held, answers, _today())
            elif not person:
                questionnaires.store(connection, workshop_id, "later", answers, _today())
                stored = True
        return stored

    response = make_response(_form(workshop_id, "later", store))
    if stored:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(_later_cookie(code), "1", max_age=TICKET_KEPT_S, httponly=True, samesite="Lax", secure=secure)
    return response


def _form(workshop_id: str, sheet: str, store: Any) -> ResponseReturnValue:
    state = services().bus.state(workshop_id)
    row: QuestionnaireSheet | None = state.rows[QuestionnaireSheet].get((sheet,))
    if row is None or row.status != "open":
        return _said(_CLOSED), 409
    questions = _questions(state, sheet)
    refusal: Refusal | None = None
    found: list[dict[str, Any]] = []
    if request.method == "POST":
        try:
            answers = read_answers(questions, request.form.getlist)
            words = {item.id: answers[item.id] for item in questions.items if item.kind == "text" and item.id in answers}
            found = screening.asked(words) if request.form.get("confirmed") != "yes" else []
        except Refusal as error:
            refusal = error
        if refusal is None and not found:
            answers |= screening.blanked(words)  # nobody could be asked about it later: nobody knows who wrote it
            if not store(answers):
                return _said(_USED), 410
            quiz = [item for item in questions.items if item.kind == "quiz"]
            explained = {f"quiz{n}": one.explanation for n, one in enumerate(state.case.quiz, 1)} if sheet == "now" else {}
            code = state.workshop.code if sheet == "now" else ""
            return render_template("questionnaire/thanks.html", quiz=quiz, answers=answers, explained=explained, code=code)
    message = _(refusal.message, **refusal.params) if refusal else ""
    page = render_template(
        "questionnaire/form.html", questions=questions, grades=GRADES, given=request.form, message=message, wrong=refusal.field if refusal else None,
        identifying=found,
    )  # fmt: skip
    return page, 422 if refusal or found else 200


def _questions(state: State, sheet: str) -> Questions:
    row: QuestionnaireSheet = state.rows[QuestionnaireSheet][sheet,]
    return from_data(row.questions, state.case.quiz if sheet == "now" else ())


def _today() -> str:
    return datetime.now(JAPAN).date().isoformat()


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(services().settings.secret_key, salt="questionnaire-later")


# --- the facilitator's side ----------------------------------------------------------------------------------------------------


@blueprint.route("/staff/workshops/<workshop_id>/questionnaire", methods=["GET", "POST"])
@require(*RUNNING)
def manage(workshop_id: str) -> ResponseReturnValue:
    """Open and close the sheets; their addresses and how many have answered."""
    row = access.own_workshop(workshop_id)
    problem = ""
    if request.method == "POST":
        try:
            _set(workshop_id, request.form.get("sheet", ""), opened=request.form.get("open") == "yes")
        except Refusal as refusal:
            problem = plain.sentence(refusal.answer()["error"])
        except FormatFaults as wrong:
            problem = _("questionnaire.yaml に誤りがあります。") + " ".join(f"{fault.line or ''} {fault.reason}" for fault in wrong.faults)
        else:
            return redirect(url_for("questionnaire.manage", workshop_id=workshop_id), 303)
    state = services().bus.state(workshop_id)
    with services().database.read() as connection:
        received = questionnaires.counts(connection, workshop_id)
    known = {sheet.sheet: sheet.status for sheet in state.rows[QuestionnaireSheet].values()}
    addresses = {
        "now": services().public_url(url_for("questionnaire.short", code=row.code)),
        "later": services().public_url(url_for("questionnaire.later", token=_signer().dumps(workshop_id))),
    }
    page = render_template(
        "questionnaire/manage.html", row=row, sheets=SHEETS, status=known, received=received, addresses=addresses, problem=problem
    )
    return page, 409 if problem else 200


def _set(workshop_id: str, sheet: str, *, opened: bool) -> None:
    if sheet not in SHEETS:
        abort(404)
    questions = to_data(load_questionnaires(services().settings.data_dir)[sheet])
    own = access.account()
    answer = services().bus.execute(workshop_id, Actor(own.capacity, own.id), new_id(), SetQuestionnaire(sheet, opened, questions))
    if not answer["ok"]:
        error = answer["error"]
        raise Refusal(error["kind"], error["code"], error["message"])
    with services().database.write() as connection:
        audit.record(connection, own.id, "questionnaire.open" if opened else "questionnaire.close", workshop=workshop_id, sheet=sheet)


@blueprint.get("/w/<code>/questionnaire.svg")
@public
def picture(code: str) -> ResponseReturnValue:
    """The address of the questionnaire as a QR code; it says no more than the join code does."""
    with services().database.read() as connection:
        known = find_id(connection, code.upper())
    if known is None:
        abort(404)
    made = io.BytesIO()
    url = services().public_url(url_for("questionnaire.short", code=code.upper()))
    segno.make_qr(url, error="m").save(made, kind="svg", border=2, xmldecl=False, omitsize=True, svgclass=None, lineclass=None)
    return Response(made.getvalue(), mimetype="image/svg+xml")
