"""Genogram and ecomap: well-formed, without styles, with the same in words; whatever family there is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.casebook.diagrams import Diagram, ecomap, genogram
from workshop.casebook.diagrams.kinship import PITCH, family
from workshop.casebook.parse import parse_case
from workshop.domain.case import STAFF_ONLY, Agency, Case, Person
from workshop.domain.pictures import told
from workshop.domain.vocabulary import TIES

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*/case.md"))
SVG = "{http://www.w3.org/2000/svg}"
IDS = [f"p{n}" for n in range(8)]


def _case(path: Path) -> Case:
    return parse_case(path.read_text(encoding="utf-8"))


def _sound(picture: Diagram) -> ET.Element:
    """The picture's root, after what holds for every picture has been checked."""
    root = ET.fromstring(picture.svg)
    assert root.tag == f"{SVG}svg"
    assert not re.search(r"\bstyle=|<style|<script|<image|href=", picture.svg)
    assert "nan" not in picture.svg
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert width > 0
    assert height > 0
    for text in root.iter(f"{SVG}text"):
        assert left <= float(text.attrib["x"]) <= left + width
        assert top <= float(text.attrib["y"]) <= top + height
    named = {element.get("id"): element.text for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")}
    assert set(root.attrib["aria-labelledby"].split()) == set(named)
    assert all(named.values())
    assert all(line in str(named[f"{picture.name}-desc"]) for line in picture.lines)
    return root


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_the_sample_cases_have_both_pictures_with_everybody_in_them(path: Path) -> None:
    case = _case(path)
    kin, ties = genogram(case.people), ecomap(case.people, case.agencies)
    assert kin is not None
    assert ties is not None
    shapes = _sound(kin)
    symbols = len(list(shapes.iter(f"{SVG}circle"))) + len(list(shapes.iter(f"{SVG}rect")))
    assert symbols >= len(case.people)
    words = "".join("".join(element.itertext()) for element in shapes.iter(f"{SVG}text"))
    assert all(person.label in words for person in case.people)
    assert len(kin.lines) == len(case.people)
    assert len(ties.lines) == len(case.agencies)
    assert "".join("".join(e.itertext()) for e in _sound(ties).iter(f"{SVG}text")).count("つながり") == 3  # the legend


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_what_only_a_card_tells_is_in_no_picture_but_the_staffs(path: Path) -> None:
    case = _case(path)
    hidden = [one for one in (*case.people, *case.agencies) if one.scene == STAFF_ONLY]
    assert hidden
    people, agencies = told(case, {scene.id for scene in case.scenes})
    assert not set(hidden) & {*people, *agencies}
    first, _ = told(case, {case.scenes[0].id})
    assert len(first) < len(case.people) or not [one for one in case.people if one.scene]


def test_notes_are_for_the_staff() -> None:
    people = [Person("a", "母", "f", "40代", note="ひみつ")]
    agencies = [Agency("b", "窓口", ("a",), "weak", note="ないしょ")]
    shown, noted = [(genogram(people, notes=notes), ecomap(people, agencies, notes=notes)) for notes in (False, True)]
    assert not re.search("ひみつ|ないしょ", str(shown))
    assert "ひみつ" in str(noted[0])
    assert "ないしょ" in str(noted[1])


def test_without_people_or_agencies_there_is_no_picture() -> None:
    assert genogram([]) is None
    assert ecomap([], []) is None
    assert ecomap([], [Agency("a", "窓口", ("household",), "none")]) is not None


def test_three_generations_and_two_marriages_stand_in_rows_with_nobody_on_top_of_another() -> None:
    people = [
        Person("gf", "祖父", "m", "", partners=("gm",), deceased=True),
        Person("gm", "祖母", "f", "70代"),
        Person("m", "母", "f", "40代", parents=("gf", "gm"), partners=("f2",), separated=("f1",)),
        Person("f1", "前の夫", "m", "40代"),
        Person("f2", "夫", "m", "50代"),
        Person("a", "長女", "f", "16歳", parents=("m", "f1")),
        Person("b", "次女", "f", "3歳", parents=("m", "f2")),
    ]
    laid = family(people)
    assert [laid.row[one] for one in ("gf", "gm", "m", "f1", "f2", "a", "b")] == [0, 0, 1, 1, 1, 2, 2]
    assert laid.x["f1"] < laid.x["m"] < laid.x["f2"]
    assert laid.x["a"] < laid.x["b"]
    picture = genogram(people)
    assert picture is not None
    assert "別れたパートナー：前の夫" in picture.lines[2]
    assert "離別" in picture.svg


_PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.sampled_from(IDS),
        label=st.text(min_size=1, max_size=20, alphabet=st.characters(categories=["L", "N", "P"])),
        sex=st.sampled_from(["f", "m", "unknown"]),
        age=st.sampled_from(["", "80代前半", "生後4か月", "小学校中学年", "とても長い年齢の書き方をした人物"]),
        in_household=st.booleans(),
        parents=st.lists(st.sampled_from(IDS), max_size=3).map(tuple),
        partners=st.lists(st.sampled_from(IDS), max_size=3).map(tuple),
        separated=st.lists(st.sampled_from(IDS), max_size=1).map(tuple),
        deceased=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda person: person.id,
)


@settings(deadline=None)
@given(_PEOPLE)
def test_any_family_however_tangled_is_drawn_with_room_for_everybody(people: list[Person]) -> None:
    picture = genogram(people)
    assert (picture is None) == (not people)
    if picture is None:
        return
    _sound(picture)
    laid = family(people)
    for standing in laid.rows:
        gaps = [laid.x[right] - laid.x[left] for left, right in pairwise(standing)]
        assert all(gap > PITCH - 1 for gap in gaps)


@settings(deadline=None)
@given(_PEOPLE, st.lists(st.tuples(st.sampled_from([*IDS, "household"]), st.sampled_from(TIES)), min_size=1, max_size=24))
def test_any_household_with_any_agencies_is_drawn(people: list[Person], ties: list[tuple[str, str]]) -> None:
    picture = ecomap(people, [Agency(f"a{n}", f"機関{n}", (to,), tie) for n, (to, tie) in enumerate(ties)])
    assert picture is not None
    _sound(picture)
    assert len(picture.lines) == len(ties)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_no_line_of_a_genogram_runs_through_a_name(path: Path) -> None:
    picture = genogram(_case(path).people)
    assert picture is not None
    root = ET.fromstring(picture.svg)
    names = [(float(text.attrib["x"]), float(text.attrib["y"]), float(text.attrib["font-size"]), len(text.text or "")) for text in root.iter(f"{SVG}text") if text.get("font-weight")]
    for line in root.iter(f"{SVG}polyline"):
        points = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
        for (x, y), (to_x, to_y) in pairwise(points):
            for middle, base, size, letters in names:
                beside = max(x, to_x) <= middle - letters * size / 2 or min(x, to_x) >= middle + letters * size / 2
                assert beside or max(y, to_y) <= base - size or min(y, to_y) >= base
