"""Whatever is typed or uploaded: a case or its faults, and never a live tag."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.casebook.parse import CaseFaults, parse_case
from workshop.domain.case import Case

EXAMPLE = (Path(__file__).parent / "example.md").read_text(encoding="utf-8")
LINES = EXAMPLE.split("\n")
PIECES = [
    "---", "# 場面 S2：二", "# 役割カード ssw", "# 進行役メモ", "[F1] あ", "[F99] い {重要}", "[F98] う {知る: mch_phn}", "- a", "1. b", "> c", "| a | b |", "|---|--:|",
    "[a](javascript:x)", "[b]: http://x", "![i](x)", "<script>", "<!--", "&lt;", "`", "**", "___", "\x02amp\x03", "\x05F1\x05", "    x", "\t", "***", "===", "{", "｛重要｝", "*x", "&x",
    "!!python/name:os.system", "? [a]", "a: [", "'", '"\\ud800"', "%YAML 9.9", "...", "\ufeff", "\u2028", "\x85",
]  # fmt: skip
edits = st.lists(st.tuples(st.integers(0, len(LINES)), st.sampled_from([*PIECES, *LINES]) | st.text(max_size=20)), min_size=1, max_size=6)
ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>y</a>", "<iframe src=//x>", "<svg onload=x>", "<style>*{}</style>",
    "[x](javascript:alert(1))", "<javascript:alert(1)>", "[x](http://a\"onmouseover=\"alert(1))", "&lt;script&gt;", "<p style='x'>", "<li data-fact='F9'>",
]  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def _htmls(case: Case) -> list[str]:
    return [*(scene.html for scene in case.scenes), *(card.html for card in case.role_cards), case.notes_html]


def _assert_harmless(case: Case) -> None:
    for html in _htmls(case):
        tags = _Tags()
        tags.feed(html)
        for tag, attributes in tags.seen:
            assert tag in {"p", "br", "hr", "strong", "em", "code", "ul", "ol", "li", "blockquote", "h3", "h4", "h5", "h6", "table",
                           "thead", "tbody", "tr", "th", "td", "a", "span"}  # fmt: skip
            assert set(attributes) <= {"class", "data-fact", "scope", "href", "rel", "target", "start"}
            assert (attributes.get("href") or "http:").lower().startswith(("http:", "https:", "mailto:"))


def _parse_or_faults(source: str | bytes) -> None:
    try:
        case = parse_case(source)
    except CaseFaults as refused:
        told = refused.faults
    else:
        _assert_harmless(case)
        return
    assert told


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=())) | st.binary())
def test_any_text_and_any_bytes_are_a_case_or_faults(source: str | bytes) -> None:
    _parse_or_faults(source)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits)
def test_any_edit_of_a_case_gives_a_case_or_faults(changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for at, line in changes:
        lines.insert(at, line)
    _parse_or_faults("\n".join(lines))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60))
def test_any_front_matter_gives_a_case_or_faults(front: str, value: str) -> None:
    _parse_or_faults(f"---\n{front}\n---\n# 場面 S1：一\n")
    _parse_or_faults(EXAMPLE.replace("title: 見本の事例", f"title: {value}", 1))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(ATTACKS),
    st.integers(1, len(LINES)),
    st.sampled_from(["{}", "- {}", "> {}", "| {} |\n|---|\n| {} |", "## {}", "    {}", "**{}**", "`{}`", "[F90] {}"]),
)
def test_no_attack_in_any_position_comes_out_alive(attack: str, at: int, frame: str) -> None:
    lines = [*LINES[:at], "", frame.replace("{}", attack), "", *LINES[at:]]
    _parse_or_faults("\n".join(lines))
    _parse_or_faults(EXAMPLE.replace("文章です。", frame.replace("{}", attack), 1))
