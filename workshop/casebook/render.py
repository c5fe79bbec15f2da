"""Markdown to safe HTML.  Raw HTML is text here; what comes out has passed an allow-list as well."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import NamedTuple

import markdown
import nh3
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from workshop.casebook.sections import FACT_MARK

_TAGS = {
    "p", "br", "hr", "strong", "em", "code", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6",
    "table", "thead", "tbody", "tr", "th", "td", "a", "span",
}  # fmt: skip
_CLASSES = {
    "ul": {"facts"},
    "li": {"fact"},
    "span": {"fact__number", "fact__text"},
    "th": {"align-left", "align-center", "align-right"},
    "td": {"align-left", "align-center", "align-right"},
}
_ATTRIBUTES = {"a": {"href"}, "li": {"data-fact"}, "ol": {"start"}, "th": {"scope"}}
_SAFE_LINK = re.compile(r"(https?://|mailto:)[^\s]", re.IGNORECASE)
_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")


class Rendered(NamedTuple):
    """Safe HTML, and what could not be kept."""

    html: str
    images: int
    bad_links: tuple[str, ...]


def render(text: str, facts: Mapping[str, str] | None = None) -> Rendered:
    """Render a section; `facts` maps the numbers that stand between marks in it to their sentences.  Raises RecursionError."""
    tidy = _Tidy()
    converter = markdown.Markdown(extensions=[TableExtension(use_align_attribute=True), "sane_lists", _CaseExtension(facts or {}, tidy)])
    html = converter.convert(text)
    safe = nh3.clean(
        _WIDE_BREAK.sub("", html),  # Japanese has no space at a line break
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return Rendered(safe, tidy.images, tuple(tidy.bad_links))


class _CaseExtension(Extension):
    """Facts in, raw HTML and code blocks out."""

    def __init__(self, facts: Mapping[str, str], tidy: _Tidy) -> None:
        super().__init__()
        self.facts = facts
        self.tidy = tidy

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown calls it so
        """Change the converter."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.deregister("code")  # an indented paragraph is meant as a paragraph
        md.parser.blockprocessors.deregister("setextheader")
        md.parser.blockprocessors.register(_FactBlocks(md.parser, self.facts), "facts", 200)
        md.treeprocessors.register(self.tidy, "tidy", 5)


class _FactBlocks(BlockProcessor):
    """A block that is one mark becomes an item of the list of facts it stands in."""

    _MARK = re.compile(f"{FACT_MARK}(F[0-9]+){FACT_MARK}")

    def __init__(self, parser: BlockParser, facts: Mapping[str, str]) -> None:
        super().__init__(parser)
        self.facts = facts

    def test(self, parent: ET.Element, block: str) -> bool:
        """Whether the block is a mark."""
        return self._MARK.fullmatch(block.strip()) is not None

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        """Put the fact in place of its mark."""
        fact_id = blocks.pop(0).strip().strip(FACT_MARK)
        last = self.lastChild(parent)
        # Not yet ul and li: a list of Markdown that follows would go on in them.
        facts = last if last is not None and last.tag == "facts" else ET.SubElement(parent, "facts", {"class": "facts"})
        item = ET.SubElement(facts, "fact", {"class": "fact", "data-fact": fact_id})
        number = ET.SubElement(item, "span", {"class": "fact__number"})
        number.text, number.tail = AtomicString(fact_id), AtomicString(" ")
        sentence = ET.SubElement(item, "span", {"class": "fact__text"})
        sentence.text = AtomicString(self.facts[fact_id].replace("&", AMP_SUBSTITUTE + "amp;"))


class _Tidy(Treeprocessor):
    """Facts into a list, alignment into classes, headings below the scene's own; images and links looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.images = 0
        self.bad_links: list[str] = []

    def run(self, root: ET.Element) -> None:
        """Walk the tree once."""
        for element in root.iter():
            element.tag = {"facts": "ul", "fact": "li"}.get(element.tag, element.tag)
            if element.tag in ("th", "td"):
                align = element.attrib.pop("align", None)
                if align:
                    element.set("class", f"align-{align}")
                if element.tag == "th":
                    element.set("scope", "col")
            elif re.fullmatch("h[1-6]", element.tag):
                element.tag = f"h{min(max(int(element.tag[1]) + 1, 3), 6)}"
            elif element.tag == "img":
                self.images += 1
            elif element.tag == "a":
                href = element.get("href", "")
                # An automatic mail link is written in entities, to hide it from collectors.
                if not _SAFE_LINK.match(href) and not href.startswith("\x02"):
                    self.bad_links.append(href)
