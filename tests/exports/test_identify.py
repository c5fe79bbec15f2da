"""The report is looked through as a whole before it is handed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports.conftest import MakeReport, MakeState
from tests.exports.test_pack import ReportOf, full
from workshop.exports import identify
from workshop.exports.layout import lay_out
from workshop.exports.reading import texts_of
from workshop.exports.story import GroupStory
from workshop.exports.values import Report
from workshop.exports.values_pack import CasePart


@pytest.fixture(scope="module")
def closed(make_state: MakeState, report_of: MakeReport) -> Report:
    return report_of(make_state(groups=2))


def test_a_name_in_a_post_is_listed_with_its_place(closed: Report) -> None:
    post = replace(closed.posts[0], text="佐藤花子さんに電話した。")
    listed = identify.look_through(identify.passages(replace(closed, posts=(post, *closed.posts[1:]))))
    found = [item for item in listed if item.finding.text == "佐藤花子"]
    assert [item.where for item in found] == [f"投稿 {post.number}（{post.group}・{post.sort}）"]
    assert identify.describe(found[0]).startswith(f"投稿 {post.number}")
    assert "止める・人の名前" in identify.describe(found[0])


def test_what_single_texts_leave_open_the_whole_may_tell() -> None:
    texts = [("投稿 1", "フィリピン出身の母。"), ("投稿 2", "双子がいる。"), ("投稿 3", "父は漁師だった。")]
    listed = identify.look_through(texts)
    assert [item.where for item in listed] == [identify.WHOLE]
    assert identify.look_through(texts[:2]) == []


def test_it_says_where_it_says_nothing() -> None:
    texts = [("投稿 1", "Gia đình này rất khó khăn về tiền bạc"), ("投稿 1", "한국어로 쓴 글입니다"), ("投稿 2", "日本語の文。")]
    assert identify.unread_in(texts) == ["投稿 1"]


def test_others_may_go_on_between_two_texts() -> None:
    pauses: list[int] = []
    identify.look_through([("a", "一つ"), ("b", "二つ")], pause=lambda: pauses.append(1))
    assert len(pauses) == 2


def test_the_document_says_what_it_cannot_promise(closed: Report) -> None:
    assert "見つからない＝匿名化済み、ではありません" in str(lay_out(closed))


def test_the_pages_on_the_plans_are_looked_through_with_their_groups_names() -> None:
    story = GroupStory("田中太郎さんの班", (), True, None, None, (), (), ())
    (found,) = identify.look_through(identify.story_passages("合同研修", [story]))
    assert (found.where, found.finding.text) == ("班のあゆみ（田中太郎さんの班）", "田中太郎")


def test_whatever_the_house_or_its_people_wrote_is_looked_through(make_state: MakeState, report_of: ReportOf) -> None:
    """Of a report's texts only those are passed over that come from closed lists: ids, roles, professions, words of the product."""
    report = full(make_state, report_of, groups=2, posts=3)
    signed = CasePart((("場面", "そのときのこと"),), (), ("2026-11-24", "署名した人"), released=(("人の名前", "残した名前", "残したわけ"),))
    report = replace(report, format_title="別の進行形式", case=signed)
    told = " ".join(text for _, text in identify.passages(report))
    for part in (report.meeting, report.questionnaires, [post.text for post in report.posts], [group.name for group in report.groups], [stage.title for stage in report.stages]):
        assert [text for text in texts_of(part) if text not in told] == []
    for written in ("そのときのこと", "残した名前", "残したわけ", "別の進行形式"):
        assert written in told
    assert "署名した人" not in told
