"""A Report laid out as a document, in the conventions of a city office.  Words and order are decided here, once for all files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workshop.analysis.people import FEWEST
from workshop.anonymity.check import NOT_PROOF
from workshop.exports.blocks import Block, Bullets, Column, Document, Figure, Heading, Part, Table, Text, numbered
from workshop.exports.figures import columns
from workshop.exports.layout_case import case_blocks
from workshop.exports.layout_groups import fact_appendix, group_blocks, group_table, post_table, rounds
from workshop.exports.layout_meeting import agenda_blocks, decision_blocks, next_blocks, sharing_blocks
from workshop.exports.layout_net import net_blocks
from workshop.exports.layout_questionnaire import questionnaire_blocks
from workshop.exports.values import Report, StageLine, Urgency
from workshop.exports.wareki import counted, office_digits, written_date, written_moment, written_time

SUPPRESSED = office_digits(f"{FEWEST}人未満のため非表示")
DISTRIBUTION = "判定の分布"


REPORT = ("資料１", "資料２", "別紙１", "別紙２")
PACK = ("次第", "資料１", "資料２", "資料３", "資料４", "資料５", "資料６", "資料７", "別紙１", "別紙２", "別紙３")


def lay_out(report: Report, parts: Sequence[str] = REPORT) -> Document:
    """The document of a report: a front page, and the parts asked for by their numbers.  Raises KeyError for a part that there is not."""
    era = report.settings.era_years
    issuer = "　".join(name for name in (report.settings.city, report.ward) if name)
    return Document(
        settings=report.settings,
        title=report.title,
        subtitle=("関係係長会議資料" if "次第" in parts else "実施結果") + ("（途中経過）" if report.interim else ""),
        issuer=issuer,
        dated=f"{written_date(report.made_at.date(), era=era)}　作成",
        made_at=report.made_at,
        front=_front(report),
        parts=numbered(tuple(Part(number, _PARTS[number][0], _PARTS[number][1](report)) for number in parts)),
    )


def standing(report: Report) -> str:
    """As of when the report is, in a sentence."""
    moment = written_moment(report.made_at, era=report.settings.era_years)
    if report.standing == "closed":
        return f"研修終了後の内容です（{moment}現在）。"
    if report.standing == "prepared":
        return f"途中経過です（{moment}現在）。研修はまだ始まっていません。"
    stage = f"段階「{report.stage}」を進めています。" if report.stage else "最初の段階はまだ始まっていません。"
    return f"途中経過です（{moment}現在）。{stage}"


def _front(report: Report) -> tuple[Block, ...]:
    notes = [
        "書いた人は、研修の中で演じた役割で示します。氏名、職種、所属は、どの表にも投稿と並べて載せていません。",
        office_digits(f"{FEWEST}人未満になる欄は、ほかの欄とまとめるか、表示しません。"),
        "本文は、参加者が書いたままの文章です。班や個人の優劣を表すものではありません。",
        NOT_PROOF,
        "「F1」などの記号は事例の事実の番号で、別紙２に一覧があります。投稿の番号は別紙１の番号です。",
    ]
    return (Text(standing(report), "notice"), Heading(1, "この資料の見方"), Bullets(tuple(notes)))


def _overview(report: Report) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, "１　研修の概要"), _facts_of_the_day(report), Heading(2, "２　参加者の職種"), *_professions(report)]
    blocks += [Heading(2, "３　進行"), _stages(report.stages), Heading(2, f"４　{report.scale[0]}の判定"), *_urgency(report)]
    return tuple(blocks)


def _facts_of_the_day(report: Report) -> Table:
    origin = f"（{report.case_origin}事例）" if report.case_origin else ""
    rows = [
        ("研修名", report.title),
        ("実施日", written_date(report.held_on, era=report.settings.era_years, weekday=True)),
        ("実施時間", _hours(report)),
        ("区", report.ward),
        ("事例", f"{report.case_title}{origin}\n{report.case_summary}".rstrip("\n")),
        ("事例の匿名化", report.statement),
        ("進行形式", f"{report.format_title}（{counted(report.minutes, '分')}）"),
        ("参加者数", counted(report.participants, "人")),
        ("班の数", counted(len(report.groups), "班")),
        ("投稿の数", _post_count(report)),
    ]
    columns = (Column("項目", 22), Column("内容", 78))
    return Table("研修の概要", columns, tuple((name, value) for name, value in rows if value), head=False, captioned=False, whole=True)


def _post_count(report: Report) -> str:
    drafts = f"（ほかに、本人だけの下書き {counted(report.hidden, '件').strip()}。内容は載せていません）" if report.hidden else ""
    return counted(len(report.posts), "件") + drafts


def _hours(report: Report) -> str:
    if report.started is None:
        return "まだ始まっていません"
    era = report.settings.era_years
    on_the_day = report.started.date() == report.held_on
    began = f"{written_time(report.started) if on_the_day else written_moment(report.started, era=era)}から"
    if report.ended is None:
        return f"{began}（実施中）"
    same_day = report.ended.date() == report.started.date()
    ended = written_time(report.ended) if same_day else written_moment(report.ended, era=era)
    return f"{began}{' ' if ended[0].isascii() else ''}{ended}まで"


def _professions(report: Report) -> list[Block]:
    if not report.participants:
        return [Text("参加者はまだいません。")]
    if not report.professions:
        return [Text(SUPPRESSED)]
    rows = tuple((name, counted(people, "人")) for name, people in report.professions)
    columns = (Column("職種", 36), Column("人数", 16, "right"))
    table = Table("参加者の職種", columns, (*rows, ("合計", counted(report.participants, "人"))), captioned=False, whole=True)
    return [table, Text(office_digits(f"{FEWEST}人未満の職種は「その他」にまとめています。"), "note")]


def _stages(stages: tuple[StageLine, ...]) -> Table:
    rows = tuple(
        (office_digits(str(place)), line.title, counted(line.minutes, "分"), f"{line.opened_at:%H:%M}" if line.opened_at else "未実施")
        for place, line in enumerate(stages, start=1)
    )
    columns = (Column("順", 8, "center"), Column("段階", 52), Column("予定", 16, "right"), Column("開始", 16, "center"))
    return Table("段階ごとの予定時間と開始時刻", columns, rows, captioned=False, whole=True)


def _urgency(report: Report) -> list[Block]:
    if not report.urgency:
        return [Text("この進行形式では、0から10の判定を行いません。" if not report.interim else "終わった判定はまだありません。")]
    shown = [item for item in report.urgency if item.counts]
    label, low, high = report.scale
    blocks: list[Block] = [Text(f"{label}を、0（{low}）から10（{high}）までで個人が判定した分布です。正解はありません。")]
    if shown:
        alt = f"{label}を判定した人数の分布。数は次の表のとおり。"
        blocks.append(Figure(columns([item.counts for item in shown], [item.stage for item in shown]), alt, DISTRIBUTION))
        blocks.append(_distribution(shown, label))
        blocks.append(Text(_scale_note(shown), "note"))
    blocks += [Text(f"{item.stage}：{SUPPRESSED}") for item in report.urgency if not item.counts]
    return blocks


def _per_square(shown: list[Urgency]) -> int:
    return max(1, -(-max(max(item.counts) for item in shown) // 15))


def _scale_note(shown: list[Urgency]) -> str:
    return office_digits(f"■1つは{_per_square(shown)}人です（端数は切り上げ）。")


def _distribution(shown: list[Urgency], label: str) -> Table:
    scale = _per_square(shown)
    titles = (Column(label, 12, "center"), *(Column(item.stage, 88 / len(shown)) for item in shown))
    rows = []
    for value in range(10, -1, -1):
        cells = [f"{'■' * -(-item.counts[value] // scale)} {item.counts[value]}".strip() if item.counts[value] else "" for item in shown]
        rows.append((str(value), *cells))
    rows.append(("人数", *(counted(item.rated, "人") for item in shown)))
    return Table(DISTRIBUTION, titles, tuple(rows), captioned=False, whole=True)


def _results(report: Report) -> tuple[Block, ...]:
    if not report.groups:
        return (Text("班はまだありません。"),)
    blocks: list[Block] = [
        Heading(2, "１　各班の投稿の数"),
        group_table(report),
        *_median_note(report),
        Heading(2, "２　各班の見立てと行動計画"),
    ]
    for group in report.groups:
        blocks += group_blocks(report, group)
    return tuple(blocks)


def _median_note(report: Report) -> list[Block]:
    names = "、".join(f"{name}は「{item.stage}」" for name, item in zip(rounds(len(report.urgency)), report.urgency, strict=True))
    return (
        [Text(office_digits(f"{report.scale[0]}は班の中央値です。{names}の判定です。判定した人が{FEWEST}人未満の班は表示しません。"), "note")] if names else []
    )


def _all_posts(report: Report) -> tuple[Block, ...]:
    blocks: list[Block] = [Text("班ごと、書かれた順に並べています。取り下げられた投稿と、本人だけの下書きは載せていません。")]
    return (*blocks, post_table(report) if report.posts else Text("投稿はまだありません。"))


_PARTS: dict[str, tuple[str, Callable[[Report], tuple[Block, ...]]]] = {
    "次第": ("", agenda_blocks),
    "資料１": ("実施概要", _overview),
    "資料２": ("班別結果", _results),
    "資料３": ("網の目表と組織の穴（班の比較）", net_blocks),
    "資料４": ("アンケート結果", questionnaire_blocks),
    "資料５": ("決定事項", decision_blocks),
    "資料６": ("所属別共有計画", sharing_blocks),
    "資料７": ("次回計画", next_blocks),
    "別紙１": ("全投稿一覧", _all_posts),
    "別紙２": ("事例の事実", fact_appendix),
    "別紙３": ("事例（匿名化確認票付き）", case_blocks),
}
