"""The document as tagged PDF, set by typst with the bundled fonts alone; people's text travels as data, never as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from workshop.exports.blocks import Band, Block, Bullets, Document, Figure, Heading, Table, Text, may_break, stays_with
from workshop.exports.cleaning import GETA
from workshop.exports.glyphs import FONT_FOLDER, shown
from workshop.exports.wareki import numeral

_HERE = Path(__file__).parent
PRINT_PPI = 300
_TEMPLATE = _HERE / "document.typ"

MISSING = f"{GETA} は、このPDFの書体にない文字です（ハングル、日本語にない漢字など）。Word・Excel・HTML の資料には、元の文字のまま入っています。"

# Runs without a place to break (addresses, runs of letters): a zero-width space after each few characters lets a line end there.
_LONG_RUN = re.compile(r"[^\s\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{16,}")


def write_pdf(document: Document) -> bytes:
    """The file's bytes: PDF/UA-1, with 〓 and a note for characters that no bundled font can show; plain tagged PDF if even so it cannot be."""
    data, missing = shown(json.dumps(_document(document), ensure_ascii=False))
    if missing:
        data, _ = shown(json.dumps(_document(replace(document, front=(*document.front, Text(MISSING, "note")))), ensure_ascii=False))
    try:
        return _compile(data, "ua-1")
    except typst.TypstError:
        return _compile(data, None)


def _compile(data: str, standard: Literal["ua-1"] | None) -> bytes:
    return bytes(
        typst.compile(_TEMPLATE.read_bytes(), font_paths=bundled_fonts(), ignore_system_fonts=True, sys_inputs={"document": data}, pdf_standards=standard)
    )


def pictures(svgs: Sequence[str]) -> list[bytes]:
    """SVG figures as PNGs, sharp in print, with the bundled fonts alone; all in one go, for the fonts take longer than the drawing."""
    if not svgs:
        return []
    page = (
        '#set page(width: 163mm, height: auto, margin: 0pt)\n#let svgs = json(bytes(sys.inputs.svgs))\n'
        '#for (place, svg) in svgs.enumerate() { if place > 0 { pagebreak() }; image(bytes(svg), format: "svg", width: 100%) }'
    )
    data = json.dumps(svgs, ensure_ascii=False)
    made = typst.compile(
        page.encode(), font_paths=bundled_fonts(), ignore_system_fonts=True, sys_inputs={"svgs": data}, format="png", ppi=PRINT_PPI
    )
    return [made] if isinstance(made, bytes) else [bytes(one) for one in made]


@cache
def bundled_fonts() -> typst.Fonts:
    """The fonts that PDF and pictures are set with, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])


def breakable_runs(text: str) -> str:
    """The text with zero-width spaces in runs too long for a narrow column."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(re.findall(r".{1,4}", run.group())), text)


def _document(document: Document) -> dict[str, Any]:
    settings = document.settings
    margins = settings.margins
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "issuer": document.issuer,
        "dated": document.dated,
        "label": settings.label,
        "author": settings.city,
        "made_at": [document.made_at.year, document.made_at.month, document.made_at.day],
        "margins": {"top": margins.top, "bottom": margins.bottom, "left": margins.left, "right": margins.right},
        "single": document.single,
        "front": _blocks(document.front),
        "parts": [{"head": part.head, "blocks": _blocks(part.blocks)} for part in document.parts],
    }


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """The blocks; `kept`: on the page of what follows."""
    return [_block(block) | {"kept": stays_with(block, after)} for block, after in zip(blocks, (*blocks[1:], None), strict=False)]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text):
            return {"is": "heading", "level": level, "text": breakable_runs(text)}
        case Text(text, look):
            return {"is": "text", "look": look, "text": breakable_runs(text)}
        case Bullets(items):
            return {"is": "bullets", "items": [breakable_runs(item) for item in items]}
        case Table():
            return _table(block)
        case Figure():
            caption = f"図{numeral(block.number)}　{block.caption}"
            return {"is": "figure", "svg": block.svg, "alt": block.alt, "caption": caption, "share": block.share}


def _table(table: Table) -> dict[str, Any]:
    rows = [
        {"band": breakable_runs(row.text)}
        if isinstance(row, Band)
        else {"cells": [breakable_runs(cell) for cell in row], "may_break": may_break(row)}
        for row in table.rows
    ]
    columns = [{"title": column.title, "share": column.share, "align": column.align} for column in table.columns]
    return {
        "is": "table",
        "caption": table.caption if table.captioned else "",
        "head": table.head,
        "whole": table.whole,
        "columns": columns,
        "rows": rows,
    }
