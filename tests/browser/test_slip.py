"""From the roster to the seat, in real browsers: the address on a slip leads a phone to its group and role with one touch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Room
from workshop.settings import Settings, complete
from workshop.storage import slips
from workshop.storage.database import Database
from workshop.storage.slip_secrets import maker

pytestmark = pytest.mark.needs_browser

ROSTER = "職種,班,役割\r\n保健師,2班,スクールソーシャルワーカー\r\n".encode("cp932")


def slip_secret(room: Room) -> str:
    """The secret that stands on the one slip, as printing makes it."""
    database = Database(room.house.database_url)
    settings = complete(Settings(data_dir=database.path.parent))
    with database.write() as connection:
        found = connection.exec_driver_sql("select id from planned_seats where workshop_id = ?", (room.workshop_id,))
        [token] = slips.issue(connection, room.workshop_id, list(found.scalars()), maker(settings.secret_key, room.workshop_id)).values()
    database.close()
    return token


def test_a_phone_without_typing_and_a_page_without_scripts_seat_the_person_on_the_roster(room: Room) -> None:
    office = room.browser.new_context(locale="ja-JP", base_url=room.url, storage_state=room.staff.storage_state(), java_script_enabled=False)
    room.contexts.append(office)
    page = office.new_page()
    page.goto(f"/staff/workshops/{room.workshop_id}/seating")
    page.get_by_label(re.compile("名簿のファイル")).set_input_files({"name": "名簿.csv", "mimeType": "text/csv", "buffer": ROSTER})
    page.get_by_role("button", name="読み込んで班に分ける").click()
    expect(page.get_by_role("status")).to_contain_text("名簿の1人を班に分けました")
    phone = room.context().new_page()
    phone.goto(f"/s/{slip_secret(room)}")
    expect(phone.locator(".slip")).to_contain_text("2班")
    expect(phone.locator(".slip")).to_contain_text("スクールソーシャルワーカー")
    phone.get_by_role("button", name="この席で参加する").click()
    phone.wait_for_url(f"**/w/{room.code}")
    seat = phone.evaluate("fetch(location.pathname + '/snapshot').then((answer) => answer.json()).then((snapshot) => snapshot.viewpoint)")
    assert (seat["group"], seat["role"]) == ("g2", "ssw")
    page.reload()
    expect(page.get_by_role("row", name=re.compile("席1"))).to_contain_text("来た")
