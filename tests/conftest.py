"""What most tests stand on: a case, a house on a real SQLite file, a running bus, a workshop ready to be opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.nothing_skipped import pytest_runtest_makereport  # noqa: F401  pytest finds the hook here
from workshop.app import open_database
from workshop.casebook.parse import parse_case
from workshop.domain.case import Case
from workshop.service.bus import Bus
from workshop.service.workshops import prepare
from workshop.settings import Settings, complete
from workshop.storage.accounts import create_account
from workshop.storage.database import Database
from workshop.storage.tables import case_versions

CASE = Path(__file__).parents[1] / "cases" / "isolated-young-parents" / "case.md"


@pytest.fixture(scope="session")
def case() -> Case:
    """The sample case of the isolated young parents."""
    return parse_case(CASE.read_text(encoding="utf-8"), slug="isolated-young-parents")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a house of its own."""
    return complete(Settings(data_dir=tmp_path / "house"))


@pytest.fixture(scope="session")
def new_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database file of a house as at its first start, to be copied."""
    settings = complete(Settings(data_dir=tmp_path_factory.mktemp("new-house")))
    opened = open_database(settings)
    opened.close()
    return opened.path


@pytest.fixture
def database(settings: Settings, new_house: Path) -> Iterator[Database]:
    """A new house: lists and cases as at the first start, no account."""
    opened = Database(settings.database_url)
    shutil.copyfile(new_house, opened.path)
    yield opened
    opened.close()


@pytest.fixture
def bus(database: Database) -> Iterator[Bus]:
    """A bus that takes commands."""
    running = Bus(database)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def workshop_id(bus: Bus) -> str:
    """A prepared workshop of ward w1: 10 groups of at most 8, conf100."""
    return prepare_workshop(bus)


def prepare_workshop(bus: Bus, *, groups: int = 10, group_limit: int = 8) -> str:
    """Prepare a workshop by an account of its own and return its id."""
    with bus.database.write() as connection:
        digest = connection.execute(select(case_versions.c.id).where(case_versions.c.slug == CASE.parent.name)).scalar_one()
        account = create_account(connection, login="shinko", display_name="進行役さん", capacity="facilitator", ward_ids=["w1"])
    return prepare(
        bus, account_id=account.id, title="多職種合同研修", ward_id="w1", held_on="2026-06-01", expected=60, groups=groups,
        group_limit=group_limit, case_digest=digest, format_id="conf100",
    )  # fmt: skip
