"""The docs name what the code has, and their examples run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from tests.servers import Server
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.events import EVENT_TYPES
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.service.wire import COMMANDS
from workshop.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
LINK = re.compile(r'(?:\]\(|src=")([^)"#:\s]+)(?:#[^)"]*)?[)"]')


NOT_LABELS = {"壁に映すもの", "この場の事例以外の実例は書かない", "パスはいつでも", "未送信 2件"}  # quoted in the guide, and no words of a page


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _first_cells(text: str) -> set[str]:
    """What stands in backquotes in the first column of the tables."""
    rows = (line.split("|")[1] for line in text.splitlines() if line.startswith("| "))
    return {name for cell in rows for name in re.findall(r"`([^`]+)`", cell)}


def _section(text: str, heading: str) -> str:
    """The text under a heading, up to the next of its kind."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_every_setting_has_its_row_in_the_operators_guide() -> None:
    documented = {name for name in _first_cells(_section(_read("docs/operating.md"), "設定")) if name.startswith(PREFIX)}
    assert documented == {PREFIX + item.name.upper() for item in fields(Settings)}


def test_the_event_table_names_every_event_and_no_other() -> None:
    assert _first_cells(_section(_read("docs/architecture.md"), "Events")) == set(EVENT_TYPES)


def test_the_protocol_names_every_command_and_no_other() -> None:
    assert _first_cells(_section(_read("docs/protocol.md"), "3. Writing")) == set(COMMANDS)


@pytest.mark.parametrize("name", ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))])
def test_what_a_page_links_to_is_there(name: str) -> None:
    missing = [target for target in LINK.findall(_read(name)) if not ((ROOT / name).parent / target).exists()]
    assert missing == []


def _block(text: str, language: str) -> str:
    """The one fenced block in that language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture
def open_code(bus: Bus, workshop_id: str) -> str:
    """The code of a workshop in which assessments are being written."""
    stage = next(stage for stage in bus.state(workshop_id).format.stages if "assessment" in stage.writes)
    for command in (OpenWorkshop(), OpenStage(stage.id, 0)):
        assert bus.execute(workshop_id, Actor("facilitator", "somebody"), type(command).__name__, command)["ok"]
    return bus.state(workshop_id).workshop.code


@pytest.fixture
def server(settings: Settings, open_code: str) -> Iterator[Server]:
    running = Server(settings.data_dir).start()
    yield running
    running.stop()


def test_the_examples_of_the_protocol_join_read_and_post(server: Server, open_code: str) -> None:
    text = _read("docs/protocol.md")
    environment = {**os.environ, "URL": server.url, "CODE": open_code}
    bash = shutil.which("bash")
    assert bash is not None
    by_curl = subprocess.run(
        [bash, "-euo", "pipefail", "-c", _block(text, "bash") + "\necho; echo $TOKEN"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    token = by_curl.stdout.split()[-1]
    by_socket = subprocess.run(
        [sys.executable, "-c", _block(text, "python")], env={**environment, "TOKEN": token}, capture_output=True, text=True, check=True, timeout=60
    )
    assert "'ok': True" in by_socket.stdout
    texts = {post["text"] for post in server.get(f"/w/{open_code}/snapshot", token)["posts"]}
    assert texts == {"夜に相談できる先がない", "本人は人に頼る力がある"}


def test_the_facilitators_guide_calls_buttons_and_pages_what_these_call_themselves() -> None:
    places = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static" / "js").rglob("*.js"), *(ROOT / "workshop").rglob("*.py"), *(ROOT / "workshop").rglob("*.yaml"), *(ROOT / "cases").rglob("case.md")]
    words = "\n".join(path.read_text(encoding="utf-8") for path in places)
    quoted = set(re.findall("「([^」]+)」", _read("docs/facilitating.md"))) - NOT_LABELS
    assert len(quoted) > 30
    assert {label for label in quoted if not re.search(rf"[\"'> 」「：、。]{re.escape(label)}", words)} == set()
