"""Which of this machine's addresses links and QR codes carry: chosen on the screen, kept for the house."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.addresses import local_addresses
from workshop.storage import audit
from workshop.storage.house import choose_address
from workshop.web import access
from workshop.web.access import RUNNING, require
from workshop.web.forms import AddressForm
from workshop.web.services import services

blueprint = Blueprint("addresses", __name__)


@blueprint.route("/staff/address", methods=["GET", "POST"])
@require(*RUNNING)
def choose() -> ResponseReturnValue:
    """Choose among the addresses of this machine; `?next=` leads back."""
    back = access.local_path(request.args.get("next"), url_for("staff.home"))
    house, form = services(), AddressForm()
    form.address.choices = [(address, f"http://{address}:{house.settings.port}/") for address in local_addresses()]
    if request.method == "GET":
        form.address.data = house.address()
    if not house.settings.public_url and form.validate_on_submit():
        with house.database.write() as connection:
            choose_address(connection, form.address.data)
            audit.record(connection, access.account().id, "house.address_chosen", address=form.address.data)
        flash(_("リンクとQRコードのアドレスを変えました。投影画面は、読み込み直すと新しくなります。"), "success")
        return redirect(back)
    status = 422 if form.is_submitted() else 200
    return render_template("staff/address.html", form=form, fixed=house.settings.public_url, back=back), status
