"""The facilitator's commands about posts, from JSON."""

from __future__ import annotations

from workshop.domain import commands_moderation as c
from workshop.domain.vocabulary import MAX_SHORT
from workshop.service.checks import CONFIRMED, Known, boolean, client_id, optional, plain, text

MODERATION_COMMANDS: Known = {
    "post.hide": plain(c.HidePost, {"post_id": client_id, "reason": text(MAX_SHORT), **CONFIRMED}),
    "post.unhide": plain(c.UnhidePost, {"post_id": client_id}),
    "post.hold": plain(c.HoldPost, {"post_id": client_id}),
    "post.release": plain(c.ReleasePost, {"post_id": client_id, "reason": optional(text(MAX_SHORT), ""), **CONFIRMED}),
    "room.set": plain(c.SetRoom, {"hold_new": boolean}),
}
