"""A report looked through once more before it is handed out: every text in it, and what they tell together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from workshop.anonymity.check import check, unread
from workshop.anonymity.combine import combined
from workshop.anonymity.finding import Finding
from workshop.exports.reading import texts_of
from workshop.exports.story import GroupStory
from workshop.exports.values import PostLine, Report

WHOLE = "資料の全体"
LIST_CHANGED = 3  # exit code of a command that writes a file: what is found is no longer what was seen


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding and where in the report it stands, in words."""

    where: str
    finding: Finding

    def data(self) -> dict[str, str]:
        """What the list tells of it, fit for JSON."""
        one = self.finding
        return {"where": self.where, "kind": one.kind, "grade": one.grade, "label": one.label, "text": one.text, "why": one.why, "replacement": one.replacement}


def passages(report: Report) -> list[tuple[str, str]]:
    """(where, text) for all that somebody wrote."""
    found = [("研修名", report.title), ("事例の題", report.case_title), ("事例の概要", report.case_summary), ("事例の匿名化", report.statement)]
    found += [(f"課題 {need.id}", need.label) for need in report.needs]
    found += [(f"事実 {fact.id}", fact.text) for fact in report.facts]
    found += [("班の名前", group.name) for group in report.groups]
    for post in report.posts:
        found += [(f"投稿 {post.number}（{post.group}・{post.sort}）", text) for text in _texts(post)]
    case = replace(report.case, signed=None) if report.case else ()  # who signed stands there on purpose
    stages = (report.format_title, [stage.title for stage in report.stages], report.scale)
    for where, part in (("進行形式", stages), ("係長会議の記録", report.meeting), ("アンケート", report.questionnaires), ("別紙　事例", case)):
        found += [(where, text) for text in texts_of(part)]
    drawn = (report.case.people, report.case.agencies) if report.case else ()
    found += [("別紙　家族図とエコマップ", one.label) for some in drawn for one in some]
    return [(where, text) for where, text in found if text]


def story_passages(title: str, stories: Iterable[GroupStory]) -> list[tuple[str, str]]:
    """(where, text) for the pages on how the plans came about."""
    return [("研修名", title), *((f"班のあゆみ（{story.group}）", text) for story in stories for text in texts_of(story))]


def _texts(post: PostLine) -> tuple[str, ...]:
    return (post.text, post.plan.receipt, post.plan.fallback) if post.plan else (post.text,)


def look_through(texts: Iterable[tuple[str, str]], *, pause: Callable[[], None] = lambda: None) -> list[Listed]:
    """The findings in order, the one about the whole last.  `pause` is called between texts, and in long ones every few pages: a server lets others go on."""
    listed: list[Listed] = []
    together: list[Finding] = []
    whole = ""
    for where, text in texts:
        for finding in check(text, pause=pause).findings:
            if finding.grade != "combined":
                listed.append(Listed(where, finding))
            together.append(replace(finding, start=finding.start + len(whole), end=finding.end + len(whole)))
        whole += text + "\n"
        pause()
    found = combined(whole, together)
    return [*listed, Listed(WHOLE, found)] if found else listed


def unread_in(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Where a language is written that the checker does not know, each place once: about these it says nothing."""
    return list(dict.fromkeys(where for where, text in texts if unread(text)))


def digest(found: Iterable[Listed]) -> str:
    """What was found, as a mark: the same findings have the same one, wherever they stand by now."""
    told = sorted([listed.finding.kind, listed.finding.grade, listed.finding.text] for listed in found)
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode(errors="surrogatepass")).hexdigest()[:32]


def slip_passages(title: str, groups: Iterable[str]) -> list[tuple[str, str]]:
    """(where, text) for what stands on seat slips, but the names that a roster gave to be printed on them."""
    return [("研修名", title), *(("班の名前", name) for name in groups)]


def describe(listed: Listed) -> str:
    """One line for a terminal."""
    finding = listed.finding
    return f"{listed.where}：［{finding.label}］「{finding.text}」 {finding.why}"
