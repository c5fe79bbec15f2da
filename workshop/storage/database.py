"""The engine, and the two kinds of transaction: one that reads, one that writes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool, QueuePool

BUSY_TIMEOUT_MS = 10_000


class UnsuitableDatabaseError(ValueError):
    """The database named in the settings is not one that this product runs on."""


def database_path(url: str) -> Path:
    """The file of a database.  Raises UnsuitableDatabaseError for anything but `sqlite:////path/file.db`."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise UnsuitableDatabaseError(
            f"DATABASE_URL は sqlite:////… の形でファイルを指定してください（いまの値：{parsed.render_as_string(hide_password=True)}）"
        )
    return Path(parsed.database)


class Database:
    """One SQLite file, in WAL mode with `synchronous=FULL`: what is committed survives a cut of power.

    A transaction that writes takes the write lock at BEGIN, so it never fails half-way for want of it.
    """

    def __init__(self, url: str) -> None:
        """Open `url` (`sqlite:////path/file.db`).  Raises UnsuitableDatabaseError for anything else."""
        self.path = database_path(url)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._create_private(self.path)
        self.url = url
        self.unclean = False  # something that was erased may still lie in the write-ahead log
        self.writing: Engine = _engine(url, begin="BEGIN IMMEDIATE", pooled=True)
        self.reading: Engine = _engine(url, begin="BEGIN", pooled=False)

    @staticmethod
    def _create_private(path: Path) -> None:
        """Make the file readable by its owner alone before anything is written into it."""
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection inside one read transaction: everything read belongs to one moment."""
        with self.reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection inside one write transaction, committed at the end, rolled back on an exception."""
        with self.writing.begin() as connection:
            yield connection

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the file and empty it; what was erased lies there until then.

        Where a reader is in the way it does not wait, which would hold up everybody: `unclean` says that it has to be done again.
        """
        with self.writing.connect() as connection:
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA busy_timeout=0")
            (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
            cursor.close()
        self.unclean = bool(busy)

    def close(self) -> None:
        """Let go of the file."""
        self.writing.dispose()
        self.reading.dispose()


def _engine(url: str, *, begin: str, pooled: bool) -> Engine:
    # Readers get a connection of their own each time: a pooled one could keep an old snapshot of the WAL alive.
    options: dict[str, Any] = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 16} if pooled else {"poolclass": NullPool}
    # A connection may be handed from one green thread to another between transactions.
    # `secure_delete`: what is redacted is overwritten in the file, not only marked as free.
    # What people write must not reach the server's log with an error.
    engine = create_engine(url, connect_args={"check_same_thread": False}, hide_parameters=True, **options)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself; `begin` below does
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={BUSY_TIMEOUT_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
