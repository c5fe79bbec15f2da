"""A case in which something stops is neither prepared nor opened."""

from __future__ import annotations

import pytest
from conftest import CASE
from sqlalchemy import delete

from workshop.domain.refusal import Refusal
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.case_gate import OPEN_STOPS, clear
from workshop.service.workshops import prepare
from workshop.storage.accounts import create_account, find_account
from workshop.storage.case_sheets import Released, sign
from workshop.storage.library import add_case, check_in
from workshop.storage.tables import case_sheets

FACILITATOR = Actor("facilitator", "staff")
OPEN = {"command_id": "open-0001", "type": "workshop.open", "payload": {}}
TELLING = CASE.read_text(encoding="utf-8").replace("\n# 進行役メモ", "\n鈴木美咲さんの電話は090-0000-4321。\n\n# 進行役メモ", 1)


def taken_in(bus: Bus, source: str) -> str:
    incoming = check_in(source)
    with bus.database.write() as connection:
        account = create_account(connection, login="writer", display_name="書いた人", capacity="facilitator", ward_ids=["w1"])
        add_case(connection, incoming, account.id)
    signed_for(bus, incoming.id, account.id)
    return incoming.id


def signed_for(bus: Bus, digest: str, account_id: str) -> None:
    with bus.database.write() as connection:
        assert sign(connection, digest, account_id=account_id, signed_by="書いた人", released=[Released("止める・人の名前", "鈴木美咲", "架空")])


def unsign(bus: Bus, digest: str) -> None:
    with bus.database.write() as connection:
        connection.execute(delete(case_sheets).where(case_sheets.c.case_id == digest))


def test_a_case_that_somebody_signed_for_is_clear_and_one_that_nobody_signed_for_is_not(bus: Bus) -> None:
    digest = taken_in(bus, TELLING)
    clear(bus.database, digest)
    unsign(bus, digest)
    with pytest.raises(Refusal) as caught:
        clear(bus.database, digest)
    assert caught.value.code == OPEN_STOPS
    assert caught.value.params["count"] == 2


def test_an_unsigned_case_in_which_nothing_stops_is_clear(bus: Bus) -> None:
    digest = taken_in(bus, TELLING.replace("鈴木美咲さんの電話は090-0000-4321。", "Aさんの電話は不通。"))
    unsign(bus, digest)
    clear(bus.database, digest)


def test_a_workshop_that_an_older_release_prepared_is_not_opened_before_its_case_is_clear(bus: Bus) -> None:
    digest = taken_in(bus, TELLING)
    with bus.database.read() as connection:
        account = find_account(connection, "writer")
    assert account is not None
    prepared = prepare(
        bus, account_id=account.id, title="合同研修", ward_id="w1", held_on="2026-06-01", expected=12, groups=2, group_limit=8, case_digest=digest, format_id="conf100"
    )
    unsign(bus, digest)  # an older release did not ask for it
    refused = bus.submit(prepared, FACILITATOR, OPEN)
    assert refused["error"]["code"] == OPEN_STOPS
    assert "2か所" in refused["error"]["message"]
    assert bus.submit(prepared, Actor("participant", "somebody"), OPEN)["error"]["code"] == "not_allowed"
    signed_for(bus, digest, account.id)
    assert bus.submit(prepared, FACILITATOR, {**OPEN, "command_id": "open-0002"})["ok"]
