"""Before a file is handed out, what was found in it is listed; its address carries the proof that this list was shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import flash, request
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import Row

from workshop.exports import identify
from workshop.web import access
from workshop.web.services import services

VALID_S = 30 * 60  # a list that was read half an hour ago is read again


def proof(row: Row[Any], what: str, digest: str) -> str:
    """The proof that the list of that digest was shown to whoever is signed in.  `what`: report | story | slips."""
    return str(_signer().dumps([row.id, what, access.account().id, digest]))


def proof_of(row: Row[Any], what: str, found: Sequence[identify.Listed]) -> str:
    """The same for a list at hand."""
    return proof(row, what, identify.digest(found))


def seen(row: Row[Any], what: str) -> str | None:
    """The digest of the list that was shown before this request; None where none was, or too long ago: then say so."""
    try:
        workshop_id, of, account_id, digest = _signer().loads(request.args.get("seen", ""), max_age=VALID_S)
    except (BadSignature, ValueError):
        workshop_id = of = account_id = digest = None
    if (workshop_id, of, account_id) == (row.id, what, access.account().id):
        return str(digest)
    flash(_("出力の前に、見つかった書き方の一覧を確かめてください。"), "warning")
    return None


def changed() -> None:
    """Say that what was found is something else by now."""
    flash(_("一覧を見たあとに、書き込みが変わりました。新しい一覧を確かめてから、もう一度出力してください。"), "warning")


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(services().settings.secret_key, salt="findings-seen")
