"""What the subcommands share: settings and database with their refusals in words, and a sign of life."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from workshop.settings import Settings
    from workshop.storage.database import Database


def settings(**overrides: object) -> Settings:
    """The settings, `overrides` winning.  Ends the command where one cannot be used."""
    from workshop.settings import SettingsError, from_environment

    try:
        return from_environment(overrides=overrides)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error


def database() -> Database:
    """The house's database, brought to the newest schema.  Ends the command where it cannot be used."""
    from workshop.app import open_database
    from workshop.storage.database import UnsuitableDatabaseError

    try:
        return open_database(settings())
    except UnsuitableDatabaseError as error:
        raise click.ClickException(str(error)) from error


def working(text: str) -> AbstractContextManager[object]:
    """Say what goes on while it takes a while, on a terminal's stderr only, so that output can be piped."""
    from rich.console import Console

    console = Console(stderr=True)
    return console.status(text) if console.is_terminal else nullcontext()
