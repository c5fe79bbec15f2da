"""What of a workshop may leave the room, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from workshop.domain.state import ActionItem, Assessment, Group, Participant, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Viewpoint
from workshop.exports.blocks import Table
from workshop.exports.layout import SUPPRESSED, lay_out
from workshop.exports.render import FORMATS, file_name, render
from workshop.exports.settings import DocumentSettings
from workshop.exports.values import Report

MakeState = Callable[..., State]
ReportOf = Callable[..., Report]


def _first(state: State) -> Assessment:
    post: Assessment = next(iter(state.rows[Assessment].values()))
    return post


def _texts(report: Report) -> str:
    return repr(lay_out(report)).replace("\\u3000", "　")


def test_posts_are_numbered_by_group_and_time_and_told_by_the_role_played(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=2, posts=10))
    assert [line.number for line in report.posts] == list(range(1, 21))
    assert [line.group for line in report.posts] == ["1班"] * 10 + ["2班"] * 10
    first = report.posts[0]
    assert (first.role, f"{first.at:%H:%M}", first.at.second, first.kind) == ("地区担当保健師", "13:30", 0, "課題")


def test_drafts_are_counted_but_not_told_and_withdrawn_posts_are_left_out(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1, posts=4)
    state.put(replace(_first(state), id="draft", text="まだ見せていない下書き", audience="self"))
    state.put(replace(_first(state), id="gone", text="取り下げた投稿", withdrawn=True))
    report = report_of(state)
    assert (len(report.posts), report.hidden) == (4, 1)
    assert "まだ見せていない下書き" not in _texts(report)
    assert "取り下げた投稿" not in _texts(report)
    assert "本人だけの下書き １件" in _texts(report)


def test_a_report_from_the_middle_says_so_and_as_of_when(make_state: MakeState, report_of: ReportOf) -> None:
    document = lay_out(report_of(make_state(groups=1, status="open", stage="plan")))
    assert document.subtitle == "実施結果（途中経過）"
    assert "途中経過です（令和８年（2026 年）11 月 24 日 15 時５分現在）。段階「役割別行動計画」を進めています。" in repr(document.front)


def test_a_report_before_the_start_is_made_all_the_same(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=0, status="prepared"))
    assert "研修はまだ始まっていません。" in _texts(report)
    assert "終わった判定はまだありません。" in _texts(report)
    for name in FORMATS:
        assert render(report, name)


def test_a_group_without_people_or_posts_comes_out_in_words(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1)
    state.put(Group("empty", "空の班", 9))
    words = _texts(report_of(state))
    assert "見立ての投稿はありません。" in words
    assert "行動計画の投稿はありません。" in words


def test_the_plan_goes_by_need_and_says_which_need_nobody_serves(make_state: MakeState, report_of: ReportOf) -> None:
    group = report_of(make_state(groups=1)).groups[0]
    needs = [need.label for need, _ in group.plan]
    assert needs == ["母の健康と安全の確認", "長男の孤立", "家計の見通し", "地域とのつながり", "将来の住まい"]
    assert not group.plan[4][1]
    assert "課題：将来の住まい（重さ１）　― 行動計画なし" in _texts(report_of(make_state(groups=1)))
    twice = [line.number for _, lines in group.plan for line in lines]
    assert len(twice) > len(set(twice)), "a line that serves two needs stands at both"


def test_a_line_of_the_plan_keeps_all_its_fields(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1, posts=0)
    seed = next(iter(make_state(groups=1).rows[ActionItem].values()))
    state.put(replace(seed, kind="handoff", due_h=48, handoff_to="hospital_msw", receipt="電話で確認", fallback="係長に相談", lead=True))
    line = report_of(state).posts[0]
    assert line.plan is not None
    assert (line.kind, line.plan.due, line.plan.lead) == ("つなぐ", "48 時間以内", True)
    assert (line.plan.handoff_to, line.plan.receipt, line.plan.fallback) == ("医療機関・MSW", "電話で確認", "係長に相談")


def test_urgency_is_shown_as_a_distribution_from_five_people_up(make_state: MakeState, report_of: ReportOf) -> None:
    urgency = report_of(make_state(groups=1, people=5)).urgency
    assert [item.stage for item in urgency] == ["緊急度の個人判定", "つなぎ点検と緊急度の再判定"]
    assert [item.rated for item in urgency] == [5, 5]


def test_fewer_than_five_ratings_are_not_shown_anywhere(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=1, people=4))
    assert all(item.counts == () for item in report.urgency)
    assert report.groups[0].medians == (None, None)
    assert report.professions == ()
    assert SUPPRESSED == "５人未満のため非表示"
    assert _texts(report).count(SUPPRESSED) == 3


def test_ratings_of_the_stage_now_open_stay_unknown(make_state: MakeState, report_of: ReportOf) -> None:
    report = report_of(make_state(groups=2, status="open", stage="check"))
    assert [item.stage for item in report.urgency] == ["緊急度の個人判定"]


def test_while_it_goes_on_a_chief_gets_only_what_was_revealed_to_all(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1, posts=4, status="open", stage="plan")
    state.put(replace(_first(state), id="within", text="班の中だけの話", audience="group"))
    assert "班の中だけの話" in _texts(report_of(state))
    for_the_chief = report_of(state, viewpoint=Viewpoint("section_chief"))
    assert "班の中だけの話" not in _texts(for_the_chief)
    assert all(group.shared == () for group in for_the_chief.groups)


def test_a_card_fact_is_told_once_a_group_has_heard_it_or_the_workshop_is_over(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1, status="open", stage="plan")
    told = {fact.id: fact.text for fact in report_of(state).facts}
    assert [name for name, text in told.items() if text] == ["F1", "F2", "F3", "F4", "F5", "F6", "F7"], "of the cards, F7 has been shared"
    assert all(fact.text for fact in report_of(make_state(groups=1)).facts)


def test_roles_needs_and_stages_that_nobody_knows_any_more_break_nothing(make_state: MakeState, report_of: ReportOf) -> None:
    state = make_state(groups=1)
    item = next(iter(state.rows[ActionItem].values()))
    state.put(replace(item, role="gone", role_acting="gone", needs=("N99",), kind="other", stage="none", due_h=36, handoff_to="away"))
    state.put(replace(_first(state), group_id="no-group"))
    report = report_of(state)
    assert any(line.group == "（班なし）" for line in report.posts)
    for name in FORMATS:
        assert render(report, name)


def test_no_file_tells_who_wrote_what(make_state: MakeState, report_of: ReportOf, text_of: Callable[[bytes, str], str]) -> None:
    state = make_state(groups=3)
    report = report_of(state)
    secrets: set[str] = {"w-secret", "秘書広報課", "進行役だけのメモ"}
    for kind in (Participant, UrgencyRating, SharedFact):
        secrets |= {row.participant_id if kind is not Participant else row.id for row in state.rows[kind].values()}
    secrets |= {post.id for post in state.posts()} | {str(seat.mark) for seat in state.rows[Participant].values()}
    for name in FORMATS:
        text = text_of(render(report, name), name)
        assert "介護サービスを断り続けると" in text.replace("\n", ""), name
        assert not [secret for secret in secrets if secret in text], name


def test_the_settings_change_what_they_say(make_state: MakeState, report_of: ReportOf) -> None:
    settings = DocumentSettings(city="", label="", era_years=False)
    document = lay_out(report_of(make_state(groups=1), settings=settings))
    assert (document.issuer, document.dated) == ("東区", "2026 年 11 月 24 日　作成")


def test_every_row_has_a_cell_for_each_column_and_no_table_is_wider_than_the_page(make_state: MakeState, report_of: ReportOf) -> None:
    document = lay_out(report_of(make_state(groups=3)))
    tables = [block for part in document.parts for block in part.blocks if isinstance(block, Table)]
    assert len(tables) > 15
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows if isinstance(row, tuple))
        assert sum(column.share for column in table.columns) <= 100.01


def test_an_unknown_format_is_refused_in_words(make_state: MakeState, report_of: ReportOf) -> None:
    report: Any = report_of(make_state(groups=0))
    with pytest.raises(ValueError, match="使える形式：docx、xlsx、pdf、html、csv"):
        render(report, "doc")
    assert file_name(report, "pdf") == "aminome-20261124-ABC234.pdf"
