"""A backup of the house: one file, a zip of the database as at one moment and of the few files beside it.

The database is copied by VACUUM INTO: without free pages, so that nothing that was deleted, masked or redacted is in the copy.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from workshop.storage.schema import known_revisions

DATABASE = "aminome.db"
BESIDE = ("secret.key", "documents.yaml", "questionnaire.yaml")  # of the data folder, as far as they are there
_ABOUT, _KIND = "about.json", "aminome-backup"
_NAME = "aminome-%Y%m%d-%H%M%S.zip"
_ERASING = ("post.redacted", "rehearsal.cleared")  # events that take what was written out of earlier ones


class NotABackupError(ValueError):
    """A file that is no backup, or a damaged one; said in a sentence."""


@dataclass(frozen=True, slots=True)
class About:
    """What a backup holds: when it was made (ISO 8601, UTC), of which schema, and the files with their SHA-256."""

    made_at: str
    revision: str
    files: dict[str, str]
    kind: str = _KIND


def make(database: Path, data_dir: Path, target: Path) -> About:
    """Write a backup of a house, running or not, to `target`.  Raises OSError or sqlite3.Error; then nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix=".aminome-backup-", dir=target.parent) as folder:
        copy = Path(folder) / DATABASE
        revision = _copy(database, copy)
        beside = [data_dir / name for name in BESIDE if (data_dir / name).is_file()]
        about = About(datetime.now(UTC).isoformat(timespec="milliseconds"), revision, {path.name: _digest(path) for path in (copy, *beside)})
        packed = Path(folder) / "packed"
        with open(packed, "xb", opener=_private) as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(_ABOUT, json.dumps(asdict(about), indent=1))
                for path in (copy, *beside):
                    archive.write(path, path.name)
            os.fsync(file.fileno())
        packed.replace(target)
    return about


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _copy(database: Path, copy: Path) -> str:
    """Copy the database as at one moment; the revision of its schema."""
    if not database.is_file():
        raise FileNotFoundError(2, "データベースがありません", str(database))
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(database, isolation_level=None)) as source:
        source.execute("VACUUM INTO ?", (str(copy),))
    with closing(sqlite3.connect(copy)) as made:
        found = made.execute("PRAGMA quick_check").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        return str(made.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_about(path: Path) -> About:
    """What a backup says of itself.  Raises NotABackupError; OSError where the file cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(_ABOUT))
        about = About(**told)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise NotABackupError(f"あみのめのバックアップではありません：{path}") from error
    if about.kind != _KIND or DATABASE not in about.files or not set(about.files) <= {DATABASE, *BESIDE}:
        raise NotABackupError(f"あみのめのバックアップではありません：{path}")
    if about.revision not in known_revisions():
        raise NotABackupError(f"このバックアップは、いまより新しい版のあみのめでつくられています。先にあみのめを新しくしてください：{path}")
    return about


@contextmanager
def unpacked(path: Path, near: Path) -> Iterator[tuple[About, Path]]:
    """The files of a backup in a folder of their own in `near`, each as it was when it was packed.  Raises NotABackupError or OSError."""
    about = read_about(path)
    with tempfile.TemporaryDirectory(prefix=".aminome-restore-", dir=near) as name:
        folder = Path(name)
        with zipfile.ZipFile(path) as archive:
            for member, digest in about.files.items():
                try:
                    archive.extract(member, folder)
                except (zipfile.BadZipFile, KeyError, EOFError) as error:
                    raise NotABackupError(f"バックアップが壊れています（{member}）：{path}") from error
                (folder / member).chmod(0o600)
                if _digest(folder / member) != digest:
                    raise NotABackupError(f"バックアップが壊れています（{member}）：{path}")
        yield about, folder


# --- a folder of backups -----------------------------------------------------------------------------------------------------


def name_for(moment: datetime) -> str:
    """The name of a backup in a folder of them: in the order of time."""
    return moment.strftime(_NAME)


def in_folder(folder: Path, pattern: str = "aminome-*.zip") -> list[tuple[Path, About]]:
    """The backups of a folder that are named so, oldest first; other files are passed over."""
    found = []
    for path in sorted(folder.glob(pattern)):
        try:
            found.append((path, read_about(path)))
        except (NotABackupError, OSError):
            continue
    return sorted(found, key=lambda one: one[1].made_at)


def last_erasure(database: Path) -> str:
    """When something written was last taken out of the log (ISO 8601, UTC); "" where nothing was."""
    marks = ",".join("?" * len(_ERASING))
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute(f"SELECT max(at) FROM events WHERE type IN ({marks})", _ERASING).fetchone()[0] or "")  # noqa: S608  # marks alone
