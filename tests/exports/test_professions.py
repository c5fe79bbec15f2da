"""Reports call professions by their names, and name none under five people."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from histories import FACILITATOR

from workshop.domain import commands as c
from workshop.domain.viewpoint import Actor
from workshop.exports.reading import read_report
from workshop.service.bus import Bus
from workshop.storage.workshops import load_state


def test_a_report_calls_professions_by_their_names(bus: Bus, workshop_id: str, tmp_path: Path) -> None:
    assert bus.execute(workshop_id, FACILITATOR, "open-it-now", c.OpenWorkshop())["ok"]
    for number in range(13):
        profession = "phn" if number < 6 else "psychologist" if number < 11 else "other"
        joining = c.JoinWorkshop(f"person-{number:03}", profession, None, "", "")
        assert bus.execute(workshop_id, Actor("participant", "door"), f"join-{number:04}", joining)["ok"]
    with bus.database.read() as connection:
        state = load_state(connection, workshop_id)
        report = read_report(connection, state, data_dir=tmp_path, city="", label="", made_at=datetime(2026, 6, 1, tzinfo=UTC))
    assert report.professions == (("保健師", 6), ("その他", 7))
