"""From the answers to a questionnaire to what may be told of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workshop.analysis.people import OTHERS
from workshop.domain.questionnaire import Item, Questions, from_data
from workshop.domain.rows_chiefs import QuestionnaireSheet
from workshop.domain.state import State
from workshop.domain.tally import FEWEST, Band, bands, group_bands, merged, ticked
from workshop.exports.values_pack import ItemResult, QuestionnairePart, ResultRow, Voice
from workshop.exports.wareki import numeral

Answers = Sequence[tuple[str, Mapping[str, Any]]]
WHOLE, BEFORE, NOW = "全体", "研修の前", "いま"
RIGHT, WRONG = "正答", "誤答"
_TWO = 2  # bands with people in them: one alone says nothing
_HIGH = 2  # the upper two of five grades

Groups = Mapping[int, str]  # the group of each sheet, by its place


def questionnaire_parts(state: State, answers: Mapping[str, Answers]) -> tuple[QuestionnairePart, ...]:
    """The sheets that have been opened; results of those that are closed."""
    parts = []
    for row in state.rows[QuestionnaireSheet].values():
        quiz = state.case.quiz if row.sheet == "now" else ()
        questions = from_data(row.questions, quiz)
        given = answers.get(row.sheet, ())
        if row.status == "open":
            parts.append(QuestionnairePart(row.sheet, questions.title, "open", len(given)))
        else:
            parts.append(_results(row.sheet, questions, given))
    return tuple(parts)


def _results(sheet: str, questions: Questions, given: Answers) -> QuestionnairePart:
    sheets = [answers for _, answers in given]
    grades = [item for item in questions.items if item.kind == "grade"]
    groups = {item.id: _groups(item, sheets, grades) for item in questions.items if item.kind == "attribute"}
    items = tuple(_item(item, sheets, groups) for item in questions.items if item.kind != "text")
    voices: tuple[Voice, ...] = ()
    if len(sheets) >= FEWEST:
        written = [item for item in questions.items if item.kind == "text"]
        voices = tuple(
            Voice(f"{key}-{item.id}", f"{item.number}　{item.text}", answers[item.id]) for item in written for key, answers in given if item.id in answers
        )
    return QuestionnairePart(sheet, questions.title, "closed", len(sheets), items, voices)


def _groups(attribute: Item, sheets: Sequence[Mapping[str, Any]], grades: Sequence[Item]) -> dict[int, str]:
    """The group of each sheet, all of five people or more; sheets that say nothing are among the others, so that every attribute cuts the same people.

    Of the groupings that one gets by putting the smallest group into the others, again and again, the one by which most grades can be told; the finest of them.
    """
    said = [attribute.options[sheet[attribute.id]] if attribute.id in sheet else OTHERS for sheet in sheets]
    cells = merged(said, OTHERS)
    best: dict[int, str] = {}
    most = -1
    while cells:
        groups = {place: cells[value] for place, value in enumerate(said)}
        told = sum(bool(_apart(item, sheets, groups)) for item in grades)
        if told > most:
            best, most = groups, told
        sizes = Counter(name for name in groups.values() if name != OTHERS)
        if most == len(grades) or not sizes:
            break
        smallest = min(sizes, key=lambda name: (sizes[name], name))
        cells = {value: OTHERS if into == smallest else into for value, into in cells.items()}
    return best


def _item(item: Item, sheets: Sequence[Mapping[str, Any]], groups: Mapping[str, Groups]) -> ItemResult:
    right = item.options[item.right] if item.right is not None else ""
    rows = _attribute(item, groups[item.id]) if item.kind == "attribute" else _ROWS[item.kind](item, sheets)
    apart = {name: _apart(item, sheets, some) for name, some in groups.items()} if item.kind == "grade" else {}
    return ItemResult(item.id, item.number, item.kind, item.text, rows, right, tuple((name, found) for name, found in apart.items() if found))


def _grade_counts(values: Sequence[int]) -> list[int]:
    return [values.count(grade) for grade in (5, 4, 3, 2, 1)]


def grade_label(start: int, end: int) -> str:
    """「５」, or 「１～３」 for grades that are told together; cell 0 is grade 5."""
    return numeral(5 - start) if start == end else f"{numeral(5 - end)}～{numeral(5 - start)}"


def _graded(label: str, counts: Sequence[int], cells: Sequence[Band]) -> ResultRow:
    apart = any(start == _HIGH for start, _, _ in cells)  # the upper two grades are told apart from the rest
    upper = sum(people for _, end, people in cells if end < _HIGH) if apart else None
    return ResultRow(label, sum(counts), tuple((grade_label(start, end), people) for start, end, people in cells), upper)


def _grades(item: Item, sheets: Sequence[Mapping[str, Any]]) -> tuple[ResultRow, ...]:
    counts = _grade_counts([sheet[item.id] for sheet in sheets if item.id in sheet])
    return (_graded(WHOLE, counts, bands(counts)),)


def _apart(item: Item, sheets: Sequence[Mapping[str, Any]], groups: Groups) -> tuple[ResultRow, ...]:
    """The same grades by group; nothing where a group would be too small, or where every group would say one thing only."""
    apart = {
        name: _grade_counts([sheet[item.id] for place, sheet in enumerate(sheets) if groups.get(place) == name and item.id in sheet])
        for name in sorted(set(groups.values()), key=lambda name: (name == OTHERS, name))
    }
    shown = group_bands(apart)
    if all(sum(people > 0 for _, _, people in cells) < _TWO for cells in shown.values()):
        return ()
    return tuple(_graded(name, apart[name], cells) for name, cells in shown.items())


def _pair(item: Item, sheets: Sequence[Mapping[str, Any]]) -> tuple[ResultRow, ...]:
    both = [sheet for sheet in sheets if f"{item.id}_before" in sheet and f"{item.id}_now" in sheet]
    rows = []
    for label, time in ((BEFORE, "before"), (NOW, "now")):
        counts = _grade_counts([sheet[f"{item.id}_{time}"] for sheet in both])
        rows.append(_graded(label, counts, bands(counts)))
    return tuple(rows)


def _quiz(item: Item, sheets: Sequence[Mapping[str, Any]]) -> tuple[ResultRow, ...]:
    given = [sheet[item.id] for sheet in sheets if item.id in sheet]
    right = sum(answer == item.right for answer in given)
    told = bands([right, len(given) - right])
    return (ResultRow(WHOLE, len(given), ((RIGHT, told[0][2]), (WRONG, told[1][2])) if len(told) > 1 else ()),)


def _one(item: Item, sheets: Sequence[Mapping[str, Any]]) -> tuple[ResultRow, ...]:
    given = [sheet[item.id] for sheet in sheets if item.id in sheet]
    cells = bands([given.count(place) for place in range(len(item.options))])
    return (ResultRow(WHOLE, len(given), tuple(("・".join(item.options[start : end + 1]), people) for start, end, people in cells)),)


def _several(item: Item, sheets: Sequence[Mapping[str, Any]]) -> tuple[ResultRow, ...]:
    given = [sheet[item.id] for sheet in sheets if item.id in sheet]
    counts = [(option, ticked(sum(place in ticks for ticks in given), len(given))) for place, option in enumerate(item.options)]
    return tuple(ResultRow(option, len(given), ((option, count),) if count is not None else ()) for option, count in counts)


def _attribute(item: Item, groups: Groups) -> tuple[ResultRow, ...]:
    """The groups themselves, as the results by group have them: the same people are never cut in two ways."""
    cells = list(groups.values())
    names = sorted(set(cells), key=lambda name: (name == OTHERS, [*item.options, OTHERS].index(name)))
    return (ResultRow(WHOLE, len(cells), tuple((name, cells.count(name)) for name in names)),)


_ROWS: dict[str, Callable[[Item, Sequence[Mapping[str, Any]]], tuple[ResultRow, ...]]] = {
    "grade": _grades, "pair": _pair, "quiz": _quiz, "one": _one, "several": _several,
}  # fmt: skip
