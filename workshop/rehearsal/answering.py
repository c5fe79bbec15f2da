"""The questionnaire over HTTP, as browsers use it: forms are read from the pages, filled in and sent."""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests

from workshop.rehearsal.client import TIMEOUT_S

AT_ONCE = 8  # people who answer at the same time
WRITES = 0.6  # how often a free text is not left empty
_HAPPY = {"before": (2, 3, 3, 4), "now": (4, 4, 5), "": (3, 4, 4, 5, 5)}  # grades, by the end of the field's name


class Form(HTMLParser):
    """What can be filled in on a page."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.hidden: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}  # of radio buttons and check boxes
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a field."""
        found = {name: value or "" for name, value in attrs}
        name, kind = found.get("name", ""), found.get("type", "")
        if tag == "textarea":
            self.texts.append(name)
        elif kind == "hidden":
            self.hidden[name] = found.get("value", "")
        elif kind in ("radio", "checkbox"):
            self.choices.setdefault(name, []).append(found.get("value", ""))


def fill_in(form: Form, words: Sequence[dict[str, Any]], chance: random.Random) -> dict[str, str]:
    """Answers to everything that is graded or chosen, and to some of the free texts, in the `words` ({kind, text}) of somebody's role."""
    given = dict(form.hidden)
    for name, values in form.choices.items():
        end = name.rpartition("_")[2]
        wanted = [str(grade) for grade in _HAPPY.get(end, _HAPPY[""])] if set(values) == set("12345") else values
        given[name] = chance.choice(wanted)
    for name in form.texts:
        said = [item["text"] for item in words if item["kind"] == name]
        if said and chance.random() < WRITES:
            given[name] = chance.choice(said)
    return given


def _session() -> requests.Session:
    """A browser.  It gives cookies back over plain HTTP too: the demo's own server stands behind whatever makes it https."""
    session = requests.Session()
    session.cookies.set_policy(DefaultCookiePolicy(secure_protocols=("http", "https")))
    return session


def answer(url: str, code: str, seat_token: str, words: Sequence[dict[str, Any]], chance: random.Random) -> bool:
    """One seat fetches its sheet, fills it in and sends it; whether it was taken."""
    with _session() as browser:
        browser.headers["Authorization"] = f"Seat {seat_token}"
        address = f"{url}/w/{code}/questionnaire"
        door = browser.get(address, timeout=TIMEOUT_S)
        sheet = browser.post(address, data=Form(door.text).hidden, timeout=TIMEOUT_S)
        del browser.headers["Authorization"]  # the sheet is not to know whose it is
        return sheet.ok and browser.post(sheet.url, data=fill_in(Form(sheet.text), words, chance), timeout=TIMEOUT_S).ok


def answer_all(url: str, code: str, people: Sequence[Any]) -> int:
    """Everybody who has a seat answers; how many were taken.  Each has `seat_token`, `words` and `chance`."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sum(pool.map(lambda one: answer(url, code, one.seat_token, one.words, one.chance), people))


class Organiser:
    """The facilitator in a browser of its own, where the questionnaire is opened and closed."""

    def __init__(self, url: str, entrance: str, workshop_id: str) -> None:
        """Sign in with a link (its path)."""
        self._browser = _session()
        self._browser.get(url + entrance, timeout=TIMEOUT_S)
        self._address = f"{url}/staff/workshops/{workshop_id}/questionnaire"

    def set(self, *, opened: bool) -> bool:
        """Open or close the questionnaire; whether that was possible."""
        token = Form(self._browser.get(self._address, timeout=TIMEOUT_S).text).hidden.get("csrf_token", "")
        form = {"csrf_token": token, "sheet": "now", "open": "yes" if opened else "no"}
        return self._browser.post(self._address, data=form, timeout=TIMEOUT_S).ok

    def close(self) -> None:
        """Leave."""
        self._browser.close()
