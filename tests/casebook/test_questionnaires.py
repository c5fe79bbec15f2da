"""The questionnaires' file, and what counts as an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from werkzeug.datastructures import MultiDict

from workshop.casebook.faults import FormatFaults
from workshop.casebook.questionnaires import FILE_NAME, load_questionnaires, parse_questionnaires
from workshop.domain.case import QuizItem
from workshop.domain.questionnaire import from_data, read_answers, to_data
from workshop.domain.refusal import Refusal

QUIZ = (QuizItem("どれが正しいですか", ("甲", "乙"), 1, "わけ"),)


def test_the_products_own_sheets_ask_what_the_city_asks(tmp_path: Path) -> None:
    sheets = load_questionnaires(tmp_path)
    now = from_data(to_data(sheets["now"]), QUIZ)
    kinds = [item.kind for item in now.items]
    assert (kinds.count("grade"), kinds.count("pair"), kinds.count("quiz"), kinds.count("text"), kinds.count("attribute")) == (6, 4, 1, 3, 3)
    numbers = {item.id: item.number for item in now.items}
    assert (numbers["satisfaction"], numbers["gaps"], numbers["quiz1"], numbers["insight"], numbers["to_chiefs"]) == ("①", "⑩", "問1", "⑪", "⑬")
    assert {item.id for item in sheets["later"].items} == {"did", "with", "hindrance", "words"}


def test_a_house_may_ask_its_own_and_is_told_what_is_wrong_with_it(tmp_path: Path) -> None:
    own = "now:\n  title: 短い\n  items:\n    - {id: only, kind: grade, text: よかった}\nlater:\n  title: あと\n  items:\n    - {id: w, kind: text, text: 一言}\n"
    (tmp_path / FILE_NAME).write_text(own, encoding="utf-8")
    assert [item.id for item in load_questionnaires(tmp_path)["now"].items] == ["only"]
    with pytest.raises(FormatFaults) as wrong:
        parse_questionnaires(own.replace("kind: grade", "kind: stars").replace("id: w, kind: text", "id: w, kind: one"))
    assert len(wrong.value.faults) == 2


def test_answers_are_taken_one_by_one_and_nothing_foreign_is(tmp_path: Path) -> None:
    questions = from_data(to_data(load_questionnaires(tmp_path)["now"]), QUIZ)
    sent = MultiDict([("satisfaction", "5"), ("others_before", "2"), ("quiz1", "0"), ("insight", " 気づき\r\n二行 "), ("name", "山の花")])
    assert read_answers(questions, sent.getlist) == {"satisfaction": 5, "others_before": 2, "quiz1": 0, "insight": "気づき\n二行"}
    for name, value, code in (("satisfaction", "6", "unknown_choice"), ("satisfaction", "0", "unknown_choice"), ("quiz1", "2", "unknown_choice"),
                              ("insight", "あ" * 601, "too_long"), ("name", "x", "empty")):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            read_answers(questions, MultiDict([(name, value)]).getlist)
        assert refused.value.code == code
