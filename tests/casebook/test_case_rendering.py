"""Markdown becomes safe HTML."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.casebook.parse import parse_case
from workshop.casebook.render import render

Change = Callable[[str, str], str]


def test_a_fact_of_the_scene_appears_once_with_its_number_and_as_text(example: str) -> None:
    html = parse_case(example).scenes[0].html
    assert html.count('data-fact="F2"') == 1
    assert '<span class="fact__text">夫は &lt;不在&gt; だった &amp; 連絡なし。</span>' in html


def test_which_facts_are_critical_is_not_told_in_the_scene(example: str) -> None:
    html = parse_case(example).scenes[0].html
    assert "重要" not in html
    assert "critical" not in html


def test_facts_that_follow_one_another_share_a_list_and_the_next_list_is_another(example: str) -> None:
    html = parse_case(example).scenes[0].html
    assert html.count('<ul class="facts">') == 1
    assert "</ul><ul>" in html


def test_marks_of_markdown_in_a_fact_are_plain_text(change: Change) -> None:
    case = parse_case(change("[F3] 内緒。 {知る: mch_phn}", "[F3] *強く* [見る](http://example.jp) &amp;"))
    assert ">*強く* [見る](http://example.jp) &amp;amp;</span>" in case.scenes[0].html


def test_a_table_aligns_by_class_and_says_what_its_heads_are_for(example: str) -> None:
    html = parse_case(example).scenes[0].html
    assert '<td class="align-right">1</td>' in html
    assert '<th scope="col">項目</th>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "raw", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>太字</b>", "<!-- 覚え -->", "<svg/onload=x>"]
)
def test_raw_html_is_shown_as_text(raw: str) -> None:
    html = render(f"前 {raw} 後\n\n{raw}\n\n- {raw}\n\n> {raw}\n\n| {raw} |\n|---|\n| `{raw}` |").html
    assert html.count(raw.replace("<", "&lt;").replace(">", "&gt;")) == 6


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "/staff", "//evil.example", "別紙", "java&#115;cript:x"]
)
def test_a_link_that_is_not_web_or_mail_is_named(link: str) -> None:
    assert len(render(f"[見る]({link})").bad_links) == 1


def test_a_web_link_opens_apart_and_tells_nothing_about_where_it_came_from() -> None:
    rendered = render("[見る](https://example.jp/a?b=1&c=2) <https://example.jp> <a@example.jp>")
    assert rendered.bad_links == ()
    assert rendered.html.count('target="_blank"') == 3
    assert rendered.html.count('rel="noopener noreferrer"') == 3


def test_headings_stand_below_the_title_of_the_scene() -> None:
    assert render("## 経過\n\n### 家庭訪問").html == "<h3>経過</h3>\n<h4>家庭訪問</h4>"


def test_a_line_break_between_japanese_letters_is_no_space() -> None:
    assert render("届出は\n28週で\nあった。").html == "<p>届出は\n28週であった。</p>"


def test_an_indented_paragraph_is_a_paragraph() -> None:
    assert render("　前\n\n    字下げした段落").html.count("<p>") == 2


def test_images_are_counted_and_left_out() -> None:
    rendered = render("![図](a.png) と ![図][x]\n\n[x]: b.png")
    assert rendered.images == 2
    assert "<img" not in rendered.html
