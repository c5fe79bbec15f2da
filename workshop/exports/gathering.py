"""One pass over a workshop's state: names looked up, posts numbered.  The only place of the exports that sees participants; it lets none through."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from statistics import median

from workshop.analysis.people import FEWEST
from workshop.domain.case import Fact, Scale
from workshop.domain.local_time import JAPAN
from workshop.domain.state import (
    ActionItem,
    AnyPost,
    Assessment,
    DisclosedScene,
    Note,
    OpenedStage,
    Post,
    Reaction,
    Reflection,
    SharedFact,
    State,
    UrgencyRating,
)  # fmt: skip
from workshop.domain.viewpoint import Viewpoint, leaves_the_room, visible
from workshop.domain.vocabulary import ACTION_KINDS, ASSESSMENT_KINDS, DUE_HOURS, REACTION_KINDS, REFLECTION_KINDS
from workshop.exports.values import FactLine, GroupResult, NeedLine, PlanFields, PostLine, SharedLine, Urgency
from workshop.exports.wareki import office_digits

UNKNOWN_GROUP = "（班なし）"

_SORTS: dict[type[Post], tuple[str, dict[str, str]]] = {
    Assessment: ("見立て", ASSESSMENT_KINDS),
    ActionItem: ("行動計画", ACTION_KINDS),
    Reflection: ("振り返り", REFLECTION_KINDS),
    Note: ("付箋", {}),
}


def minute(moment: str) -> datetime:
    """A stored time, in Japan, to the minute."""
    return datetime.fromisoformat(moment).astimezone(JAPAN).replace(second=0, microsecond=0)


def counts_of(values: list[int]) -> tuple[int, ...]:
    count = Counter(values)
    return tuple(count[value] for value in range(11)) if len(values) >= FEWEST else ()


def due_label(hours: int | None) -> str:
    """「24 時間以内」; "" without a due time."""
    if hours is None:
        return ""
    return office_digits(DUE_HOURS.get(hours) or (f"{hours // 24}日以内" if hours % 24 == 0 else f"{hours}時間以内"))


class Gathering:
    """One pass over a state: names looked up, posts numbered in the order of groups and time."""

    def __init__(self, state: State, viewpoint: Viewpoint) -> None:
        self.state = state
        self.sees_groups = viewpoint.is_staff or state.workshop.status == "closed"
        self.roles = {role.id: role.name for role in state.callable_roles}
        self.role_order = {role: place for place, role in enumerate(self.roles)}
        self.needs = {need.id: NeedLine(need.id, need.label, need.severity, need.safety) for need in state.case.needs}
        self.stage_titles = {stage.id: stage.title for stage in state.format.stages}
        self.note_labels = {kind.id: kind.label for kind in state.format.note_kinds.values()}
        self.group_names = {group.id: group.name for group in state.groups}
        self.reactions = self._reactions()
        self.by_group: dict[str, list[PostLine]] = defaultdict(list)
        self.posts = self._posts(viewpoint)
        self.ratings = self._ratings()

    def _reactions(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for reaction in self.state.rows[Reaction].values():
            if reaction.active:
                found[reaction.post_id][reaction.kind] += 1
        return found

    def _posts(self, viewpoint: Viewpoint) -> tuple[PostLine, ...]:
        place = {group: number for number, group in enumerate(self.group_names)}
        shown = [post for post in self.state.posts() if visible(post, viewpoint) and leaves_the_room(post)]
        shown.sort(key=lambda post: (place.get(post.group_id, len(place)), post.posted_at))
        lines = []
        self.numbers = {post.id: number for number, post in enumerate(shown, start=1)}
        for number, post in enumerate(shown, start=1):
            line = self._line(number, post)
            self.by_group[post.group_id].append(line)
            lines.append(line)
        return tuple(lines)

    def _line(self, number: int, post: AnyPost) -> PostLine:
        sort, kinds = _SORTS[type(post)]
        counts = self.reactions.get(post.id, Counter())
        return PostLine(
            number=number,
            group=self.group_names.get(post.group_id, UNKNOWN_GROUP),
            role=self.role(post.role),
            stage=self.stage_titles.get(post.stage, post.stage),
            sort=sort,
            kind=kinds.get(post.kind) or self.note_labels.get(post.kind, post.kind),
            text=post.what if isinstance(post, ActionItem) else post.text,
            at=minute(post.posted_at),
            facts=post.facts if isinstance(post, Assessment | Note) else (),
            reactions=tuple((label, counts[kind]) for kind, label in REACTION_KINDS.items() if counts[kind]),
            plan=self._plan_fields(post) if isinstance(post, ActionItem) else None,
        )

    def _plan_fields(self, item: ActionItem) -> PlanFields:
        handoff_to = self.role(item.handoff_to) if item.handoff_to else ""
        acting = self.role(item.role_acting)
        return PlanFields(item.needs, acting, due_label(item.due_h), handoff_to, item.receipt, item.fallback, item.lead)

    def role(self, role_id: str) -> str:
        """The role's name, or its id if nobody knows it any more."""
        return self.roles.get(role_id, role_id)

    def _ratings(self) -> dict[str, list[tuple[str, int]]]:
        """(group, value) for each stage of urgency that is over, in the order of the format."""
        opened = {row.stage for row in self.state.rows[OpenedStage].values()}
        stages = [stage for stage in self.state.format.stages if "urgency" in stage.writes and stage.id in opened]
        found: dict[str, list[tuple[str, int]]] = {stage.id: [] for stage in stages}
        for rating in self.state.rows[UrgencyRating].values():
            found.setdefault(rating.stage, []).append((rating.group_id, rating.value))
        if self.state.workshop.status != "closed":
            found.pop(self.state.workshop.stage or "", None)
        return found

    def urgency(self) -> tuple[Urgency, ...]:
        """How the ratings of each stage that is over are spread, with the words at the ends of its scale."""
        found = []
        for stage_id, given in self.ratings.items():
            stage = self.state.format.stage(stage_id)
            scale = stage.scale if stage else Scale()
            counts = counts_of([value for _, value in given])
            found.append(Urgency(self.stage_titles.get(stage_id, stage_id), counts, scale.label, scale.low_label, scale.high_label))
        return tuple(found)

    def groups(self) -> tuple[GroupResult, ...]:
        """What each group wrote, in the groups' order."""
        kinds = list(ASSESSMENT_KINDS.values())
        labels = list(self.note_labels.values())
        results = []
        for group in self.state.groups:
            lines = self.by_group[group.id]
            roles = dict.fromkeys(self.role(seat.role) for seat in self.state.members(group.id))
            assessments = sorted((line for line in lines if line.sort == "見立て"), key=lambda line: _place(line.kind, kinds))
            results.append(
                GroupResult(
                    name=group.name,
                    roles=tuple(roles),
                    assessments=tuple(assessments),
                    plan=self._plan([line for line in lines if line.plan]),
                    reflections=tuple(line for line in lines if line.sort == "振り返り"),
                    notes=tuple(sorted((line for line in lines if line.sort == "付箋"), key=lambda line: _place(line.kind, labels))),
                    shared=self._shared(group.id),
                    medians=tuple(self._median(group.id, given) for given in self.ratings.values()),
                )
            )
        return tuple(results)

    def _plan(self, lines: list[PostLine]) -> tuple[tuple[NeedLine, tuple[PostLine, ...]], ...]:
        names = [self.role(role) for role in self.role_order]
        lines.sort(key=lambda line: _place(line.plan.role_acting if line.plan else "", names))
        needs = dict(self.needs)
        for line in lines:
            for need in line.plan.needs if line.plan else ():
                needs.setdefault(need, NeedLine(need, need, 0, safety=False))
        return tuple((need, tuple(line for line in lines if line.plan and need.id in line.plan.needs)) for need in needs.values())

    def _shared(self, group_id: str) -> tuple[SharedLine, ...]:
        if not self.sees_groups:
            return ()
        rows = [row for row in self.state.rows[SharedFact].values() if row.group_id == group_id]
        rows.sort(key=lambda row: row.shared_at)
        return tuple(SharedLine(row.fact_id, self.role(row.role), minute(row.shared_at)) for row in rows)

    @staticmethod
    def _median(group_id: str, given: list[tuple[str, int]]) -> float | None:
        values = [value for group, value in given if group == group_id]
        return float(median(values)) if len(values) >= FEWEST else None

    def fact_line(self, fact: Fact) -> FactLine:
        """The fact, with its text if it has been told somewhere or the workshop is over."""
        scene = next((scene for scene in self.state.case.scenes if scene.id == fact.scene), None)
        if fact.known_by:
            source = "役割カード（" + "、".join(self.role(role) for role in fact.known_by) + "）"
        else:
            source = f"場面「{scene.title}」" if scene else ""
        shared = any(row.fact_id == fact.id for row in self.state.rows[SharedFact].values())
        told = (shared and self.sees_groups) if fact.known_by else (fact.scene,) in self.state.rows[DisclosedScene]
        return FactLine(fact.id, fact.text if told or self.state.workshop.status == "closed" else "", fact.critical, source)


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
