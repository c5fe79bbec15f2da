"""What comes out of a workshop: the report to look at, and its files.  They are made by a process of their own, so that nobody waits."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from flask import Blueprint, Response, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy import Row

from workshop.anonymity.check import NOT_PROOF
from workshop.domain.rows_chiefs import Sharing
from workshop.domain.viewpoint import Viewpoint
from workshop.exports import identify
from workshop.exports.identify import LIST_CHANGED
from workshop.exports.reading import read_report
from workshop.settings import environment_of
from workshop.storage import audit
from workshop.web import access, listed
from workshop.web.access import RUNNING, SECTION_CHIEF, STAFF, require
from workshop.web.services import services

log = logging.getLogger(__name__)
blueprint = Blueprint("outputs", __name__, url_prefix="/staff/workshops")

FORMATS = {
    "docx": ("Word", _l("書き足したり直したりする資料に"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", _l("一覧で並べ替えや絞り込みをするときに"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": ("PDF", _l("配付と印刷に"), "application/pdf"),
    "html": ("HTML", _l("庁内のページにそのまま載せる1つのファイル"), "text/html"),
    "csv": ("CSV", _l("ほかの集計ソフトで使う投稿の一覧"), "text/csv"),
}
TIMEOUT_S = 120
WAIT_S = 60
_LONGEST_MARK = 32
_AT_ONCE = threading.BoundedSemaphore(2)  # an export keeps a core busy for a second or two
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


@blueprint.get("/<workshop_id>/files")
@require(*STAFF)
def files(workshop_id: str) -> ResponseReturnValue:
    """The report and its files."""
    row = access.own_workshop(workshop_id)
    texts = _texts(row)
    found = identify.look_through(texts, pause=lambda: time.sleep(0))  # between two texts others may go on
    return render_template(
        "staff/files.html", row=row, formats=FORMATS, departments=_departments(row.id), found=[one.data() for one in found], not_proof=NOT_PROOF,
        unread=identify.unread_in(texts), held=_held(row.id), proof=listed.proof_of(row, "report", found),
    )  # fmt: skip


@blueprint.get("/<workshop_id>/report")
@require(*STAFF)
def report(workshop_id: str) -> ResponseReturnValue:
    """The report as it stands now, as a page."""
    row = access.own_workshop(workshop_id)
    seen = listed.seen(row, "report")
    try:
        with _exported(row, "html", seen) as path:
            page = path.read_bytes()
    except NotListedError:
        return _to_the_list(row)
    _note(row, "html", "report.read")
    response = Response(page, mimetype="text/html")
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'" for style in _STYLE.findall(page))
    styles = hashes or "'none'"
    response.headers["Content-Security-Policy"] = f"default-src 'none'; style-src {styles}; base-uri 'none'; frame-ancestors 'none'"
    return response


@blueprint.get("/<workshop_id>/export/<format_name>")
@require(*STAFF)
def export(workshop_id: str, format_name: str) -> ResponseReturnValue:
    """One file to download."""
    if format_name not in FORMATS:
        abort(404)
    row = access.own_workshop(workshop_id)
    department, pack = request.args.get("department", "")[:80], "pack" in request.args
    if department:
        _known_department(workshop_id, format_name, department)
    more = ["--department", department] if department else ["--pack"] if pack else []
    try:
        with _exported(row, format_name, listed.seen(row, "report"), more) as path:
            _note(row, format_name, "export")
            file = path.open("rb")  # stays readable after its folder is gone
    except NotListedError:
        return _to_the_list(row)
    name = file_name(row, format_name, department or ("会議資料" if pack else ""))
    return _noticed(send_file(file, mimetype=FORMATS[format_name][2], as_attachment=True, download_name=name))


def _noticed(response: Response) -> Response:
    """With the mark that the page gave the file, so that it can say that the file has come."""
    mark = request.args.get("made", "")
    if mark.isascii() and mark.isalnum() and len(mark) <= _LONGEST_MARK:
        response.set_cookie("made", mark, max_age=60, samesite="Lax")
    return response


@blueprint.get("/<workshop_id>/story")
@require(*RUNNING)
def story_list(workshop_id: str) -> ResponseReturnValue:
    """What was found in the groups' pages, and the way to their file."""
    row = access.own_workshop(workshop_id)
    with _in_turn(), tempfile.TemporaryFile() as said:
        _run(["story", row.code, "--check", "--json"], said)
        said.seek(0)
        told = json.load(said)
    return render_template("staff/story.html", row=row, found=told["findings"], unread=told["unread"], not_proof=NOT_PROOF, proof=listed.proof(row, "story", told["digest"]))


@blueprint.get("/<workshop_id>/story.pdf")
@require(*RUNNING)
def story(workshop_id: str) -> ResponseReturnValue:
    """A page for each group on how its plan came about."""
    row = access.own_workshop(workshop_id)
    try:
        with made(["story", row.code], "story.pdf", listed.seen(row, "story")) as path:
            _note(row, "story", "export")
            file = path.open("rb")  # stays readable after its folder is gone
    except NotListedError:
        return redirect(url_for("outputs.story_list", workshop_id=row.id), 303)
    return send_file(file, mimetype="application/pdf", as_attachment=True, download_name=file_name(row, "pdf", "班のあゆみ"))


def _texts(row: Row[Any]) -> list[tuple[str, str]]:
    """Where in the report, as it stands now, stands what."""
    house, viewpoint = services(), Viewpoint(access.account().capacity)
    state, at = house.bus.state(row.id), house.settings
    with house.database.read() as connection:
        report = read_report(connection, state, data_dir=at.data_dir, city=at.city, label=at.label, made_at=datetime.now(UTC), viewpoint=viewpoint)
    return identify.passages(report)


def _to_the_list(row: Row[Any]) -> ResponseReturnValue:
    return redirect(url_for("outputs.files", workshop_id=row.id, _anchor="check"), 303)


def _held(workshop_id: str) -> int:
    """How many posts wait for the facilitator's decision because they may tell who somebody is."""
    return sum(post.held_why == "anonymity" and not post.withdrawn and post.audience != "self" for post in services().bus.state(workshop_id).posts())


def _known_department(workshop_id: str, format_name: str, department: str) -> None:
    """End the request with 404 unless the chiefs have planned how that department shares the result."""
    if format_name not in ("docx", "pdf", "html") or department not in _departments(workshop_id):
        abort(404)


def _departments(workshop_id: str) -> list[str]:
    """The departments for which the chiefs have planned how the result is shared, each once."""
    plans = services().bus.state(workshop_id).rows[Sharing].values()
    return list(dict.fromkeys(row.department for row in plans if not row.removed))


def file_name(row: Row[Any], format_name: str, what: str = "") -> str:
    """`あみのめ_<title>_<what>_<date>.<format>`, without what a file's name must not hold."""
    parts = (_UNSAFE.sub("", part).strip(" .")[:60] for part in (row.title, what))
    title = "_".join(part for part in parts if part) or row.code
    return f"あみのめ_{title}_{row.held_on}.{format_name}"


def _note(row: Row[Any], format_name: str, action: str) -> None:
    with services().database.write() as connection:
        audit.record(connection, access.account().id, action, workshop=row.id, format=format_name)


@contextmanager
def _exported(row: Row[Any], format_name: str, seen: str | None, more: Sequence[str] = ()) -> Iterator[Path]:
    # While the workshop goes on a chief is given what has been shown to all.
    limit = ["--for", SECTION_CHIEF] if access.account().capacity == SECTION_CHIEF else []
    with made(["export", row.code, "--format", format_name, *more, *limit], f"report.{format_name}", seen) as path:
        yield path


class NotListedError(Exception):
    """What is found in the file has not been listed to whoever asks for it; the reader has been told."""


@contextmanager
def made(arguments: list[str], name: str, seen: str | None) -> Iterator[Path]:
    """The file that our command makes with these arguments, while it is there.  Ends the request with 503 where it could not be made.

    `seen`: the digest of the list that was shown.  Raises NotListedError where none was, or where another would be shown by now.
    """
    if seen is None:
        raise NotListedError
    with _in_turn(), tempfile.TemporaryDirectory(prefix="aminome-") as folder:
        path = Path(folder) / name
        with tempfile.TemporaryFile() as said:
            _run([*arguments, "--seen", seen, "-o", str(path)], said)
        yield path


@contextmanager
def _in_turn() -> Iterator[None]:
    """Ends the request with 503 where too many wait."""
    if not _AT_ONCE.acquire(timeout=WAIT_S):
        abort(503)
    try:
        yield
    finally:
        _AT_ONCE.release()


def _run(arguments: list[str], said: IO[bytes]) -> None:
    """Run our command; what it answers goes to `said`.  What was found is for the reader, not for the server's log."""
    command = [sys.executable, "-m", "workshop.cli", *arguments]
    environment = {**os.environ, **environment_of(services().settings)}
    try:
        done = subprocess.run(  # noqa: S603  # our own program; codes and words come from the database and closed lists
            command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.PIPE, timeout=TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired:
        log.error("%s took longer than %d s", " ".join(arguments), TIMEOUT_S)
        abort(503)
    if done.returncode == LIST_CHANGED:
        listed.changed()
        raise NotListedError
    if done.returncode != 0:
        log.error("%s failed: %s", " ".join(arguments), done.stderr.decode(errors="replace").splitlines()[-1:])
        abort(500)
