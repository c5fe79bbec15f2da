"""Languages.  Japanese is the language of the sources; other languages are there once their catalogue is."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from flask import Blueprint, Flask, Response, abort, g, jsonify, request
from flask_babel import Babel, format_date, format_datetime, get_locale

from workshop.web.access import public

CATALOGUES = Path(__file__).resolve().parents[1] / "translations"
SOURCE = "ja"
COOKIE = "lang"
_A_YEAR_S = 365 * 24 * 3600
_FOR_SCRIPTS = re.compile(r"(^|/)(static/js|workshop/domain|workshop/service)/")
NAMES = {"ja": "日本語", "en": "English"}

blueprint = Blueprint("i18n", __name__)


@cache
def languages() -> tuple[str, ...]:
    """Japanese, and every language with a catalogue."""
    return (SOURCE, *sorted(path.parents[1].name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po") if path.parents[1].name != SOURCE))


def choose() -> str:
    """The language of this request: asked for by `?lang=`, remembered in a cookie, wanted by the browser, or Japanese."""
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in languages():
            return wanted
    return request.accept_languages.best_match(languages()) or SOURCE


@cache
def script_catalogue(language: str) -> dict[str, str]:
    """Japanese text -> text of that language, for what scripts can ask for: texts of our scripts and refusals of commands."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        read = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in read if message.id and message.string and _is_for_scripts(message)}


def _is_for_scripts(message: Message) -> bool:
    return any(_FOR_SCRIPTS.search(where) for where, _ in message.locations)


@blueprint.get("/i18n/<lang>.json")
@public
def texts(lang: str) -> Response:
    """The catalogue for scripts."""
    if lang not in languages():
        abort(404)
    response = jsonify(script_catalogue(lang))
    response.cache_control.max_age = 300
    return response


def day(iso: str) -> str:
    """An ISO date as people write it, with its weekday."""
    written = date.fromisoformat(iso)
    if str(get_locale()) == SOURCE:
        return str(format_date(written, "y年M月d日（EEE）"))
    return str(format_date(written, "full"))


def moment(iso: str) -> str:
    """An ISO time in UTC as date and minute where the house stands."""
    at = datetime.fromisoformat(iso)
    return str(format_datetime(at, "y年M月d日 H:mm" if str(get_locale()) == SOURCE else "medium"))


def _remember(response: Response) -> Response:
    wanted = request.args.get("lang")
    if wanted in languages():
        response.set_cookie(COOKIE, str(wanted), max_age=_A_YEAR_S, samesite="Lax", httponly=True)
    if "flask_babel" in g:
        response.headers.setdefault("Content-Language", str(get_locale()))
    return response


def register(app: Flask) -> None:
    """Give the app its languages."""
    Babel(app, default_locale=SOURCE, default_translation_directories=str(CATALOGUES), default_timezone="Asia/Tokyo", locale_selector=choose)
    globals_: dict[str, Any] = {"get_locale": get_locale, "languages": languages, "language_names": NAMES}
    app.jinja_env.globals.update(globals_)
    app.jinja_env.filters.update(day=day, moment=moment)
    app.after_request(_remember)
    app.register_blueprint(blueprint)
