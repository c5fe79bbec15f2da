"""A workshop in which something happened: posts, a hand-off declined, a decision; made by commands, so that it is there at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Room

SAID = "夜に相談できる先がない"
PLANNED = "明日、学校で本人と会って話を聞く"
HANDED = "家計の相談に一緒に行ってほしい"


@dataclass
class Furnished:
    """The phones: two of the first group, one of the second."""

    author: Page
    receiver: Page
    other: Page
    said: str  # id of an assessment that all may see


def seat_of(room: Room, page: Page) -> dict[str, Any]:
    """Group and role of that phone."""
    found: dict[str, Any] = page.request.get(f"{room.url}/w/{room.code}/snapshot").json()["viewpoint"]
    return found


def furnish(room: Room, administrator: BrowserContext) -> Furnished:
    """Everything that a stage can show is there, up to the stage in which the nets are compared."""
    author, other, receiver = (room.join(room.context(reduced_motion="reduce")) for _ in range(3))
    room.command("stage.open", stage="urgency", phase=0)
    for value, page in enumerate((author, other, receiver)):
        room.say(page, "urgency.rate", value=3 + 2 * value)
    room.command("stage.open", stage="assess", phase=1)
    said = secrets.token_urlsafe(12)
    room.say(author, "assessment.post", id=said, kind="risk", text=SAID, facts=[])
    room.say(receiver, "assessment.post", id=secrets.token_urlsafe(12), kind="strength", text="本人は人に頼る力がある", facts=[])
    room.say(receiver, "reaction.set", post_id=said, kind="important", active=True)
    room.say(receiver, "question.ask", id=secrets.token_urlsafe(12), text="担任は家庭訪問をしたことがありますか")
    room.say(receiver, "help.ask")
    room.command("message.send", id=secrets.token_urlsafe(12), kind="notice", text="あと五分です", wall=True)
    room.command("stage.open", stage="plan", phase=1)
    handed = secrets.token_urlsafe(12)
    to = seat_of(room, receiver)["role"]
    room.say(author, "action_item.post", id=handed, needs=["N1"], kind="handoff", what=HANDED, handoff_to=to, receipt="電話をもらう")
    for page in (author, other):
        room.say(page, "action_item.post", id=secrets.token_urlsafe(12), needs=["N1", "N2"], kind="act", what=PLANNED, due_h=24, lead=True)
    room.say(receiver, "handoff.answer", post_id=handed, answer="declined", text="今週は担当が不在です")
    room.command("stage.open", stage="check", phase=0)
    room.command("stage.open", stage="net", phase=0)
    decide(room, administrator)
    return Furnished(author, receiver, other, said)


def decide(room: Room, administrator: BrowserContext) -> None:
    """One decision of the meeting, by the page's own form."""
    page = administrator.new_page()
    page.goto(f"{room.url}/staff/workshops/{room.workshop_id}/review/decide?kind=other&title=夜間の連絡先を決める")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/decide" not in address)
    page.close()
