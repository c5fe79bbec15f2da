"""What the subcommands share: settings and database with their refusals in words, and a sign of life."""

from __future__ import annotations

import errno
import gettext
import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from workshop.settings import Settings
    from workshop.storage.database import Database


_REASONS = {
    errno.ENOSPC: "ディスクの空きが足りません", errno.EDQUOT: "ディスクの割り当てが足りません", errno.EACCES: "権限がありません", errno.EPERM: "権限がありません",
    errno.ENOENT: "見つかりません", errno.EROFS: "書き込めない場所です", errno.EISDIR: "フォルダーです", errno.ENOTDIR: "途中がフォルダーではありません",
    errno.EADDRINUSE: "ほかのプログラムが使っています", errno.EADDRNOTAVAIL: "このコンピューターのアドレスではありません", errno.ENAMETOOLONG: "名前が長すぎます",
}  # fmt: skip
_SAID = {
    "database or disk is full": "ディスクの空きが足りません", "unable to open database file": "開けません",
    "file is not a database": "データベースのファイルではありません", "attempt to write a readonly database": "書き込めない場所です",
}  # fmt: skip


def speak_japanese() -> None:
    """Let the command line's library speak as our own texts do, whatever the terminal's language."""
    os.environ["LANGUAGE"] = "ja"
    gettext.bindtextdomain("click", Path(__file__).parent / "translations" / "terminal")
    gettext.textdomain("click")


def reason(error: BaseException) -> str:
    """Why the system or the database could not do something, in words."""
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _REASONS[error.errno]
    said = str(getattr(error, "orig", None) or error)
    return next((words for text, words in _SAID.items() if text in said), said)


def settings(**overrides: object) -> Settings:
    """The settings, `overrides` winning.  Ends the command where one cannot be used."""
    from workshop.settings import SettingsError, from_environment

    try:
        return from_environment(overrides=overrides)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"データの置き場所を使えません：{error.filename}（{reason(error)}）。AMINOME_DATA_DIR を確かめてください。") from error


def database_file(used: Settings) -> Path:
    """The file of the database.  Ends the command where the settings name none that can be used."""
    from workshop.storage.database import UnsuitableDatabaseError, database_path

    try:
        return database_path(used.database_url)
    except UnsuitableDatabaseError as error:
        raise click.ClickException(str(error)) from error


def database() -> Database:
    """The house's database, brought to the newest schema.  Ends the command where there is none, or none that can be used."""
    from sqlalchemy.exc import DatabaseError

    from workshop.app import open_database

    used = settings()
    file = database_file(used)
    if not file.is_file():
        raise click.ClickException(
            f"データベースがありません：{file}（AMINOME_DATA_DIR か AMINOME_DATABASE_URL を確かめてください。はじめてのときは workshop serve でつくられます）"
        )
    try:
        return open_database(used)
    except (OSError, DatabaseError) as error:
        raise click.ClickException(f"データベースを使えません：{file}（{reason(error)}）") from error


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
        raise click.ClickException(f"書き込めませんでした：{output}（{reason(error)}）") from error
    click.echo(f"書き出しました： {output}", err=quiet)
