"""The pass with which simulated participants say at the door that they only rehearse."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

VALID_S = 24 * 3600


def issue(secret_key: str, code: str) -> str:
    """A pass for the workshop of that code, good for a day."""
    return str(_signer(secret_key).dumps(code))


def is_valid(secret_key: str, code: str, token: object) -> bool:
    """Whether `token` is such a pass."""
    try:
        return isinstance(token, str) and _signer(secret_key).loads(token, max_age=VALID_S) == code
    except BadSignature:
        return False


def _signer(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt="rehearsal")
