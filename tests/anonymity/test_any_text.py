"""Whatever comes in: offsets that are valid, replacements that do not overlap, never a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.anonymity.check import MAX_CHARACTERS, TooLongError, check, mask
from workshop.anonymity.finding import COMBINED, Result
from workshop.anonymity.plain_text import plain

PIECES = st.sampled_from(
    ["佐藤", "花子", "さん", "くん", "そうた", "０９０", "-", "ー", "0000", "1234", "\u200d", "\u202e", "\ufe0f", "\ud800", "\udfff", "㈱", "ﬁ", "①", "か\u3099", "ｶﾞ", "令和", "5年", "4月1日", "生まれ",
     "栄町", "1丁目", "小学校", "（", "）", "「", "\n", "\x00", " ", "　", "グエン", "・", "ティ", "𠮷田", "葛󠄀城", "👨\u200d👩\u200d👧", "ᄀ", "ᅡ", "https://", "@", "番号", "歳", "32", "A", "K", "は", "の"]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


def hold(text: str, result: Result) -> None:
    last = 0
    for finding in result.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        if finding.grade != COMBINED:
            assert finding.start >= last
            last = finding.end
    assert all(0 <= start < end <= len(text) for start, end in result.unread)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_are_valid_and_nothing_overlaps(text: str) -> None:
    result = check(text)
    hold(text, result)
    mask(text, result)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_normalised_character_knows_where_it_came_from(text: str) -> None:
    read = plain(text)
    spans = [read.span(place, place + 1) for place in range(len(read.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("佐\u200d藤\u200b花子さん", "佐\u200d藤\u200b花子"),
        ("\u202e田中\u202cさん", "田中"),
        ("そうた\u0000くんが来た", "そうた"),
        ("メールは ｙｕｋａ＠ｅｘａｍｐｌｅ．ｊｐ", "ｙｕｋａ＠ｅｘａｍｐｌｅ．ｊｐ"),
        ("か\u3099くとくん、ではなく、しょうた\u3099くん、ではなく、田中さん", "田中"),
        ("090\u20100000\u20101234", "090\u20100000\u20101234"),
        ("𠮷田さん", "𠮷田"),
        ("﨑山さん", "﨑山"),
        ("佐藤花⼦さん", "佐藤花⼦"),
        ("㍻25年4月8日生まれ", "㍻25年4月8日生まれ"),
        ("ﾊﾅｺちゃん", "ﾊﾅｺ"),
        ("氏名　山　田　太　郎　様", "山　田　太　郎"),
        ("佐藤　　花子さん", "佐藤　　花子"),
    ],
)
def test_what_is_hidden_inside_does_not_hide_a_name(text: str, passage: str) -> None:
    result = check(text)
    hold(text, result)
    assert passage in [finding.text for finding in result.findings]


@pytest.mark.parametrize("text", ["番号は12345678901٣です", "1234-5678-901٣", "٠٩٠-٠٠٠٠-١٢٣٤に電話", "४५६७८९०१२३४५", "1२3४ 5६7८ 9१2३ 4५6७"])
def test_digits_of_other_scripts_are_digits(text: str) -> None:
    hold(text, check(text))


def test_a_phone_number_in_digits_of_another_script_is_found() -> None:
    assert [finding.kind for finding in check("電話は٠٩٠-٠٠٠٠-١٢٣٤です").findings] == ["phone"]


def test_broken_surrogates_are_read_over() -> None:
    text = "\ud800佐藤さん\udfff"
    assert [finding.text for finding in check(text).findings] == ["佐藤"]


@pytest.mark.parametrize("unit", ["佐藤さんの家は栄町1丁目2番3号。", "0", "一", "あ", "ア・", "番号", "A", "-", "\u200d", "(", "　"])
def test_a_long_text_takes_its_time_but_comes_back(unit: str) -> None:
    text = (unit * 40_000)[:40_000]
    hold(text, check(text))


def test_more_than_it_can_read_is_refused() -> None:
    with pytest.raises(TooLongError):
        check("あ" * (MAX_CHARACTERS + 1))


def megabyte(unit: str) -> str:
    return unit * (1_000_000 // len(unit.encode()))


@pytest.mark.parametrize("unit", ["佐藤さんの家は栄町1丁目2番3号。\n", "か\u3099", "林"])
def test_a_megabyte_is_read_in_pieces_with_pauses_between(unit: str) -> None:
    text, pauses = megabyte(unit), []
    result = check(text, pause=lambda: pauses.append(1))
    hold(text, result)
    assert len(pauses) >= len(text) // 1_000


def test_a_text_read_in_pieces_has_the_findings_that_its_pieces_have() -> None:
    line = "佐藤花子さんは栄町1丁目2番3号に住む。担当は田中主任。\n"
    text = line * 400
    alone = [(finding.start, finding.end, finding.kind, finding.grade) for finding in check(line).findings]
    assert [(one.start, one.end, one.kind, one.grade) for one in check(text).findings] == [
        (start + at, end + at, kind, grade) for at in range(0, len(text), len(line)) for start, end, kind, grade in alone
    ]


def test_who_is_named_on_one_page_is_known_on_all_others() -> None:
    text = "つむぎの本がある。\n" + "何もない一日だった。\n" * 800 + "娘のつむぎが来た。\n"
    assert [finding.text for finding in check(text).findings] == ["つむぎ", "つむぎ"]
