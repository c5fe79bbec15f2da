"""Deciding on words that may tell who somebody is, from JSON."""

from __future__ import annotations

from workshop.domain.commands_anonymity import MaskPost, MaskWords, ReleaseWords
from workshop.domain.vocabulary import HELD_WORDS, MAX_SHORT
from workshop.service.checks import CONFIRMED, Known, Shape, choice, client_id, number, optional, plain, several, text

_WORDS: Shape = {"words": optional(several(text(MAX_SHORT), 20), [])}  # what the checker missed and the facilitator saw

ANONYMITY_COMMANDS: Known = {
    "post.mask": plain(MaskPost, {"post_id": client_id, "version": number(1, 1_000_000), **_WORDS}),
    "words.release": plain(ReleaseWords, {"kind": choice(HELD_WORDS), "id": client_id, "reason": optional(text(MAX_SHORT), ""), **CONFIRMED}),
    "words.mask": plain(MaskWords, {"kind": choice(HELD_WORDS), "id": client_id, **_WORDS}),
}
