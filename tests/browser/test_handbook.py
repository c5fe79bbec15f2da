"""研修手帳票: filled from one's own posts, written on and printed as one A5 sheet; nothing written on it leaves the browser."""

from __future__ import annotations

import io
import secrets
import unicodedata

import pypdf
from playwright.sync_api import expect

from tests.browser.conftest import Room

A5_MM = (148, 210)
WRITTEN = "面談で、受け取りの確かめ方を係長と話す"


def _mm(box: pypdf.generic.RectangleObject) -> tuple[int, int]:
    return round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)


def test_the_sheet_holds_ones_own_words_is_printed_on_a5_and_sends_nothing(room: Room) -> None:
    page, other = room.join(room.context()), room.join(room.context())
    room.command("stage.open", stage="closing", phase=0)
    for phone, kind, text in ((page, "insight", "受け手に声に出してもらう"), (page, "tomorrow", "朝礼で一つ伝える"), (other, "insight", "ほかの人の気づき")):
        room.say(phone, "reflection.post", id=secrets.token_urlsafe(12), kind=kind, text=text)
    room.command("workshop.close")
    page.get_by_role("link", name="研修手帳票").click()
    insights = page.locator("#insights")
    expect(insights).to_have_value("・受け手に声に出してもらう")
    expect(page.locator("#steps")).to_have_value("・朝礼で一つ伝える")
    expect(page.locator("#name")).to_have_value("多職種合同研修")
    page.wait_for_load_state("networkidle")
    before = room.house.stored(room.workshop_id)

    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda line: sent.append(line.url))
    page.locator("#ladder").select_option("中堅期")
    page.locator("#talk").press_sequentially(WRITTEN)
    insights.press("End")
    insights.press_sequentially("\n" + "少し長い気づきの文。" * 14)
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    kept = page.evaluate("({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie })")
    assert sent == []
    assert WRITTEN not in str(page.evaluate("JSON.stringify([localStorage, sessionStorage])"))
    assert kept["cookie"] == ""
    refused = page.evaluate("fetch('/').then(() => 'sent', () => 'refused')")
    assert refused == "refused", "the page's policy lets it send nothing"
    assert room.house.stored(room.workshop_id) == before

    [sheet] = pypdf.PdfReader(io.BytesIO(printed)).pages
    assert _mm(sheet.mediabox) == A5_MM
    text = unicodedata.normalize("NFKC", sheet.extract_text())  # fonts may bring radicals in place of kanji
    assert "研修手帳票" in text
    assert "印刷する" not in text
    page.reload()
    expect(page.locator("#talk")).to_have_value("")
