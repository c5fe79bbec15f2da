"""The facilitator's commands about groups, from JSON."""

from __future__ import annotations

from workshop.domain import commands_seating as c
from workshop.service.checks import CONFIRMED, Known, name, number, plain, text

MAX_LIMIT = 60  # people in one group

SEATING_COMMANDS: Known = {
    "group.rename": plain(c.RenameGroup, {"id": name, "name": text(20), **CONFIRMED}),
    "group.remove": plain(c.RemoveGroup, {"id": name}),
    "group.limit": plain(c.SetGroupLimit, {"limit": number(1, MAX_LIMIT)}),
}
