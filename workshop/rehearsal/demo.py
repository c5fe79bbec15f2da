"""`workshop demo`: a sample workshop on a real server, with participants that are simulated and a transport that is not."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
import segno
from rich.console import Console

from workshop.app import ROOT, open_database
from workshop.casebook.formats import list_formats, load_format
from workshop.domain.commands import OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.rehearsal.answering import Organiser, answer_all
from workshop.rehearsal.client import NO_ANSWER, PATIENCE_S, Client, NotJoinedError
from workshop.rehearsal.people import Habits, Person, seat_people
from workshop.service.bus import Bus
from workshop.service.tickets import Tickets
from workshop.service.workshops import prepare
from workshop.settings import Settings, environment_of, from_environment
from workshop.storage import library
from workshop.storage.accounts import create_account
from workshop.storage.links import SIGN_IN, issue_link

GROUP_OF = 6
JOIN_WAIT_S = 60


class NoDemoError(RuntimeError):
    """The demo cannot begin; why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the demo plays on: the prepared workshop and who runs it."""

    workshop_id: str
    code: str
    facilitator_id: str
    links: dict[str, str]


def run_demo(*, port: int, people: int, slug: str, format_id: str, minute_s: float, once: bool) -> int:
    """Play a whole workshop; returns the exit code.  The data is thrown away at the end.  Raises NoDemoError."""
    console = Console()
    formats = [one.id for one in list_formats()]
    if format_id not in formats:
        raise NoDemoError(f"「{format_id}」という進行形式はありません。使えるもの：{'、'.join(formats)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended either way, the server goes too
    with tempfile.TemporaryDirectory(prefix="aminome-demo-") as folder, contextlib.ExitStack() as leaving:
        settings = from_environment(overrides={"data_dir": Path(folder), "database_url": "", "port": port})
        try:
            with console.status("見本の研修を用意しています…"):
                stage = _prepare(settings, people, slug, format_id)
                _start_server(settings, leaving)
            _announce(console, settings, stage)
            return _play(console, settings, stage, people, minute_s, once)
        except KeyboardInterrupt:
            console.print("終了します。")
            return 0


def _prepare(settings: Settings, people: int, slug: str, format_id: str) -> Stage:
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    try:
        with database.write() as connection:
            accounts = {
                capacity: create_account(connection, login=login, display_name=name, capacity=capacity, ward_ids=None).id
                for capacity, login, name in (
                    ("administrator", "admin.demo", "管理者（見本）"),
                    ("facilitator", "facilitator.demo", "進行役（見本）"),
                    ("section_chief", "chief.demo", "係長（見本）"),
                )
            }
            tokens = {
                capacity: issue_link(connection, SIGN_IN, account_id, timedelta(hours=12), reusable=True) for capacity, account_id in accounts.items()
            }
            known = {version.slug: version for version in library.newest_versions(connection)}
            case = known.get(slug)
        if case is None:
            raise NoDemoError(f"「{slug}」という事例はありません。使えるもの：{'、'.join(sorted(known))}")
        groups = -(-people // GROUP_OF)
        workshop_id = prepare(
            bus, account_id=accounts["facilitator"], title="多職種合同研修（見本）", ward_id="w1", held_on=date.today().isoformat(),  # noqa: DTZ011  # the day on the wall
            expected=people, groups=groups, group_limit=GROUP_OF + 4, case_digest=case.id, format_id=format_id, demo=True,
        )  # fmt: skip
        bus.execute(workshop_id, Actor("facilitator", accounts["facilitator"]), "demo-open", OpenWorkshop())
        code = bus.state(workshop_id).workshop.code
    finally:
        bus.stop()
        database.close()
    return Stage(workshop_id, code, accounts["facilitator"], {capacity: settings.url(f"/staff/enter/{token}") for capacity, token in tokens.items()})


def _start_server(settings: Settings, leaving: contextlib.ExitStack) -> None:
    """Start the server and wait until it takes requests; it ends with `leaving`, also when the demo is ended while it waits."""
    environment = {**os.environ, **environment_of(settings)}
    with log_of(settings).open("ab") as log:
        server = subprocess.Popen([sys.executable, "-m", "workshop.cli", "serve"], env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
    leaving.callback(server.wait, 20)
    leaving.callback(server.terminate)  # the last one goes first
    assert server.stdout is not None
    if not server.stdout.readline():
        said = log_of(settings).read_text(encoding="utf-8", errors="replace").strip()
        raise NoDemoError(f"見本のサーバーを始められませんでした。\n{said}".strip())


def log_of(settings: Settings) -> Path:
    """Where the demo's server writes what went wrong, by the reference that an error page shows."""
    return settings.data_dir / "server.log"


def _announce(console: Console, settings: Settings, stage: Stage) -> None:
    join = settings.url(f"/j/{stage.code}")
    console.rule("あみのめ：見本の研修")
    console.print(f"参加コード  [bold]{stage.code}[/bold]")
    cockpit = f"{stage.links['facilitator']}?next=/staff/workshops/{stage.workshop_id}"
    here = cockpit.replace(settings.base_url, f"http://127.0.0.1:{settings.port}")  # where a firewall shuts the address in the room
    rows = (
        ("参加者", join),
        ("進行役", cockpit),
        *([("進行役（このパソコンから）", here)] if here != cockpit else []),
        ("投影画面", f"{settings.url('/screen/' + stage.code)}（進行役のリンクを開いたあと、同じブラウザーで）"),
        ("係長", f"{stage.links['section_chief']}?next=/staff/workshops/{stage.workshop_id}/review"),
        ("管理者", stage.links["administrator"]),
        ("サーバーの記録", f"{log_of(settings)}（終了すると消えます）"),
    )
    for name, address in rows:
        console.print(f"{name}\t{address}", soft_wrap=True, highlight=False)
    segno.make(join, error="m").terminal(compact=True)
    console.print("進行役のページで段階を進めると、あとは任されます。終了は Ctrl+C。", highlight=False)
    sys.stdout.flush()


class Facilitator:
    """Opens one phase after another, until a person takes over."""

    def __init__(self, settings: Settings, stage: Stage) -> None:
        """Nothing is opened before `play`."""
        self.taken_over = threading.Event()
        self.questionnaire_open = threading.Event()
        self._own: set[tuple[str, int]] = set()
        tickets = Tickets(settings.secret_key)
        actor = Actor("facilitator", stage.facilitator_id)
        self.client = Client(
            f"http://127.0.0.1:{settings.port}", stage.code, lambda: tickets.issue(stage.workshop_id, actor), on_frame=self._on_frame
        )

    def _on_frame(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "stage.opened":
            workshop = frame["data"]["workshop"]
            if (workshop["stage"], workshop["phase"]) not in self._own:
                self.taken_over.set()
        elif frame["type"] == "questionnaire.set" and frame["data"]["questionnaires"].get("now") == "open":
            self.questionnaire_open.set()

    def open(self, stage_id: str, phase: int) -> None:
        """Open a phase."""
        self._own.add((stage_id, phase))
        self.client.send("stage.open", stage=stage_id, phase=phase)


def _play(console: Console, settings: Settings, stage: Stage, people: int, minute_s: float, once: bool) -> int:
    url = f"http://127.0.0.1:{settings.port}"
    facilitator = Facilitator(settings, stage)
    facilitator.client.connect()
    fmt = load_format(facilitator.client.socket.call("resync", {"after": None})["snapshot"]["format"]["id"])
    pace = minute_s * 1.2
    seated = seat_people(url, stage.code, ROOT / "cases", people, pace_s=pace)
    with console.status("参加者が席についています…"):
        for person in seated:
            person.joined.wait(JOIN_WAIT_S)
    console.print(f"{sum(person.joined.is_set() for person in seated)}人が席につきました。")
    for item in fmt.stages:
        for number, phase in enumerate(item.phases):
            if facilitator.taken_over.is_set():
                break
            facilitator.open(item.id, number)
            console.print(f"● {item.title}（{phase.minutes}分を{phase.minutes * minute_s:.0f}秒で）")
            facilitator.taken_over.wait(phase.minutes * minute_s)
    if facilitator.taken_over.is_set():
        console.print("進行役のページから段階が動かされました。ここからはお任せします。")
    _ask(console, url, stage, facilitator, seated, once=once)
    stored = sum(person.acknowledged for person in seated)
    console.print(f"参加者の書き込み {stored} 件が保存されました。")
    if not once:
        console.print("すべて開いたままにしてあります。終了は Ctrl+C。")
        threading.Event().wait()
    for person in seated:
        person.leave()
    facilitator.client.close()
    return 0 if stored else 1


def _ask(console: Console, url: str, stage: Stage, facilitator: Facilitator, seated: Sequence[Person], *, once: bool) -> None:
    """The questionnaire: opened and closed here, or by the person who has taken over, whom a demo that stays open waits for."""
    own = not facilitator.taken_over.is_set()
    if not own and once:
        return
    organiser = Organiser(url, urlsplit(stage.links["facilitator"]).path, stage.workshop_id)
    if own:
        own = organiser.set(opened=True)
    else:
        facilitator.questionnaire_open.wait()
    taken = answer_all(url, stage.code, [person for person in seated if person.joined.is_set()])
    if own:
        organiser.set(opened=False)
    organiser.close()
    console.print(f"アンケートの回答 {taken} 件が保存されました。")


def _why_not(error: Exception, url: str) -> str:
    """Why nobody could take a seat, in a sentence."""
    if isinstance(error, NotJoinedError):
        return str(error)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema | requests.exceptions.InvalidSchema):
        return f"アドレス {url} の書き方が正しくありません（例：http://127.0.0.1:8000）。"
    if isinstance(error, requests.exceptions.JSONDecodeError):
        return f"{url} は、あみのめのサーバーではないようです。"
    if isinstance(error, requests.Timeout):
        return f"{url} から応答がありません。"
    return f"{url} につながりません。サーバーが動いているか、アドレスとポートを確かめてください。"


def run_rehearsal(url: str, code: str, seconds: float, habits: Sequence[Habits]) -> int:
    """Put simulated participants into a running workshop for a while; returns the exit code."""
    console = Console()
    try:
        seated: list[Person] = seat_people(url.rstrip("/"), code, ROOT / "cases", len(habits), pace_s=4, habits=habits)
    except (NotJoinedError, requests.RequestException) as error:
        console.print(f"入れませんでした：{_why_not(error, url)}", style="red", soft_wrap=True)
        return 1
    with console.status("模擬の参加者が加わっています。終了は Ctrl+C。"):
        threading.Event().wait(seconds)
    for person in seated:
        person.leave()
    console.print(f"参加者の書き込み {sum(person.acknowledged for person in seated)} 件が保存されました。")
    if turned_away := [person.turned_away for person in seated if person.turned_away]:
        console.print(f"席に着けなかった人が {len(turned_away)} 人います： {turned_away[0]}", style="red")
    if unanswered := sum(person.refused.count(NO_ANSWER) for person in seated):
        console.print(f"{PATIENCE_S}秒待っても応答がなく、送れなかったものが {unanswered} 件あります。サーバーと通信を確かめてください。", style="red")
    return 0
