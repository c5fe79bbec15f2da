"""What a house has chosen for itself, kept over restarts."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from workshop.storage.tables import settings

ADDRESS = "address"
DISTRESS_NOTE = "distress_note"


def chosen_address(connection: Connection) -> str | None:
    """The address that was chosen for links and QR codes, or None."""
    return _kept(connection, ADDRESS)


def choose_address(connection: Connection, address: str) -> None:
    """Use this address for links and QR codes from now on."""
    _keep(connection, ADDRESS, address)


def distress_note(connection: Connection) -> str:
    """The house's own words on whom one can talk to; empty where the product's stand."""
    return _kept(connection, DISTRESS_NOTE) or ""


def set_distress_note(connection: Connection, text: str) -> None:
    """Let each new workshop begin with these words; empty: with the product's."""
    _keep(connection, DISTRESS_NOTE, text)


def _kept(connection: Connection, key: str) -> str | None:
    found = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
    return found if isinstance(found, str) else None


def _keep(connection: Connection, key: str, value: str) -> None:
    statement = insert(settings).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
