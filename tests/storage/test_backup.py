"""A backup is the house as at one moment, without what was taken out of it; put back, it is the same house."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.servers import Server
from tests.service.test_bus import ANNA, FACILITATOR, Room, assessment
from workshop.cli import main
from workshop.domain.commands import JoinWorkshop, OpenStage, OpenWorkshop
from workshop.domain.rehearsal import ClearRehearsal
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.settings import Settings
from workshop.storage import backup, slips
from workshop.storage.database import Database
from workshop.storage.lock import held
from workshop.storage.verify import verify, workshop_ids

TEXT, NAME = "佐藤花子さんの家に行く", "佐藤花子"


@pytest.fixture
def room(bus: Bus, workshop_id: str) -> Room:
    found = Room(bus, workshop_id)
    found.open("assess", 1)
    assert found.join("anna")["ok"]
    assert found.say(ANNA, "assessment.post", {**assessment(), "text": TEXT, "confirmed": True})["ok"]
    return found


def run(settings: Settings, *arguments: str | Path) -> Result:
    """The command on a house."""
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"AMINOME_DATA_DIR": str(settings.data_dir)})


def bytes_of(path: Path) -> bytes:
    """All that a backup holds, unpacked."""
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def elsewhere(tmp_path: Path, settings: Settings) -> Settings:
    return replace(settings, data_dir=tmp_path / "another-machine")


# --- making one ------------------------------------------------------------------------------------------------------------


def test_a_house_put_back_elsewhere_is_the_same_house(room: Room, settings: Settings, tmp_path: Path) -> None:
    (settings.data_dir / "documents.yaml").write_text("era_years: false\n", encoding="utf-8")
    file = tmp_path / "house.zip"
    made = run(settings, "backup", "-o", file)
    assert made.exit_code == 0, made.output
    assert file.stat().st_mode & 0o777 == 0o600
    there = elsewhere(tmp_path, settings)
    back = run(there, "restore", file)
    assert back.exit_code == 0, back.output
    assert "研修1件、記録と表は同じです" in back.output
    for name in ("secret.key", "documents.yaml"):
        assert (there.data_dir / name).read_bytes() == (settings.data_dir / name).read_bytes()
    opened = Database(f"sqlite:///{there.data_dir / 'aminome.db'}")
    with opened.read() as connection:
        assert [verify(connection, one) for one in workshop_ids(connection)] == [[]]
    again = Bus(opened)
    assert getattr(again.state(room.id).post("post-0001"), "text", "") == TEXT
    opened.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_backup_of_a_running_server_holds_what_was_acknowledged(settings: Settings, room: Room, tmp_path: Path) -> None:
    room.bus.stop()
    server = Server(settings.data_dir).start()
    try:
        made = server.run("backup", "-o", str(tmp_path / "running.zip"))
        assert made.returncode == 0, made.stderr
        assert NAME.encode() in bytes_of(tmp_path / "running.zip")
        refused = server.run("restore", str(tmp_path / "running.zip"), "--replace")
        assert (refused.returncode, "サーバーが動いています" in refused.stderr) == (1, True)
        second = server.run("serve", "--port", str(server.port + 1))
        assert (second.returncode, "ほかのサーバーが使っています" in second.stderr) == (1, True)
    finally:
        assert server.stop() == 0


# --- what was taken out ----------------------------------------------------------------------------------------------------


def test_what_was_masked_is_not_in_the_next_backup_and_the_older_ones_are_named_until_they_go(room: Room, settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert run(settings, "backup", "--into", folder).exit_code == 0
    (before,) = folder.iterdir()
    before.rename(folder / "aminome-20260101-000000.zip")
    assert NAME.encode() in bytes_of(folder / "aminome-20260101-000000.zip")
    assert room.say(FACILITATOR, "post.mask", {"post_id": "post-0001", "version": 1})["ok"]
    told = run(settings, "backup", "--into", folder)
    assert "消した文章が残っているおそれがあります" in told.output
    assert "aminome-20260101-000000.zip" in told.output
    single = tmp_path / "backups" / "by-hand"
    assert "aminome-20260101-000000.zip" in run(settings, "backup", "-o", single).output
    single.unlink()
    newest = max(folder.iterdir())
    assert NAME.encode() not in bytes_of(newest)
    newest.rename(folder / "aminome-20260102-000000.zip")
    last = run(settings, "backup", "--into", folder, "--keep", "2")
    assert "古いバックアップを消しました： aminome-20260101-000000.zip" in last.output
    assert "残っているおそれ" not in last.output
    assert len(list(folder.iterdir())) == 2


def test_only_backups_are_rotated(room: Room, settings: Settings, tmp_path: Path) -> None:
    for name in ("notes.txt", "aminome-holiday.zip"):
        (tmp_path / name).write_text("ours, not a backup", encoding="utf-8")
    assert run(settings, "backup", "--into", tmp_path, "--keep", "1").exit_code == 0
    assert {"notes.txt", "aminome-holiday.zip"} <= {path.name for path in tmp_path.iterdir()}


def test_a_cleared_rehearsal_and_the_names_of_a_roster_are_in_no_later_backup(bus: Bus, workshop_id: str, settings: Settings, tmp_path: Path) -> None:
    facilitator, simulated = Actor("facilitator", "staff"), Actor("participant", "simulated")
    with bus.database.write() as connection:
        slips.put_names(connection, workshop_id, {"seat-1": "見本 花子"})
    room = Room(bus, workshop_id)
    for number, command in enumerate((OpenWorkshop(), OpenStage("assess", 1))):
        assert bus.execute(workshop_id, facilitator, f"open-{number}", command)["ok"]
    assert bus.execute(workshop_id, Actor("participant", "door"), "join-it", JoinWorkshop("simulated", "phn", None, "", "g1", rehearsal=True))["ok"]
    assert room.say(simulated, "assessment.post", {**assessment(), "text": "練習で書いた文"})["ok"]
    assert run(settings, "backup", "-o", tmp_path / "before.zip").exit_code == 0
    assert all(word.encode() in bytes_of(tmp_path / "before.zip") for word in ("見本 花子", "練習で書いた文"))
    assert bus.execute(workshop_id, facilitator, "clear-it", ClearRehearsal())["ok"]
    for kind in ("workshop.open", "workshop.close"):
        assert room.say(FACILITATOR, kind, {})["ok"]
    assert run(settings, "backup", "-o", tmp_path / "after.zip").exit_code == 0
    assert not any(word.encode() in bytes_of(tmp_path / "after.zip") for word in ("見本 花子", "練習で書いた文"))
    room.bus.stop()
    live = b"".join(path.read_bytes() for path in settings.data_dir.glob("aminome.db*"))
    assert not any(word.encode() in live for word in ("見本 花子", "練習で書いた文"))


def test_a_reader_in_the_way_only_puts_off_the_cleaning_of_the_log_file(room: Room) -> None:
    database = room.bus.database
    with database.read() as connection:
        assert workshop_ids(connection)
        assert room.say(FACILITATOR, "post.mask", {"post_id": "post-0001", "version": 1})["ok"]
        assert room.say(FACILITATOR, "bell.ring", {})["ok"], "nobody is held up by it"
        assert database.unclean
    assert room.say(FACILITATOR, "bell.ring", {})["ok"]
    room.bus.stop()
    assert not database.unclean
    for path in database.path.parent.glob("aminome.db*"):
        assert NAME.encode() not in path.read_bytes()


# --- what cannot be ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(room: Room, settings: Settings, tmp_path: Path) -> Path:
    path = tmp_path / "house.zip"
    assert run(settings, "backup", "-o", path).exit_code == 0
    room.bus.stop()
    return path


def test_nothing_is_overwritten_unless_that_is_said_and_the_old_is_kept(file: Path, settings: Settings) -> None:
    assert "すでにあるファイルには書きません" in run(settings, "backup", "-o", file).output
    database = settings.data_dir / "aminome.db"
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM events")
    refused = run(settings, "restore", file)
    assert (refused.exit_code, "--replace" in refused.output) == (1, True)
    done = run(settings, "restore", file, "--replace")
    assert done.exit_code == 0, done.output
    (aside,) = settings.data_dir.glob("replaced-*")
    assert {"aminome.db", "secret.key"} <= {path.name for path in aside.iterdir()}
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM events").fetchone()[0] > 0
    assert run(settings, "verify").exit_code == 0


def test_while_somebody_works_on_the_house_nothing_is_put_back(file: Path, settings: Settings) -> None:
    with held(settings.data_dir / "aminome.db"):
        assert "サーバーが動いています" in run(settings, "restore", file, "--replace").output
    assert run(settings, "restore", file, "--replace").exit_code == 0


def _rewritten(file: Path, target: Path, **about: object) -> Path:
    """The same backup, saying something else of itself."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        told = json.loads(old.read("about.json")) | about
        new.writestr("about.json", json.dumps(told))
        for name in old.namelist():
            if name != "about.json":
                new.writestr(name, old.read(name))
    return target


def test_what_is_no_backup_or_a_damaged_or_a_newer_one_is_refused_in_a_sentence(file: Path, settings: Settings, tmp_path: Path) -> None:
    there = elsewhere(tmp_path, settings)
    text = tmp_path / "text.zip"
    text.write_text("not a zip", encoding="utf-8")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(file.read_bytes()[:2000] + b"\0" * 400 + file.read_bytes()[2400:])
    cases = {
        text: "バックアップではありません",
        tmp_path / "nowhere.zip": "見つかりません",
        _rewritten(file, tmp_path / "other.zip", kind="something else"): "バックアップではありません",
        _rewritten(file, tmp_path / "sly.zip", files={"aminome.db": "0", "../evil": "0"}): "バックアップではありません",
        _rewritten(file, tmp_path / "newer.zip", revision="of-next-year"): "新しい版のあみのめ",
        _rewritten(file, tmp_path / "changed.zip", files={"aminome.db": "0" * 64}): "壊れています（aminome.db）",
        damaged: "壊れています",
    }
    for path, said in cases.items():
        refused = run(there, "restore", path)
        assert (refused.exit_code, said in refused.output) == (1, True), (path, refused.output)
    assert not (there.data_dir / "aminome.db").exists()
    assert list(there.data_dir.glob(".aminome*")) == []


def test_a_backup_whose_tables_are_not_what_its_log_says_is_not_put_back(room: Room, settings: Settings, tmp_path: Path) -> None:
    room.bus.stop()
    with sqlite3.connect(settings.data_dir / "aminome.db") as connection:
        connection.execute("UPDATE assessments SET text = '書きかえた'")
    assert run(settings, "backup", "-o", tmp_path / "house.zip").exit_code == 0
    there = elsewhere(tmp_path, settings)
    refused = run(there, "restore", tmp_path / "house.zip")
    assert (refused.exit_code, "戻していません" in refused.output) == (1, True)
    assert not (there.data_dir / "aminome.db").exists()


def test_on_a_full_disk_nothing_is_left_behind(room: Room, settings: Settings, tmp_path: Path) -> None:
    """Files may not grow beyond 100 kB here, which fails as a full disk does."""
    folder = tmp_path / "backups"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "workshop.cli", "backup", "--into", str(folder)], env={**os.environ, "AMINOME_DATA_DIR": str(settings.data_dir)},
        capture_output=True, text=True, check=False, timeout=60, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "バックアップをつくれませんでした" in done.stderr
    assert list(folder.iterdir()) == []


def test_one_says_where_to_and_the_house_has_to_be_there(settings: Settings, tmp_path: Path) -> None:
    assert "どちらか一つ" in run(settings, "backup").output
    assert "--into" in run(settings, "backup", "-o", tmp_path / "x.zip", "--keep", "3").output
    assert "データベースがありません" in run(replace(settings, data_dir=tmp_path / "nothing"), "backup", "-o", tmp_path / "x.zip").output


def test_a_backup_of_the_first_version_is_put_back_at_the_newest_schema(settings: Settings, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    with sqlite3.connect(old / "aminome.db") as connection:
        connection.executescript((Path(__file__).parents[1] / "web" / "house_of_0_1_0.sql").read_text(encoding="utf-8"))
    connection.close()
    assert backup.make(old / "aminome.db", old, tmp_path / "old.zip").revision == "0001"
    done = run(settings, "restore", tmp_path / "old.zip")
    assert (done.exit_code, "研修1件、記録と表は同じです" in done.output) == (0, True), done.output
    assert run(settings, "verify").exit_code == 0
