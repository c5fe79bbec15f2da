"""Looking a case through for what may tell who somebody is: findings beside the text, mended or released, then signed for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.anonymity.check import NOT_PROOF
from workshop.anonymity.finding import COMBINED, STOP, Finding
from workshop.casebook.faults import CaseFaults, Fault
from workshop.casebook.source import MAX_BYTES
from workshop.service.case_files import findings_of, replaced, settled_in
from workshop.storage import audit
from workshop.storage.case_sheets import Released, sheet_of, sign
from workshop.storage.library import Version, add_case, check_in, find_version, source_of
from workshop.web import access
from workshop.web.access import RUNNING, require, takes
from workshop.web.services import services

blueprint = Blueprint("case_check", __name__, url_prefix="/staff/cases")

MAX_REASON = 200
MOST_SHOWN = 300  # findings on a page; a case that is far from finished has more, and the page would be slow
MAX_POSTED = 4_000_000  # bytes of a text that is given back, though it is too big to be looked through


@dataclass(frozen=True, slots=True)
class Spot:
    """The same words wherever they stand in the case."""

    finding: Finding
    lines: tuple[int, ...]

    @property
    def stops(self) -> bool:
        """Whether it has to be mended, or released with a reason."""
        return self.finding.grade == STOP

    @property
    def replaceable(self) -> bool:
        """Whether something can stand in its place."""
        return self.finding.grade != COMBINED and self.finding.replacement != self.finding.text


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a text: once for the same words, those that stop first; and how many passages were not read."""

    found: tuple[tuple[int, Finding], ...]
    unread: int
    spots: list[Spot]

    @property
    def stopping(self) -> list[Spot]:
        """Those that have to be mended or released."""
        return [spot for spot in self.spots if spot.stops]


def seen_in(source: str, kept: str) -> Seen:
    """Look a text through that is being made from the kept one."""
    found, unread = findings_of(source, settled_in(kept))
    lines: dict[tuple[str, str], list[int]] = {}
    first: dict[tuple[str, str], Finding] = {}
    for line, finding in found:
        key = (finding.kind, finding.text)
        lines.setdefault(key, []).append(line)
        if key not in first or finding.grade == STOP:
            first[key] = finding
    listed = [Spot(finding, tuple(dict.fromkeys(lines[key]))) for key, finding in first.items()]
    return Seen(found, unread, sorted(listed, key=lambda spot: not spot.stops))


@blueprint.get("/<digest>/check")
@require(*RUNNING)
def look(digest: str) -> ResponseReturnValue:
    """The findings beside the text of a version as it is kept."""
    _, source = _known(digest)
    return _page(digest, source)


@blueprint.post("/<digest>/check")
@takes(MAX_POSTED)
@require(*RUNNING)
def change(digest: str) -> ResponseReturnValue:
    """Replace one or all, look again, or keep what stands in the field as a new version."""
    _, kept = _known(digest)
    source = request.form.get("source", "").replace("\r\n", "\n")
    act = request.form.get("act", "look")
    if len(source.encode(errors="surrogatepass")) > MAX_BYTES:
        return _too_big(digest, source)
    if act == "save":
        try:
            return _keep(source)
        except CaseFaults as error:
            return _page(digest, source, faults=error.faults)
    if act == "all" or act.startswith("one:"):
        seen = seen_in(source, kept)
        kind, _, text = act.removeprefix("one:").partition(":")
        wanted = {(spot.finding.kind, spot.finding.text) for spot in seen.spots if spot.replaceable} if act == "all" else _same(seen.spots, kind, text)
        source = replaced(source, seen.found, wanted)
    return _page(digest, source, changed=source != kept)


def _same(listed: list[Spot], kind: str, text: str) -> set[tuple[str, str]]:
    """The words meant, and for a person also the other words for the same person: once one is gone, nothing would tie them together."""
    letter = next((spot.finding.replacement for spot in listed if (spot.finding.kind, spot.finding.text) == (kind, text)), None)
    together = {spot.finding.text for spot in listed if spot.finding.kind == kind == "name" and spot.finding.replacement == letter}
    return {(kind, one) for one in {text, *together}}


def _keep(source: str) -> ResponseReturnValue:
    """Raises CaseFaults, having stored nothing."""
    incoming, own = check_in(source), access.account()
    with services().database.write() as connection:
        if add_case(connection, incoming, own.id):
            audit.record(connection, own.id, "case.added", case=incoming.slug, version=incoming.id, file="editor")
    flash(_("直した内容を、新しい版として保存しました。"), "success")
    return redirect(url_for("case_check.look", digest=incoming.id))


@blueprint.post("/<digest>/sign")
@require(*RUNNING)
def put_signature(digest: str) -> ResponseReturnValue:
    """Sign the sheet of a version: everything of grade 止める released with a reason, and read through by a person."""
    version, source = _known(digest)
    stopping = seen_in(source, source).stopping
    reasons = [request.form.get(f"reason-{place}", "").strip()[:MAX_REASON] for place in range(len(stopping))]
    if not all(reasons) or request.form.get("read") != "yes":
        flash(_("署名していません。「止める」のそれぞれに理由を書き、読み合わせたことを確かめてください。"), "error")
        return _page(digest, source, reasons=reasons)
    own = access.account()
    released = [Released(spot.finding.label, spot.finding.text, reason) for spot, reason in zip(stopping, reasons, strict=True)]
    with services().database.write() as connection:
        if sign(connection, digest, account_id=own.id, signed_by=own.display_name, released=released):
            audit.record(
                connection, own.id, "case.signed", case=version.slug, version=digest, released=[[item.kind, item.reason] for item in released]
            )
    flash(_("確認票に署名しました。"), "success")
    return redirect(url_for("cases.show", digest=digest))


def _page(
    digest: str, source: str, *, changed: bool = False, faults: tuple[Fault, ...] = (), reasons: list[str] | None = None
) -> ResponseReturnValue:
    version, kept = _known(digest)
    with services().database.read() as connection:
        sheet = sheet_of(connection, digest)
    seen = seen_in(source, kept)
    changed = changed or bool(faults)
    status = 422 if faults or reasons is not None else 200
    return render_template(
        "staff/case_check.html", version=version, source=source, seen=seen, most=MOST_SHOWN, changed=changed, faults=faults, sheet=sheet,
        reasons=reasons or [], not_proof=NOT_PROOF,
    ), status  # fmt: skip


def _too_big(digest: str, source: str) -> ResponseReturnValue:
    """The text is given back as it came; it is not looked through."""
    version, _kept = _known(digest)
    size = math.ceil(len(source.encode(errors="surrogatepass")) / 100_000) / 10
    return render_template("staff/case_check.html", version=version, source=source, seen=None, changed=True, too_big=size, not_proof=NOT_PROOF), 413


def _known(digest: str) -> tuple[Version, str]:
    with services().database.read() as connection:
        version, source = find_version(connection, digest), source_of(connection, digest)
    if version is None or source is None:
        abort(404)
    return version, source
