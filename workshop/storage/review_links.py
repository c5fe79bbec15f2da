"""Links by which a workshop's review page is read without signing in.  Only hashes of them are stored; of their use, the last day."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from workshop.storage.audit import stamp
from workshop.storage.links import token_hash
from workshop.storage.tables import accounts, review_links

FEWEST_DAYS, MOST_DAYS, USUAL_DAYS = 1, 30, 14


@dataclass(frozen=True, slots=True)
class ReviewLink:
    """A link as the page lists it: by whom, since when, until when, last used on which day ("" never), and whether it still works."""

    id: str
    made_by: str
    made_at: str
    expires_at: str
    last_day: str
    state: str  # working | expired | revoked


def issue(connection: Connection, workshop_id: str, account_id: str, days: int) -> str:
    """A fresh token for a link that works so many days."""
    token, now = secrets.token_urlsafe(24), datetime.now(UTC)
    connection.execute(
        insert(review_links).values(
            id=secrets.token_urlsafe(9), token_hash=token_hash(token), workshop_id=workshop_id, made_by=account_id, made_at=stamp(now),
            expires_at=stamp(now + timedelta(days=days)), last_day="", revoked_at=None,
        )
    )  # fmt: skip
    return token


def listed(connection: Connection, workshop_id: str) -> Sequence[ReviewLink]:
    """All links of a workshop, the newest first."""
    query = select(review_links, accounts.c.display_name).join(accounts, accounts.c.id == review_links.c.made_by)
    rows = connection.execute(query.where(review_links.c.workshop_id == workshop_id).order_by(review_links.c.made_at.desc())).all()
    now = stamp()
    return [
        ReviewLink(
            row.id, row.display_name, row.made_at, row.expires_at, row.last_day,
            "revoked" if row.revoked_at else "working" if row.expires_at > now else "expired",
        )
        for row in rows
    ]  # fmt: skip


def find(connection: Connection, token: str) -> tuple[str, str, str] | None:
    """(id, workshop, last day) of a link that still works."""
    still = (review_links.c.revoked_at.is_(None), review_links.c.expires_at > stamp())
    row = connection.execute(select(review_links).where(review_links.c.token_hash == token_hash(token), *still)).one_or_none()
    return None if row is None else (row.id, row.workshop_id, row.last_day)


def used(connection: Connection, link_id: str, day: str) -> None:
    """Note the day on which a link was used, and nothing finer.  `day`: ISO date."""
    connection.execute(update(review_links).where(review_links.c.id == link_id).values(last_day=day))


def revoke(connection: Connection, workshop_id: str, link_id: str) -> bool:
    """End a link at once; False where that workshop has none such that still stands."""
    mine = (review_links.c.id == link_id, review_links.c.workshop_id == workshop_id, review_links.c.revoked_at.is_(None))
    return connection.execute(update(review_links).where(*mine).values(revoked_at=stamp())).rowcount > 0
