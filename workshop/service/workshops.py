"""Preparing a workshop: its code, its case version, its format."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from workshop.casebook.presets import preset_roles
from workshop.domain import commands as c
from workshop.domain.commands_formats import SwitchFormat
from workshop.domain.format_data import format_to_data
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.domain.vocabulary import CODE_LETTERS
from workshop.service import case_gate
from workshop.service.bus import Bus
from workshop.storage.formats import find_format
from workshop.storage.house import distress_note
from workshop.storage.tables import wards
from workshop.storage.workshops import case_version, find_id

CODE_LENGTH = 6
MAX_GROUPS = 400


def new_id() -> str:
    """A random id of 22 characters."""
    return secrets.token_urlsafe(16)


def new_code() -> str:
    """A random join code."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def prepare(
    bus: Bus,
    *,
    account_id: str,
    title: str,
    ward_id: str,
    held_on: str,
    expected: int,
    groups: int,
    group_limit: int,
    case_digest: str,
    format_id: str,
    demo: bool = False,
) -> str:
    """Prepare a workshop and return its id.  Raises Refusal for what does not exist or does not fit."""
    if not 1 <= groups <= MAX_GROUPS:
        raise Refusal(INVALID, "bad_groups", "班の数は1から%(limit)dまでにしてください。", field="groups", limit=MAX_GROUPS)
    with bus.database.read() as connection:
        fmt = find_format(connection, format_id)
        try:
            case = case_version(connection, case_digest)
        except LookupError:
            raise Refusal(INVALID, "unknown_case", "その事例は見つかりません。", field="case") from None
        ward = connection.execute(select(wards.c.name).where(wards.c.id == ward_id)).scalar()
        if ward is None:
            raise Refusal(INVALID, "unknown_ward", "その区は一覧にありません。", field="ward")
        note = distress_note(connection)
        code = new_code()
        while find_id(connection, code) is not None:
            code = new_code()
    case_gate.clear(bus.database, case_digest)
    workshop_id = new_id()
    command = c.PrepareWorkshop(
        id=workshop_id, code=code, title=title, ward_id=ward_id, ward=ward, held_on=held_on, expected=expected, groups=groups,
        group_limit=group_limit, case_digest=case_digest, format=format_to_data(fmt), demo=demo, distress_note=note,
    )  # fmt: skip
    actor = Actor("facilitator", account_id)
    answer = bus.execute(workshop_id, actor, new_id(), command, start=lambda: State(case, fmt, preset_roles()))
    if not answer["ok"]:
        error = answer["error"]
        raise Refusal(error["kind"], error["code"], error["message"])
    return workshop_id


def switch_format(bus: Bus, workshop_id: str, actor: Actor, format_id: str) -> None:
    """Let a workshop run in another format; everything else that was prepared stays.  Raises Refusal once a stage has been opened."""
    with bus.database.read() as connection:
        fmt = find_format(connection, format_id)
    answer = bus.execute(workshop_id, actor, new_id(), SwitchFormat(format_to_data(fmt)))
    if not answer["ok"]:
        error = answer["error"]
        raise Refusal(error["kind"], error["code"], error["message"], field="format")
