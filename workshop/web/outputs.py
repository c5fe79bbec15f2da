"""What comes out of a workshop: the report to look at, and its files.  They are made by a process of their own, so that nobody waits."""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, render_template, send_file
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from sqlalchemy import Row

from workshop.settings import environment_of
from workshop.storage import audit
from workshop.web import access
from workshop.web.access import STAFF, require
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
_AT_ONCE = threading.BoundedSemaphore(2)  # an export keeps a core busy for a second or two
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


@blueprint.get("/<workshop_id>/files")
@require(*STAFF)
def files(workshop_id: str) -> ResponseReturnValue:
    """The report and its files."""
    return render_template("staff/files.html", row=access.own_workshop(workshop_id), formats=FORMATS)


@blueprint.get("/<workshop_id>/report")
@require(*STAFF)
def report(workshop_id: str) -> ResponseReturnValue:
    """The report as it stands now, as a page."""
    row = access.own_workshop(workshop_id)
    with _exported(row, "html") as path:
        page = path.read_bytes()
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
    with _exported(row, format_name) as path:
        _note(row, format_name, "export")
        file = path.open("rb")  # stays readable after its folder is gone
    return send_file(file, mimetype=FORMATS[format_name][2], as_attachment=True, download_name=file_name(row, format_name))


def file_name(row: Row[Any], format_name: str) -> str:
    """`あみのめ_<title>_<date>.<format>`, without what a file's name must not hold."""
    title = _UNSAFE.sub("", row.title).strip(" .")[:60] or row.code
    return f"あみのめ_{title}_{row.held_on}.{format_name}"


def _note(row: Row[Any], format_name: str, action: str) -> None:
    with services().database.write() as connection:
        audit.record(connection, access.account().id, action, workshop=row.id, format=format_name)


@contextmanager
def _exported(row: Row[Any], format_name: str) -> Iterator[Path]:
    with made(["export", row.code, "--format", format_name], f"report.{format_name}") as path:
        yield path


@contextmanager
def made(arguments: list[str], name: str) -> Iterator[Path]:
    """The file that our command makes with these arguments, while it is there.  Ends the request with 503 where it could not be made."""
    if not _AT_ONCE.acquire(timeout=WAIT_S):
        abort(503)
    try:
        with tempfile.TemporaryDirectory(prefix="aminome-") as folder:
            path = Path(folder) / name
            _run(arguments, path)
            yield path
    finally:
        _AT_ONCE.release()


def _run(arguments: list[str], path: Path) -> None:
    command = [sys.executable, "-m", "workshop.cli", *arguments, "-o", str(path)]
    environment = {**os.environ, **environment_of(services().settings)}
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(  # noqa: S603  # our own program; codes and words come from the database and closed lists
                command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, timeout=TIMEOUT_S, check=False
            )
        except subprocess.TimeoutExpired:
            log.error("%s took longer than %d s", " ".join(arguments), TIMEOUT_S)
            abort(503)
        if done.returncode != 0 or not path.is_file():
            said.seek(0)
            log.error("%s failed: %s", " ".join(arguments), said.read().decode(errors="replace")[-2000:])
            abort(500)
