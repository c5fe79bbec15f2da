"""The net of support on the wire: the shapes of its commands."""

from __future__ import annotations

from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.vocabulary import HANDOFF_ANSWERS, MAX_SHORT
from workshop.service.checks import CONFIRMED, choice, client_id, name, optional, plain, text

COMMANDS_NET = {
    "handoff.answer": plain(
        AnswerHandoff,
        {"post_id": client_id, "answer": choice(HANDOFF_ANSWERS), "text": optional(text(MAX_SHORT, empty=True), ""), **CONFIRMED},
    ),
    "role.call": plain(CallRole, {"role": name, "reason": optional(text(MAX_SHORT, empty=True), ""), **CONFIRMED}),
}
