"""A page for each group on how its plan came about: what was drafted, what talk and check changed, what is left.  Nobody's words, nobody's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from workshop.analysis.needs import ACTS
from workshop.analysis.present import Net
from workshop.analysis.replay import Moment
from workshop.analysis.results import Effect, GroupNet
from workshop.analysis.words import LEAD_STATES, LEVELS, NOTHING, SENTENCES
from workshop.domain.local_time import JAPAN
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.exports.blocks import Block, Bullets, Column, Document, Heading, Part, Table, Text
from workshop.exports.settings import DocumentSettings
from workshop.exports.wareki import counted, office_digits, written_date, written_time

SAID = {
    "fact_shared": "カードの事実を共有：{}",
    "hole_closed": "動く役割ができた課題：{}",
    "hole_opened": "動く役割がなくなった課題：{}",
    "handoff_accepted": "受け取った役割は{}",
    "handoff_asked": "たずねた役割は{}",
    "handoff_declined": "断った役割は{}",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What happened of one kind in one stage: from when to when, and a sentence."""

    stage: str
    first: datetime
    last: datetime
    text: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """How one need stands at the end."""

    label: str
    state: str
    moves: str
    lead: str


@dataclass(frozen=True, slots=True)
class GroupStory:
    """One group's page, as plain values."""

    group: str
    roles: tuple[str, ...]
    planned: bool
    dialogue: Effect | None
    check: Effect | None
    steps: tuple[Step, ...]
    needs: tuple[NeedLine, ...]
    untaken: tuple[str, ...]


def group_stories(state: State, moments: Sequence[Moment]) -> tuple[GroupStory, ...]:
    """The stories of all groups, in their order."""
    viewpoint = Viewpoint("facilitator")
    net = Net(viewpoint).workshop(state)
    names = {role.id: role.short or role.name for role in state.callable_roles}
    labels = {need.id: need.label for need in state.case.needs}
    stories = []
    for group in state.groups:
        one = net.groups[group.id]
        roles = tuple(names.get(role, role) for role, standing in one.roles.items() if standing.played)
        steps = tuple(_steps(state, (moment for moment in moments if moment.group in (None, group.id)), names, labels))
        needs = tuple(_need(one, need, labels, names) for need in one.needs)
        untaken = tuple(
            f"{names.get(line.origin, line.origin)}→{names.get(line.to, line.to)}"
            for line, _, _ in one.handoffs
            if line.state == "untaken"
        )
        stories.append(GroupStory(group.name, roles, bool(one.items), one.dialogue, one.check, steps, needs, untaken))
    return tuple(stories)


def _steps(state: State, moments: Iterable[Moment], names: dict[str, str], labels: dict[str, str]) -> Iterable[Step]:
    """Moments of one kind in one opening of a stage are one step, in the order in which each kind began."""
    titles = {stage.id: stage.title for stage in state.format.stages}
    stage, opened = "", 0
    placed: list[tuple[int, str, Moment]] = []
    for moment in moments:
        if moment.kind == "stage_opened":
            if titles.get(moment.stage or "", "") != stage:
                stage, opened = titles.get(moment.stage or "", moment.stage or ""), opened + 1
            continue
        placed.append((opened, stage, moment))
    for _, of_stage in groupby(placed, key=lambda place: place[0]):
        kinds: dict[str, list[tuple[int, str, Moment]]] = {}
        for place in of_stage:
            kinds.setdefault(place[2].kind, []).append(place)
        answered = {kind: kinds.pop(kind) for kind in list(kinds) if kind.startswith("handoff_")}
        for kind, places in kinds.items():
            yield _step(places, _said(kind, places, names, labels))
        if answered:
            every = sorted((place for places in answered.values() for place in places), key=lambda place: place[2].seq)
            yield _step(every, "つなぎへの答え：" + "、".join(_said(kind, places, names, labels) for kind, places in answered.items()))


def _step(places: Sequence[tuple[int, str, Moment]], text: str) -> Step:
    return Step(places[0][1], _time(places[0][2].at), _time(places[-1][2].at), text)


def _said(kind: str, places: Sequence[tuple[int, str, Moment]], names: dict[str, str], labels: dict[str, str]) -> str:
    told = dict.fromkeys(_about(moment, names, labels) for _, _, moment in places)
    between = "・" if kind.startswith("handoff_") else "、"
    return SAID[kind].format(between.join(told))


def _about(moment: Moment, names: dict[str, str], labels: dict[str, str]) -> str:
    if moment.kind == "fact_shared":
        return moment.fact or ""
    if moment.need is not None:
        return labels.get(moment.need, moment.need)
    return names.get(moment.role or "", moment.role or "")


def _time(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(JAPAN).replace(second=0, microsecond=0)


def _need(net: GroupNet, need: str, labels: dict[str, str], names: dict[str, str]) -> NeedLine:
    one = net.needs[need]
    held = "一本足" if one.one_legged else "動く役割あり"
    state = ("見かけの網" if one.apparent else "網の目") if one.hole else held
    shown = {role: cell for role, cell in one.cells.items() if one.hole or cell.level >= ACTS}  # beside those who act, nobody who watches
    moves = "、".join(f"{LEVELS[cell.level]} {names.get(role, role)}" for role, cell in shown.items())
    lead = "、".join(names.get(role, role) for role in one.leads)
    return NeedLine(labels[need], state, moves or LEVELS[0], f"{LEAD_STATES[one.lead_state]}（{lead}）" if lead else LEAD_STATES["none"])


# --- the page ----------------------------------------------------------------------------------------------------------


def story_document(state: State, stories: Sequence[GroupStory], *, settings: DocumentSettings, made_at: datetime) -> Document:
    """The document: a page for each group.  Of one group alone it is a single sheet."""
    workshop = state.workshop
    made = made_at.astimezone(JAPAN)
    notes = (
        "この資料は、研修の記録から、班の計画がどう変わったかを1班1ページにまとめたものです。",
        "投稿の本文と書いた人は載せていません。班の優劣を表すものではありません。",
    )
    return Document(
        settings=settings,
        title=workshop.title,
        subtitle="班のあゆみ",
        issuer="　".join(name for name in (settings.city, workshop.ward) if name),
        dated=f"{written_date(made.date(), era=settings.era_years)}　作成",
        made_at=made,
        front=() if len(stories) == 1 else (Bullets(notes),),
        parts=tuple(Part(story.group, "計画のあゆみ", _blocks(story)) for story in stories),
        single=len(stories) == 1,
    )


def _blocks(story: GroupStory) -> tuple[Block, ...]:
    if not story.planned:
        return (Text(f"{story.group}には、行動計画がまだありません。"),)
    steps = tuple((step.stage, _span(step), step.text) for step in story.steps)
    needs = tuple((line.label, line.state, line.moves, line.lead) for line in story.needs)
    pairs = "、".join(dict.fromkeys(story.untaken))
    return (
        Text(f"役割：{'、'.join(story.roles) or NOTHING}"),
        Heading(2, "１　話し合いと点検で変わったこと"),
        Bullets((f"対話の効果：{_effect(story.dialogue)}", f"点検の効果：{_effect(story.check)}")),
        Text(SENTENCES["dialogue"], "note"),
        Heading(2, "２　あゆみ"),
        Table("計画のあゆみ", (Column("段階", 22), Column("時刻", 16), Column("できごと", 62)), steps, captioned=False) if steps else Text(NOTHING),
        Heading(2, "３　いまの計画"),
        Table(
            "課題ごとの網", (Column("課題", 34), Column("網", 16), Column("動く役割", 32), Column("主担当", 18)), needs, captioned=False
        ),
        Text("◎ 期限を決めて動く　○ 動く（期限なし）　△ つなぐ・見守るだけ　× だれも動かない", "note"),
        Text(f"受け手のないつなぎ（{counted(len(story.untaken), '件')}）：{pairs}" if story.untaken else "受け手のないつなぎはありません。"),
    )


def _span(step: Step) -> str:
    first, last = written_time(step.first), written_time(step.last)
    return first if first == last else f"{first}～{last}"


def _effect(effect: Effect | None) -> str:
    if effect is None:
        return NOTHING
    sign = "＋" if effect.value > 0 else "－" if effect.value < 0 else "±"
    return office_digits(f"網の目 {effect.before} → {effect.after}（{sign}{abs(effect.value)}）")
