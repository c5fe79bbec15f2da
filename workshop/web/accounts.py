"""Accounts of staff, kept by administrators.  An administrator of some wards keeps the accounts of those wards alone."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Connection

from workshop.domain.refusal import FORBIDDEN, Refusal
from workshop.domain.vocabulary import CAPACITIES as CAPACITY_NAMES
from workshop.storage import audit, links, staff_sessions
from workshop.storage.accounts import CAPACITIES, Account, create_account, get_account, list_accounts, set_active, update_account
from workshop.storage.lists import entries
from workshop.web import access
from workshop.web.access import ADMINISTRATOR, require
from workshop.web.forms import AccountForm, ConfirmForm
from workshop.web.services import services

blueprint = Blueprint("accounts", __name__, url_prefix="/staff/accounts")


def _keeps(keeper: Account, kept: Account) -> bool:
    return keeper.all_wards or (not kept.all_wards and kept.ward_ids <= keeper.ward_ids)


def _kept_account(account_id: str) -> Account:
    """An account that one may change; 404 for any other."""
    with services().database.read() as connection:
        found = get_account(connection, account_id)
    if found is None or not _keeps(access.account(), found):
        abort(404)
    return found


def _offer_choices(form: AccountForm, connection: Connection, kept: Account | None = None) -> None:
    own = access.account()
    wards = [ward for ward in entries(connection, "wards") if own.covers(ward.id) and (ward.active or (kept and ward.id in kept.ward_ids))]
    form.capacity.choices = [(capacity, _(CAPACITY_NAMES[capacity])) for capacity in CAPACITIES]
    form.ward_ids.choices = [(ward.id, ward.name) for ward in wards]
    form.scope.choices = [("all", _("すべての区")), ("some", _("選んだ区"))] if own.all_wards else [("some", _("選んだ区"))]


def _check_reach(form: AccountForm) -> None:
    """Raise a Refusal for wards that are not one's own to give."""
    own = access.account()
    if not own.all_wards and (form.wards is None or not set(form.wards) <= own.ward_ids):
        raise Refusal(FORBIDDEN, "other_ward", "自分の担当する区の中から選んでください。", field="ward_ids")


@blueprint.get("")
@require(ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """The accounts that one keeps."""
    with services().database.read() as connection:
        kept = [each for each in list_accounts(connection) if _keeps(access.account(), each)]
        names = {ward.id: ward.name for ward in entries(connection, "wards")}
    return render_template("staff/accounts.html", accounts=kept, ward_names=names)


@blueprint.route("/new", methods=["GET", "POST"])
@require(ADMINISTRATOR)
def new() -> ResponseReturnValue:
    """Create an account, and show the link with which its owner sets the password."""
    form = AccountForm()
    with services().database.read() as connection:
        _offer_choices(form, connection)
    if form.validate_on_submit():
        try:
            _check_reach(form)
            with services().database.write() as connection:
                created = create_account(
                    connection, login=form.login.data or "", display_name=form.display_name.data or "", capacity=form.capacity.data,
                    ward_ids=form.wards,
                )  # fmt: skip
                audit.record(connection, access.account().id, "account.created", account=created.id, capacity=created.capacity, wards=form.wards)
                token = links.issue_link(connection, links.RESET, created.id, links.RESET_TTL)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return _show_link(created, token, created_now=True)
    return render_template("staff/account_new.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/<account_id>", methods=["GET", "POST"])
@require(ADMINISTRATOR)
def edit(account_id: str) -> ResponseReturnValue:
    """One account: name, capacity, wards."""
    kept = _kept_account(account_id)
    form = AccountForm(
        data={
            "display_name": kept.display_name, "capacity": kept.capacity, "scope": "all" if kept.all_wards else "some",
            "ward_ids": sorted(kept.ward_ids),
        }
    )  # fmt: skip
    del form.login
    with services().database.read() as connection:
        _offer_choices(form, connection, kept)
    if form.validate_on_submit():
        try:
            _check_reach(form)
            with services().database.write() as connection:
                update_account(
                    connection, kept.id, display_name=form.display_name.data or "", capacity=form.capacity.data, ward_ids=form.wards
                )
                audit.record(connection, access.account().id, "account.changed", account=kept.id, capacity=form.capacity.data, wards=form.wards)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            flash(_("保存しました。"), "success")
            return redirect(url_for("accounts.index"))
    status = 422 if form.is_submitted() else 200
    return render_template("staff/account.html", form=form, kept=kept, confirm=ConfirmForm(), own=access.account()), status


@blueprint.post("/<account_id>/active/<any(on, off):state>")
@require(ADMINISTRATOR)
def active(account_id: str, state: str) -> ResponseReturnValue:
    """Stop an account, or let it sign in again."""
    kept = _kept_account(account_id)
    try:
        with services().database.write() as connection:
            set_active(connection, kept.id, active=state == "on")
            audit.record(connection, access.account().id, "account.resumed" if state == "on" else "account.stopped", account=kept.id)
    except Refusal as refusal:
        flash(_(refusal.message, **refusal.params), "error")
    else:
        said = _("%(name)sの利用を再開しました。", name=kept.display_name)
        flash(said if state == "on" else _("%(name)sの利用を止めました。", name=kept.display_name), "success")
    return redirect(url_for("accounts.edit", account_id=kept.id))


@blueprint.post("/<account_id>/link")
@require(ADMINISTRATOR)
def link(account_id: str) -> ResponseReturnValue:
    """Issue a link that sets the password, and show it once."""
    kept = _kept_account(account_id)
    with services().database.write() as connection:
        token = links.issue_link(connection, links.RESET, kept.id, links.RESET_TTL)
        audit.record(connection, access.account().id, "account.link_issued", account=kept.id)
    return _show_link(kept, token)


@blueprint.post("/<account_id>/sessions/end")
@require(ADMINISTRATOR)
def end_sessions(account_id: str) -> ResponseReturnValue:
    """Sign an account out everywhere."""
    kept = _kept_account(account_id)
    with services().database.write() as connection:
        staff_sessions.revoke_all(connection, kept.id)
        audit.record(connection, access.account().id, "account.signed_out_everywhere", account=kept.id)
    flash(_("%(name)sを、すべての端末でサインアウトさせました。", name=kept.display_name), "success")
    return redirect(url_for("accounts.edit", account_id=kept.id))


def _show_link(owner: Account, token: str, *, created_now: bool = False) -> ResponseReturnValue:
    address = services().public_url(url_for("entrance.reset", token=token))
    return render_template("staff/link.html", owner=owner, address=address, created_now=created_now)
