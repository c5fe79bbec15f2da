"""The staff's way in: sign-in and out, passwords, and the links that open the door once."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from workshop.domain.refusal import Refusal
from workshop.storage import audit, links
from workshop.storage.accounts import Account, create_account, get_account, has_administrator, normal_login, set_password, verify_password
from workshop.storage.accounts import find_account as account_of
from workshop.web import access
from workshop.web.access import STAFF, public, require
from workshop.web.errors import page
from workshop.web.forms import ChangePasswordForm, ConfirmForm, FirstAdministratorForm, NewPasswordForm, SignInForm
from workshop.web.services import services
from workshop.web.throttle import Throttle

blueprint = Blueprint("entrance", __name__)


def _home() -> str:
    return access.local_path(request.args.get("next"), url_for("staff.home"))


@blueprint.route("/staff/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Sign in with login and password."""
    if current_user.is_authenticated:
        return redirect(_home())
    form = SignInForm()
    if form.validate_on_submit():
        signed_in = _check_password(form)
        if signed_in is not None:
            access.sign_in(signed_in.id)
            return redirect(_home())
    with services().database.read() as connection:
        empty = not has_administrator(connection)
    return render_template("staff/sign_in.html", form=form, empty=empty), 422 if form.is_submitted() else 200


def _check_password(form: SignInForm) -> Account | None:
    """The account whose login and password were typed; otherwise None, and the form says why not."""
    throttle: Throttle = current_app.extensions["sign_in_throttle"]
    login = normal_login(form.login.data or "")[:100]
    wait = throttle.wait_s(login)
    if wait:
        form.form_errors.append(_("続けて間違いがあったため、受け付けを止めています。%(seconds)d秒ほど待ってから、お試しください。", seconds=wait))
        return None
    throttle.failed(login)
    with services().database.read() as connection:
        found = verify_password(connection, login, form.password.data or "")
        known = account_of(connection, login)
    with services().database.write() as connection:
        if found is not None:
            audit.record(connection, found.id, "staff.signed_in", by="password")
        else:  # what is no login may be a password typed in the wrong field
            audit.record(connection, None, "staff.sign_in_failed", login=known.login if known else None)
    if found is None:
        form.form_errors.append(_("ログイン名かパスワードが違います。"))
        return None
    throttle.succeeded(login)
    return found


@blueprint.post("/staff/sign-out")
@require(*STAFF)
def sign_out() -> ResponseReturnValue:
    """End the session."""
    access.sign_out()
    flash(_("サインアウトしました。"), "success")
    return redirect(url_for("entrance.sign_in"))


@blueprint.route("/staff/password", methods=["GET", "POST"])
@require(*STAFF)
def password() -> ResponseReturnValue:
    """Change one's own password; one's other sessions end."""
    form, own = ChangePasswordForm(), access.account()
    if form.validate_on_submit() and _change_password(form, own):
        flash(_("パスワードを変更しました。ほかの端末では、サインインし直してください。"), "success")
        return redirect(url_for("staff.home"))
    return render_template("staff/password.html", form=form, forced=own.must_change_password), 422 if form.is_submitted() else 200


def _change_password(form: ChangePasswordForm, own: Account) -> bool:
    throttle: Throttle = current_app.extensions["sign_in_throttle"]
    if throttle.wait_s(own.login):
        form.current.errors = [_("続けて間違いがあったため、受け付けを止めています。少し待ってから、もう一度お試しください。")]
        return False
    throttle.failed(own.login)
    with services().database.read() as connection:
        known = verify_password(connection, own.login, form.current.data or "")
    if known is None:
        form.current.errors = [_("いまのパスワードが違います。")]
        return False
    throttle.succeeded(own.login)
    try:
        with services().database.write() as connection:
            set_password(connection, own.id, form.password.data or "", keep_session=current_user.token)
            audit.record(connection, own.id, "account.password_changed", account=own.id)
    except Refusal as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _dead_link() -> ResponseReturnValue:
    return page(
        410,
        _("このリンクは使えません"),
        _("リンクは、すでに使われたか、有効期限が切れています。必要なときは、管理者に新しいリンクを発行してもらってください。"),
    )


@blueprint.route("/staff/first/<token>", methods=["GET", "POST"])
@public
def first(token: str) -> ResponseReturnValue:
    """Create the first administrator, with the link that the server printed."""
    form = FirstAdministratorForm()
    with services().database.read() as connection:
        works = links.find_link(connection, links.FIRST_ADMIN, token) is not None and not has_administrator(connection)
    if not works:
        return page(
            410,
            _("このリンクは使えません"),
            _("リンクは、すでに使われたか、有効期限が切れています。管理者がまだいない場合は、サーバーを起動し直すと新しいリンクが表示されます。"),
        )
    if form.validate_on_submit():
        try:
            created = _create_first(form, token)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            if created is None:
                return _dead_link()
            access.sign_in(created.id)
            flash(_("管理者を登録しました。次に、ほかの職員のアカウントと、区・職種・所属の一覧を整えてください。"), "success")
            return redirect(url_for("staff.home"))
    return render_template("staff/first.html", form=form), 422 if form.is_submitted() else 200


def _create_first(form: FirstAdministratorForm, token: str) -> Account | None:
    with services().database.write() as connection:
        if has_administrator(connection) or links.take_link(connection, links.FIRST_ADMIN, token) is None:
            return None  # somebody else was quicker
        created = create_account(
            connection, login=form.login.data or "", display_name=form.display_name.data or "", capacity="administrator", ward_ids=None,
            password=form.password.data or "",
        )  # fmt: skip
        audit.record(connection, created.id, "account.created", account=created.id, capacity=created.capacity, by="first_link")
    return created


@blueprint.route("/staff/reset/<token>", methods=["GET", "POST"])
@public
def reset(token: str) -> ResponseReturnValue:
    """Set a password with a link that an administrator issued."""
    form = NewPasswordForm()
    with services().database.read() as connection:
        link = links.find_link(connection, links.RESET, token)
        owner = get_account(connection, link.account_id) if link and link.account_id else None
    if owner is None or not owner.active:
        return _dead_link()
    if form.validate_on_submit():
        try:
            with services().database.write() as connection:
                if links.take_link(connection, links.RESET, token) is None:
                    return _dead_link()
                set_password(connection, owner.id, form.password.data or "")
                audit.record(connection, owner.id, "account.password_reset", account=owner.id)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            current_app.extensions["sign_in_throttle"].succeeded(owner.login)
            access.sign_in(owner.id)
            flash(_("パスワードを設定しました。"), "success")
            return redirect(url_for("staff.home"))
    return render_template("staff/reset.html", form=form, owner=owner), 422 if form.is_submitted() else 200


@blueprint.route("/staff/enter/<token>", methods=["GET", "POST"])
@public
def enter(token: str) -> ResponseReturnValue:
    """Sign in with a link.  One that works once asks for a click first, so that a preview of it in a mail doesn't use it up."""
    with services().database.read() as connection:
        link = links.find_link(connection, links.SIGN_IN, token)
        owner = get_account(connection, link.account_id) if link and link.account_id else None
    if link is None or owner is None or not owner.active:
        return _dead_link()
    if request.method == "GET" and not link.reusable:
        return render_template("staff/enter.html", form=ConfirmForm(), owner=owner)
    with services().database.write() as connection:
        if links.take_link(connection, links.SIGN_IN, token) is None:
            return _dead_link()
        audit.record(connection, owner.id, "staff.signed_in", by="link")
    access.sign_in(owner.id)
    return redirect(_home())
