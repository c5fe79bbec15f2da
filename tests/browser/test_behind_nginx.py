"""The house behind a real nginx with https, by the very file that `deploy/` hands out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import prepare_workshop
from playwright.sync_api import Browser, Page, expect
from servers import Server, free_port

from tests.browser.conftest import PATIENCE_MS, own, write_assessment
from workshop.app import open_database
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.service.bus import Bus
from workshop.settings import Settings, complete

pytestmark = pytest.mark.needs_browser

CONFIG = Path(__file__).parents[2] / "deploy" / "nginx.conf"
WHOLE = """pid {folder}/nginx.pid; error_log {folder}/start.log; {user} worker_processes 1; daemon off;
events {{ worker_connections 256; }}
http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; include {folder}/site.conf; }}
"""


@dataclass
class Site:
    """Where the house is reached, the server behind, the workshop's code, and the folder of nginx's logs."""

    url: str
    server: Server
    code: str
    logs: Path


def _nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        pytest.skip("nginx is not installed")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx, folder, port = _nginx(), tmp_path_factory.mktemp("nginx"), free_port()
    url = f"https://localhost:{port}"
    settings = complete(Settings(data_dir=folder / "house"))
    database = open_database(settings)
    bus = Bus(database)
    bus.start()
    workshop_id = prepare_workshop(bus, groups=2)
    for number, command in enumerate((OpenWorkshop(), OpenStage("assess", 1))):
        assert bus.execute(workshop_id, Actor("facilitator", "staff"), f"ready-{number}", command)["ok"]
    code = bus.state(workshop_id).workshop.code
    bus.stop()
    database.close()
    server = Server(settings.data_dir, public_url=url).start()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    text = CONFIG.read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{free_port()};", "listen 443 ": f"listen 127.0.0.1:{port} ", "aminome.example.lg.jp;": "localhost;",
        "127.0.0.1:8000": f"127.0.0.1:{server.port}", "/etc/ssl/aminome/fullchain.pem": f"{folder}/cert.pem", "/etc/ssl/aminome/key.pem": f"{folder}/key.pem",
        "/var/log/nginx/aminome.log": f"{folder}/aminome.log",
    }  # fmt: skip
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(WHOLE.format(folder=folder, user=user), encoding="utf-8")
    subprocess.run([nginx, "-t", "-p", folder, "-c", folder / "nginx.conf"], check=True, capture_output=True)
    running = subprocess.Popen([nginx, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    yield Site(url, server, code, folder)
    running.send_signal(signal.SIGQUIT)
    running.wait(20)
    server.kill()


@pytest.fixture
def phone(site: Site, browser: Browser) -> Iterator[Page]:
    """A phone that has taken a seat."""
    context = browser.new_context(locale="ja-JP", base_url=site.url, ignore_https_errors=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"/j/{site.code}")
    page.get_by_label("職種").select_option(index=1)
    page.get_by_role("button", name="参加する").click()
    page.wait_for_url(f"**/w/{site.code}")
    yield page
    context.close()


def test_a_post_goes_by_an_encrypted_socket_and_is_saved(phone: Page) -> None:
    with phone.expect_websocket() as opened:
        phone.reload()
    assert opened.value.url.startswith("wss://")
    phone.get_by_role("tab", name="書く").click()
    write_assessment(phone, "夜に頼れる人がいない")
    expect(own(phone, "夜に頼れる人がいない")).to_contain_text("保存しました")
    assert all(cookie["secure"] for cookie in phone.context.cookies())


def test_browsers_are_told_to_come_by_https_only_and_older_ones_which_sockets_to_trust(site: Site, phone: Page) -> None:
    answer = phone.request.get(f"/j/{site.code}")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert f" wss://{site.url.removeprefix('https://')};" in answer.headers["content-security-policy"]


def test_what_is_too_large_is_refused_in_the_servers_own_words(site: Site, phone: Page) -> None:
    answer = phone.request.post(f"/w/{site.code}/commands", data="あ" * 4_000_000, headers={"X-Requested-With": "aminome", "Content-Type": "application/json"})
    assert answer.status == 413
    assert "nginx" not in answer.text()


def test_while_the_server_starts_again_a_page_says_so_and_an_unsent_post_goes_out_afterwards(site: Site, phone: Page) -> None:
    phone.get_by_role("tab", name="書く").click()
    site.server.kill()
    write_assessment(phone, "訪問の曜日を決める")
    expect(own(phone, "訪問の曜日を決める")).not_to_contain_text("保存しました")
    other = phone.context.new_page()
    answer = other.goto(f"/j/{site.code}")
    assert answer is not None
    assert answer.status == 503
    expect(other.locator("body")).to_contain_text("書き込みは端末に残っています")
    site.server.start()
    expect(own(phone, "訪問の曜日を決める")).to_contain_text("保存しました")


def test_an_address_that_carries_a_key_is_written_down_nowhere_even_where_it_fails(site: Site, phone: Page) -> None:
    address = "/slip/a-key-that-nobody-may-read"
    assert phone.request.get(address).status == 404
    site.server.kill()
    assert phone.request.get(address).status == 503
    site.server.start()
    written = [path for path in (*site.logs.glob("*.log"), site.server.data_dir / "server.log") if path.exists()]
    assert written
    assert not any("a-key-that" in path.read_text(encoding="utf-8") for path in written)
