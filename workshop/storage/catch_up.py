"""Rows that a newer fold makes of older logs: put once, when a newer version of the product first opens a database."""

from __future__ import annotations

import logging

from sqlalchemy import Connection, insert, select, update

from workshop.domain.events import UnknownEventError
from workshop.domain.row import Row
from workshop.domain.rows_net import PlanMark
from workshop.storage import projection
from workshop.storage.database import Database
from workshop.storage.tables import settings, workshops
from workshop.storage.verify import GapError, replay

log = logging.getLogger(__name__)

KEY = "projection"
# The kinds of rows that a version of the fold began to make of events that older versions had already stored.
BEGAN: dict[int, tuple[type[Row], ...]] = {2: (PlanMark,)}
NEWEST = max(BEGAN)


def catch_up(database: Database) -> None:
    """Put what is missing in the tables of workshops that ran under an older version.  A log that cannot be read is left to `verify`."""
    with database.read() as connection:
        known = connection.execute(select(settings.c.value).where(settings.c.key == KEY)).scalar()
    if known == NEWEST:
        return
    with database.write() as connection:
        kinds = [kind for version, began in BEGAN.items() if version > (known or 1) for kind in began]
        for workshop_id in connection.execute(select(workshops.c.id)).scalars().all():
            _put(connection, workshop_id, kinds)
        if known is None:
            connection.execute(insert(settings), {"key": KEY, "value": NEWEST})
        else:
            connection.execute(update(settings).where(settings.c.key == KEY), {"value": NEWEST})


def _put(connection: Connection, workshop_id: str, kinds: list[type[Row]]) -> None:
    try:
        state = replay(connection, workshop_id)
    except (LookupError, UnknownEventError, GapError, TypeError):
        log.exception("the log of workshop %s cannot be read; its new rows are not made", workshop_id)
        return
    projection.write(connection, workshop_id, [row for kind in kinds for row in state.rows[kind].values()])
