"""Error pages: what happened and what to do, in plain sentences; never a traceback.  What somebody typed is given back to them."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, NotFound, RequestEntityTooLarge

from workshop.domain.refusal import Refusal

log = logging.getLogger(__name__)

_DRAIN_MAX = 64_000_000  # bytes of an oversized request read to their end, so that the browser listens to the answer
_NEVER_GIVEN_BACK = ("csrf_token", "password")
_KINDS = {400: "invalid", 401: "forbidden", 403: "forbidden", 404: "invalid", 405: "invalid", 409: "conflict", 413: "invalid", 429: "slow_down"}
_REFUSED = {"invalid": 400, "forbidden": 403, "conflict": 409, "slow_down": 429, "unavailable": 503}


def wants_json() -> bool:
    """Whether the answer goes to a script rather than to a person."""
    if request.headers.get("X-Requested-With") or request.is_json:
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"


def _words(status: int) -> tuple[str, str]:
    """Title and one or two sentences for a status."""
    known = {
        400: (_("内容を読み取れませんでした"), _("送られた内容を読み取れませんでした。前の画面に戻って、もう一度お試しください。")),
        401: (_("サインインが必要です"), _("サインインしていないか、有効期限が切れています。サインインしてから、もう一度お試しください。")),
        403: (_("この画面は開けません"), _("この画面や操作は、いまの権限ではご利用になれません。必要なときは管理者にご相談ください。")),
        404: (_("見つかりません"), _("お探しの画面は見つかりません。アドレスが正しいか、ご確認ください。")),
        405: (_("この開き方はできません"), _("この操作は、画面のボタンから行ってください。")),
        410: (_("このリンクは使えません"), _("リンクは、すでに使われたか、有効期限が切れています。")),
        413: (_("送られた内容が大きすぎます"), _("大きすぎるため、受け取れませんでした。何も保存していません。短くしてから、もう一度お試しください。")),
        429: (_("少しお待ちください"), _("短い間に操作が続いたため、受け付けを一時止めています。少し待ってから、もう一度お試しください。")),
        503: (_("いまは応答できません"), _("サーバーが混み合っているか、準備中です。少し待ってから、もう一度お試しください。")),
    }
    fallback = (
        _("うまくいきませんでした"),
        _("サーバーで思わぬことが起きました。少し待ってから、もう一度お試しください。続くときは管理者にお知らせください。"),
    )
    return known.get(status, known[400] if 400 <= status < 500 else fallback)


def _typed() -> list[tuple[str, str]]:
    """What the refused form held, but for secrets: (name of the field, text)."""
    if request.method != "POST" or request.mimetype not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return []
    try:
        pairs = list(request.form.items(multi=True))
    except HTTPException:
        return []
    return [(name, text) for name, text in pairs if text.strip() and not any(word in name for word in _NEVER_GIVEN_BACK)]


def _in_staff_area() -> bool:
    return request.path == "/staff" or request.path.startswith("/staff/")


def page(status: int, title: str, message: str, *, reference: str | None = None) -> ResponseReturnValue:
    """An error as the asker wants it: JSON in the form of docs/protocol.md §3, or a page that gives back what was typed."""
    if wants_json():
        kind = _KINDS.get(status, "invalid" if status < 500 else "unavailable")
        return jsonify(ok=False, error={"kind": kind, "code": f"http_{status}", "message": message}), status
    typed = [] if status == 413 else _typed()
    return (
        render_template("errors/page.html", status=status, title=title, message=message, typed=typed, reference=reference, staff_area=_in_staff_area()),
        status,
    )


class UnknownCodeError(NotFound):
    """An address with the code of no workshop, or of no seat slip."""

    def __init__(self, *, slip: bool = False) -> None:
        """`slip`: it was a slip's."""
        super().__init__()
        self.slip = slip


def _unknown_code(error: UnknownCodeError) -> ResponseReturnValue:
    if error.slip:
        return page(404, _("座席票が見つかりません"), _("この座席票は見つかりません。票に印刷されたコードと見くらべるか、会場の画面のコードから参加してください。"))
    return page(404, _("研修が見つかりません"), _("このコードの研修は見つかりません。会場の画面のコードと見くらべてください。"))


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if error.response is not None or status < 400:
        return error  # a redirect, or an answer made elsewhere
    return page(status, *_words(status))


def _too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    stream, left = request.environ["wsgi.input"], min(request.content_length or 0, _DRAIN_MAX)
    try:
        while left > 0 and (read := len(stream.read(min(left, 65_536)))):
            left -= read
    except OSError:
        log.info("an oversized request broke off")
    title, message = _words(413)
    return page(413, title, _("大きすぎるため、受け取れませんでした。何も保存していません。ファイルは1 MBまでです。") if _in_staff_area() else message)


def _csrf(error: CSRFError) -> ResponseReturnValue:
    log.info("refused for %s: %s", error.description, request.path)
    return page(
        400,
        _("画面の有効期限が切れています"),
        _("この画面を開いてから時間がたったか、別の場所から送られたため、受け取りませんでした。前の画面を開き直して、もう一度送ってください。"),
    )


def _refusal(error: Refusal) -> ResponseReturnValue:
    status = _REFUSED.get(error.kind, 400)
    if wants_json():
        return jsonify(error.answer()), status
    return page(status, _("この操作はできません"), _(error.message, **error.params))


def _unexpected(error: Exception) -> ResponseReturnValue:
    reference = secrets.token_hex(4)
    log.error("unexpected, reference %s, at %s %s", reference, request.method, request.path, exc_info=error)
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    try:
        return page(500, *_words(500), reference=reference)
    except Exception:  # the page needs what is broken: the database, to know who is signed in
        log.exception("not even the page of reference %s could be made", reference)
        return Response(f"{_words(500)[0]}\n{_words(500)[1]}\n{reference}\n", status=500, mimetype="text/plain")


def register(app: Flask) -> None:
    """Answer errors of the app in words."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(UnknownCodeError, _unknown_code)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(Exception, _unexpected)
