"""What takes a while says so, on a terminal only."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "workshop.cli", "cases", "check", str(Path(__file__).parents[1] / "cases" / "young-carer" / "case.md")]
WORDS = "事例を確かめています"


def test_on_a_terminal_a_long_command_says_what_goes_on_and_its_output_stays_clean() -> None:
    ours, theirs = pty.openpty()
    ended = subprocess.run(COMMAND, env={**os.environ, "TERM": "xterm"}, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False, timeout=60)
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert WORDS in said
    assert ended.returncode == 0
    assert WORDS not in ended.stdout


def test_where_there_is_no_terminal_it_keeps_quiet() -> None:
    ended = subprocess.run(COMMAND, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0
    assert ended.stderr == ""
