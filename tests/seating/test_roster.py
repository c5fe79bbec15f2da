"""Rosters as offices have them are read whole; what cannot be read is named by row and column, and then nothing is taken."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from workshop.seating.roster import Lists, Roster, read_roster

LISTS = Lists(
    professions={"phn": "保健師", "clerk_welfare": "事務（福祉コース）", "clerk_general": "事務（行政）", "caseworker": "ケースワーカー", "other": "その他"},
    departments={"health_welfare": "保健福祉課", "public_assistance": "保護課", "other": "その他"},
    groups={"g1": "1班", "g2": "2班"},
    roles={"phn_area": "地区担当保健師", "welfare_cw": "保護課ケースワーカー"},
)


def xlsx(rows: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv(text: str, encoding: str = "utf-8") -> bytes:
    return text.encode(encoding)


def reasons(roster: Roster) -> list[tuple[int | None, str, str]]:
    assert roster.people == ()
    return [(fault.row, f"{fault.letter} {fault.kind}", fault.value) for fault in roster.faults]


def test_an_excel_roster_is_read_wherever_its_header_stands_and_in_whatever_order() -> None:
    rows = [["令和８年度　受講者名簿"], [], ["No.", "所属課", "氏　名", "経験年数", "職種※"], [1, "保護課", "架空 花子", 12, "ケースワーカー"], [2, "保健福祉課", "見本 太郎", 3.0, "保健師"]]
    people = read_roster(xlsx([*rows, ["合計", "", "", "", ""]]), LISTS).people
    assert [(one.row, one.name, one.profession, one.department, one.ladder) for one in people] == [
        (4, "架空 花子", "caseworker", "public_assistance", "middle"),
        (5, "見本 太郎", "phn", "health_welfare", "initial"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_csv_roster_is_read_in_the_encodings_that_offices_write(encoding: str) -> None:
    people = read_roster(csv("職種,所属,ラダー段階,係長\r\n保健師,保護課,中堅期,○\r\n事務（行政）,,初任期,\r\n", encoding), LISTS).people
    assert [(one.profession, one.department, one.ladder, one.chief) for one in people] == [
        ("phn", "public_assistance", "middle", True),
        ("clerk_general", None, "initial", False),
    ]


def test_half_and_full_width_are_the_same() -> None:
    text = "職種\t班\t役割\t経験年数\nｹｰｽﾜｰｶｰ\t第２班\t地区担当保健師\t１２年\n事務(福祉コース)\t1\t\t４年目\n"
    people = read_roster(csv(text), LISTS).people
    assert [(one.profession, one.group, one.role, one.ladder) for one in people] == [
        ("caseworker", "g2", "phn_area", "middle"),
        ("clerk_welfare", "g1", "", "initial"),
    ]


def test_family_and_given_name_in_two_columns_make_one_name() -> None:
    (person,) = read_roster(csv("姓,名,職種\n架空,花子,保健師\n"), LISTS).people
    assert person.name == "架空 花子"


def test_every_fault_is_named_at_once_and_nothing_is_taken() -> None:
    text = "職種,所属,経験年数,班\n保健帥,保護課,3,1班\n保健師,水道局,3,9班\n,保護課,百年,2班\n保健師,保護課,3,1班\n"
    roster = read_roster(csv(text), LISTS)
    assert reasons(roster) == [
        (2, "A profession", "保健帥"),
        (3, "B department", "水道局"),
        (3, "D group", "9班"),
        (4, "A profession", ""),
        (4, "C years", "百年"),
    ]
    assert roster.faults[0].params == {"near": "保健師"}


def test_what_is_in_no_list_counts_as_other_where_one_asks_for_it() -> None:
    (person,) = read_roster(csv("職種,所属\n運転手,水道局\n"), LISTS, others=True).people
    assert (person.profession, person.department) == ("other", "other")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty_file"),
        (b"\xd0\xcf\x11\xe0 old", "old_excel"),
        (b"PK\x03\x04 torn", "broken_excel"),
        (csv("氏名\n架空 花子\n"), "no_header"),
        (csv("氏名,所属\n架空 花子,保護課\n"), "no_professions"),
        (csv("職種,所属\n"), "no_people"),
        (csv("職種\n" + "保健師\n" * 3001), "many_rows"),
        (b"\x81\x81\xff\xfe\x00", "no_csv"),
        (b"\x81\x20\x81\x20", "encoding"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_and_why_is_told(data: bytes, said: str) -> None:
    roster = read_roster(data, LISTS)
    assert roster.people == ()
    assert [fault.code for fault in roster.faults] == [said]


def test_what_was_not_used_and_who_stands_twice_is_told() -> None:
    roster = read_roster(csv("氏名,職種,内線\n架空 花子,保健師,1\n見本 太郎,保健師,2\n架空花子,保健師,3\n"), LISTS)
    assert len(roster.people) == 3
    assert {note.code: note.params for note in roster.notes} == {"unused_columns": {"names": ["内線"]}, "same_name": {"rows": [2, 4]}}


def test_a_name_is_not_shown_where_a_person_is_logged() -> None:
    (person,) = read_roster(csv("氏名,職種\n架空 花子,保健師\n"), LISTS).people
    assert "架空" not in repr(person)
