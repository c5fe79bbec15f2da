"""Deciding on words that may tell who somebody is, from JSON."""

from __future__ import annotations

from workshop.domain.commands_anonymity import MaskPost, MaskWords, ReleaseWords
from workshop.domain.vocabulary import HELD_WORDS, MAX_SHORT
from workshop.service.checks import CONFIRMED, Known, choice, client_id, number, optional, plain, text

ANONYMITY_COMMANDS: Known = {
    "post.mask": plain(MaskPost, {"post_id": client_id, "version": number(1, 1_000_000)}),
    "words.release": plain(ReleaseWords, {"kind": choice(HELD_WORDS), "id": client_id, "reason": optional(text(MAX_SHORT), ""), **CONFIRMED}),
    "words.mask": plain(MaskWords, {"kind": choice(HELD_WORDS), "id": client_id}),
}
