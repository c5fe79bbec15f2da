"""A questionnaire: its items, the JSON that an event keeps of it, and what counts as an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.case import QuizItem
from workshop.domain.refusal import INVALID, Refusal

SHEETS = {"now": "研修アンケート", "later": "三か月後のアンケート"}
GRADES = ("そう思う", "ややそう思う", "どちらともいえない", "あまりそう思わない", "そう思わない")  # 5, 4, 3, 2, 1
KINDS = ("grade", "pair", "text", "one", "several", "attribute", "quiz")
MAX_ANSWER = 600  # characters of a free text
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TIMES = ("before", "now")


@dataclass(frozen=True, slots=True)
class Item:
    """One question.  `number` 「①」 or 「問１」, "" for attributes; `right` is the index of a quiz item's right option."""

    id: str
    kind: str
    text: str
    options: tuple[str, ...] = ()
    number: str = ""
    right: int | None = None


@dataclass(frozen=True, slots=True)
class Questions:
    """A sheet: title, note above it, items in order."""

    title: str
    note: str
    items: tuple[Item, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names under which answers are sent and kept; a pair has two."""
        return tuple(name for item in self.items for name in field_names(item))


def field_names(item: Item) -> tuple[str, ...]:
    """The names of an item's answers."""
    return tuple(f"{item.id}_{time}" for time in _TIMES) if item.kind == "pair" else (item.id,)


def to_data(questions: Questions) -> dict[str, Any]:
    """The sheet as an event keeps it, without numbers and quiz: those follow from the order and the case."""
    items = [{"id": item.id, "kind": item.kind, "text": item.text, "options": list(item.options)} for item in questions.items]
    return {"title": questions.title, "note": questions.note, "items": items}


def from_data(data: dict[str, Any], quiz: Sequence[QuizItem] = ()) -> Questions:
    """The sheet that an event keeps, numbered, with the case's quiz after what is graded."""
    kept = [Item(item["id"], item["kind"], item["text"], tuple(item.get("options", ()))) for item in data["items"]]
    place = next((n for n, item in enumerate(kept) if item.kind not in ("grade", "pair")), len(kept))
    asked = [Item(f"quiz{n}", "quiz", one.question, one.choices, f"問{n}", one.answer) for n, one in enumerate(quiz, 1)]
    marks = iter(CIRCLED)
    numbered = [item if item.kind == "attribute" else Item(item.id, item.kind, item.text, item.options, next(marks, "")) for item in kept]
    return Questions(data["title"], data["note"], (*numbered[:place], *asked, *numbered[place:]))


def read_answers(questions: Questions, given: Callable[[str], Sequence[str]]) -> dict[str, Any]:
    """The answers in a form, `given(name)` being what was sent under a name.  Raises Refusal; what is left out stays out.

    Grades are kept as 1-5, options as their index, free text as it was written.
    """
    answers: dict[str, Any] = {}
    for item in questions.items:
        for name in field_names(item):
            sent = [text.strip() for text in given(name) if text.strip()]
            if sent:
                answers[name] = _answer(item, name, sent)
    if not answers:
        raise Refusal(INVALID, "empty", "まだ何も答えていません。一つでも答えてから送ってください。")
    return answers


def _answer(item: Item, name: str, sent: Sequence[str]) -> Any:
    if item.kind == "text":
        if len(sent[0]) > MAX_ANSWER:
            raise Refusal(INVALID, "too_long", "長すぎます（%(length)d文字）。%(limit)d文字までにしてください。", field=name, length=len(sent[0]), limit=MAX_ANSWER)
        return sent[0].replace("\r\n", "\n")
    most = 5 if item.kind in ("grade", "pair") else len(item.options)
    least = 1 if item.kind in ("grade", "pair") else 0
    numbers = [int(text) if text.isascii() and text.isdigit() and len(text) < 3 else -1 for text in sent]
    if any(not least <= number < most + least for number in numbers):
        raise Refusal(INVALID, "unknown_choice", "選べる項目ではありません。選び直してください。", field=name)
    return sorted(set(numbers)) if item.kind == "several" else numbers[0]
