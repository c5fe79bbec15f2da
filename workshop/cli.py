"""The command `workshop`.  Each subcommand imports what it needs inside, so that `--help` is quick and `serve` patches first."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop import terminal
from workshop.cli_backup import backup, restore
from workshop.cli_files import export, slips, story
from workshop.terminal import database as _database
from workshop.terminal import settings as _settings
from workshop.terminal import working as _working

if TYPE_CHECKING:
    from flask import Flask


class _InJapanese(click.Group):
    def main(self, *args: Any, **extra: Any) -> Any:
        terminal.speak_japanese()
        return super().main(*args, **extra)


@click.group(cls=_InJapanese, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """あみのめ：多職種合同研修の事例検討をひらく（Aminome, case-study workshops for joint training）。"""


for _command in (export, slips, story, backup, restore):
    main.add_command(_command)


@main.command()
@click.option("--host", help="待ち受けるアドレス（既定：すべて）")
@click.option("--port", type=click.IntRange(1, 65535), help="ポート番号（既定：8000）")
def serve(host: str | None, port: int | None) -> None:
    """サーバーを動かす。最初の一回は、管理者をつくるための一度きりのリンクを表示する。"""
    settings = _settings(host=host, port=port)
    from workshop import serve as server

    server.patch(settings.async_mode)
    from workshop.addresses import local_addresses

    def announce(app: Flask) -> None:
        click.echo(f"あみのめ を開始しました： {settings.base_url}/")
        for address in [] if settings.public_url else local_addresses()[1:]:
            click.echo(f"  ほかのアドレス： http://{address}:{settings.port}/")
        link = first_link(app)
        if link:
            click.echo(f"管理者をつくるリンク（一度だけ、24時間以内に使えます）：\n  {settings.url(link)}")

    from sqlalchemy.exc import DatabaseError

    from workshop.storage.lock import InUseError, held

    file = terminal.database_file(settings)
    try:
        with held(file, settings.base_url):
            server.run(settings, announce=announce)
    except InUseError as error:
        raise click.ClickException("このデータは、ほかのサーバーが使っています。先にそれを止めるか、AMINOME_DATA_DIR で別の場所を指定してください。") from error
    except server.NoListenerError as error:
        raise click.ClickException(
            f"ポート {settings.port} を使えません（{terminal.reason(error.why)}）。ほかの番号にするときは --port を付けてください。"
        ) from error
    except (OSError, DatabaseError) as error:
        raise click.ClickException(f"データベースを使えません：{file}（{terminal.reason(error)}）") from error


def first_link(app: Flask) -> str | None:
    """The path that creates the administrator, once; None where there is one."""
    from workshop.storage.accounts import has_administrator
    from workshop.storage.links import issue_link

    with app.extensions["aminome"].database.write() as connection:
        if has_administrator(connection):
            return None
        return f"/staff/first/{issue_link(connection, 'first_admin', None, timedelta(hours=24))}"


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="ポート番号")
@click.option("--people", type=click.IntRange(1, 400), default=36, show_default=True, help="模擬の参加者の人数")
@click.option("--case", "slug", default="isolated-young-parents", show_default=True, help="事例のid")
@click.option("--format", "format_id", default="conf100", show_default=True, help="進行形式のid")
@click.option("--minute", type=click.FloatRange(0.05, 60), default=3.0, show_default=True, help="進行形式の1分を何秒で進めるか")
@click.option("--once", is_flag=True, help="全段階が終わったら止める")
def demo(port: int, people: int, slug: str, format_id: str, minute: float, once: bool) -> None:
    """見本の研修を、模擬の参加者とともに始める（データは使い捨て）。"""
    from workshop.rehearsal.demo import NoDemoError, run_demo

    try:
        sys.exit(run_demo(port=port, people=people, slug=slug, format_id=format_id, minute_s=minute, once=once))
    except NoDemoError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("code")
@click.option("--url", default="http://127.0.0.1:8000", show_default=True, help="サーバーのアドレス")
@click.option("--people", type=click.IntRange(1, 2000), default=12, show_default=True, help="模擬の参加者の人数")
@click.option("--minutes", type=click.FloatRange(0.1, 600), default=10, show_default=True, help="何分で席を立つか")
@click.option("--late", type=click.IntRange(0), default=0, help="遅れて来る人数")
@click.option("--silent", type=click.IntRange(0), default=0, help="何も書かない人数")
@click.option("--drops", type=click.IntRange(0), default=0, help="通信がたびたび切れる人数")
@click.option("--wordy", type=click.IntRange(0), default=0, help="長い文を書く人数")
@click.option("--token", default="", help="ほかの端末から入れるときの、進行の画面にある練習の合言葉")
def rehearse(code: str, url: str, people: int, minutes: float, late: int, silent: int, drops: int, wordy: int, token: str) -> None:
    """動いているサーバーの研修 CODE に、模擬の参加者を入れる。したことは、進行の画面から1回で消せる。"""
    from workshop.rehearsal.demo import run_rehearsal
    from workshop.rehearsal.people import habits_of
    from workshop.service.rehearsal_pass import issue

    told = token or issue(_settings().secret_key, code.upper())
    habits = habits_of(people, late=min(late, people), silent=silent, drops=drops, wordy=wordy, within_s=minutes * 30, rehearsal=told)
    sys.exit(run_rehearsal(url, code.upper(), minutes * 60, habits))


@main.group()
def cases() -> None:
    """事例ファイルとアンケートのファイルを確かめる。"""


@cases.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="結果をJSONで")
def check_cases(files: tuple[Path, ...], as_json: bool) -> None:
    """事例のファイルと questionnaire.yaml の、書き方の誤りと、だれのことか分かるおそれのある書き方を、行と理由で示す。誤りか「止める」があれば終了コード1。"""
    from workshop.anonymity.check import NOT_PROOF
    from workshop.casebook.questionnaires import FILE_NAME
    from workshop.service.case_files import look_at, look_at_questionnaires

    with _working("事例を確かめています…"):
        looked = [
            look_at_questionnaires(path.read_bytes()) if path.name == FILE_NAME
            else look_at(path.read_bytes(), path.parent.name if path.name == "case.md" else None)
            for path in files
        ]  # fmt: skip
    if as_json:
        told = [{"file": str(path), **one.data()} for path, one in zip(files, looked, strict=True)]
        click.echo(json.dumps({"note": NOT_PROOF, "files": told}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(line for path, one in zip(files, looked, strict=True) for line in one.lines(str(path))))
        click.echo(NOT_PROOF)
    sys.exit(0 if all(one.passes for one in looked) else 1)


@main.group()
def users() -> None:
    """職員のアカウント。"""


@users.command("list")
def list_users() -> None:
    """アカウントの一覧。"""
    from workshop.storage.accounts import list_accounts

    with _database().read() as connection:
        for account in list_accounts(connection):
            click.echo(f"{account.login}\t{account.display_name}\t{account.capacity}\t{'有効' if account.active else '停止'}")


@users.command("reset")
@click.argument("login")
def reset_user(login: str) -> None:
    """LOGIN のパスワードを決め直す一度きりのリンクを表示する（24時間）。"""
    from workshop.storage.accounts import find_account
    from workshop.storage.links import issue_link
    from workshop.storage.lock import address_of_server

    settings = _settings()
    with _database().write() as connection:
        account = find_account(connection, login)
        if account is None:
            raise click.ClickException(f"「{login}」というアカウントはありません。")
        token = issue_link(connection, "reset", account.id, timedelta(hours=24))
    address = address_of_server(terminal.database_file(settings)) or settings.base_url
    click.echo(f"{address}/staff/reset/{token}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="結果をJSONで")
def verify(as_json: bool) -> None:
    """記録（ログ）から表をつくり直し、いまの表と同じかを確かめる。違いがあれば終了コード1。"""
    from rich.progress import track

    from workshop.storage import verify as checking

    with _database().read() as connection:
        ids = checking.workshop_ids(connection)
        shown = track(ids, "確かめています", disable=as_json or not sys.stderr.isatty())
        found = [item for workshop_id in shown for item in checking.verify(connection, workshop_id)]
    if as_json:
        click.echo(json.dumps([[item.workshop_id, item.where, str(item.expected), str(item.found)] for item in found], ensure_ascii=False))
    elif found:
        for item in found:
            click.echo(f"研修 {item.workshop_id}：{item.where} — 記録では {item.expected!r}、表では {item.found!r}")
    else:
        click.echo(f"研修 {len(ids)} 件：記録と表は同じです。")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
