"""Read-only links: as many days as one chooses, listed, ended at once; of their use the day is kept and nothing else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.web.conftest import Browser
from tests.web.test_workshops_pages import prepared
from workshop.storage import audit
from workshop.storage.audit import stamp
from workshop.storage.database import Database
from workshop.storage.tables import review_links


@pytest.fixture
def base(signed_in: Any, database: Database) -> str:
    return f"/staff/workshops/{prepared(signed_in('facilitator1'), database).id}/review"


def made(chief: Any, base: str, days: str = "14") -> str:
    """The path of a fresh link, as the page shows it once."""
    page = chief.get(chief.post(f"{base}/links", {"days": days}).location).text
    found = re.search(r'value="http[^"]*(/review/[^"]+)"', page)
    assert found is not None, page
    return found.group(1)


def stored(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(select(review_links).order_by(review_links.c.made_at)).all())


def test_a_link_is_listed_with_who_made_it_until_when_and_the_day_it_was_used(app: Flask, signed_in: Any, base: str, database: Database) -> None:
    chief = signed_in("chief1")
    path = made(chief, base, "3")
    page = chief.get(base).text
    assert "まだ使われていません" in page
    assert "chief1 さん" in page
    assert path not in page, "the address is shown once"
    assert Browser(app.test_client(), app).get(path).status_code == 200
    [row] = stored(database)
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row.last_day), "the day, and nothing finer"
    assert path.rpartition("/")[2] not in str(row), "only a hash of it is stored"
    lasts = datetime.fromisoformat(row.expires_at) - datetime.fromisoformat(row.made_at)
    assert lasts == timedelta(days=3)
    assert "まだ使われていません" not in chief.get(base).text


def test_whoever_has_the_link_is_told_what_a_remarks_author_is_and_not_the_name(app: Flask, signed_in: Any, base: str) -> None:
    chief = signed_in("chief1")
    chief.post(f"{base}/comment", {"id": "remark-0001", "section": "overview", "text": "よくまとまっている"})
    assert "chief1 さん" in chief.get(base).text
    seen = Browser(app.test_client(), app).get(made(chief, base)).text
    assert "よくまとまっている" in seen
    assert "chief1 さん" not in seen
    assert re.search(r"係長　\S*20", seen)


@pytest.mark.parametrize("days", ["0", "31", "-1", "", "七", "2.5", "999999"])
def test_a_lifetime_out_of_range_is_refused_in_words(signed_in: Any, base: str, database: Database, days: str) -> None:
    chief = signed_in("chief1")
    assert "1日から30日まで" in chief.get(chief.post(f"{base}/links", {"days": days}).location).text
    assert stored(database) == []


def test_a_revoked_link_is_shut_at_once_and_its_neighbour_is_not(app: Flask, signed_in: Any, base: str, database: Database) -> None:
    chief, stranger = signed_in("chief1"), Browser(app.test_client(), app)
    first, second = made(chief, base), made(chief, base)
    found = re.search(r'action="([^"]+/revoke)"', chief.get(base).text)  # the newest stands first
    assert found is not None
    assert "取り消しました" in chief.get(chief.post(found.group(1)).location).text
    assert stranger.get(second).status_code == 404
    assert stranger.get(first).status_code == 200
    assert "すでに使えなく" in chief.get(chief.post(found.group(1)).location).text
    with database.read() as connection:
        assert len(audit.rows(connection, "review.link_revoked")) == 1


def test_a_link_ends_after_its_days(app: Flask, signed_in: Any, base: str, database: Database) -> None:
    chief = signed_in("chief1")
    path = made(chief, base, "1")
    with database.write() as connection:
        connection.execute(update(review_links).values(expires_at=stamp(datetime.now(UTC) - timedelta(seconds=1))))
    assert Browser(app.test_client(), app).get(path).status_code == 404
    assert "期限切れ" in chief.get(base).text


def test_nobody_ends_the_link_of_another_workshop_or_ward(signed_in: Any, base: str, database: Database) -> None:
    made(signed_in("chief1"), base)
    [row] = stored(database)
    assert signed_in("chief2").post(f"{base}/links/{row.id}/revoke").status_code == 404
    assert signed_in("facilitator1").post(f"{base}/links/{row.id}/revoke").status_code == 403
    assert stored(database)[0].revoked_at is None
