"""The secrets of seat slips: made anew from the house's key each time, so that printing twice prints the same; stored as hashes only."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from workshop.domain.vocabulary import CODE_LETTERS
from workshop.storage.slips import Make

LETTERS = 12  # 52 bits: nobody guesses one, and somebody without a camera can still type it


def maker(secret_key: str, workshop_id: str) -> Make:
    """(seat_id, edition) -> the secret of that slip."""

    def make(seat_id: str, edition: int) -> str:
        digest = hmac.new(secret_key.encode(), f"slip:{workshop_id}:{seat_id}:{edition}".encode(), hashlib.sha256).digest()
        number = int.from_bytes(digest)
        letters = ""
        for _ in range(LETTERS):
            number, place = divmod(number, len(CODE_LETTERS))
            letters += CODE_LETTERS[place]
        return letters

    return make


def normal_token(typed: str) -> str:
    """A secret as it is kept: full-width, lower case, spaces and hyphens undone."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", typed).upper() if letter.isascii() and letter.isalnum())[:20]


def spaced(token: str) -> str:
    """`ACDE-FGHJ-KMNP`, as it is read and typed."""
    return "-".join(token[place : place + 4] for place in range(0, len(token), 4))
