"""Printing seat slips, making one void, and erasing the names that a roster brought for them: the seating page's forms at its foot."""

from __future__ import annotations

import io

from flask import abort, flash, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.service import seating
from workshop.storage import audit, slip_secrets
from workshop.storage import slips as slip_store
from workshop.web import access, listed, outputs
from workshop.web.access import RUNNING, require
from workshop.web.seating import back, blueprint, state_of
from workshop.web.services import services


@blueprint.post("/names")
@require(*RUNNING)
def erase_names(workshop_id: str) -> ResponseReturnValue:
    """Erase the names that were kept for printing."""
    state_of(workshop_id)
    with services().database.write() as connection:
        erased = slip_store.erase_names(connection, workshop_id)
        audit.record(connection, access.account().id, "roster.names_erased", workshop=workshop_id, names=erased)
    services().database.checkpoint()  # out of the write-ahead log as well
    flash(_("氏名%(n)d人分を消しました。", n=erased), "success")
    return back(workshop_id, "slips")


@blueprint.get("/slips.pdf")
@require(*RUNNING)
def slips_pdf(workshop_id: str) -> ResponseReturnValue:
    """The slips to print: of all, or of one seat."""
    state = state_of(workshop_id)
    layout, seat = request.args.get("layout", "eight"), request.args.get("seat", "")
    if layout not in ("eight", "one") or all(place.number is None for place in seating.places(state)):
        abort(404)
    row = access.own_workshop(workshop_id)
    try:
        with outputs.made(["slips", row.code, "--layout", layout, *(["--seat", seat] if seat else [])], "slips.pdf", listed.seen(row, "slips")) as path:
            file = io.BytesIO(path.read_bytes())
    except outputs.NotListedError:
        return back(workshop_id, "slips")
    with services().database.write() as connection:
        audit.record(connection, access.account().id, "slips.printed", workshop=workshop_id, layout=layout)
    return send_file(file, mimetype="application/pdf", download_name=outputs.file_name(row, "pdf").replace("あみのめ_", "座席票_"))


@blueprint.post("/void")
@require(*RUNNING)
def void(workshop_id: str) -> ResponseReturnValue:
    """Make a slip void; another one can be printed in its place."""
    state = state_of(workshop_id)
    key = request.form.get("key", "")
    seat = next((place for place in seating.places(state) if place.key == key and place.number is not None), None)
    if seat is None:
        abort(404)
    with services().database.write() as connection:
        slip_store.replace(connection, workshop_id, key, slip_secrets.maker(services().settings.secret_key, workshop_id))
        audit.record(connection, access.account().id, "slip.voided", workshop=workshop_id, seat=seat.number)
    flash(_("席%(number)dの座席票を無効にしました。新しい票を印刷して渡してください。", number=seat.number), "success")
    return back(workshop_id, "slips")
