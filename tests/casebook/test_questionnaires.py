"""The questionnaires' file, and what counts as an answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.datastructures import MultiDict

from workshop.casebook.faults import FormatFaults
from workshop.casebook.questionnaires import FILE_NAME, load_questionnaires, parse_questionnaires
from workshop.cli import main
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


def test_a_fault_of_the_file_is_told_by_line_and_reason_at_the_terminal(tmp_path: Path) -> None:
    own = (Path(__file__).parents[2] / "workshop" / "casebook" / FILE_NAME).read_text(encoding="utf-8")
    path = tmp_path / FILE_NAME
    path.write_text(own, encoding="utf-8")
    right = CliRunner().invoke(main, ["cases", "check", str(path)])
    assert right.exit_code == 0, right.output
    assert "誤りはありません" in right.output
    lines = own.splitlines()
    wrong = own.replace("id: pace, kind: grade", "id: useful, kind: stars").replace("福祉職, 保健・看護職, 心理・保育・教育, 事務職, その他", "一つだけ")
    path.write_text(wrong.replace("kind: text, text: 今日の気づき", "kind: text, options: [甲, 乙], text: 今日の気づき"), encoding="utf-8")
    told = CliRunner().invoke(main, ["cases", "check", str(path)])
    assert told.exit_code == 1
    for words, reason in (("id: pace", "「stars」は使えません"), ("id: pace", "「useful」が重なっています"), ("id: profession", "「options」は2個から20個まで"), ("今日の気づき", "選ぶ問い")):
        line = next(number for number, text in enumerate(lines, 1) if words in text)
        assert any(f":{line}: " in said and reason in said for said in told.output.splitlines()), (line, reason, told.output)


def test_answers_are_taken_one_by_one_and_nothing_foreign_is(tmp_path: Path) -> None:
    questions = from_data(to_data(load_questionnaires(tmp_path)["now"]), QUIZ)
    sent = MultiDict([("satisfaction", "5"), ("others_before", "2"), ("quiz1", "0"), ("insight", " 気づき\r\n二行 "), ("name", "山の花")])
    assert read_answers(questions, sent.getlist) == {"satisfaction": 5, "others_before": 2, "quiz1": 0, "insight": "気づき\n二行"}
    for name, value, code in (("satisfaction", "6", "unknown_choice"), ("satisfaction", "0", "unknown_choice"), ("quiz1", "2", "unknown_choice"),
                              ("insight", "あ" * 601, "too_long"), ("name", "x", "empty")):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            read_answers(questions, MultiDict([(name, value)]).getlist)
        assert refused.value.code == code
