"""The demo's questionnaire: forms are filled in as people would, and a whole run leaves answers that can be counted."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

from servers import free_port

from workshop.rehearsal.answering import Form, fill_in
from workshop.rehearsal.people import mixed_professions

PAGE = """<form method="post"><input type="hidden" name="csrf_token" value="t0ken">
<input type="radio" name="useful" value="5"><input type="radio" name="useful" value="4"><input type="radio" name="useful" value="3">
<input type="radio" name="useful" value="2"><input type="radio" name="useful" value="1">
<input type="radio" name="profession" value="0"><input type="radio" name="profession" value="1">
<textarea name="insight"></textarea><textarea name="unheard"></textarea></form>"""
LETTERS = "abcdefghijklm"


def test_what_is_chosen_stands_on_the_form_and_what_is_written_is_of_the_role() -> None:
    filled = [fill_in(Form(PAGE), [{"kind": "insight", "text": "夜のことを知らなかった"}], random.Random(seed)) for seed in range(40)]
    assert all(given["csrf_token"] == "t0ken" and given["useful"] in "12345" and given["profession"] in "01" for given in filled)
    assert {given.get("insight") for given in filled} == {None, "夜のことを知らなかった"}
    assert not any("unheard" in given for given in filled)


def test_among_thirty_six_people_some_professions_are_held_by_five_or_more_and_all_are_there() -> None:
    held = Counter(mixed_professions(LETTERS, 36))
    assert set(held) == set(LETTERS)
    assert sum(number >= 5 for number in held.values()) >= 3
    assert mixed_professions("a", 3) == ["a", "a", "a"]


def test_a_demo_that_ends_by_itself_has_its_questionnaire_answered_by_everybody() -> None:
    command = [sys.executable, "-m", "workshop.cli", "demo", "--people", "6", "--minute", "0.05", "--once", "--port", str(free_port())]
    ended = subprocess.run(command, env={**os.environ, "COLUMNS": "200"}, capture_output=True, text=True, check=False, timeout=110)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "アンケートの回答 6 件が保存されました。" in ended.stdout
    (chief,) = re.findall(r"^係長\s+(\S+)$", ended.stdout, re.M)
    assert chief.endswith("/review")


def test_a_demo_says_where_it_is_reached_and_where_its_server_writes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "workshop.cli", "demo", "--people", "2", "--port", str(port)]
    surroundings = {**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(tmp_path), "AMINOME_PUBLIC_URL": "http://room.example"}
    demo = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert demo.stdout is not None
    told: dict[str, str] = {}
    for line in demo.stdout:
        name, said = [*line.split(maxsplit=1), "", ""][:2]
        told[name] = said.strip()
        if name == "サーバーの記録":
            break
    here = told["進行役（このパソコンから）"]
    assert here == told["進行役"].replace("http://room.example", f"http://127.0.0.1:{port}")
    with urllib.request.urlopen(here, timeout=20) as page:
        assert page.status == 200
    assert "INFO workshop." in Path(told["サーバーの記録"].partition("（")[0]).read_text(encoding="utf-8")
    demo.send_signal(signal.SIGTERM)
    assert "終了します。" in demo.stdout.read()
    demo.stdout.close()
    assert demo.wait(40) == 0
    assert list(tmp_path.glob("aminome-demo-*")) == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
