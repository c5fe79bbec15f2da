"""Who is signed in.  A session lives here, not in the cookie, so it can be ended from elsewhere."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, exists, insert, or_, select, update

from workshop.storage.audit import stamp
from workshop.storage.links import token_hash
from workshop.storage.tables import account_wards, accounts, staff_sessions, workshops

IDLE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=5)  # reading a page should not cost a write


def begin(connection: Connection, account_id: str) -> str:
    """Begin a session and return its token, which the browser keeps."""
    token = secrets.token_urlsafe(32)
    now = stamp()
    connection.execute(
        insert(staff_sessions).values(id_hash=token_hash(token), account_id=account_id, created_at=now, last_seen_at=now, revoked_at=None)
    )
    return token


def holder(connection: Connection, token: str) -> tuple[str, bool] | None:
    """The active account whose session this is, and whether it is time to `touch`; None for an ended, idle or unknown one."""
    now = datetime.now(UTC)
    row = connection.execute(
        select(staff_sessions.c.account_id, staff_sessions.c.last_seen_at)
        .join(accounts, accounts.c.id == staff_sessions.c.account_id)
        .where(
            staff_sessions.c.id_hash == token_hash(token),
            staff_sessions.c.revoked_at.is_(None),
            staff_sessions.c.last_seen_at > stamp(now - IDLE),
            accounts.c.active,
        )
    ).one_or_none()
    return None if row is None else (row.account_id, row.last_seen_at < stamp(now - TOUCH_EVERY))


def capacity_in(connection: Connection, session: str, workshop_id: str) -> str | None:
    """The capacity of whose session (its hash) runs and who works for that workshop's ward or was named to lead it; None for anybody else."""
    of_ward = exists().where(account_wards.c.account_id == accounts.c.id, account_wards.c.ward_id == workshops.c.ward_id)
    found = connection.execute(
        select(accounts.c.id, accounts.c.capacity, or_(accounts.c.all_wards, of_ward).label("of_ward"), workshops.c.co_leads)
        .join(staff_sessions, staff_sessions.c.account_id == accounts.c.id)
        .join(workshops, workshops.c.id == workshop_id)
        .where(
            staff_sessions.c.id_hash == session,
            staff_sessions.c.revoked_at.is_(None),
            accounts.c.active,
        )
    ).one_or_none()
    return found.capacity if found is not None and (found.of_ward or found.id in found.co_leads) else None


def touch(connection: Connection, token: str) -> None:
    """Note that the session is being used."""
    connection.execute(update(staff_sessions).where(staff_sessions.c.id_hash == token_hash(token)).values(last_seen_at=stamp()))


def revoke(connection: Connection, token: str) -> None:
    """End one session."""
    connection.execute(update(staff_sessions).where(staff_sessions.c.id_hash == token_hash(token)).values(revoked_at=stamp()))


def revoke_all(connection: Connection, account_id: str, *, but: str | None = None) -> None:
    """End an account's sessions, all but the one with token `but`."""
    running = (staff_sessions.c.account_id == account_id) & staff_sessions.c.revoked_at.is_(None)
    if but is not None:
        running &= staff_sessions.c.id_hash != token_hash(but)
    connection.execute(update(staff_sessions).where(running).values(revoked_at=stamp()))
