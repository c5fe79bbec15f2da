"""What the subcommands share: settings and database with their refusals in words, and a sign of life."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
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


def handing_out(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes a file for others: the file's list of findings comes first."""
    for option in (
        click.option("--seen", help="見た一覧の digest（--json にあります）。一覧が変わっていたら書き出さず、終了コード3"),
        click.option("--check", is_flag=True, help="一覧だけを示し、書き出さない"),
        click.option("--json", "as_json", is_flag=True, help="一覧をJSONで（標準出力に）"),
        click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="書き出すファイル"),
    ):
        command = option(command)
    return command


def tell_found(texts: list[tuple[str, str]], output: Path | None, *, as_json: bool, check: bool, seen: str | None) -> Path:
    """Say what in `texts` may tell who somebody is before a file is written, and where it goes.

    Ends the command where that was all, or where the list is not the one that was `seen`.
    """
    from workshop.anonymity.check import NOT_PROOF
    from workshop.exports import identify

    if output is None and not check:
        raise click.UsageError("-o ファイル か --check を指定してください。")
    with working("だれのことか分かるおそれのある書き方を調べています…"):
        found = identify.look_through(texts)
    mark, unread = identify.digest(found), identify.unread_in(texts)
    if as_json:
        click.echo(json.dumps({"note": NOT_PROOF, "digest": mark, "findings": [one.data() for one in found], "unread": unread}, ensure_ascii=False, indent=2))
    else:  # on stderr, so that the file's own way is free
        for one in found:
            click.echo(identify.describe(one), err=True)
        if unread:
            click.echo(f"日本語以外で書かれたところがあり、そこは点検していません：{'、'.join(unread)}", err=True)
        click.echo(f"だれのことか分かるおそれのある書き方：{len(found)}件。{NOT_PROOF}", err=True)
    if seen is not None and seen != mark:
        click.echo("一覧が、見たときから変わりました。書き出していません。", err=True)
        sys.exit(identify.LIST_CHANGED)
    if check or output is None:
        sys.exit(0)
    return output


def write(output: Path, data: bytes, *, quiet: bool) -> None:
    """Write the file and say so."""
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"書き込めませんでした：{output}（{error.strerror}）") from error
    click.echo(f"書き出しました： {output}", err=quiet)
