"""Checks of single fields of a command: each takes a field's name and value, and gives the value back or refuses it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.commands import Command
from workshop.domain.refusal import INVALID, Refusal
from workshop.domain.vocabulary import DUE_HOURS

Check = Callable[[str, Any], Any]

_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{8,40}\Z")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
MISSING = object()


def invalid(field: str, code: str, message: str, **params: Any) -> Refusal:
    """The refusal of a field."""
    return Refusal(INVALID, code, message, field=field, **params)


def text(limit: int, *, empty: bool = False) -> Check:
    """Text of at most `limit` characters, trimmed; control characters and broken surrogates are refused."""

    def check(field: str, value: Any) -> str:
        if not isinstance(value, str):
            raise invalid(field, "not_text", "文字で入力してください。")
        trimmed = value.replace("\r\n", "\n").strip()
        if not trimmed and not empty:
            raise invalid(field, "empty", "何も書かれていません。文章を入力してください。")
        if len(trimmed) > limit:
            raise invalid(field, "too_long", "長すぎます（%(length)d文字）。%(limit)d文字までにしてください。", length=len(trimmed), limit=limit)
        if any(char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs") for char in trimmed):
            raise invalid(field, "bad_characters", "表示できない文字が含まれています。打ち直してください。")
        return trimmed

    return check


def choice(known: Mapping[str, str]) -> Check:
    """One of the words of a list of the vocabulary."""

    def check(field: str, value: Any) -> str:
        if value is None or value in ("", MISSING):
            raise invalid(field, "not_chosen", "一つ選んでください。")
        if not isinstance(value, str) or value not in known:
            raise invalid(field, "unknown_choice", "選べる項目ではありません。選び直してください。")
        return value

    return check


def number(low: int, high: int) -> Check:
    """A whole number from `low` to `high`."""

    def check(field: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise invalid(field, "bad_number", "%(low)dから%(high)dまでの整数で入力してください。", low=low, high=high)
        return value

    return check


def boolean(field: str, value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise invalid(field, "not_boolean", "はい・いいえのどちらかで入力してください。")
    return value


def _matching(pattern: re.Pattern[str]) -> Check:
    def check(field: str, value: Any) -> str:
        if not isinstance(value, str) or not pattern.match(value):
            raise invalid(field, "bad_id", "内部の番号が正しくありません。画面を読み込み直してください。")
        return value

    return check


client_id = _matching(_CLIENT_ID)  # chosen at random by the client
name = _matching(_NAME)  # of something that stands in the case, the format or the workshop


def several(check_one: Check, limit: int, *, at_least: int = 0) -> Check:
    """A list of at most `limit` values, each once."""

    def check(field: str, value: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > limit:
            raise invalid(field, "bad_list", "選んだ数が多すぎるか、形が正しくありません。")
        if len(value) < at_least:
            raise invalid(field, "none_chosen", "一つ以上選んでください。")
        return list(dict.fromkeys(check_one(field, item) for item in value))

    return check


def optional(check_one: Check, default: Any = None) -> Check:
    """As `check_one`, or left out, null or empty: then `default`."""

    def check(field: str, value: Any) -> Any:
        return default if value is MISSING or value is None or value == "" else check_one(field, value)

    return check


def due(field: str, value: Any) -> int:
    """A due time of the list, in hours."""
    if isinstance(value, bool) or not isinstance(value, int) or value not in DUE_HOURS:
        raise invalid(field, "bad_due", "期限は一覧から選んでください。")
    return value


Shape = dict[str, Check]
CONFIRMED: Shape = {"confirmed": optional(boolean, False)}  # of every command with words: who wrote them was asked
Known = dict[str, tuple[Shape, Callable[[dict[str, Any]], Command]]]  # commands by their names on the wire


def plain(kind: Callable[..., Command], shape: Shape) -> tuple[Shape, Callable[[dict[str, Any]], Command]]:
    """The shape of a command, and how it is made of the checked values."""
    return shape, lambda values: kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
