"""Reading YAML node by node, so that every fault has its line.  Nothing is ever constructed from tags."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Any

import yaml

from workshop.casebook.faults import MAX_FAULTS, Fault, fault, quote
from workshop.casebook.source import UNWANTED

MAX_SHORT = 200  # characters of a field of one line
MAX_LONG = 2000
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")
_ALIAS_CONTEXTS = ("while scanning an alias", "while scanning an anchor")
_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_HINTS = (
    ("mapping values are not allowed", "値の中の「: 」が項目の区切りに見えます。値を引用符で囲んでください。"),
    ("expected ',' or", "かっこ { } か [ ] が閉じていないか、コンマが抜けています。"),
    ("could not find expected ':'", "「key: 値」の「: 」（コロンと空白）が抜けています。"),
    ("\\t", "字下げにタブは使えません。半角の空白にしてください。"),
    ("quoted scalar", "引用符が閉じていないか、使えない書き方があります。"),
    ("expected <block end>", "字下げがそろっていないか、引用符のあとに文字が続いています。"),
    ("block mapping", "字下げがそろっていません。"),
)


class _Loader(yaml.SafeLoader):
    """Composes without aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node.  Raises ComposerError for an alias: a few lines of them would grow without bound."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _AliasError(None, None, "alias", event.start_mark)
        return super().compose_node(parent, index)


class _AliasError(yaml.MarkedYAMLError):
    pass


def compose(text: str, faults: list[Fault]) -> yaml.MappingNode | None:
    """The mapping that a YAML text holds; None, with a fault noted, where it holds something else."""
    line = 1
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except _AliasError as error:
        faults.append(fault(_line(error.problem_mark), "yaml_alias"))
    except yaml.MarkedYAMLError as error:
        code = "yaml_alias" if error.context in _ALIAS_CONTEXTS else "front_matter_yaml"
        faults.append(fault(_line(error.problem_mark or error.context_mark), code, hint=_hint(str(error))))
    except RecursionError:
        faults.append(fault(line, "too_deep"))
    except (yaml.YAMLError, ValueError, OverflowError):  # PyYAML lets escapes and directives with absurd numbers through to int and chr
        faults.append(fault(line, "front_matter_yaml", hint=""))
    else:
        if isinstance(node, yaml.MappingNode):
            return node
        faults.append(fault(_line(node.start_mark) if node else line, "front_matter_shape"))
    return None


def _line(mark: Any) -> int:
    return int(mark.line) + 1 if mark else 1


def _hint(problem: str) -> str:
    return next((hint for words, hint in _HINTS if words in problem), "")


def nearest(word: str, words: Collection[str]) -> str:
    """A sentence that asks whether the nearest known word was meant, or nothing."""
    near = difflib.get_close_matches(word[:40], list(words)[:200], 1)
    return f"「{near[0]}」のことですか。" if near else ""


class Sheet:
    """One mapping, read key by key.  A fault is noted and a harmless value returned; call `close` when all keys are read."""

    def __init__(self, node: yaml.Node, where: str, faults: list[Fault]) -> None:
        """`where` names the place in sentences."""
        self.where = where
        self.line = _line(node.start_mark)
        self.faults = faults
        self._known: set[str] = set()
        self._nodes: dict[str, yaml.Node] = {}
        self._key_lines: dict[str, int] = {}
        if not isinstance(node, yaml.MappingNode):
            faults.append(fault(self.line, "wrong_type", key=where, wanted="「key: 値」の並び", where=where))
            self.broken = True
            return
        self.broken = False
        for key, value in node.value:
            self._take(key, value)

    def _take(self, key: yaml.Node, value: yaml.Node) -> None:
        line = _line(key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            self.note(line, "wrong_type", key="key", wanted="文字列")
        elif key.value in self._nodes:
            self.note(line, "duplicate_key", key=quote(key.value))
        else:
            self._nodes[key.value] = value
            self._key_lines[key.value] = line

    def note(self, line: int, code: str, **params: object) -> None:
        """Note a fault of this mapping."""
        if not self.broken:
            self.faults.append(fault(line, code, where=self.where, **params))

    def line_of(self, key: str) -> int:
        """The line of a key, or of the mapping where the key is missing."""
        return self._key_lines.get(key, self.line)

    def hint(self, word: str, words: Collection[str]) -> str:
        """The nearest known word as a question; nothing once there are more faults than will be told."""
        return nearest(word, words) if len(self.faults) <= MAX_FAULTS else ""

    def close(self) -> None:
        """Name the keys that nobody asked for."""
        for key in self._nodes.keys() - self._known:
            self.note(self._key_lines[key], "unknown_key", key=quote(key), hint=self.hint(key, self._known))

    def node(self, key: str, *, required: bool = False) -> yaml.Node | None:
        """The value of a key; None where it is missing or null."""
        self._known.add(key)
        node = self._nodes.get(key)
        if node is not None and not (isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"):
            return node
        if required:
            self.note(self.line_of(key), "missing_key" if node is None else "empty_value", key=key)
        return None

    def text(self, key: str, *, required: bool = True, limit: int = MAX_SHORT) -> str:
        """A text; "" where there is none.  Numbers and dates are taken as they are written."""
        node = self.node(key, required=required)
        return "" if node is None else self._scalar(node, key, limit, required=required)

    def _scalar(self, node: yaml.Node, key: str, limit: int, *, required: bool = True) -> str:
        line = _line(node.start_mark)
        if not isinstance(node, yaml.ScalarNode) or not node.tag.startswith("tag:yaml.org,2002:"):
            self.note(line, "wrong_type", key=key, wanted="文字列")
            return ""
        value = str(node.value).strip()
        value = re.sub(r"[ \t\r\n]+", " ", value) if limit <= MAX_SHORT else value
        unwanted = UNWANTED.search(value)  # an escape such as "\u0007" brings in what the file itself does not hold
        if unwanted:
            self.note(line, "control_character", character=f"U+{ord(unwanted.group()):04X}")
            return ""
        if not value and required:
            self.note(line, "empty_value", key=key)
        if len(value) > limit:
            self.note(line, "too_long", key=key, length=len(value), limit=limit)
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the allowed words; `default` None: required."""
        value = self.text(key, required=default is None)
        if value and value not in allowed:
            self.note(self.line_of(key), "not_in_list", key=key, value=quote(value), allowed="、".join(allowed))
        return value or default or ""

    def identifier(self, key: str, rule: re.Pattern[str] = _ID, wording: str = "半角の英数字と - _ で40文字までにしてください。") -> str:
        """An identifier."""
        value = self.text(key)
        if value and not rule.fullmatch(value):
            self.note(self.line_of(key), "bad_id", value=quote(value), rule=wording)
        return value

    def number(self, key: str, low: int, high: int, *, required: bool = True) -> int | None:
        """An integer from `low` to `high`; None where there is none."""
        node = self.node(key, required=required)
        if node is None:
            return None
        line = _line(node.start_mark)
        if not isinstance(node, yaml.ScalarNode) or not _NUMBER.fullmatch(node.value):
            self.note(line, "wrong_type", key=key, wanted="整数")
            return None
        if not low <= int(node.value) <= high:
            self.note(line, "out_of_range", key=key, low=low, high=high)
        return int(node.value)

    def flag(self, key: str, *, default: bool) -> bool:
        """A yes or no."""
        node = self.node(key)
        if node is None:
            return default
        if not isinstance(node, yaml.ScalarNode) or node.value.lower() not in _FLAGS:
            self.note(_line(node.start_mark), "wrong_type", key=key, wanted=" true か false ")
            return default
        return _FLAGS[node.value.lower()]

    def _items(self, key: str, *, required: bool, wanted: str) -> list[yaml.Node]:
        node = self.node(key, required=required)
        if node is None or isinstance(node, yaml.SequenceNode):
            return list(node.value) if node else []
        self.note(_line(node.start_mark), "wrong_type", key=key, wanted=wanted)
        return []

    def texts(self, key: str, *, required: bool = False, limit: int = MAX_SHORT) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.node(key)
        if isinstance(node, yaml.ScalarNode):
            items: list[yaml.Node] = [node]
        else:
            items = self._items(key, required=required, wanted="リスト（[a, b]）")
        values = tuple(self._scalar(item, key, limit) for item in items)
        if required and node is not None and not values:
            self.note(self.line_of(key), "empty_value", key=key)
        return values

    def sheets(self, key: str, *, required: bool = False) -> list[Sheet]:
        """A list of mappings."""
        items = self._items(key, required=required, wanted="「- 」で始まる項目のリスト")
        return [Sheet(item, f"{key} の{number}番目", self.faults) for number, item in enumerate(items, 1)]

    def sheet(self, key: str) -> Sheet | None:
        """A mapping of its own, required."""
        node = self.node(key, required=True)
        return Sheet(node, key, self.faults) if node else None
