"""Groups from a roster, put right, printed as slips; and the slip that leads a phone to its seat."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

import workshop.seating as seating_package
from tests.seating.test_roster import xlsx
from tests.web.conftest import Browser, link_on
from tests.web.test_live_pages import prepared as prepared  # noqa: PLC0414  # the fixture
from workshop.domain import commands as c
from workshop.domain.rows_seating import PlannedSeat
from workshop.domain.seats import planned_seats
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.storage import audit, slips
from workshop.storage.database import Database
from workshop.storage.slip_secrets import maker, spaced
from workshop.web.seating_words import REASONS

ROSTER = [["氏名", "職種", "所属", "経験年数"], *[[f"架空 {n}子", "保健師" if n % 2 else "ケースワーカー", "保護課", n] for n in range(1, 13)]]


def path(state: State, rest: str = "") -> str:
    return f"/staff/workshops/{state.workshop.id}/seating{rest}"


def upload(browser: Browser, state: State, data: bytes) -> Any:
    browser.get(path(state))
    return browser.send_file(path(state, "/roster"), data)


@pytest.fixture
def facilitator(signed_in: Any) -> Browser:
    browser: Browser = signed_in("facilitator1")
    return browser


@pytest.fixture
def seated(facilitator: Browser, prepared: State) -> State:
    """A workshop with the roster's seats planned."""
    assert upload(facilitator, prepared, xlsx(ROSTER)).status_code == 303
    return prepared


def house(app: Flask) -> Any:
    return app.extensions["aminome"]


def give(app: Flask, state: State, command: c.Command) -> None:
    assert house(app).bus.execute(state.workshop.id, Actor("administrator", "somebody"), f"give-{type(command).__name__}", command)["ok"]


def token_of(app: Flask, state: State, seat: PlannedSeat) -> str:
    """The secret on a seat's slip."""
    with house(app).database.write() as connection:
        return slips.issue(connection, state.workshop.id, [seat.id], maker(house(app).settings.secret_key, state.workshop.id))[seat.id]


class TestRoster:
    def test_becomes_mixed_groups_of_seats_without_names(self, facilitator: Browser, seated: State, database: Database) -> None:
        seats = planned_seats(seated)
        assert len(seats) == 12
        for group in seated.groups:
            here = [seat for seat in seats if seat.group_id == group.id]
            assert len(here) == 6
            assert sum(seat.profession == "phn" for seat in here) == 3
            assert len({seat.role for seat in here}) == min(6, len(seated.case.roles))
        page = facilitator.get(path(seated)).text
        assert "架空" not in page
        assert "12人分、預かっています" in page
        with database.read() as connection:
            assert "架空" not in str(audit.rows(connection))
            assert "架空 1子" in slips.names_for_printing(connection, seated.workshop.id).values()

    def test_with_faults_is_refused_whole_and_told_by_row_and_column(self, facilitator: Browser, prepared: State) -> None:
        answer = upload(facilitator, prepared, "職種,所属\n保健帥,保護課\n保健師,水道局\n".encode("cp932"))
        assert answer.status_code == 422
        for said in ("2行目", "A列（職種）", "保健帥", "3行目", "B列（所属）", "水道局"):
            assert said in answer.text
        assert planned_seats(prepared) == []

    def test_too_long_for_the_groups_says_what_to_do(self, facilitator: Browser, prepared: State) -> None:
        answer = upload(facilitator, prepared, ("職種\n" + "保健師\n" * 17).encode())
        assert answer.status_code == 303
        assert "17人ですが、空いている席は16席" in facilitator.get(path(prepared)).text

    def test_names_go_by_button_and_by_closing(self, app: Flask, facilitator: Browser, seated: State, database: Database) -> None:
        assert facilitator.post(path(seated, "/names")).status_code == 303
        with database.read() as connection:
            assert slips.count_names(connection, seated.workshop.id) == 0
        upload(facilitator, seated, xlsx(ROSTER))
        give(app, seated, c.OpenWorkshop())
        give(app, seated, c.CloseWorkshop())
        with database.read() as connection:
            assert slips.count_names(connection, seated.workshop.id) == 0


@pytest.mark.parametrize(("login", "status"), [("facilitator2", 404), ("chief1", 403)])
def test_nobody_else_opens_the_page(login: str, status: int, signed_in: Any, prepared: State) -> None:
    browser = signed_in(login)
    for rest in ("", "/proposal", "/slips.pdf", "/sample.csv"):
        assert browser.get(path(prepared, rest)).status_code == status


def test_every_fault_that_a_roster_can_have_has_its_sentence() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(seating_package.__file__).parent.glob("*.py"))
    named = re.findall(r'(?:UnreadableError|RowFault)\("(\w+)"|_fault\(line, [\w"]+, "(\w+)"', source)
    assert {one or other for one, other in named} == set(REASONS)


class TestSlips:
    def test_printed_carry_seat_group_role_name_and_code(self, app: Flask, facilitator: Browser, seated: State) -> None:
        assert facilitator.get(path(seated, "/slips.pdf?layout=eight")).location.endswith("#slips"), "first the list"
        answer = facilitator.get(link_on(facilitator.get(path(seated)).text, path(seated, "/slips.pdf?layout=eight")))
        assert answer.mimetype == "application/pdf"
        reader = PdfReader(io.BytesIO(answer.data))
        assert len(reader.pages) == 2  # twelve slips, eight on a page
        text = "".join(page.extract_text() for page in reader.pages).replace(" ", "")
        seat = planned_seats(seated)[0]
        assert spaced(token_of(app, seated, seat)) in text
        for said in ("1班", "席番号12", "架空1子さん", seated.case.roles[0].name.replace(" ", "")):
            assert said in text

    def test_lead_to_the_seat_on_one_phone_and_on_another(self, app: Flask, browser: Browser, seated: State) -> None:
        give(app, seated, c.OpenWorkshop())
        seat = planned_seats(seated)[7]
        address = f"/s/{token_of(app, seated, seat)}"
        page = browser.get(address)
        group = seated.group(seat.group_id)
        assert group is not None
        assert f'slip__group">{group.name}<' in page.text
        sent = {"command_id": "phone-one-joins"}
        assert browser.post(address, sent).location.endswith(f"/w/{seated.workshop.code}")
        seat = planned_seats(seated)[7]
        person = seated.participant(seat.participant_id or "")
        assert person is not None
        assert (person.group_id, person.role, person.profession) == (seat.group_id, seat.role, seat.profession)
        assert browser.get(address).status_code == 303  # has the seat: straight on
        other = Browser(app.test_client(), app)
        assert "同じ席を使えます" in other.get(address).text
        assert other.post(address, {"command_id": "phone-two-joins"}).status_code == 303
        snapshots = [one.get(f"/w/{seated.workshop.code}/snapshot").get_json() for one in (browser, other)]
        assert [one["viewpoint"]["participant_id"] for one in snapshots] == [person.id] * 2
        assert len(seated.rows[type(person)]) == 1

    def test_can_be_typed_at_the_front_door(self, app: Flask, browser: Browser, seated: State) -> None:
        token = token_of(app, seated, planned_seats(seated)[0])
        answer = browser.get("/", query_string={"code": spaced(token).lower()})
        assert answer.location.endswith(f"/s/{token}")

    def test_before_the_opening_say_so(self, app: Flask, browser: Browser, seated: State) -> None:
        page = browser.get(f"/s/{token_of(app, seated, planned_seats(seated)[0])}")
        assert "まだ始まっていません" in page.text
        assert "<form" not in page.text

    def test_made_void_no_longer_work_and_their_successor_does(self, app: Flask, facilitator: Browser, browser: Browser, seated: State) -> None:
        seat = planned_seats(seated)[0]
        old = token_of(app, seated, seat)
        facilitator.post(path(seated, "/void"), {"key": seat.id})
        new = token_of(app, seated, seat)
        assert old != new
        assert browser.get(f"/s/{old}").status_code == 404
        assert browser.get(f"/s/{new}").status_code == 200

    def test_of_a_replaced_roster_say_that_they_are_void(self, app: Flask, facilitator: Browser, browser: Browser, seated: State) -> None:
        old = token_of(app, seated, planned_seats(seated)[0])
        upload(facilitator, seated, xlsx(ROSTER))
        page = browser.get(f"/s/{old}")
        assert "使えなくなっています" in page.text

    def test_are_kept_as_hashes_alone(self, app: Flask, seated: State) -> None:
        token = token_of(app, seated, planned_seats(seated)[0])
        data = house(app).database.path.read_bytes()
        wal = house(app).database.path.with_suffix(".db-wal")
        assert token.encode() not in data + (wal.read_bytes() if wal.exists() else b"")


class TestPuttingRight:
    def test_is_shown_before_it_is_done_and_done_as_shown(self, app: Flask, facilitator: Browser, seated: State) -> None:
        give(app, seated, c.OpenWorkshop())
        for number, seat in enumerate(planned_seats(seated)[:8]):  # all of one group, two of the other
            phone = Browser(app.test_client(), app)
            phone.post(f"/s/{token_of(app, seated, seat)}", {"command_id": f"phone-{number:04}"})
        page = facilitator.get(path(seated, "/proposal?absent=out&groups=2"))
        assert "移るのは2人です" in page.text
        assert "4人の席を空けます" in page.text
        before = seated.seq
        mark = re.search(r'name="mark" value="(\w+)"', page.text)
        assert mark
        form = {"absent": "out", "groups": "2", "mark": mark[1]}
        assert seated.seq == before
        assert facilitator.post(path(seated, "/proposal"), form).status_code == 303
        assert sorted(len(seated.members(group.id)) for group in seated.groups) == [4, 4]
        assert [seat.standing for seat in planned_seats(seated)].count("released") == 4
        again = facilitator.get(path(seated, "/proposal?absent=out&groups=2"))
        assert "移る人はいません" in again.text

    def test_is_shown_anew_where_something_changed_meanwhile(self, facilitator: Browser, seated: State) -> None:
        facilitator.post(path(seated, "/add"), {"profession": "phn"})
        answer = facilitator.post(path(seated, "/proposal"), {"absent": "keep", "groups": "1", "mark": "seen-before"})
        assert answer.status_code == 409
        assert "様子が変わりました" in answer.text

    def test_one_is_moved_and_one_is_added_by_hand(self, facilitator: Browser, seated: State) -> None:
        seat = planned_seats(seated)[0]
        assert "席1" in facilitator.get(path(seated, f"?move={seat.id}")).text
        facilitator.post(path(seated, "/move"), {"key": seat.id, "group": "g2", "role": ""})
        assert planned_seats(seated)[0].group_id == "g2"
        facilitator.post(path(seated, "/add"), {"profession": "nurse"})
        newest = planned_seats(seated)[-1]
        assert (newest.number, newest.group_id, newest.profession) == (13, "g1", "nurse")

    def test_groups_are_added_renamed_and_removed_by_plain_forms(self, facilitator: Browser, prepared: State) -> None:
        facilitator.post(path(prepared, "/groups"), {"do": "add", "name": "あか"})
        facilitator.post(path(prepared, "/groups"), {"do": "rename", "group": "g1", "name": "しろ"})
        facilitator.post(path(prepared, "/groups"), {"do": "remove", "group": "g2"})
        facilitator.post(path(prepared, "/groups"), {"do": "limit", "limit": "5"})
        assert [group.name for group in prepared.groups] == ["しろ", "あか"]
        assert prepared.workshop.group_limit == 5
        facilitator.post(path(prepared, "/groups"), {"do": "rename", "group": "g1", "name": " "})
        assert "何も書かれていません" in facilitator.get(path(prepared)).text


def test_a_group_is_not_named_after_somebody_without_a_question(app: Flask, facilitator: Browser, prepared: State) -> None:
    form = {"do": "rename", "group": "g1", "name": "佐藤花子さんの班"}
    facilitator.get(path(prepared))
    asked = facilitator.post(path(prepared, "/groups"), form)
    assert asked.status_code == 422
    assert 'value="佐藤花子さんの班"' in asked.text
    names = lambda: [group.name for group in house(app).bus.state(prepared.workshop.id).groups]  # noqa: E731
    assert "佐藤花子さんの班" not in names()
    assert facilitator.post(path(prepared, "/groups"), {**form, "name": "あかの班"}).status_code == 303
    assert facilitator.post(path(prepared, "/groups"), {**form, "do": "add", "confirmed": "yes"}).status_code == 303
    assert {"あかの班", "佐藤花子さんの班"} <= set(names())
