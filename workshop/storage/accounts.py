"""Accounts of staff: who may sign in, in what capacity, for which wards."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from workshop.domain.refusal import CONFLICT, INVALID, Refusal
from workshop.storage import passwords, staff_sessions
from workshop.storage.audit import stamp
from workshop.storage.links import Link, find_link, issue_link, take_link
from workshop.storage.tables import account_wards, accounts, wards

__all__ = [
    "CAPACITIES", "Account", "Link", "create_account", "find_account", "find_link", "get_account", "has_administrator", "issue_link",
    "list_accounts", "set_active", "set_password", "take_link", "update_account", "verify_password",
]  # fmt: skip

CAPACITIES = ("administrator", "facilitator", "section_chief")
MAX_NAME = 60
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")


@dataclass(frozen=True, slots=True)
class Account:
    """One account.  `ward_ids` is empty where `all_wards` is true."""

    id: str
    login: str
    display_name: str
    capacity: str
    all_wards: bool
    ward_ids: frozenset[str]
    active: bool
    must_change_password: bool
    has_password: bool
    created_at: str

    def covers(self, ward_id: str) -> bool:
        """Whether this account works for that ward."""
        return self.all_wards or ward_id in self.ward_ids


def normal_login(login: str) -> str:
    """A login as it is stored: half-width, lower case."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def login_fault(login: str) -> str | None:
    """One sentence on why this login will not do, or None."""
    return None if _LOGIN.fullmatch(normal_login(login)) else "ログイン名は、半角の英数字と . _ - @ で、3文字以上64文字までにしてください。"


def create_account(
    connection: Connection,
    *,
    login: str,
    display_name: str,
    capacity: str,
    ward_ids: Collection[str] | None,
    password: str | None = None,
    must_change_password: bool = False,
) -> Account:
    """Create an account for those wards (None: all).  Without password nobody can sign in until a link has set one.  Raises Refusal."""
    login = normal_login(login)
    fault = login_fault(login)
    if fault is not None:
        raise Refusal(INVALID, "bad_login", fault, field="login")
    if find_account(connection, login) is not None:
        raise Refusal(CONFLICT, "login_taken", "そのログイン名はすでに使われています。", field="login")
    if password is not None:
        _check_password(password, login)
    account_id = secrets.token_urlsafe(12)
    values = _checked(connection, display_name, capacity, ward_ids)
    connection.execute(
        insert(accounts).values(
            id=account_id, login=login, password_hash="" if password is None else passwords.hashed(password), active=True,
            must_change_password=must_change_password, created_at=stamp(), **values,
        )
    )  # fmt: skip
    _put_wards(connection, account_id, ward_ids)
    created = get_account(connection, account_id)
    assert created is not None  # inserted above, in this transaction
    return created


def update_account(
    connection: Connection, account_id: str, *, display_name: str, capacity: str, ward_ids: Collection[str] | None
) -> None:
    """Change name, capacity and wards (None: all).  Raises Refusal, also where no administrator for all wards would be left."""
    values = _checked(connection, display_name, capacity, ward_ids)
    if capacity != "administrator" or ward_ids is not None:
        _keep_an_administrator(connection, account_id)
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
    connection.execute(delete(account_wards).where(account_wards.c.account_id == account_id))
    _put_wards(connection, account_id, ward_ids)


def set_active(connection: Connection, account_id: str, *, active: bool) -> None:
    """Let an account sign in, or no longer; then its sessions end.  Raises Refusal for the last administrator."""
    if not active:
        _keep_an_administrator(connection, account_id)
        staff_sessions.revoke_all(connection, account_id)
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(active=active))


def set_password(
    connection: Connection, account_id: str, password: str, *, must_change_password: bool = False, keep_session: str | None = None
) -> None:
    """Set the password and end the account's sessions, all but `keep_session` (a session token).  Raises Refusal."""
    account = get_account(connection, account_id)
    if account is None:
        raise LookupError(account_id)
    _check_password(password, account.login)
    values = {"password_hash": passwords.hashed(password), "must_change_password": must_change_password}
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
    staff_sessions.revoke_all(connection, account_id, but=keep_session)


def verify_password(connection: Connection, login: str, password: str) -> Account | None:
    """The active account with this login and password, or None; both answers take the same time."""
    login = normal_login(login)
    stored = connection.execute(select(accounts.c.password_hash).where(accounts.c.login == login, accounts.c.active)).scalar()
    return find_account(connection, login) if passwords.matches(stored, password) else None


def find_account(connection: Connection, login: str) -> Account | None:
    """The account with that login, active or not, or None."""
    row = connection.execute(select(accounts).where(accounts.c.login == normal_login(login))).one_or_none()
    return None if row is None else _account(connection, row)


def get_account(connection: Connection, account_id: str) -> Account | None:
    """The account of that id, active or not, or None."""
    row = connection.execute(select(accounts).where(accounts.c.id == account_id)).one_or_none()
    return None if row is None else _account(connection, row)


def list_accounts(connection: Connection) -> list[Account]:
    """All accounts: active ones first, by login."""
    rows = connection.execute(select(accounts).order_by(accounts.c.active.desc(), accounts.c.login)).all()
    return [_account(connection, row) for row in rows]


def has_administrator(connection: Connection) -> bool:
    """Whether anybody can administer the house yet."""
    return _administrators(connection) > 0


def _account(connection: Connection, row: Row[Any]) -> Account:
    own = connection.execute(select(account_wards.c.ward_id).where(account_wards.c.account_id == row.id)).scalars()
    return Account(
        row.id, row.login, row.display_name, row.capacity, row.all_wards, frozenset(own), row.active,
        row.must_change_password, bool(row.password_hash), row.created_at,
    )  # fmt: skip


def _checked(connection: Connection, display_name: str, capacity: str, ward_ids: Collection[str] | None) -> dict[str, Any]:
    name = " ".join(display_name.split())
    if not 1 <= len(name) <= MAX_NAME:
        raise Refusal(INVALID, "bad_name", "表示名は1文字以上%(limit)d文字までにしてください。", field="display_name", limit=MAX_NAME)
    if capacity not in CAPACITIES:
        raise Refusal(INVALID, "bad_capacity", "権限を選んでください。", field="capacity")
    if ward_ids is not None:
        known = set(connection.execute(select(wards.c.id)).scalars())
        if not ward_ids or not set(ward_ids) <= known:
            raise Refusal(INVALID, "unknown_ward", "担当する区を一つ以上選んでください。", field="ward_ids")
    return {"display_name": name, "capacity": capacity, "all_wards": ward_ids is None}


def _check_password(password: str, login: str) -> None:
    reason = passwords.weakness(password, login)
    if reason is not None:
        raise Refusal(INVALID, "weak_password", reason, field="password")


def _put_wards(connection: Connection, account_id: str, ward_ids: Collection[str] | None) -> None:
    for ward_id in sorted(set(ward_ids or ())):
        connection.execute(insert(account_wards).values(account_id=account_id, ward_id=ward_id))


def _administrators(connection: Connection, *, but: str | None = None) -> int:
    """How many active administrators for all wards there are, leaving out account `but`."""
    query = select(func.count()).select_from(accounts).where(accounts.c.capacity == "administrator", accounts.c.active, accounts.c.all_wards)
    return connection.execute(query if but is None else query.where(accounts.c.id != but)).scalar_one()


def _keep_an_administrator(connection: Connection, account_id: str) -> None:
    """Raise a Refusal if nobody could administer all wards without this account."""
    if _administrators(connection, but=account_id) == 0:
        raise Refusal(
            CONFLICT,
            "last_administrator",
            "全区を担当する管理者が一人もいなくなるため、この変更はできません。先に、別の人を全区の管理者にしてください。",
        )
