"""What a house has chosen for itself, kept over restarts."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from workshop.storage.tables import settings

ADDRESS = "address"


def chosen_address(connection: Connection) -> str | None:
    """The address that was chosen for links and QR codes, or None."""
    found = connection.execute(select(settings.c.value).where(settings.c.key == ADDRESS)).scalar()
    return found if isinstance(found, str) else None


def choose_address(connection: Connection, address: str) -> None:
    """Use this address for links and QR codes from now on."""
    statement = insert(settings).values(key=ADDRESS, value=address)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": address}))
