"""Pictures of a demo at work, for README.md and docs/facilitating.md; made by `make_pictures`."""

from __future__ import annotations

import base64
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

import pypdf
from playwright.sync_api import Browser, BrowserContext, Page

from tests.servers import free_port

PEOPLE = 24
MINUTE_S = 0.6
LIVED_IN_MS = 5000  # of the plan's phase, before its pictures are taken
PAGE = '<body style="margin:0;display:flex;align-items:flex-start;gap:24px;padding:24px;background:#d8dee4">{}</body>'
LEAF = '<img src="data:image/png;base64,{}" style="flex:none;width:620px;box-shadow:0 1px 4px #0006">'


class Demo:
    """`workshop demo` in a process of its own, followed by what it prints."""

    def __init__(self) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "workshop.cli", "demo", "--people", str(PEOPLE), "--minute", str(MINUTE_S), "--port", str(port)]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "AMINOME_PUBLIC_URL": self.url}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        told = self.until("終了は Ctrl+C")
        self.code = re.findall(r"参加コード\s+(\S+)", told)[0]
        self.staff = re.findall(r"進行役\s+(\S+)", told)[0]
        self.workshop = self.staff.rpartition("?next=")[2]

    def until(self, words: str) -> str:
        """Wait until it prints these words; all lines up to there."""
        assert self.process.stdout is not None
        told = ""
        for line in self.process.stdout:
            told += line
            if words in line:
                return told
        raise RuntimeError(told)

    def end(self) -> None:
        """As Ctrl+C does."""
        self.process.terminate()
        assert self.process.stdout is not None
        self.process.stdout.read()
        self.process.stdout.close()
        self.process.wait(40)


def make_demo_pictures(browser: Browser, folder: Path) -> None:
    """All of them, into `folder`."""
    demo = Demo()
    try:
        _follow(browser, demo, folder)
    finally:
        demo.end()


def _device(browser: Browser, demo: Demo, width: int, height: int) -> BrowserContext:
    return browser.new_context(locale="ja-JP", base_url=demo.url, viewport={"width": width, "height": height})


def _follow(browser: Browser, demo: Demo, folder: Path) -> None:
    def save(page: Page, name: str) -> None:
        page.wait_for_timeout(600)
        page.screenshot(path=folder / f"{name}.png")

    staff_device = _device(browser, demo, 1366, 768)
    staff = staff_device.new_page()
    staff.goto(demo.staff)
    staff.locator(".cockpit").wait_for()
    phone = _device(browser, demo, 360, 740).new_page()
    phone.goto(f"/j/{demo.code}")
    save(phone, "join")
    phone.get_by_label("職種").select_option(index=1)
    phone.get_by_role("button", name="参加する").click()
    phone.wait_for_url(f"**/w/{demo.code}")
    demo.until("● カード黙読")
    phone.wait_for_timeout(1000)
    save(phone, "phone")
    demo.until("● 役割別行動計画（20分")
    phone.get_by_role("tab", name="班のボード").click()
    phone.get_by_role("button", name="行動計画").click()
    staff.wait_for_timeout(LIVED_IN_MS)
    save(staff, "cockpit")
    save(phone, "plan")
    demo.until("アンケートの回答")
    _afterwards(browser, demo, staff, save)
    _pack(staff_device, demo, folder)


def _afterwards(browser: Browser, demo: Demo, staff: Page, save: object) -> None:
    assert callable(save)
    staff.get_by_role("button", name="投影", exact=True).first.click()
    staff.get_by_role("button", name="組織の穴").click()
    staff.get_by_role("button", name="全班を順に映す").click()
    beamer = staff.context.new_page()
    beamer.set_viewport_size({"width": 1920, "height": 1080})
    beamer.goto(f"/screen/{demo.code}")
    beamer.wait_for_timeout(2500)
    save(beamer, "projector")
    beamer.close()
    for address, name in (("/staff/workshops/new", "prepare"), (f"{demo.workshop}/seating", "seating"), (f"{demo.workshop}/files", "files")):
        staff.goto(address)
        save(staff, f"facilitating-{name}")
    staff.goto("/staff/cases")
    digest = staff.locator("a[href^='/staff/cases/']:not([href$=upload])").first.get_attribute("href") or ""
    staff.goto(f"{digest}/check")
    save(staff, "facilitating-check")


def _pack(device: BrowserContext, demo: Demo, folder: Path) -> None:
    """The pack's agenda beside the page of its net, once the workshop is over."""
    command = {"command_id": "pictures-close-1", "type": "workshop.close", "payload": {}}
    answer = device.request.post(f"{demo.workshop}/commands", data=command, headers={"X-Requested-With": "aminome"})
    assert answer.json()["ok"], answer.text()
    files = device.request.get(f"{demo.workshop}/files").text()
    found = re.search(r'href="([^"]*/export/pdf\?pack=1[^"]*)"', files)
    assert found is not None
    pack = urljoin(demo.workshop, found.group(1).replace("&amp;", "&"))
    with tempfile.TemporaryDirectory() as house:
        file = Path(house) / "pack.pdf"
        file.write_bytes(device.request.get(pack, timeout=120_000).body())
        texts = [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages]
        agenda, net = (next(number for number, text in enumerate(texts, 1) if text.startswith(title)) for title in ("次第", "資料３"))
        leaves = []
        for number in (agenda, net):
            made = Path(house) / f"page{number}"
            subprocess.run(["pdftoppm", "-png", "-r", "90", "-f", str(number), "-l", str(number), "-singlefile", str(file), str(made)], check=True)
            leaves.append(LEAF.format(base64.b64encode(made.with_suffix(".png").read_bytes()).decode()))
        page = device.new_page()
        page.set_viewport_size({"width": 1312, "height": 930})
        page.set_content(PAGE.format("".join(leaves)))
        page.locator("body").screenshot(path=folder / "pack.png")
