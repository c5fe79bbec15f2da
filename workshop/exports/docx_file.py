"""The document as a Word file that people go on editing: real headings, styles, fields, one Word section for each part."""

from __future__ import annotations

import io
from collections.abc import Mapping

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from workshop.exports.blocks import Block, Bullets, Document, Figure, Heading, Part, Table, Text, stays_with
from workshop.exports.docx_styles import NAMES, set_styles
from workshop.exports.docx_xml import NAMESPACE, bookmarked, contents_entries, field, table_xml
from workshop.exports.pdf_file import pictures
from workshop.exports.wareki import numeral

_WIDTH_A4, _HEIGHT_A4 = 210, 297


def write_docx(document: Document) -> bytes:
    """The file's bytes."""
    word = docx.Document()
    set_styles(word, document.settings)
    _set_properties(word, document)
    _set_page(word.sections[0], document, "")
    svgs = list(dict.fromkeys(block.svg for part in document.parts for block in part.blocks if isinstance(block, Figure)))
    images = dict(zip(svgs, pictures(svgs), strict=True))
    _front(word, document)
    for place, part in enumerate(document.parts, start=1):
        if not document.single:
            _head_of(word, document, part, place)
        _blocks(word, part, images)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _set_properties(word: WordFile, document: Document) -> None:
    properties = word.core_properties
    properties.title = f"{document.title}　{document.subtitle}"[:255]
    properties.author = properties.last_modified_by = document.settings.city[:255]
    properties.comments = ""
    properties.language = "ja-JP"
    properties.created = properties.modified = document.made_at.replace(tzinfo=None)


def _set_page(section: Section, document: Document, head: str) -> None:
    margins = document.settings.margins
    section.page_width, section.page_height = Mm(_WIDTH_A4), Mm(_HEIGHT_A4)
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(min(12, margins.top / 2))
    section.footer_distance = Mm(min(12, margins.bottom / 2))
    section.header.is_linked_to_previous = False
    header = section.header.paragraphs[0]
    header.style = NAMES["header"]
    header.paragraph_format.tab_stops.add_tab_stop(Mm(_WIDTH_A4 - margins.left - margins.right), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(head)
    if document.settings.label:
        header.add_run("\t")
        label = header.add_run(f" {document.settings.label} ")
        label.bold = True
        label._r.get_or_add_rPr().append(parse_xml(f'<w:bdr {NAMESPACE} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'))
    if head == "":
        footer = section.footer.paragraphs[0]
        footer.style = NAMES["footer"]
        footer._p.extend([*field("PAGE", "1"), *field(None, " / "), *field("NUMPAGES", "1")])


def _front(word: WordFile, document: Document) -> None:
    for line in (document.dated, document.issuer):
        word.add_paragraph(line, NAMES["right"])
    word.add_paragraph(document.title, NAMES["title"])
    word.add_paragraph(document.subtitle, NAMES["subtitle"])
    for block in document.front:
        if isinstance(block, Heading):
            word.add_paragraph(block.text, NAMES["front_head"])
        else:
            _add(word, block, {})
    if document.single:
        return
    word.add_paragraph("目次", NAMES["front_head"])
    heads = [(place, part.head) for place, part in enumerate(document.parts, start=1)]
    body = word.element.body
    for element in contents_entries(heads):
        body.insert(len(body) - 1, element)  # before the section's own properties


def _head_of(word: WordFile, document: Document, part: Part, place: int) -> None:
    section = word.add_section()
    _set_page(section, document, part.head)
    bookmarked(word.add_heading(part.head, 1)._p, place)


def _blocks(word: WordFile, part: Part, images: Mapping[str, bytes]) -> None:
    for block, after in zip(part.blocks, (*part.blocks[1:], None), strict=True):
        _add(word, block, images)
        if stays_with(block, after):
            word.paragraphs[-1].paragraph_format.keep_with_next = True


def _add(word: WordFile, block: Block, images: Mapping[str, bytes]) -> None:
    match block:
        case Heading(level, text):
            word.add_heading(text, level)
        case Text(text, look):
            _lines(word.add_paragraph("", NAMES[look]), text)
        case Bullets(items):
            for item in items:
                word.add_paragraph(f"●\t{item}", NAMES["bullet"])
        case Table():
            _table(word, block)
        case Figure():
            _figure(word, block, images[block.svg])


def _lines(paragraph: Paragraph, text: str) -> None:
    """Put text into a paragraph, its line ends as line breaks."""
    for place, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if place:
            run.add_break()
        run.add_text(line)


def _figure(word: WordFile, figure: Figure, image: bytes) -> None:
    """The picture with its alternative text, and below it a caption that Word can list and number anew."""
    section = word.sections[-1]
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    width = section.page_width - section.left_margin - section.right_margin
    shape = paragraph.add_run().add_picture(io.BytesIO(image), width=width * figure.share // 100)
    properties = shape._inline.docPr
    properties.set("descr", figure.alt)
    properties.set("title", figure.caption)
    caption = word.add_paragraph("図", NAMES["caption"])
    caption.paragraph_format.keep_with_next = False  # above a table it is kept, below a picture it ends one
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption._p.extend([*field("SEQ 図 \\* ARABIC", numeral(figure.number)), *field(None, f"　{figure.caption}")])


def _table(word: WordFile, table: Table) -> None:
    section = word.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    if table.captioned:
        word.add_paragraph(table.caption, NAMES["caption"])
    element = parse_xml(table_xml(table, width // 635))
    body = word.element.body
    body.insert(len(body) - 1, element)
    word.add_paragraph("", NAMES["after_table"])
