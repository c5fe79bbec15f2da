"""The fields of the chiefs' forms: one template shows them all, and shows two versions side by side where somebody was faster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from workshop.domain.vocabulary import DECISION_MARKS, MAX_SHORT, MAX_TEXT, SHARING_METHODS


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` text | area | day | choice | check; `options` (value, label) of a choice."""

    name: str
    label: Any
    kind: str = "text"
    hint: Any = ""
    limit: int = MAX_SHORT
    options: tuple[tuple[str, Any], ...] = ()


def _choices(words: Mapping[str, str], empty: Any) -> tuple[tuple[str, Any], ...]:
    return (("", empty), *words.items())


DECISION = (
    Field("title", _l("議題"), hint=_l("会議での呼び方に直してかまいません。人が分かる書き方は避けてください。")),
    Field("mark", _l("扱い"), "choice", options=_choices(DECISION_MARKS, _l("まだ決めていない"))),
    Field("decision", _l("決定"), "area", limit=MAX_TEXT),
    Field("person", _l("担当"), hint=_l("所属と係で書きます。")),
    Field("due", _l("期限"), "day"),
    Field("done", _l("終わった"), "check"),
    Field("removed", _l("この議題を取り下げる"), "check"),
)
SHARING = (
    Field("department", _l("所属"), limit=80),
    Field("audience", _l("伝える相手")),
    Field("method", _l("方法"), "choice", options=_choices(SHARING_METHODS, _l("未定"))),
    Field("planned_on", _l("日"), "day"),
    Field("confirmed_by", _l("確認者"), limit=80, hint=_l("役職で書きます。")),
    Field("changes", _l("この所属で変わること"), "area", limit=MAX_TEXT, hint=_l("所属に配る1枚に載ります。")),
    Field("contacts", _l("困ったときの連絡先"), hint=_l("所属に配る1枚に載ります。所属と係で書きます。")),
    Field("done", _l("伝え終わった"), "check"),
    Field("removed", _l("この計画を取り下げる"), "check"),
)
COMMENT = (Field("text", _l("意見"), "area", limit=MAX_TEXT),)
MEETING = (
    Field("held_on", _l("日"), "day"),
    Field("time", _l("時間"), limit=40, hint=_l("例：10時から11時30分まで")),
    Field("place", _l("場所"), limit=80),
    Field("attendees", _l("出席")),
    Field("note", _l("次第の備考"), "area", limit=MAX_TEXT),
)


def next_fields(cases: Sequence[tuple[str, str]], formats: Sequence[tuple[str, str]]) -> tuple[Field, ...]:
    """The fields of the next training's plan, with the cases and formats there are."""
    return (
        Field("theme", _l("テーマ")),
        Field("case", _l("事例"), "choice", options=(("", _l("未定")), *cases)),
        Field("format", _l("進行形式"), "choice", options=(("", _l("未定")), *formats)),
        Field("held_on", _l("開催日"), "day"),
        Field("note", _l("備考"), "area", limit=MAX_TEXT),
    )


def payload(fields: Sequence[Field], form: MultiDict[str, str]) -> dict[str, Any]:
    """What a form holds, as the protocol wants it."""
    return {field.name: field.name in form if field.kind == "check" else form.get(field.name, "") for field in fields}


def version(form: MultiDict[str, str]) -> int | str:
    """The version that the form was filled in from."""
    text = form.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else text


def shown(field: Field, value: Any) -> str:
    """A value in words, to be set beside another."""
    if field.kind == "check":
        return str(_("はい") if value else _("いいえ"))
    if field.kind == "choice":
        return str(dict(field.options).get(value, value))
    return str(value)
