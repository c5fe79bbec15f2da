"""Roles as they stand in a file: the preset list, and a case's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workshop.casebook.nodes import Sheet
from workshop.domain.case import Role

BELONGS = ("区", "児相", "外部")
MAX_ROLE_SHORT = 8
_ROLE_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")


def read_roles(sheets: Iterable[Sheet]) -> list[tuple[Role, int]]:
    """Each role with its line; faults are noted in the sheets."""
    roles = []
    for sheet in sheets:
        role = Role(
            id=sheet.identifier("id", _ROLE_ID, "半角の英小文字で始め、英小文字・数字・_ で書いてください。"),
            name=sheet.text("name"),
            short=sheet.text("short"),
            belongs=sheet.one_of("belongs", BELONGS),
            can=sheet.texts("can"),
            cannot=sheet.texts("cannot"),
            callable_via=sheet.texts("callable_via"),
        )
        if len(role.short) > MAX_ROLE_SHORT:
            sheet.note(sheet.line_of("short"), "too_long", key="short", length=len(role.short), limit=MAX_ROLE_SHORT)
        sheet.close()
        roles.append((role, sheet.line_of("id")))
    return roles
