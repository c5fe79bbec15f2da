"""Who may open what.  Every endpoint is shut unless it is marked: `@public`, or `@require(capacity, …)`.

Unsafe requests carry a CSRF token, or, for endpoints marked `@script_api`, prove that a script of ours sent them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from sqlalchemy import Row, select

from workshop.storage import staff_sessions
from workshop.storage.accounts import Account, get_account
from workshop.storage.tables import workshops
from workshop.web.services import services

View = TypeVar("View", bound=Callable[..., Any])

ADMINISTRATOR, FACILITATOR, SECTION_CHIEF = "administrator", "facilitator", "section_chief"
RUNNING = (ADMINISTRATOR, FACILITATOR)
STAFF = (ADMINISTRATOR, FACILITATOR, SECTION_CHIEF)
SCRIPT_HEADER = "aminome"  # value of X-Requested-With; another origin cannot send it without asking first

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_ENDPOINTS = frozenset({"static"})
_csrf = CSRFProtect()
_login = LoginManager()


def public(view: View) -> View:
    """Mark a view as open to everybody, signed in or not."""
    view.__dict__["open_to"] = "everybody"
    return view


def require(*capacities: str) -> Callable[[View], View]:
    """Mark a view as open to signed-in staff of these capacities."""

    def mark(view: View) -> View:
        view.__dict__["open_to"] = frozenset(capacities)
        return view

    return mark


def script_api(view: View) -> View:
    """Mark a view whose unsafe requests come from scripts: same origin and a header of ours (or a seat) instead of a CSRF token."""
    view.__dict__["script_api"] = True
    return view


def takes(most: int) -> Callable[[View], View]:
    """Let a view take a form of so many bytes, from those who may use it: set once it is known who asks, before the form is read."""

    def mark(view: View) -> View:
        view.__dict__["takes"] = most
        return view

    return mark


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody signed in, as Flask-Login wants it: an account and the token of its session."""

    account: Account
    token: str

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What the cookie keeps."""
        return self.token


def account() -> Account:
    """The account that is signed in; ends the request with 401 where nobody is."""
    if not current_user.is_authenticated:
        abort(401)
    signed_in: Account = current_user.account
    return signed_in


def own_ward_ids() -> frozenset[str] | None:
    """The wards of the account signed in; None: all."""
    own = account()
    return None if own.all_wards else own.ward_ids


WARDS_OWN = "review"  # what these blueprints' names begin with is the ward's alone: whoever was named to lead from elsewhere has no part in the chiefs' meeting


def own_workshop(workshop_id: str) -> Row[Any]:
    """The row of a workshop of one's own wards, or that one was named to lead; 404 for any other, whether it exists or not."""
    with services().database.read() as connection:
        row = connection.execute(select(workshops).where(workshops.c.id == workshop_id)).one_or_none()
    if row is None or not (account().covers(row.ward_id) or (account().id in row.co_leads and not (request.blueprint or "").startswith(WARDS_OWN))):
        abort(404)
    return row


def sign_in(account_id: str) -> None:
    """Begin a session for the account in this browser; an earlier one of this browser ends."""
    with services().database.write() as connection:
        if current_user.is_authenticated:
            staff_sessions.revoke(connection, current_user.token)
        token = staff_sessions.begin(connection, account_id)
        found = get_account(connection, account_id)
    if found is None:
        raise LookupError(account_id)
    login_user(Staff(found, token))


def sign_out() -> None:
    """End the session of this browser."""
    with services().database.write() as connection:
        staff_sessions.revoke(connection, current_user.token)
    logout_user()


def local_path(target: str | None, default: str) -> str:
    """`target` if it is a path of this site, else `default`: nobody is sent elsewhere by a prepared link."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")) or any(ord(letter) < 32 for letter in target):
        return default
    return target


@_login.user_loader  # type: ignore[untyped-decorator]  # Flask-Login has no types
def _load(token: str) -> Staff | None:
    database = services().database
    with database.read() as connection:
        held = staff_sessions.holder(connection, token)
        found = get_account(connection, held[0]) if held else None
    if held is None or found is None:
        return None
    if held[1]:
        with database.write() as connection:
            staff_sessions.touch(connection, token)
    return Staff(found, token)


def _guard() -> ResponseReturnValue | None:
    """Before every request: default deny."""
    if request.endpoint is None or request.routing_exception is not None or request.endpoint in _OPEN_ENDPOINTS:
        return None  # nothing there: Flask answers 404 or 405 itself
    view = current_app.view_functions[request.endpoint]
    allowed: str | frozenset[str] = getattr(view, "open_to", frozenset())
    if allowed != "everybody":
        if not current_user.is_authenticated:
            return _ask_to_sign_in()
        if current_user.account.capacity not in allowed:
            abort(403)
        if current_user.account.must_change_password and request.endpoint not in ("entrance.password", "entrance.sign_out"):
            return redirect(url_for("entrance.password"))
    if request.method not in _SAFE:
        if (most := getattr(view, "takes", None)) is not None:
            request.max_content_length = request.max_form_memory_size = most
        _check_origin_of_request(view)
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    from workshop.web.errors import wants_json  # noqa: PLC0415  # errors needs `account` from here

    if request.method not in ("GET", "HEAD") or wants_json():
        abort(401)
    return redirect(url_for("entrance.sign_in", next=request.full_path.rstrip("?")))


def _check_origin_of_request(view: Callable[..., Any]) -> None:
    if not getattr(view, "script_api", False):
        _csrf.protect()
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc not in _own_hosts():
        raise CSRFError("another origin")
    from_seat = request.headers.get("Authorization", "").startswith("Seat ")
    if not from_seat and request.headers.get("X-Requested-With") != SCRIPT_HEADER:
        raise CSRFError("not one of our scripts")


def _own_hosts() -> set[str]:
    return {request.host, urlsplit(services().public_url("/")).netloc}


def _vary_on_cookie(response: Response) -> Response:
    response.vary.add("Cookie")
    return response


def _check_rights(response: Response) -> Response:
    """After somebody signed out or an account was changed: whose right ended is told so on their socket, too."""
    if request.method == "POST" and request.blueprint in ("entrance", "accounts"):
        services().check_rights()
    return response


def register(app: Flask) -> None:
    """Guard the app's endpoints."""
    secure = _https(app)
    app.config.update(
        SESSION_COOKIE_NAME="aminome",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=secure,
        WTF_CSRF_CHECK_DEFAULT=False,  # `_guard` checks, after it knows who asks
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as the session
        WTF_CSRF_SSL_STRICT=False,  # our pages send no referrer
    )
    _csrf.init_app(app)
    _login.init_app(app)
    _login.session_protection = None  # a session ends on the server; a laptop may change its address
    app.before_request(_guard)
    app.after_request(_vary_on_cookie)
    app.after_request(_check_rights)


def _https(app: Flask) -> bool:
    """Whether the site is reached by https, so that its cookies may be kept from plain http."""
    return str(app.config.get("PUBLIC_URL") or "").startswith("https://")
