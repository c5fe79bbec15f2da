"""One process at a time works on a house: the server, which says there at which address it is, or what puts a backup in its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 20  # a lock keeps others from reading what it covers there: past the address

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InUseError(RuntimeError):
    """Another process works on this house."""


def _file(database: Path) -> Path:
    return database.with_name(database.name + ".lock")


def address_of_server(database: Path) -> str:
    """The address of the server that works on the house now; "" where none does."""
    try:
        with _file(database).open("r+", encoding="utf-8") as file:
            try:
                _lock(file.fileno())
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
            _lock(descriptor)
        except OSError as error:
            raise InUseError(str(database)) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, address.encode())
        yield
    finally:
        os.close(descriptor)
