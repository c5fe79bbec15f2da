"""Links that open a door once: to create the first administrator, to set a password, to sign in.  Only hashes are stored."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from workshop.storage.audit import stamp
from workshop.storage.tables import links

FIRST_ADMIN, RESET, SIGN_IN = "first_admin", "reset", "sign_in"
RESET_TTL = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still works."""

    kind: str
    account_id: str | None
    expires_at: str
    reusable: bool


def token_hash(token: str) -> str:
    """What is stored of a token.  Tokens are long and random, so a plain hash will do."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def issue_link(connection: Connection, kind: str, account_id: str | None, ttl: timedelta, *, reusable: bool = False) -> str:
    """A fresh token for a link that works for `ttl`.  Earlier links of that kind for that account die."""
    now = datetime.now(UTC)
    if not reusable:
        earlier = links.c.account_id.is_(None) if account_id is None else links.c.account_id == account_id
        same = (links.c.kind == kind) & earlier & links.c.used_at.is_(None)
        connection.execute(update(links).where(same).values(used_at=stamp(now)))
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(links).values(
            token_hash=token_hash(token), kind=kind, account_id=account_id, expires_at=stamp(now + ttl), used_at=None, reusable=reusable
        )
    )
    return token


def find_link(connection: Connection, kind: str, token: str) -> Link | None:
    """The link of that kind, if it still works; it stays as it is."""
    row = connection.execute(
        select(links).where(links.c.token_hash == token_hash(token), links.c.kind == kind, links.c.used_at.is_(None), links.c.expires_at > stamp())
    ).one_or_none()
    return None if row is None else Link(row.kind, row.account_id, row.expires_at, row.reusable)


def take_link(connection: Connection, kind: str, token: str) -> Link | None:
    """The link, if it still works; one that is not reusable is dead from now on."""
    link = find_link(connection, kind, token)
    if link is not None and not link.reusable:
        connection.execute(update(links).where(links.c.token_hash == token_hash(token)).values(used_at=stamp()))
    return link
