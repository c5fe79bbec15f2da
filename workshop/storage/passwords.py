"""Passwords: a few plain rules, and their hashes."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

MIN_LENGTH = 10
MAX_LENGTH = 128
MIN_DIFFERENT = 5  # characters that differ
_COMMON = ("password", "passw0rd", "qwerty", "asdfgh", "zxcvbn", "letmein", "welcome", "admin", "aminome", "kenshu", "iloveyou")
_ROWS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")

# 19 MiB and two passes (about 20 ms): hashing holds up everybody else in the process, so no more than is advised.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _HASHER.hash("no account has this password")


def normalised(password: str) -> str:
    """The same characters, whatever keyboard composed them."""
    return unicodedata.normalize("NFC", password)


def weakness(password: str, login: str = "") -> str | None:
    """One sentence on why this password will not do, or None."""
    plain = normalised(password)
    folded = plain.casefold()
    if len(plain) < MIN_LENGTH:
        return "パスワードは10文字以上にしてください。"
    if len(plain) > MAX_LENGTH:
        return "パスワードは128文字までにしてください。"
    if len(set(folded)) < MIN_DIFFERENT:
        return "同じ文字の繰り返しは、すぐに当てられてしまいます。別のパスワードにしてください。"
    if login and login.casefold() in folded:
        return "パスワードにログイン名を含めないでください。"
    rest = folded.strip("0123456789!?#$%&*@._- ")
    if any(folded in row for row in _ROWS) or rest in _COMMON:
        return "よく使われるパスワードです。別のパスワードにしてください。"
    return None


def hashed(password: str) -> str:
    """The Argon2id hash to store."""
    return _HASHER.hash(normalised(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one hashed in `stored`.  Takes the same time where there is nothing to compare with."""
    try:
        _HASHER.verify(stored or _NOBODY, normalised(password)[: MAX_LENGTH + 1])
    except (Argon2Error, InvalidHashError):
        return False
    return bool(stored)
