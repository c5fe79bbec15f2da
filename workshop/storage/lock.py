"""One process at a time works on a house: the server, or what puts a backup in its place."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUseError(RuntimeError):
    """Another process works on this house."""


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Hold the house of that database; the system lets go of it even where the process is killed.  Raises InUseError."""
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(database.with_name(database.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUseError(str(database)) from error
        yield
    finally:
        os.close(descriptor)
