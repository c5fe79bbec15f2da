"""Commands between the facilitator and the room, from JSON."""

from __future__ import annotations

from workshop.domain import commands_floor as c
from workshop.domain.hands import SetScribe
from workshop.domain.rehearsal import ClearRehearsal
from workshop.domain.vocabulary import MAX_SHORT, MAX_TEXT
from workshop.service.checks import CONFIRMED, Known, boolean, choice, client_id, name, number, optional, plain, several, text

_MESSAGE_KINDS = {"notice": "お知らせ", "inject": "追加の情報", "scene": "場面"}
_SOON_S = 3 * 3600

FLOOR_COMMANDS: Known = {
    "message.send": plain(
        c.SendMessage,
        {
            "id": client_id,
            "kind": optional(choice(_MESSAGE_KINDS), "notice"),
            "title": optional(text(60), ""),
            "text": text(MAX_TEXT),
            "groups": optional(several(name, 60), ()),
            "wall": optional(boolean, False),
            "after_s": optional(number(0, _SOON_S), 0),
            "by_hand": optional(boolean, False),
            **CONFIRMED,
        },
    ),
    "message.release": plain(c.ReleaseMessage, {"id": client_id}),
    "message.withdraw": plain(c.WithdrawMessage, {"id": client_id}),
    "question.ask": plain(c.AskQuestion, {"id": client_id, "text": text(MAX_SHORT), **CONFIRMED}),
    "question.answer": plain(c.AnswerQuestion, {"id": client_id, "text": text(MAX_TEXT), **CONFIRMED}),
    "help.ask": plain(c.AskHelp, {}),
    "help.settle": plain(c.SettleHelp, {"group": optional(name, "")}),
    "pass.set": plain(c.SetPass, {"active": boolean}),
    "bell.ring": plain(c.RingBell, {}),
    "lead.take": plain(c.TakeLead, {"account": optional(name, "")}),
    "leads.name": plain(c.NameLeads, {"accounts": several(name, 20)}),
    "distress.set": plain(c.SetDistressNote, {"text": text(MAX_TEXT, empty=True), **CONFIRMED}),
    "scribe.set": plain(SetScribe, {"participant_id": optional(client_id, ""), "active": boolean}),
    "rehearsal.clear": plain(ClearRehearsal, {}),
    "groups.merge": plain(c.MergeGroups, {"gone": name, "into": name}),
}
