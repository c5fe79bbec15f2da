"""The command line: what goes wrong is said in a sentence, in Japanese, and nothing is made by looking."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result
from servers import Server

from workshop.cli import main
from workshop.settings import Settings, complete
from workshop.storage.accounts import create_account
from workshop.storage.database import Database
from workshop.translations.collect import CATALOGUES

TEXTS_OF_THE_LIBRARY = ("core", "exceptions", "formatting", "parser", "types")
NEVER_SHOWN = re.compile(r"defin|decl|Deprecation|iterable|UUID|boolean|format|executable|Choice\(|start character|\{len_type\}|_\(")  # for whoever writes a command, or of kinds that we do not use


def run(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"AMINOME_DATA_DIR": str(folder)})


@pytest.mark.parametrize("arguments", [["verify"], ["users", "list"], ["export", "ABCDEF", "--format", "csv", "--check"]])
def test_a_place_without_a_database_is_named_and_stays_empty(tmp_path: Path, arguments: list[str]) -> None:
    told = run(tmp_path / "house", *arguments)
    assert told.exit_code == 1
    assert f"データベースがありません：{tmp_path / 'house' / 'aminome.db'}" in told.output
    assert not (tmp_path / "house" / "aminome.db").exists()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "aminome.db").write_text("no database at all, and long enough to be read as one" * 40, encoding="utf-8")
    told = run(tmp_path, "verify")
    assert (told.exit_code, "データベースのファイルではありません" in told.output) == (1, True), told.output


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = run(tmp_path / "file" / "house", "users", "list")
    assert (told.exit_code, told.output) == (
        1, f"エラー：データの置き場所を使えません：{tmp_path / 'file' / 'house'}（途中がフォルダーではありません）。AMINOME_DATA_DIR を確かめてください。\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["demo", "--format", "nope"], "「nope」という進行形式はありません。使えるもの：mitate120、conf100、"),
        (["demo", "--case", "nope"], "「nope」という事例はありません。使えるもの：foreign-resident-family、"),
        (["demo", "--people", "0"], "0 は範囲の外です（1<=x<=400）。"),
        (["export"], "引数がありません： 'CODE'"),
        (["export", "ABCDEF", "--format", "exe"], "'exe' は使えません。使えるもの：'docx', 'xlsx', 'pdf', 'html', 'csv'"),
        (["nothing"], "'nothing' というコマンドはありません。"),
        (["verify", "--jsn"], "'--jsn' というオプションはありません。"),
        (["cases", "check", "nowhere.md"], "'nowhere.md' がありません。"),
        (["rehearse", "ABCDEF", "--url", "http://127.0.0.1:9"], "http://127.0.0.1:9 につながりません。"),
        (["rehearse", "ABCDEF", "--url", "htp:/x"], "アドレス htp:/x の書き方が正しくありません"),
    ],
)
def test_a_wrong_word_is_answered_in_japanese(tmp_path: Path, arguments: list[str], said: str) -> None:
    told = run(tmp_path, *arguments)
    assert (told.exit_code != 0, said in told.output) == (True, True), told.output


def test_every_text_that_the_library_may_say_is_there_in_japanese() -> None:
    with (CATALOGUES / "terminal" / "ja" / "LC_MESSAGES" / "click.po").open("rb") as file:
        known = {one.id[0] if isinstance(one.id, tuple) else one.id for one in read_po(file)}
    source = "".join((Path(click.__file__).parent / f"{name}.py").read_text(encoding="utf-8") for name in TEXTS_OF_THE_LIBRARY)
    said = {text.replace("\\n", "\n").replace("\\t", "\t") for text in re.findall(r'(?<!\w)(?:_|ngettext)\(\s*"((?:[^"\\]|\\.)+)"', source)}
    assert {text for text in said if not NEVER_SHOWN.search(text)} - known == set()


def test_a_second_server_on_the_same_port_or_the_same_data_is_told_so_and_a_reset_link_leads_to_the_running_one(tmp_path: Path) -> None:
    settings = complete(Settings(data_dir=tmp_path / "house"))
    server = Server(settings.data_dir).start()
    try:
        here = [sys.executable, "-m", "workshop.cli"]
        other = {**server.environment, "AMINOME_DATA_DIR": str(tmp_path / "other")}
        taken = subprocess.run([*here, "serve", "--port", str(server.port)], env=other, capture_output=True, text=True, check=False, timeout=60)
        assert (taken.returncode, f"ポート {server.port} を使えません（ほかのプログラムが使っています）" in taken.stderr) == (1, True), taken.stderr
        assert "Traceback" not in taken.stderr
        same = server.run("serve", "--port", "1")
        assert (same.returncode, "このデータは、ほかのサーバーが使っています" in same.stderr) == (1, True), same.stderr
        database = Database(settings.database_url)
        with database.write() as connection:
            create_account(connection, login="hanako", display_name="花子", capacity="facilitator", ward_ids=None)
        database.close()
        environment = {**os.environ, "AMINOME_DATA_DIR": str(settings.data_dir)}
        link = subprocess.run([*here, "users", "reset", "hanako"], env=environment, capture_output=True, text=True, check=True, timeout=60).stdout
        assert re.fullmatch(rf"http://[^/]+:{server.port}/staff/reset/\S+\n", link)
    finally:
        server.kill()


def test_a_demo_whose_port_is_taken_says_so(tmp_path: Path) -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken:
        told = subprocess.run(
            [sys.executable, "-m", "workshop.cli", "demo", "--port", str(taken.getsockname()[1])], capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert told.returncode == 1
    assert "ほかのプログラムが使っています" in told.stderr
    assert "Traceback" not in told.stderr
