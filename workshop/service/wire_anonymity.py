"""Masking a post, from JSON."""

from __future__ import annotations

from workshop.domain.commands_anonymity import MaskPost
from workshop.service.checks import Known, client_id, number, plain

ANONYMITY_COMMANDS: Known = {"post.mask": plain(MaskPost, {"post_id": client_id, "version": number(1, 1_000_000)})}
