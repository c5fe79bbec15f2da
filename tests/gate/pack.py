"""The whole pack of a workshop that was really played: chiefs decide, a questionnaire closes, every file is written and opened."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pypdf

from tests.exports.pack import SHEETS, answers_to
from tests.servers import Server
from workshop.app import open_database
from workshop.domain.commands_chiefs import PutDecision, PutSharing, SetQuestionnaire
from workshop.domain.questionnaire import to_data
from workshop.domain.viewpoint import Actor
from workshop.exports.layout import PACK
from workshop.service.bus import Bus
from workshop.settings import Settings
from workshop.storage import questionnaires

DEPARTMENT = "保護課"
_DECISION = {"title": "夜間の連絡先", "mark": "adopted", "decision": "当番表をつくる", "person": "支援調整課", "due": "2027-01-15"}
_SHARING = {"audience": "全係", "method": "morning", "planned_on": "", "confirmed_by": "", "changes": "受け取りを電話で確かめる", "contacts": ""}


def hold_the_meeting(settings: Settings, workshop_id: str, people: int) -> None:
    """Everybody answers the questionnaire, it closes, and the chiefs decide."""
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    chief, facilitator = Actor("section_chief", "chief"), Actor("facilitator", "gate")
    need = bus.state(workshop_id).case.needs[0].id
    flags = {"done": False, "removed": False}
    given = (
        (facilitator, SetQuestionnaire("now", True, to_data(SHEETS["now"]))),
        (facilitator, SetQuestionnaire("now", False, {})),
        (chief, PutDecision("hole", need, 0, {**_DECISION, **flags})),
        (chief, PutSharing("sharing-1", 0, {"department": DEPARTMENT, **_SHARING, **flags})),
    )
    with database.write() as connection:
        for _, answers in answers_to("now", people):
            questionnaires.store(connection, workshop_id, "now", answers, "2026-11-24")
    for place, (actor, command) in enumerate(given):
        assert bus.execute(workshop_id, actor, f"meeting-{place:04}", command)["ok"]
    bus.stop()
    database.close()


def write_and_open(server: Server, code: str, folder: Path) -> None:
    """Every file of the pack, by the command that an office scripts, opened with the tool that reads it."""

    def written(name: str, *options: str) -> bytes:
        path = folder / f"{'-'.join(('pack', *options)).replace('--', '')}.{name}"
        done = server.run("export", code, "--format", name, *options, "-o", str(path))
        assert done.returncode == 0, done.stderr
        return path.read_bytes()

    word = docx.Document(io.BytesIO(written("docx", "--pack")))
    heads = [paragraph.text for paragraph in word.paragraphs if paragraph.style is not None and paragraph.style.name == "Heading 1"]
    assert [head.split("　")[0] for head in heads] == list(PACK)
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", "--pack")))
    assert list(dict.fromkeys(name.split(" ")[0] for name in book.sheetnames)) == list(PACK)
    assert book["資料３ 網の目表"].max_row >= 2
    pages = pypdf.PdfReader(io.BytesIO(written("pdf", "--pack"))).pages
    assert len(pages) > len(PACK)
    text = written("html", "--pack").decode()
    HTMLParser().feed(text)
    assert "当番表をつくる" in text
    for name, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert written(name, "--department", DEPARTMENT).startswith(start)
