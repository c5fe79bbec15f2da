"""The house's own words on heavy cases: whom one can talk to.  Each new workshop begins with them."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.domain.vocabulary import DISTRESS_NOTE
from workshop.storage import audit
from workshop.storage.house import distress_note, set_distress_note
from workshop.web import access
from workshop.web.access import ADMINISTRATOR, require
from workshop.web.forms import DistressNoteForm
from workshop.web.lists import TITLES
from workshop.web.services import services

blueprint = Blueprint("house", __name__, url_prefix="/staff/house")


@blueprint.route("/distress-note", methods=["GET", "POST"])
@require(ADMINISTRATOR)
def note() -> ResponseReturnValue:
    """Read and change the words; emptied, the product's stand again."""
    if not access.account().all_wards:
        abort(403)
    form = DistressNoteForm()
    with services().database.read() as connection:
        kept = distress_note(connection)
    if not form.is_submitted():
        form.text.data = kept or _(DISTRESS_NOTE)
    if form.validate_on_submit():
        text = "\n".join(line.rstrip() for line in (form.text.data or "").strip().splitlines())
        text = "" if text in (DISTRESS_NOTE, _(DISTRESS_NOTE)) else text
        with services().database.write() as connection:
            set_distress_note(connection, text)
            audit.record(connection, access.account().id, "house.distress_note_set", text=text)
        flash(_("これから用意する研修に、この文を使います。"), "success")
        return redirect(url_for("house.note"))
    status = 422 if form.is_submitted() else 200
    return render_template("staff/distress_note.html", form=form, titles=TITLES), status
