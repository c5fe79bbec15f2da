"""The pages of the formats: looking, copying, editing without scripts, files, and another format for a prepared workshop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from tests.web.test_workshops_pages import prepared
from workshop.casebook.format_text import format_to_yaml, not_silent_first
from workshop.casebook.formats import list_formats, load_format, parse_format
from workshop.domain.case import Format, Phase
from workshop.domain.commands import OpenStage, OpenWorkshop
from workshop.domain.viewpoint import Actor
from workshop.storage.database import Database
from workshop.storage.formats import find_format, house_formats, offered_formats, versions_of
from workshop.web.format_form import Draft, act, check_draft, draft_of


def sent(draft: Draft, do: str = "save") -> MultiDict[str, str]:
    """What a browser sends of the editor's form."""
    form: list[tuple[str, str]] = [("do", do), ("stages", str(len(draft["stages"])))]
    form += [(name, draft[name]) for name in ("id", "title", "summary")]
    for number, stage in enumerate(draft["stages"]):
        at = f"s{number}-"
        form += [(at + name, stage[name]) for name in ("id", "title", "prompt", "projector")]
        form += [(at + name, value) for name in ("writes", "discloses", "reveals") for value in stage[name]]
        form += [(at + name, text) for name, text in stage["scale"].items()] + [(at + "period", str(stage["period"] or ""))]
        form += [(at + "phases", str(len(stage["phases"]))), (at + "notes", str(len(stage["notes"])))]
        form += [(at + "checks", "yes")] if stage["checks"] else []
        form += [(f"{at}p{n}-{name}", str(value)) for n, phase in enumerate(stage["phases"]) for name, value in phase.items()]
        form += [(f"{at}n{n}-{name}", str(value)) for n, kind in enumerate(stage["notes"]) for name, value in kind.items() if value not in (False, "")]
    return MultiDict(form)


def post(browser: Any, path: str, form: MultiDict[str, str]) -> Any:
    return browser.client.post(path, data=MultiDict([*form.items(multi=True), ("csrf_token", browser.token(path))]))


def copied(browser: Any, base: str = "safety90", **more: Any) -> Draft:
    draft = draft_of(load_format(base))
    return {**draft, "id": f"{base}_2", "title": "うちの形式", **more}


@pytest.mark.parametrize("fmt", list_formats(), ids=lambda fmt: fmt.id)
def test_a_format_written_as_a_file_is_read_as_it_was(fmt: Format) -> None:
    assert parse_format(format_to_yaml(fmt)) == fmt


@pytest.mark.parametrize("fmt", list_formats(), ids=lambda fmt: fmt.id)
def test_the_form_of_a_format_means_that_format(fmt: Format) -> None:
    assert check_draft(draft_of(fmt)) == (fmt, [])


@pytest.mark.parametrize("login", ["admin", "facilitator1", "chief1"])
def test_everybody_of_the_staff_may_look_at_formats(signed_in: Any, login: str) -> None:
    browser = signed_in(login)
    listed = browser.get("/staff/formats").text
    assert all(fmt.title in listed for fmt in list_formats())
    assert ("複製して直す" in listed) is (login != "chief1")
    page = browser.get("/staff/formats/safety90")
    assert "心配（恐れ）" in page.text
    assert parse_format(browser.get("/staff/formats/safety90/format.yaml").data) == load_format("safety90")


def test_a_section_chief_changes_none(signed_in: Any, database: Database) -> None:
    browser = signed_in("chief1")
    for path in ("/staff/formats/new?base=conf100", "/staff/formats/import", "/staff/formats/conf100/edit"):
        assert browser.get(path).status_code == 403
    post(browser, "/staff/formats/new", sent(copied(browser)))
    with database.read() as connection:
        assert house_formats(connection) == []


def test_a_copy_is_saved_with_its_changes_and_offered_to_workshops(signed_in: Any, database: Database, app: Flask) -> None:
    browser = signed_in("facilitator1")
    page = browser.get("/staff/formats/new?base=safety90")
    assert 'name="id" value="safety90_2"' in page.text
    assert "安全マップ（三つの欄）の写し" in page.text
    draft = copied(browser)
    draft["stages"][0]["phases"][0]["minutes"] = 8
    assert post(browser, "/staff/formats/new", sent(draft)).status_code == 302
    with database.read() as connection:
        (saved,) = house_formats(connection)
        assert (saved.version, saved.format.title, saved.format.minutes) == (1, "うちの形式", 93)
        assert saved.format in offered_formats(connection)
    assert "うちの形式" in browser.get("/staff/workshops/new").text
    row = prepared(browser, database, format="safety90_2")
    assert app.extensions["aminome"].bus.state(row.id).format == saved.format


def test_saving_again_keeps_the_version_before_and_what_runs_in_it(signed_in: Any, database: Database, app: Flask) -> None:
    browser = signed_in("facilitator1")
    post(browser, "/staff/formats/new", sent(copied(browser)))
    row = prepared(browser, database, format="safety90_2")
    assert post(browser, "/staff/formats/safety90_2/edit", sent(copied(browser, title="直した形式"))).status_code == 302
    with database.read() as connection:
        assert [saved.version for saved in versions_of(connection, "safety90_2")] == [2, 1]
        assert find_format(connection, "safety90_2").title == "直した形式"
    assert app.extensions["aminome"].bus.state(row.id).format.title == "うちの形式"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda draft: draft["stages"][2].update(title=""), "「名称」が空です"),
        (lambda draft: draft["stages"][2]["phases"][0].update(minutes="五"), "「分」は整数で書いてください"),
        (lambda draft: draft["stages"][2]["phases"][0].update(minutes=0), "「分」は1から480までの整数"),
        (lambda draft: draft["stages"][2].update(notes=[]), "付箋の種類（notes）を一つ以上"),
        (lambda draft: draft["stages"][2].update(reveals=["closing"]), "これより前にありません"),
    ],
)
def test_a_faulty_format_is_not_saved_and_the_stage_is_named(signed_in: Any, database: Database, spoil: Any, said: str) -> None:
    browser = signed_in("facilitator1")
    draft = copied(browser)
    spoil(draft)
    answer = post(browser, "/staff/formats/new", sent(draft))
    assert answer.status_code == 422
    assert said in answer.text
    assert 'href="#stage-2"' in answer.text
    with database.read() as connection:
        assert house_formats(connection) == []


def test_the_formats_of_the_product_are_never_overwritten(signed_in: Any) -> None:
    browser = signed_in("admin")
    answer = post(browser, "/staff/formats/new", sent(copied(browser, id="conf100")))
    assert answer.status_code == 422
    assert "複製してから" in answer.text
    assert browser.get("/staff/formats/conf100/edit").location.endswith("/new?base=conf100")


def test_the_buttons_move_add_and_drop_without_saving(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    page = post(browser, "/staff/formats/new", sent(copied(browser), "note-add:2"))
    assert 'name="s2-notes" value="3"' in page.text
    assert "まだ保存していません" in page.text
    with database.read() as connection:
        assert house_formats(connection) == []


def test_what_each_button_does() -> None:
    def draft() -> Draft:
        return draft_of(load_format("mini45"))

    ids = [stage["id"] for stage in draft()["stages"]]
    assert [stage["id"] for stage in act(draft(), "up:1")["stages"]] == [ids[1], ids[0], *ids[2:]]
    assert [stage["id"] for stage in act(draft(), "up:0")["stages"]] == ids
    assert [stage["id"] for stage in act(draft(), f"down:{len(ids) - 1}")["stages"]] == ids
    assert [stage["id"] for stage in act(draft(), "add:0")["stages"]] == [ids[0], "stage1", *ids[1:]]
    dropped = act(draft(), "drop:2")["stages"]
    assert "solo" not in [stage["id"] for stage in dropped]
    assert dropped[-1]["reveals"] == ["share", "plan"], "what is gone is revealed no more"
    assert len(act(draft(), "phase-add:0")["stages"][0]["phases"]) == 2
    assert len(act(draft(), "phase-drop:4:0")["stages"][4]["phases"]) == 1
    for odd in ("", "up", "up:99", "phase-drop:0:9", "nonsense:1", "up:-1"):
        assert act(draft(), odd) == draft()


def test_a_new_kind_of_note_gets_an_id_and_the_same_name_the_same_one() -> None:
    draft = draft_of(load_format("lecture60"))
    for number in (2, 3):
        draft["stages"][number]["notes"].append({"id": "", "label": "驚いたこと", "hint": "", "column": "", "asks": False})
    fmt, faults = check_draft(draft)
    assert faults == []
    assert fmt is not None
    assert len({kind.id for stage in fmt.stages for kind in stage.notes if kind.label == "驚いたこと"}) == 1


def test_a_file_is_taken_in_and_a_faulty_one_told_by_line(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    text = format_to_yaml(load_format("lecture60"))
    answer = browser.send_file("/staff/formats/import", text.replace("minutes: 60", "minutes: 61").encode())
    assert answer.status_code == 422
    assert "合計が60分で、minutes の61分と合いません" in answer.text
    assert browser.send_file("/staff/formats/import", text.encode()).location.endswith("/staff/formats/lecture60_2")
    with database.read() as connection:
        assert find_format(connection, "lecture60_2").stages == load_format("lecture60").stages


def test_a_format_that_is_stopped_is_not_offered(signed_in: Any, database: Database) -> None:
    browser = signed_in("facilitator1")
    post(browser, "/staff/formats/new", sent(copied(browser)))
    browser.post("/staff/formats/safety90_2/active/off")
    with database.read() as connection:
        assert "safety90_2" not in [fmt.id for fmt in offered_formats(connection)]
    assert browser.post("/staff/formats/conf100/active/off").status_code == 404


def test_another_format_before_the_first_stage_keeps_what_was_prepared(signed_in: Any, database: Database, app: Flask) -> None:
    browser, bus = signed_in("facilitator1"), app.extensions["aminome"].bus
    row = prepared(browser, database)
    before = bus.state(row.id).workshop
    assert "いまの形式" in browser.get(f"/staff/formats/workshop/{row.id}").text
    assert browser.post(f"/staff/formats/workshop/{row.id}", {"format": "incident60"}).status_code == 302
    state = bus.state(row.id)
    assert state.format.id == "incident60"
    assert (state.workshop.code, state.workshop.title, len(state.groups)) == (before.code, before.title, 9)
    assert browser.post(f"/staff/formats/workshop/{row.id}", {"format": "no-such"}).status_code == 409


def test_once_a_stage_is_open_the_format_stays(signed_in: Any, database: Database, app: Flask) -> None:
    browser, bus = signed_in("facilitator1"), app.extensions["aminome"].bus
    row = prepared(browser, database)
    for number, command in enumerate((OpenWorkshop(), OpenStage("intro", 0))):
        assert bus.execute(row.id, Actor("facilitator", "somebody"), f"begin-{number:04}", command)["ok"]
    answer = browser.post(f"/staff/formats/workshop/{row.id}", {"format": "incident60"})
    assert answer.status_code == 409
    assert "最初の段階を始めたあとは" in answer.text
    assert signed_in("facilitator2").get(f"/staff/formats/workshop/{row.id}").status_code == 404


def test_a_format_is_advised_to_begin_in_silence() -> None:
    conf, safety = load_format("conf100"), load_format("safety90")
    assert "assess" not in [stage.id for stage in not_silent_first(conf)]
    assert not_silent_first(safety) == []
    loud = Format("loud", "声", "", tuple(replace(stage, phases=(Phase("group", 5),)) for stage in safety.stages))
    assert [stage.id for stage in not_silent_first(loud)] == ["rate", "worries", "steps", "closing"]
