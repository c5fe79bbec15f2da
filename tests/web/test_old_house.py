"""A database that version 0.1.0 filled goes on working: through every migration, equal to its log, its pages open, more can be written."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import select, text

from tests.web.conftest import Browser, build
from workshop.domain.commands import OpenStage, OpenWorkshop, PostReflection
from workshop.domain.rows_net import PlanMark
from workshop.domain.viewpoint import Actor
from workshop.storage import migrations
from workshop.storage.tables import ROW_TABLES, accounts, events
from workshop.storage.verify import verify, workshop_ids

OLD = Path(__file__).with_name("house_of_0_1_0.sql")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Flask]:
    """The old database, opened by the product of today."""
    with sqlite3.connect(tmp_path / "house.db") as old:
        old.executescript(OLD.read_text(encoding="utf-8"))
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    old.close()
    app = build(tmp_path)
    app.testing = True
    app.extensions["aminome"].bus.start()
    yield app
    app.extensions["aminome"].bus.stop()
    app.extensions["aminome"].database.close()


def _workshop(app: Flask) -> str:
    with app.extensions["aminome"].database.read() as connection:
        (workshop_id,) = workshop_ids(connection)
    return str(workshop_id)


def _signed_in(app: Flask, login: str) -> Browser:
    with app.extensions["aminome"].database.read() as connection:
        account = connection.execute(select(accounts.c.id).where(accounts.c.login == login)).scalar_one()
    return Browser(app.test_client(), app).enter(account)


def test_it_stands_at_the_newest_schema_has_lost_no_event_and_its_tables_are_what_its_log_says(house: Flask) -> None:
    workshop_id = _workshop(house)
    script = ScriptDirectory(migrations.__path__[0])
    with house.extensions["aminome"].database.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == script.get_current_head()
        assert len(connection.execute(select(events.c.seq)).all()) == OLD.read_text(encoding="utf-8").count('INSERT INTO "events"')
        assert verify(connection, workshop_id) == []
        assert connection.execute(select(ROW_TABLES[PlanMark])).first() is not None, "what that version could not yet tell of the plan"


def test_its_pages_open_and_its_report_is_written(house: Flask) -> None:
    workshop_id = _workshop(house)
    for login in ("shinko", "kanri"):
        staff = _signed_in(house, login)
        assert "はじめのころの研修" in staff.get("/staff").text
        for part in ("", "/files", "/review", "/replay", "/replay/moments", "/seating", "/questionnaire", "/snapshot", "/net"):
            assert staff.get(f"/staff/workshops/{workshop_id}{part}").status_code == 200, part
    listed = html.unescape(staff.get(f"/staff/workshops/{workshop_id}/files").text)
    address = re.search(r'"([^"]*/export/docx[^"]*)"', listed)
    assert address
    with staff.get(address.group(1)) as made:
        assert made.data[:2] == b"PK"


def test_it_is_opened_again_and_what_is_written_now_stands_beside_what_was(house: Flask) -> None:
    workshop_id, bus = _workshop(house), house.extensions["aminome"].bus
    facilitator = Actor("facilitator", "shinko")
    moves: tuple[tuple[Actor, Any], ...] = (
        (facilitator, OpenWorkshop()), (facilitator, OpenStage("closing", 0)),
        (Actor("participant", "person-0"), PostReflection("new-refl-1", {"kind": "insight", "text": "読み返して分かった"})),
    )  # fmt: skip
    for number, (actor, command) in enumerate(moves):
        assert bus.execute(workshop_id, actor, f"again-{number}", command)["ok"], command
    with bus.database.read() as connection:
        assert verify(connection, workshop_id) == []
    texts = {getattr(post, "text", "") for post in bus.state(workshop_id).posts()}
    assert {"記録を一つ読み返す", "読み返して分かった"} <= texts
