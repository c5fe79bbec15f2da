"""One process at a time works on a house: the server, which says there at which address it is, or what puts a backup in its place."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class InUseError(RuntimeError):
    """Another process works on this house."""


def _file(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def address_of_server(database: Path) -> str:
    """The address of the server that works on the house now; "" where none does."""
    try:
        with _file(database).open("r+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return file.read().strip()
    except OSError:
        pass
    return ""


@contextmanager
def held(database: Path, address: str = "") -> Iterator[None]:
    """Hold the house of that database; the system lets go of it even where the process is killed.  Raises InUseError, OSError."""
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(_file(database), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUseError(str(database)) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, address.encode())
        yield
    finally:
        os.close(descriptor)
