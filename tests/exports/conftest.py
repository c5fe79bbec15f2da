"""A workshop with groups, seats and posts, made from the domain's own rows.  The household and everybody in it are made up."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest

from workshop.casebook.formats import load_format
from workshop.casebook.presets import preset_roles
from workshop.domain.case import Anonymization, Case, Fact, Need, Role, RoleCard, Scene
from workshop.domain.state import (
    ActionItem,
    Assessment,
    DisclosedScene,
    Group,
    OpenedStage,
    Participant,
    Reaction,
    Reflection,
    SharedFact,
    State,
    UrgencyRating,
    Workshop,
)  # fmt: skip
from workshop.exports.report import build_report
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report

MakeState = Callable[..., State]
MakeReport = Callable[..., Report]
START = datetime(2026, 11, 24, 4, 0, 30, tzinfo=UTC)  # 13:00:30 in Japan
ROLES = ("phn_area", "welfare_cw", "houkatsu", "disability_consult", "shakyo", "minsei")
PROFESSIONS = ("保健師", "事務（福祉コース）", "社会福祉士", "事務（行政）", "相談員", "心理")

TEXTS = (
    "母は長男の今後を心配しているが、外に相談することは「家の恥」と考えているようだ。母自身の物忘れも進んでいる。",
    "長男は夜だけ買い物に出る。外に出る力は残っている。",
    "介護サービスを断り続けると、母が倒れたときに誰も気づかないおそれがある。",
    "家計を誰が管理しているのか、まだ分からない。通帳の場所も聞けていない。",
    "近所の民生委員とは玄関先で話ができる。細いが、切れていないつながり。",
)
PLANS = (
    "地区担当保健師と同じ日に訪問し、母の体調と服薬を確かめる。長男には手紙を残す。",
    "生活費の流れを確認し、滞納の有無を関係課に照会する。",
    "見守りの頻度を週１回にし、変化があれば包括へ電話する。",
    "長男の困りごとを本人から聞く機会をつくる。初回は自宅ではなく区役所の相談室を使う。",
)


def _case() -> Case:
    known = {role.id: role for role in preset_roles()}
    roles: tuple[Role, ...] = tuple(known[role] for role in ROLES)
    facts = [Fact(f"F{n}", f"場面で示される事実その{n}。電気の検針票が郵便受けにたまっている。", scene="S1") for n in range(1, 7)]
    facts += [Fact(f"F{n}", f"カードにだけ書かれた事実その{n}。", critical=n == 8, known_by=(ROLES[n % 6],), scene=None) for n in range(7, 13)]
    needs = (
        Need("N1", "母の健康と安全の確認", 3, safety=True, first_due_h=48, facts=("F1", "F8")),
        Need("N2", "長男の孤立", 2),
        Need("N3", "家計の見通し", 2),
        Need("N4", "地域とのつながり", 1),
        Need("N5", "将来の住まい", 1),
    )
    cards = tuple(RoleCard(role, "<p>…</p>", tuple(f.id for f in facts if role in f.known_by)) for role in ROLES)
    return Case(
        "quiet-house", "80代の母と50代の長男、静かになった家", "1.0", "架空", "訪問を断り続ける母子と、少しずつ届かなくなる声の事例。",
        ("8050",), "初任期から", 100, (Scene("S1", "包括への電話", "<p>…</p>"), Scene("S2", "冬の訪問", "<p>…</p>")), tuple(facts), needs,
        roles, cards, "<p>進行役だけのメモ</p>",
        Anonymization("この事例は架空のもので、実在の世帯とは関係がありません。"),
    )  # fmt: skip


def _iso(minutes: float) -> str:
    return (START + timedelta(minutes=minutes)).isoformat()


def _workshop(state: State, status: str, **changes: Any) -> None:
    last = "closing" if status == "closed" else None
    row = Workshop(
        "w-secret", "ABC234", status, "令和８年度 東区 多職種合同研修", "higashi", "東区", "2026-11-24", 36, 8, "quiet-house", "digest",
        {}, {}, stage=last, opened_at=_iso(-20), closed_at=_iso(101) if status == "closed" else None,
    )  # fmt: skip
    state.put(replace(row, **changes))


def _group(state: State, number: int, people: int, posts: int) -> None:
    group = f"group-{number}"
    state.put(Group(group, f"{number}班", number))
    for seat in range(people):
        role = ROLES[seat % len(ROLES)]
        who = f"participant-{number}-{seat}"
        state.put(Participant(who, group, role, 7919 + seat, PROFESSIONS[(seat + number) % len(PROFESSIONS)], "秘書広報課", _iso(-10)))
        state.put(UrgencyRating(who, "urgency", group, role, (seat * 2 + number) % 11, _iso(20)))
        state.put(UrgencyRating(who, "check", group, role, 4 + (seat + number) % 5, _iso(80)))
    for place in range(posts if people else 0):
        _post(state, group, place, people)
    for fact in range(7, 7 + number % 5):
        state.put(SharedFact(group, f"F{fact}", f"participant-{number}-0", ROLES[fact % 6], _iso(12)))


def _post(state: State, group: str, place: int, people: int) -> None:
    seat = place % people
    number = group.removeprefix("group-")
    head: dict[str, Any] = {
        "id": f"post-{number}-{place}", "participant_id": f"participant-{number}-{seat}", "group_id": group, "role": ROLES[seat % 6],
        "silent": False, "audience": "all", "posted_at": _iso(30 + place),
        "version": 1, "edited_at": None, "withdrawn": False, "editor_id": None,
    }  # fmt: skip
    sort = place % 10
    if sort < 5:
        kind = ("need", "strength", "risk", "unknown", "need")[sort]
        state.put(Assessment(**head, stage="assess", kind=kind, text=TEXTS[place % 5], facts=("F1", "F8") if sort % 2 else ("F3",)))
    elif sort < 9:
        kind = ("protect", "assess", "handoff", "watch")[place % 4]
        receipt = "包括から「受け取りました」の電話をもらう" if kind == "handoff" else ""
        needs = ("N1", "N2") if place % 7 == 0 else (f"N{1 + place % 4}",)
        due = (24, 48, 168, None)[place % 4]
        handoff_to = "houkatsu" if kind == "handoff" else None
        fallback = "断られたら地区担当保健師に戻す" if place % 3 else ""
        plan: tuple[Any, ...] = (ROLES[seat % 6], needs, kind, PLANS[place % 4], due, handoff_to, receipt, fallback, place % 4 == 0)
        names = ("role_acting", "needs", "kind", "what", "due_h", "handoff_to", "receipt", "fallback", "lead")
        state.put(ActionItem(**head, stage="plan", **dict(zip(names, plan, strict=True))))
    else:
        state.put(Reflection(**head, stage="closing", kind="tomorrow", text="明日、地区担当保健師に一本電話をしてから訪問の日を決める。"))
    for voter in range(place % 4):
        state.put(Reaction(head["id"], f"participant-{number}-{voter}", ("agree", "important")[voter % 2]))


@pytest.fixture(scope="session")
def make_state() -> MakeState:
    """A function that makes a state of so many groups, people and posts a group."""

    def make(*, groups: int = 6, people: int = 6, posts: int = 20, status: str = "closed", **changes: Any) -> State:
        state = State(case=_case(), format=load_format("conf100"), preset_roles=preset_roles())
        _workshop(state, status, **changes)
        if status != "prepared":
            begins = 0
            for stage in state.format.stages:
                state.put(OpenedStage(stage.id, "all", _iso(begins)))
                begins += stage.minutes
            state.put(DisclosedScene("S1", _iso(0)))
        for number in range(1, groups + 1):
            _group(state, number, people, posts)
        return state

    return make


@pytest.fixture(scope="session")
def report_of() -> MakeReport:
    """A function that makes the report of a state, with the same settings and moment each time."""

    def make(state: State, **changes: Any) -> Report:
        settings = DocumentSettings(city="みなと市")
        return build_report(state, **{"settings": settings, "made_at": START + timedelta(minutes=125), **changes})

    return make


@pytest.fixture(scope="session")
def office_to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes, str], Path]:
    """A function that opens a file in LibreOffice and returns what it prints; skips, or on CI fails, where there is none."""

    def convert(data: bytes, ending: str) -> Path:
        soffice = shutil.which("soffice")
        if soffice is None:
            if os.environ.get("CI") == "true":
                pytest.fail("LibreOffice is missing, and on CI it must not be")
            pytest.skip("LibreOffice (soffice) is not installed")
        folder = tmp_path_factory.mktemp("office")
        source = folder / f"file.{ending}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
        assert "error" not in (done.stdout + done.stderr).lower()
        return folder / "file.pdf"

    return convert


def _xml_text(data: bytes) -> str:
    """All parts of an Office file, tags and properties included: what stands in none of them stands nowhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith((".xml", ".rels")) and "theme" not in name)


def _pdf_text(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return "".join(page.extract_text() for page in reader.pages) + repr(reader.metadata)


@pytest.fixture(scope="session")
def text_of() -> Callable[[bytes, str], str]:
    """A function that gives all text in a file, whatever its format."""

    def read(data: bytes, ending: str) -> str:
        if ending in ("docx", "xlsx"):
            return _xml_text(data)
        return _pdf_text(data) if ending == "pdf" else data.decode("utf-8-sig")

    return read
