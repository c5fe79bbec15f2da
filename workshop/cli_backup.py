"""`workshop backup` and `workshop restore`."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop import terminal

if TYPE_CHECKING:
    from workshop.storage.backup import About

def _trouble(error: Exception, what: str) -> click.ClickException:
    """What went wrong with a file, in a sentence."""
    return click.ClickException(f"{what}（{terminal.reason(error)}）。途中のファイルは残していません。")


@click.command()
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="書き出すファイル（すでにあるファイルには書きません）")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="このフォルダーに、日時を名前にして書き出す")
@click.option("--keep", type=click.IntRange(1), help="--into のフォルダーに、新しいほうから何個残すか（古いものは消します）")
def backup(output: Path | None, into: Path | None, keep: int | None) -> None:
    """データベースと鍵と体裁の設定を、一つのファイルにまとめる。サーバーが動いていてもよい。"""
    from workshop.storage import backup as store

    if (output is None) == (into is None):
        raise click.UsageError("-o ファイル か --into フォルダー の、どちらか一つを指定してください。")
    if keep is not None and into is None:
        raise click.UsageError("--keep は、--into と一緒に使います。")
    settings = terminal.settings()
    database = terminal.database_file(settings)
    target = output if output is not None else _fresh_name(into)
    if target.exists():
        raise click.ClickException(f"すでにあるファイルには書きません：{target}")
    if not database.is_file():
        raise click.ClickException(f"データベースがありません：{database}（AMINOME_DATA_DIR か AMINOME_DATABASE_URL を確かめてください）")
    try:
        with terminal.working(f"バックアップをつくっています…（{_megabytes(database)}）"):
            about = store.make(database, settings.data_dir, target)
    except (OSError, sqlite3.Error) as error:
        raise _trouble(error, f"バックアップをつくれませんでした：{target}") from error
    click.echo(f"バックアップをつくりました： {target}（{_megabytes(target)}）")
    if into is not None:
        _rotate(into, keep)
    _tell_older(database, target, about)


def _fresh_name(into: Path | None) -> Path:
    from workshop.storage.backup import name_for

    folder = into or Path()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _trouble(error, f"フォルダーをつくれませんでした：{folder}") from error
    return folder / name_for(datetime.now().astimezone())


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1_000_000:.1f} MB"


def _rotate(folder: Path, keep: int | None) -> None:
    from workshop.storage.backup import in_folder

    for path, _ in in_folder(folder)[: -keep if keep else 0]:
        try:
            path.unlink()
        except OSError as error:
            raise _trouble(error, f"古いバックアップを消せませんでした：{path}") from error
        click.echo(f"古いバックアップを消しました： {path.name}")


def _tell_older(database: Path, target: Path, about: About) -> None:
    """Backups beside this one that were made before something was taken out of the log still hold it."""
    from workshop.storage.backup import in_folder, last_erasure

    erased = last_erasure(database)
    older = [path.name for path, one in in_folder(target.parent, "*") if path.is_file() and one.made_at < erased and one.made_at != about.made_at]
    if older:
        click.echo("次のバックアップは、投稿を伏せたり練習の記録を消したりする前のもので、消した文章が残っているおそれがあります。要らなければ消してください。", err=True)
        for name in older:
            click.echo(f"  {name}", err=True)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="いまのデータベースを脇によけて、置きかえる")
def restore(file: Path, replace: bool) -> None:
    """バックアップ FILE を確かめて、データの置き場所に戻す。サーバーは先に止める。"""
    from workshop.storage.backup import NotABackupError, unpacked
    from workshop.storage.lock import InUseError, held

    settings = terminal.settings()
    database = terminal.database_file(settings)
    try:
        with held(database):
            if database.is_file() and not replace:
                raise click.ClickException(f"すでにデータベースがあります：{database}。置きかえるときは --replace を付けてください（いまのものは脇に残します）。")
            with terminal.working("バックアップを確かめています…"), unpacked(file, database.parent) as (about, folder):
                workshops = _checked(folder)
                aside = _put(folder, database, settings.data_dir, about.files)
    except InUseError as error:
        raise click.ClickException("サーバーが動いています。止めてから、もう一度実行してください。") from error
    except NotABackupError as error:
        raise click.ClickException(str(error)) from error
    except (OSError, sqlite3.Error) as error:
        raise _trouble(error, f"戻せませんでした：{file}") from error
    click.echo(f"戻しました： {database}（{_when(about)}のバックアップ、研修{workshops}件、記録と表は同じです）")
    if aside is not None:
        click.echo(f"前のものは残してあります： {aside}")


def _when(about: About) -> str:
    return f"{datetime.fromisoformat(about.made_at).astimezone():%Y年%-m月%-d日 %H:%M}"


def _checked(folder: Path) -> int:
    """Bring the unpacked database to the newest schema and compare its tables with its log; the number of workshops."""
    from workshop.app import open_database
    from workshop.settings import Settings
    from workshop.storage import verify as checking
    from workshop.storage.backup import DATABASE

    opened = open_database(Settings(data_dir=folder, database_url=f"sqlite:///{folder / DATABASE}"))
    try:
        with opened.read() as connection:
            ids = checking.workshop_ids(connection)
            found = [item for workshop_id in ids for item in checking.verify(connection, workshop_id)]
        opened.checkpoint()
    finally:
        opened.close()
    if found:
        raise click.ClickException(f"記録と表が違うところが{len(found)}か所あります。戻していません。最初の一つ：研修 {found[0].workshop_id}、{found[0].where}")
    return len(ids)


def _put(folder: Path, database: Path, data_dir: Path, files: dict[str, str]) -> Path | None:
    """Put the files in their places; where those that stand there were moved, or None."""
    from workshop.storage.backup import DATABASE

    places = {name: database if name == DATABASE else data_dir / name for name in files}
    aside = database.parent / f"replaced-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    moved: list[Path] = []
    try:
        if database.is_file():
            aside.mkdir(mode=0o700)
            for place in (*(database.with_name(database.name + end) for end in ("-wal", "-shm")), *places.values()):
                if place.is_file():
                    shutil.move(place, aside / place.name)
                    moved.append(place)
        for name, place in places.items():
            shutil.move(folder / name, place)
    except OSError:
        for place in moved:
            shutil.move(aside / place.name, place)
        raise
    return aside if moved else None
