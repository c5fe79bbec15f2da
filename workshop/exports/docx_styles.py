"""The Word styles: Japanese names that people find in Word's list, fonts set for Japanese and Latin alike, black on white."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from workshop.exports.settings import DocumentSettings

# What each is called in Word, and the id by which written XML refers to it.
NAMES = {
    "body": "Normal",
    "note": "注記",
    "notice": "お知らせ枠",
    "bullet": "箇条書き●",
    "right": "日付・発信者",
    "title": "Title",
    "subtitle": "Subtitle",
    "front_head": "表紙見出し",
    "contents": "toc 1",
    "caption": "Caption",
    "cell": "表本文",
    "cell_head": "表見出し",
    "cell_band": "表区分",
    "after_table": "表のあと",
    "header": "Header",
    "footer": "Footer",
}
IDS = {"note": "AmNote", "contents": "TOC1", "cell": "AmCell", "cell_head": "AmCellHead", "cell_band": "AmCellBand"}

# look -> (size in points, space before, space after, bold, Gothic)
_SHAPES: dict[str, tuple[float, float, float, bool, bool]] = {
    "body": (11, 0, 4, False, False),
    "note": (9, 0, 4, False, True),
    "notice": (11, 8, 8, False, False),
    "bullet": (11, 0, 3, False, False),
    "right": (11, 0, 0, False, False),
    "title": (19, 48, 4, True, True),
    "subtitle": (13, 0, 30, False, True),
    "front_head": (12.5, 14, 6, True, True),
    "contents": (10.5, 0, 3, False, True),
    "caption": (9, 6, 3, True, True),
    "cell": (9, 0, 0, False, True),
    "cell_head": (9, 0, 0, True, True),
    "cell_band": (9, 0, 0, True, True),
    "after_table": (5, 0, 0, False, False),
    "header": (9, 0, 0, False, True),
    "footer": (9, 0, 0, False, True),
}
# heading level -> (size in points, space before, space after)
_HEADINGS = {1: (15, 0, 10), 2: (12.5, 14, 6), 3: (12, 16, 6), 4: (11, 10, 4)}


def set_styles(word: WordFile, settings: DocumentSettings) -> None:
    """Shape the styles of a fresh Word file."""
    for look, name in NAMES.items():
        style = _style(word, look, name)
        size, before, after, bold, gothic = _SHAPES[look]
        _font(style, settings.gothic if gothic else settings.mincho, size, bold=bold)
        _space(style, before, after)
    for level, (size, before, after) in _HEADINGS.items():
        style = word.styles[f"Heading {level}"]
        _font(style, settings.gothic, size, bold=True)
        _space(style, before, after)
        style.paragraph_format.keep_with_next = True
    _finish(word)
    _set_language(word)
    _set_current_word(word)


def _style(word: WordFile, look: str, name: str) -> Any:
    if name in word.styles:
        return word.styles[name]
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    if look in IDS:
        style.element.set(qn("w:styleId"), IDS[look])
    return style


def _font(style: Any, font: str, size: float, *, bold: bool) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()  # the template's theme fonts would win over ours
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), font)
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)


def _space(style: Any, before: float, after: float) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15


def _finish(word: WordFile) -> None:
    styles = word.styles
    styles[NAMES["right"]].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for look in ("title", "subtitle", "footer"):
        styles[NAMES[look]].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for look in ("caption", "cell_band", "front_head"):
        styles[NAMES[look]].paragraph_format.keep_with_next = True
    bullet = styles[NAMES["bullet"]].paragraph_format
    bullet.left_indent, bullet.first_line_indent = Mm(6), Mm(-6)
    bullet.tab_stops.add_tab_stop(Mm(6))
    styles[NAMES["after_table"]].paragraph_format.line_spacing = Pt(8)
    _borders(styles[NAMES["notice"]], ("top", "left", "bottom", "right"), 4, 6)
    _borders(styles[NAMES["title"]], (), 0, 0)
    header = styles[NAMES["header"]].element.get_or_add_pPr()
    for tabs in header.findall(qn("w:tabs")):  # the template's stops are for another page width
        header.remove(tabs)
    _borders(styles["Heading 1"], ("bottom",), 10, 3)
    _borders(styles["Heading 3"], ("bottom",), 4, 2)
    notice = styles[NAMES["notice"]].paragraph_format
    notice.left_indent = notice.right_indent = Pt(7)


_AFTER_SHADE = (
    "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
    "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def _borders(style: Any, sides: tuple[str, ...], size: int, space: int) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if sides:
        lines = "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="000000"/>' for side in sides)
        properties.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>"), "w:shd", *_AFTER_SHADE)


def _set_current_word(word: WordFile) -> None:
    """The template is of Word 2010: without this, every title bar would say 互換モード and tables would start left of the margin."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_language(word: WordFile) -> None:
    """Spelling and line breaking as Japanese."""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ja-JP")
        language.set(qn("w:eastAsia"), "ja-JP")
