"""A database in which an older version kept workshops is made whole when a newer one opens it."""

from __future__ import annotations

from histories import FACILITATOR, person, seated
from sqlalchemy import delete, select, text

from workshop.domain import commands as c
from workshop.domain.rows_net import PlanMark
from workshop.service.bus import Bus
from workshop.storage.catch_up import KEY, NEWEST, catch_up
from workshop.storage.database import Database
from workshop.storage.tables import ROW_TABLES, settings
from workshop.storage.verify import verify


def test_marks_of_a_workshop_played_before_there_were_any_are_made_from_its_log(bus: Bus, database: Database, workshop_id: str) -> None:
    content = {
        "role_acting": "", "needs": [bus.state(workshop_id).case.needs[0].id], "kind": "act", "what": "訪ねる", "due_h": 24, "handoff_to": None,
        "receipt": "", "fallback": "", "lead": False,
    }  # fmt: skip
    moves = [*seated(), (FACILITATOR, c.OpenStage("plan", 0)), (person(0), c.PostActionItem("item-0001", content)), (FACILITATOR, c.OpenStage("check", 0))]
    for number, (actor, command) in enumerate(moves):
        assert bus.execute(workshop_id, actor, f"played-{number}", command)["ok"]
    bus.stop()
    marks = ROW_TABLES[PlanMark]
    with database.write() as connection:
        assert connection.execute(delete(marks)).rowcount > 0
        connection.execute(delete(settings).where(settings.c.key == KEY))
        assert verify(connection, workshop_id) != []
    catch_up(database)
    with database.read() as connection:
        assert verify(connection, workshop_id) == []
        assert connection.execute(select(settings.c.value).where(settings.c.key == KEY)).scalar() == NEWEST


def test_a_log_that_cannot_be_read_does_not_keep_the_house_shut(bus: Bus, database: Database, workshop_id: str) -> None:
    bus.stop()
    with database.write() as connection:
        connection.execute(text("UPDATE events SET type = 'mood.sensed' WHERE seq = 2"))
        connection.execute(delete(settings).where(settings.c.key == KEY))
    catch_up(database)
    with database.read() as connection:
        assert connection.execute(select(settings.c.value).where(settings.c.key == KEY)).scalar() == NEWEST
        assert [item.where for item in verify(connection, workshop_id)] == ["events: UnknownEventError"]
