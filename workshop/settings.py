"""One frozen Settings, read from the environment.  docs/operating.md describes each; a test compares."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from workshop.addresses import local_addresses

PREFIX = "AMINOME_"


class SettingsError(ValueError):
    """A setting that cannot be used, said in a sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs.  Each field is read from `AMINOME_<FIELD>` in the environment."""

    data_dir: Path = Path("var")  # database, secret key
    database_url: str = ""  # default: sqlite in data_dir
    host: str = "0.0.0.0"  # noqa: S104  # phones in the room have to reach it
    port: int = 8000
    public_url: str = ""  # default: the machine's address in the room
    async_mode: str = "eventlet"  # eventlet | gevent
    secret_key: str = ""  # default: made once, kept in data_dir
    city: str = ""
    label: str = "取扱注意"
    rate_per_s: int = 5  # commands a second that one participant or one of the staff may give; eight times as many at once

    def url(self, path: str = "/") -> str:
        """The address of a path as others reach it."""
        return self.base_url + path

    @property
    def base_url(self) -> str:
        """Scheme, host and port as others reach them, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{local_addresses()[0]}:{self.port}"


def from_environment(environ: Mapping[str, str] = os.environ, *, overrides: Mapping[str, object] | None = None) -> Settings:
    """Settings from `environ`, `overrides` winning.  Raises SettingsError for a number that is none."""
    values: dict[str, object] = {}
    for item in fields(Settings):
        text = environ.get(PREFIX + item.name.upper(), "").strip()
        if text:
            values[item.name] = _READ.get(item.name, str)(text)
    values |= {name: value for name, value in (overrides or {}).items() if value is not None}
    return complete(Settings(**values))  # type: ignore[arg-type]  # each value has its field's type


def complete(settings: Settings) -> Settings:
    """The settings with defaults that depend on others filled in; makes the data folder and the secret key."""
    if settings.async_mode not in ("eventlet", "gevent"):
        raise SettingsError(f"{PREFIX}ASYNC_MODE は eventlet か gevent にしてください（いまの値：{settings.async_mode}）")
    data_dir = settings.data_dir.resolve()
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    values = {item.name: getattr(settings, item.name) for item in fields(Settings)}
    values["data_dir"] = data_dir
    values["database_url"] = settings.database_url or f"sqlite:///{data_dir / 'aminome.db'}"
    values["secret_key"] = settings.secret_key or _kept_secret(data_dir / "secret.key")
    return Settings(**values)


def environment_of(settings: Settings) -> dict[str, str]:
    """The environment from which a child process reads the same settings."""
    return {PREFIX + item.name.upper(): str(getattr(settings, item.name)) for item in fields(Settings)}


def _number(name: str, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not 0 < int(text) <= high:
            raise SettingsError(f"{PREFIX}{name} は1から{high}までの数にしてください（いまの値：{text}）")
        return int(text)

    return read


_READ: dict[str, Callable[[str], object]] = {"port": _number("PORT", 65535), "rate_per_s": _number("RATE_PER_S", 1_000_000), "data_dir": Path}


def _kept_secret(path: Path) -> str:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")
