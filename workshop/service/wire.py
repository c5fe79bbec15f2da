"""JSON from outside -> a command.  Whatever is wrong is refused as `invalid`, with the field and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain import commands as c
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.vocabulary import ACTION_KINDS, ASSESSMENT_KINDS, DUE_HOURS, MAX_SHORT, MAX_TEXT, REACTION_KINDS, REFLECTION_KINDS, SCREENS

Check = Callable[[str, Any], Any]

_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,40}\Z")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
_MISSING = object()


def _invalid(field: str, code: str, message: str, **params: Any) -> Refusal:
    return Refusal(INVALID, code, message, field=field, **params)


def text(limit: int, *, empty: bool = False) -> Check:
    """Text of at most `limit` characters, trimmed; control characters and broken surrogates are refused."""

    def check(field: str, value: Any) -> str:
        if not isinstance(value, str):
            raise _invalid(field, "not_text", "文字で入力してください。")
        trimmed = value.replace("\r\n", "\n").strip()
        if not trimmed and not empty:
            raise _invalid(field, "empty", "何も書かれていません。文章を入力してください。")
        if len(trimmed) > limit:
            raise _invalid(field, "too_long", "長すぎます（%(length)d文字）。%(limit)d文字までにしてください。", length=len(trimmed), limit=limit)
        if any(char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs") for char in trimmed):
            raise _invalid(field, "bad_characters", "表示できない文字が含まれています。打ち直してください。")
        return trimmed

    return check


def choice(known: Mapping[str, str]) -> Check:
    """One of the words of a list of the vocabulary."""

    def check(field: str, value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise _invalid(field, "unknown_choice", "選べる項目ではありません。選び直してください。")
        return value

    return check


def number(low: int, high: int) -> Check:
    """A whole number from `low` to `high`."""

    def check(field: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _invalid(field, "bad_number", "%(low)dから%(high)dまでの整数で入力してください。", low=low, high=high)
        return value

    return check


def boolean(field: str, value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise _invalid(field, "not_boolean", "はい・いいえのどちらかで入力してください。")
    return value


def _matching(pattern: re.Pattern[str]) -> Check:
    def check(field: str, value: Any) -> str:
        if not isinstance(value, str) or not pattern.match(value):
            raise _invalid(field, "bad_id", "内部の番号が正しくありません。画面を読み込み直してください。")
        return value

    return check


client_id = _matching(_CLIENT_ID)  # chosen at random by the client
name = _matching(_NAME)  # of something that stands in the case, the format or the workshop


def several(check_one: Check, limit: int, *, at_least: int = 0) -> Check:
    """A list of at most `limit` values, each once."""

    def check(field: str, value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > limit:
            raise _invalid(field, "bad_list", "選んだ数が多すぎるか、形が正しくありません。")
        if len(value) < at_least:
            raise _invalid(field, "none_chosen", "一つ以上選んでください。")
        return list(dict.fromkeys(check_one(field, item) for item in value))

    return check


def optional(check_one: Check, default: Any = None) -> Check:
    """As `check_one`, or left out, null or empty: then `default`."""

    def check(field: str, value: Any) -> Any:
        return default if value is _MISSING or value is None or value == "" else check_one(field, value)

    return check


def _due(field: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in DUE_HOURS:
        raise _invalid(field, "bad_due", "期限は一覧から選んでください。")
    return value


Shape = dict[str, Check]

_ASSESSMENT: Shape = {"kind": choice(ASSESSMENT_KINDS), "text": text(MAX_TEXT), "facts": optional(several(name, 30), [])}
_ACTION_ITEM: Shape = {
    "role_acting": optional(name, ""),
    "needs": several(name, 20, at_least=1),
    "kind": choice(ACTION_KINDS),
    "what": text(MAX_TEXT),
    "due_h": optional(_due),
    "handoff_to": optional(name),
    "receipt": optional(text(MAX_SHORT, empty=True), ""),
    "fallback": optional(text(MAX_SHORT, empty=True), ""),
    "lead": optional(boolean, False),
}
_REFLECTION: Shape = {"kind": choice(REFLECTION_KINDS), "text": text(MAX_TEXT)}
_ID: Shape = {"id": client_id}
_VERSION: Shape = {"version": number(1, 1_000_000)}


def _making(kind: Callable[..., c.Command], content: Shape) -> tuple[Shape, Callable[[dict[str, Any]], c.Command]]:
    """A command whose own fields stand beside the content of a post."""

    def build(values: dict[str, Any]) -> c.Command:
        return kind(**{key: value for key, value in values.items() if key not in content}, content={key: values[key] for key in content})

    return content, build


def _plain(kind: Callable[..., c.Command], shape: Shape) -> tuple[Shape, Callable[[dict[str, Any]], c.Command]]:
    return shape, lambda values: kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def _family(word: str, content: Shape, make: type, edit: type, withdraw: type) -> dict[str, tuple[Shape, Callable[[dict[str, Any]], c.Command]]]:
    _, build_post = _making(make, content)
    _, build_edit = _making(edit, content)
    return {
        f"{word}.post": ({**_ID, **content}, build_post),
        f"{word}.edit": ({**_ID, **_VERSION, **content}, build_edit),
        f"{word}.withdraw": _plain(withdraw, _ID),
    }


COMMANDS: dict[str, tuple[Shape, Callable[[dict[str, Any]], c.Command]]] = {
    **_family("assessment", _ASSESSMENT, c.PostAssessment, c.EditAssessment, c.WithdrawAssessment),
    **_family("action_item", _ACTION_ITEM, c.PostActionItem, c.EditActionItem, c.WithdrawActionItem),
    **_family("reflection", _REFLECTION, c.PostReflection, c.EditReflection, c.WithdrawReflection),
    "reaction.set": _plain(c.SetReaction, {"post_id": client_id, "kind": choice(REACTION_KINDS), "active": boolean}),
    "fact.share": _plain(c.ShareFact, {"fact_id": name}),
    "urgency.rate": _plain(c.RateUrgency, {"value": number(0, 10)}),
    "seat.change": _plain(
        c.ChangeSeat, {"participant_id": optional(client_id, ""), "group": optional(name, ""), "role": optional(name, "")}
    ),
    "workshop.open": _plain(c.OpenWorkshop, {}),
    "workshop.close": _plain(c.CloseWorkshop, {}),
    "stage.open": _plain(c.OpenStage, {"stage": name, "phase": number(0, 20)}),
    "timer.set": _plain(c.SetTimer, {"remaining_s": number(0, 6 * 3600), "running": boolean}),
    "scene.disclose": _plain(c.DiscloseScene, {"scene": name}),
    "group.add": _plain(c.AddGroup, {"id": name, "name": text(20)}),
    "view.set": _plain(
        c.SetView,
        {
            "screen": choice(SCREENS),
            "scene": optional(name),
            "group": optional(name),
            "groups": optional(several(name, 60), []),
            "post": optional(client_id),
        },
    ),
}


def parse(envelope: Any) -> tuple[str, c.Command]:
    """`{command_id, type, payload}` -> (command_id, command).  Raises Refusal of kind `invalid`."""
    if not isinstance(envelope, Mapping):
        raise _invalid("command", "bad_command", "送られた内容の形が正しくありません。画面を読み込み直してください。")
    _refuse_unknown(envelope, ("command_id", "type", "payload"))
    command_id = client_id("command_id", envelope.get("command_id"))
    found = COMMANDS.get(envelope["type"]) if isinstance(envelope.get("type"), str) else None
    if found is None:
        raise _invalid("type", "unknown_command", "知らない操作です。画面を読み込み直してください。")
    shape, build = found
    payload = envelope.get("payload")
    if not isinstance(payload, Mapping):
        raise _invalid("payload", "bad_command", "送られた内容の形が正しくありません。画面を読み込み直してください。")
    _refuse_unknown(payload, shape)
    return command_id, build({field: check(field, payload.get(field, _MISSING)) for field, check in shape.items()})


def _refuse_unknown(given: Mapping[str, Any], known: Any) -> None:
    for field in given:
        if field not in known:
            shown = str(field)[:40]
            raise _invalid(shown, "unknown_field", "知らない項目「%(name)s」が含まれています。画面を読み込み直してください。", name=shown)
