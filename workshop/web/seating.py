"""Groups and seats: from a roster, by hand, put right.  Plain forms; names are never shown here.  Slips: `seating_slips`."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.anonymity.check import NOT_PROOF
from workshop.domain import commands as c
from workshop.domain import commands_seating as s
from workshop.domain.refusal import Refusal
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.exports.identify import look_through, slip_passages
from workshop.seating.ladder import STAGES
from workshop.seating.roster import Lists, Roster, read_roster
from workshop.service import seating
from workshop.service.checks import text
from workshop.service.workshops import new_id
from workshop.storage import audit, lists
from workshop.storage import slips as slip_store
from workshop.web import access, listed, seating_words
from workshop.web.access import RUNNING, require
from workshop.web.forms import ConfirmForm
from workshop.web.services import services

blueprint = Blueprint("seating", __name__, url_prefix="/staff/workshops/<workshop_id>/seating")

SAMPLE = "氏名,職種,所属,経験年数,係長,班,役割\r\n見本 花子,保健師,健康・子ども課,3,,,\r\n架空 太郎,ケースワーカー,保護課,12,○,,\r\n"


def state_of(workshop_id: str) -> State:
    """The state of a workshop of one's own wards; 404 for any other."""
    access.own_workshop(workshop_id)
    return services().bus.state(workshop_id)


def _entries(kind: str) -> dict[str, str]:
    with services().database.read() as connection:
        return {row.id: row.name for row in lists.entries(connection, kind)}


def _do(workshop_id: str, command: c.Command, done: str) -> bool:
    """Give a command in the name of who is signed in, and say what came of it."""
    return bool(_given(workshop_id, command, done)["ok"])


def _given(workshop_id: str, command: c.Command, done: str) -> dict[str, Any]:
    account = access.account()
    answer = services().bus.execute(workshop_id, Actor(account.capacity, account.id), new_id(), command)
    if answer["ok"]:
        flash(done, "success")
    elif answer["error"]["code"] != "identifying":  # then the page itself asks
        error = answer["error"]
        flash(_(error.get("template", error["message"]), **error.get("params", {})), "error")
    return answer


def back(workshop_id: str, anchor: str = "") -> ResponseReturnValue:
    return redirect(url_for("seating.page", workshop_id=workshop_id, _anchor=anchor or None), 303)


@blueprint.get("")
@require(*RUNNING)
def page(workshop_id: str) -> ResponseReturnValue:
    """The groups as they are, and all that can be done about them."""
    return _page(workshop_id)


def _page(workshop_id: str, roster: Roster | None = None, identifying: list[dict[str, Any]] | None = None) -> ResponseReturnValue:
    state = state_of(workshop_id)
    found = seating.places(state)
    with services().database.read() as connection:
        names = slip_store.count_names(connection, workshop_id)
    on_slips = look_through(slip_passages(state.workshop.title, [group.name for group in state.groups]))
    values = {
        "state": state,
        "workshop": state.workshop,
        "rows": {group.id: [place for place in found if place.group_id == group.id and not place.released] for group in state.groups},
        "released": [place for place in found if place.released],
        "balance": seating.balance_of(state, found),
        "taken": any(place.number is not None and place.present for place in found),
        "planned": sum(place.number is not None for place in found),
        "present": sum(place.present for place in found),
        "moving": next((place for place in found if place.key == request.args.get("move")), None),
        "roster": roster,
        "on_slips": [one.data() for one in on_slips],
        "proof": listed.proof_of(access.own_workshop(workshop_id), "slips", on_slips),
        "not_proof": NOT_PROOF,
        "identifying": identifying,
        "names": names,
        "reason": seating_words.reason,
        "column": seating_words.column,
        **_words(state),
    }
    return render_template("staff/seating.html", form=ConfirmForm(), **values), 422 if identifying or (roster is not None and roster.faults) else 200


def _words(state: State) -> dict[str, Any]:
    """Names of everything that a seat mentions by its id."""
    return {
        "professions": _entries("professions"),
        "departments": _entries("departments"),
        "stages": STAGES,
        "roles": {role.id: role.name for role in state.case.roles},
        "group_names": {group.id: group.name for group in state.groups},
    }


@blueprint.post("/roster")
@require(*RUNNING)
def roster(workshop_id: str) -> ResponseReturnValue:
    """Take a roster in: all of it, or none and every fault."""
    state = state_of(workshop_id)
    file = request.files.get("file")
    known = Lists(_entries("professions"), _entries("departments"), {group.id: group.name for group in state.groups}, _words(state)["roles"])
    read = read_roster(file.read() if file else b"", known, others=bool(request.form.get("others")))
    if read.faults:
        return _page(workshop_id, read)
    try:
        command, names = seating.plan_roster(state, read.people)
    except Refusal as refusal:
        flash(_(refusal.message, **refusal.params), "error")
        return back(workshop_id)
    for note in read.notes:
        flash(seating_words.reason(note), "warning")
    if _do(workshop_id, command, _("名簿の%(n)d人を班に分けました。", n=len(read.people))):
        with services().database.write() as connection:
            slip_store.put_names(connection, workshop_id, names)
            audit.record(connection, access.account().id, "roster.read", workshop=workshop_id, people=len(read.people), names=sum(map(bool, names.values())))
    return back(workshop_id)


@blueprint.get("/sample.csv")
@require(*RUNNING)
def sample(workshop_id: str) -> ResponseReturnValue:
    """A roster to begin from, as Excel opens it."""
    state_of(workshop_id)
    headers = {"Content-Disposition": "attachment; filename*=UTF-8''%E5%90%8D%E7%B0%BF%E3%81%AE%E8%A6%8B%E6%9C%AC.csv"}
    return Response("\ufeff" + SAMPLE, mimetype="text/csv", headers=headers)


@blueprint.post("/move")
@require(*RUNNING)
def move(workshop_id: str) -> ResponseReturnValue:
    """Move one person."""
    state_of(workshop_id)
    command = s.ArrangeSeats(((request.form.get("key", ""), request.form.get("group", ""), request.form.get("role", "")),))
    _do(workshop_id, command, _("席を移しました。"))
    return back(workshop_id, request.form.get("group", ""))


@blueprint.post("/add")
@require(*RUNNING)
def add(workshop_id: str) -> ResponseReturnValue:
    """Plan one more seat."""
    state, form = state_of(workshop_id), request.form
    if form.get("profession") not in _entries("professions") or (form.get("ladder") or "initial") not in STAGES:
        flash(_("職種を一覧から選んでください。"), "error")
        return back(workshop_id, "add")
    command = seating.plan_one(
        state,
        profession=form["profession"],
        department=form.get("department") or None,
        ladder=form.get("ladder", ""),
        chief=bool(form.get("chief")),
        group=form.get("group", ""),
    )
    seat = command.seats[0]
    _do(workshop_id, command, _("席%(number)dを足しました。", number=seat["number"]))
    return back(workshop_id, seat["group_id"])


@blueprint.route("/proposal", methods=["GET", "POST"])
@require(*RUNNING)
def proposal(workshop_id: str) -> ResponseReturnValue:
    """Who would move whence and whither, before it is done; done only as it was shown."""
    state = state_of(workshop_id)
    asked = request.values
    wanted: dict[str, Any] = {"without_absent": asked.get("absent") == "out", "groups": _number(asked.get("groups"), len(state.groups)), "mix": bool(asked.get("mix"))}
    found = seating.propose(state, **wanted)
    if request.method == "POST" and asked.get("mark") == found.mark:
        _do(workshop_id, found.command, _("班を整えました（%(n)d人が移動）。", n=len(found.moves)))
        return back(workshop_id)
    changed = request.method == "POST"
    page = render_template(
        "staff/seating_proposal.html", state=state, workshop=state.workshop, proposal=found, wanted=wanted, changed=changed, form=ConfirmForm(), **_words(state)
    )
    return page, 409 if changed else 200


def _number(given: str | None, default: int) -> int:
    return int(given) if given and given.isascii() and given.isdigit() and len(given) < 5 else default


@blueprint.post("/groups")
@require(*RUNNING)
def groups(workshop_id: str) -> ResponseReturnValue:
    """Add, rename, remove a group; set how many may sit in one."""
    state, form = state_of(workshop_id), request.form
    what, group = form.get("do"), form.get("group", "")
    confirmed = form.get("confirmed") == "yes"
    answer: dict[str, Any] = {"ok": True}
    try:
        if what == "limit":
            _do(workshop_id, s.SetGroupLimit(min(60, max(1, _number(form.get("limit"), 1)))), _("1班の定員を変えました。"))
        elif what == "remove":
            _do(workshop_id, s.RemoveGroup(group), _("班を減らしました。"))
        elif what == "rename":
            answer = _given(workshop_id, s.RenameGroup(group, text(20)("name", form.get("name")), confirmed=confirmed), _("班の名前を変えました。"))
        elif what == "add":
            number = next(n for n in range(1, 10_000) if state.group(f"g{n}") is None)
            name = text(20)("name", form.get("name") or f"{number}班")
            answer = _given(workshop_id, c.AddGroup(f"g{number}", name, confirmed=confirmed), _("班を増やしました。"))
        else:
            abort(400)
    except Refusal as refusal:
        flash(_(refusal.message, **refusal.params), "error")
    if not answer["ok"] and answer["error"]["code"] == "identifying":
        return _page(workshop_id, identifying=answer["error"]["current"])
    return back(workshop_id, group)
