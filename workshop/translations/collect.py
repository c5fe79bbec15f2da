"""Finds every text that people see on a page, and keeps the catalogues to just these: `make texts`.

A text is a Japanese string: in a template inside `_()`, in a script or in the Python of the rooms below any literal that holds Japanese.
Docstrings, comments and what goes to the server's log are none.  What cases, formats and people say is content, not a text of ours.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parent
CATALOGUES = Path(__file__).resolve().parent
ROOMS = ("domain", "service", "web", "live", "casebook", "analysis")  # whose literals reach a page; exports write Japanese documents
NOT_TEXTS = ("workshop/analysis/beyond.py", "static/js/room/beyond.js")  # words looked for in what people write
LANGUAGES = ("en",)

_JAPANESE = re.compile(r"[぀-ヿ㐀-鿿々〇「」、。]")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_PLACE = re.compile(r"%\((\w+)\)[sd]")


def collect() -> dict[str, set[str]]:
    """Text -> the files it stands in, as paths from the project's root."""
    found: dict[str, set[str]] = defaultdict(set)
    for path, texts in _everything():
        where = path.relative_to(ROOT).as_posix()
        if where in NOT_TEXTS:
            continue
        for text in texts:
            if _JAPANESE.search(text):
                found[text].add(where)
    return found


def _everything() -> Iterator[tuple[Path, Iterator[str]]]:
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            yield path, _of_python(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        yield path, _of_script(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield path, _of_template(path)


def _of_python(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    left_out = {id(node) for outer in ast.walk(tree) for node in _not_shown(outer)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.value


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, pieces of f-strings, patterns, and what is logged."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr) or _is_call_of(node, ("log", "re")):
        yield from ast.walk(node)


def _is_call_of(node: ast.AST, modules: tuple[str, ...]) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id in modules


def _of_script(source: str) -> Iterator[str]:
    for literal in _LITERAL.findall(_COMMENT.sub("", source)):
        yield re.sub(r"\\(.)", r"\1", literal)


def _of_template(path: Path) -> Iterator[str]:
    options = {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "encoding": "utf-8"}
    with path.open("rb") as file:
        for _line, _function, message, _comments in babel_extract(file, ["_", "gettext", "ngettext"], [], options):
            parts = message if isinstance(message, tuple) else (message,)
            yield from (part for part in parts if part)  # None: not a literal


def catalogue(language: str) -> Catalog:
    """The language's catalogue as it stands in its file; empty where there is none."""
    path = _file(language)
    if not path.is_file():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> list[str]:
    """Bring the catalogue to what the sources hold, compile it, and return the texts without a translation."""
    old = catalogue(language)
    known = {str(message.id): str(message.string) for message in old if message.id}
    fresh = Catalog(locale=language, charset="utf-8", project="aminome", fuzzy=False, creation_date=old.creation_date)  # a new date at each run would be a change
    texts = collect()
    for text in sorted(texts):
        fresh.add(text, known.get(text, ""), locations=[(where, 1) for where in sorted(texts[text])], flags=["python-format"] if _PLACE.search(text) else [])
    path = _file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=0, include_lineno=False, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, fresh)
    return [text for text in sorted(texts) if not known.get(text)]


def misfits(language: str) -> list[str]:
    """Texts whose translation asks for other values than the text does."""
    wrong = []
    for message in catalogue(language):
        text, translated = str(message.id), str(message.string)
        if text and translated and set(_PLACE.findall(text)) != set(_PLACE.findall(translated)):
            wrong.append(text)
    return wrong


def _file(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "messages.po"


def compile_terminal() -> None:
    """Compile the Japanese of the command line's library."""
    for source in sorted((CATALOGUES / "terminal").rglob("*.po")):
        with source.open("rb") as file, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(file))


def main() -> int:
    """Update every catalogue and say what is missing; the exit code tells whether anything is."""
    compile_terminal()
    missing = {language: update(language) for language in LANGUAGES}
    for language, texts in missing.items():
        sys.stdout.writelines(f"{language}\t{text}\n" for text in texts)
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
