"""The document as one self-contained HTML file: for the intranet, and printable on A4."""

from __future__ import annotations

from html import escape

from workshop.exports.blocks import Band, Block, Bullets, Column, Document, Figure, Heading, Part, Table, Text
from workshop.exports.wareki import numeral

_STYLE = """
:root { color-scheme: light; --ink: #1a1a1a; --quiet: #4d4d4d; --line: #767676; --pale: #f2f2f2; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.5rem 4rem; color: var(--ink); background: #fff;
  font-family: MINCHO, "BIZ UDPMincho", "Yu Mincho", "Hiragino Mincho ProN", "Noto Serif CJK JP", serif; font-size: 1rem; line-height: 1.75;
  overflow-wrap: anywhere; line-break: strict; }
h1, h2, h3, h4, h5, caption, th, table, .label, .quiet, nav {
  font-family: GOTHIC, "BIZ UDPGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
.top { display: flex; justify-content: space-between; align-items: start; gap: 1rem; }
.label { border: 1px solid var(--ink); padding: .1rem .75rem; font-weight: bold; white-space: nowrap; }
h1 { text-align: center; font-size: 1.6rem; line-height: 1.5; margin: 2.5rem 0 0; }
.subtitle { text-align: center; margin: .25rem 0 2rem; font-size: 1.1rem; }
h2 { font-size: 1.4rem; border-bottom: 2px solid var(--ink); margin: 4rem 0 1rem; padding-bottom: .25rem; }
h2.front { font-size: 1.15rem; border: 0; margin: 2rem 0 .5rem; }
h3 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; border-left: .4rem solid var(--line); padding-left: .6rem; }
h5 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; white-space: pre-line; }
p.note { font-size: .875rem; color: var(--quiet); }
p.notice { border: 1px solid var(--ink); padding: .6rem 1rem; }
ul.marks { list-style: none; padding: 0; } ul.marks li { padding-left: 1.6em; text-indent: -1.6em; } ul.marks li::before { content: "●　"; }
nav ol { list-style: none; padding-left: 1rem; margin: .25rem 0; }
a { color: #0031d8; } a:focus-visible { outline: 3px solid #000; background: #ffd43d; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .875rem; line-height: 1.6; margin: .25rem 0 1.25rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
caption.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; vertical-align: top; text-align: left; white-space: pre-line; }
thead th, th.row { background: var(--pale); } th.band { background: #fff; border-top: 2px solid var(--ink); }
.right { text-align: right; } .center { text-align: center; }
:target { background: #fff6c9; }
.wide { overflow-x: auto; }
figure { margin: .75rem 0 1rem; break-inside: avoid; } figure svg { width: 100%; height: auto; max-width: 44rem; }
figcaption { font-size: .875rem; font-weight: bold; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .5rem; }
@media screen and (max-width: 40rem) { body { padding: 1rem; } .wide table { min-width: 40rem; } }
@media print {
  body { max-width: none; padding: 0 1px; font-size: 10.5pt; } table { font-size: 8.5pt; } a { color: inherit; text-decoration: none; }
  section { break-before: page; } h2 { margin-top: 0; } h2, h3, h4, h5, caption, th.band { break-after: avoid; } tr { break-inside: avoid; }
  thead { display: table-header-group; } .wide { overflow: visible; } }
"""


def write_html(document: Document) -> bytes:
    """The file's bytes, UTF-8."""
    settings = document.settings
    margins = settings.margins
    style = _STYLE.replace("MINCHO", _css_string(settings.mincho)).replace("GOTHIC", _css_string(settings.gothic))
    style += "".join(f".w{share} {{ width: {share}%; }} " for share in range(1, 101))  # a page's CSP takes one style sheet, no attributes
    style += f"@page {{ size: A4; margin: {margins.top:g}mm {margins.right:g}mm {margins.bottom:g}mm {margins.left:g}mm;"
    style += f" @top-right {{ content: {_css_string(settings.label)}; font: bold 9pt sans-serif; }}"
    style += ' @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }'
    label = f'<p class="label">{escape(settings.label)}</p>' if settings.label else ""
    parts = [(f"part{place}", part) for place, part in enumerate(document.parts, start=1)]
    contents = "".join(f'<li><a href="#{anchor}">{escape(part.head)}</a></li>' for anchor, part in parts)
    title = escape(f"{document.title}　{document.subtitle}")
    pieces = [
        f'<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        f"<style>{style}</style>\n</head>\n<body>\n<header>\n",
        f'<div class="top"><p class="quiet">{escape(document.dated)}<br>{escape(document.issuer)}</p>{label}</div>\n',
        f'<h1>{escape(document.title)}</h1>\n<p class="subtitle">{escape(document.subtitle)}</p>\n</header>\n<main>\n',
        *(_block(block) for block in document.front),
        *(_body(document, parts, contents)),
        f'</main>\n<footer class="quiet">{escape(settings.label)}</footer>\n</body>\n</html>\n',
    ]
    return "".join(pieces).encode("utf-8")


def _body(document: Document, parts: list[tuple[str, Part]], contents: str) -> list[str]:
    if document.single:
        return [_block(block) for part in document.parts for block in part.blocks]
    nav = f'<nav aria-labelledby="contents"><h2 class="front" id="contents">目次</h2><ol>{contents}</ol></nav>\n'
    return [nav, *(_part(anchor, part) for anchor, part in parts)]


def _css_string(text: str) -> str:
    """A text as a CSS string: every character that is not a letter or digit as its number, so that nothing can end it early."""
    return '"' + "".join(character if character.isalnum() else f"\\{ord(character):x} " for character in text) + '"'


def _part(anchor: str, part: Part) -> str:
    blocks = "".join(_block(block) for block in part.blocks)
    return f'<section id="{anchor}" aria-labelledby="{anchor}-head">\n<h2 id="{anchor}-head">{escape(part.head)}</h2>\n{blocks}</section>\n'


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            front = ' class="front"' if level == 1 else ""
            return f"<h{level + 1}{front}>{escape(text)}</h{level + 1}>\n"
        case Text(text, look):
            return f'<p class="{look}">{escape(text)}</p>\n'
        case Bullets(items):
            return '<ul class="marks">' + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>\n"
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)


def _figure(figure: Figure) -> str:
    return f"<figure>{figure.inline()}\n<figcaption>図{numeral(figure.number)}　{escape(figure.caption)}</figcaption></figure>\n"


def _table(table: Table) -> str:
    whole = sum(column.share for column in table.columns)
    shares = "".join(f'<col class="w{round(100 * column.share / whole)}">' for column in table.columns)
    titles = "".join(f'<th scope="col" class="{column.align}">{escape(column.title)}</th>' for column in table.columns)
    head = f"<thead><tr>{titles}</tr></thead>" if table.head else ""
    rows = "".join(_row(table, row) for row in table.rows)
    look = "seen" if table.captioned else "unseen"
    caption = f'<caption class="{look}">{escape(table.caption)}</caption>'
    body = f"{caption}<colgroup>{shares}</colgroup>{head}<tbody>\n{rows}</tbody>"
    return f'<div class="wide"><table class="w{round(min(whole, 100))}">{body}</table></div>\n'


def _row(table: Table, row: tuple[str, ...] | Band) -> str:
    if isinstance(row, Band):
        return f'<tr><th class="band" colspan="{len(table.columns)}">{escape(row.text)}</th></tr>\n'
    cells = [_cell(column, cell) for column, cell in zip(table.columns, row, strict=True)]
    if not table.head:
        cells[0] = f'<th scope="row" class="row">{escape(row[0])}</th>'
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(column: Column, text: str) -> str:
    name = f' id="p{text}"' if column.link == "here" and text.isdigit() else ""
    inner = "".join(f'<a href="#p{piece}">{piece}</a>' if linked else escape(piece) for piece, linked in column.pieces(text))
    return f'<td{name} class="{column.align}">{inner}</td>'
