"""From a workshop's state to the plans that a viewpoint may know: what is not `visible` from there is not in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from workshop.analysis.people import FEWEST
from workshop.analysis.values import CaseFrame, Citation, GroupPlan, Item, Marks, WorkshopPlan
from workshop.domain.rows_net import CalledRole, HandoffAnswer, PlanMark
from workshop.domain.state import ActionItem, Assessment, DisclosedScene, Note, OpenedStage, Participant, Post, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Viewpoint, visible

PUBLIC = frozenset({"projector", "section_chief"})  # capacities that know what is shown to all, and nothing of one group alone


def frame_of(state: State) -> CaseFrame:
    """What of the case the indicators rest on."""
    return CaseFrame(state.case.needs, state.case.facts, state.callable_roles)


def item_of(post: ActionItem) -> Item:
    """A post as the indicators read it."""
    return Item(
        post.id, post.role_acting, post.needs, post.kind, post.due_h, post.handoff_to, bool(post.receipt), bool(post.fallback), post.lead, post.what
    )


def marked_item(kept: Mapping[str, Any]) -> Item:
    """An item of a PlanMark."""
    return Item(
        kept["id"], kept["role"], tuple(kept["needs"]), kept["kind"], kept["due_h"], kept["handoff_to"], kept["receipt"], kept["fallback"], kept["lead"]
    )


class Views:
    """Makes plans of one workshop, and keeps what it made of each post, so that what was not edited is the same value again."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._items: dict[str, tuple[ActionItem, Item]] = {}
        self._citations: dict[str, tuple[Assessment | Note, Citation]] = {}
        self._marks: dict[tuple[str, str], tuple[PlanMark, tuple[Item, ...]]] = {}

    def plan(self, state: State, viewpoint: Viewpoint) -> WorkshopPlan:
        """The plans of all groups that this viewpoint may know of: a participant's own, everybody else's all.

        Drafts that are still silent are in nobody's plan, not even in their author's: the net is what has been laid on the table.
        """
        own = viewpoint.group_id if viewpoint.capacity == "participant" else None
        groups = [group.id for group in state.groups if own is None or group.id == own]
        told = frozenset(fact.id for fact in state.case.facts if not fact.known_by and (fact.scene,) in state.rows[DisclosedScene])
        parts = _Parts(state, viewpoint, self)
        plans = tuple(parts.group_plan(group, told) for group in groups)
        citations = people = None
        if own is None:
            people = Counter(seat.profession for seat in state.rows[Participant].values() if not seat.left)
            citing = (*state.rows[Assessment].values(), *state.rows[Note].values())
            citations = tuple(self.citation(state, post) for post in citing if post.facts and on_the_table(post, viewpoint))
        return WorkshopPlan(frame_of(state), plans, citations or (), people or {})

    def item(self, post: ActionItem) -> Item:
        """The item of a post, the same one as long as the post is."""
        known = self._items.get(post.id)
        if known is None or known[0] is not post:
            known = self._items[post.id] = (post, item_of(post))
        return known[1]

    def citation(self, state: State, post: Assessment | Note) -> Citation:
        """The citation of a post, likewise; nobody changes the profession."""
        known = self._citations.get(post.id)
        if known is None or known[0] is not post:
            author = state.participant(post.participant_id)
            known = self._citations[post.id] = (post, Citation(post.id, post.group_id, author.profession if author else "", post.facts))
        return known[1]

    def marked(self, mark: PlanMark) -> tuple[Item, ...]:
        """The items of a mark."""
        known = self._marks.get((mark.group_id, mark.moment))
        if known is None or known[0] is not mark:
            known = self._marks[mark.group_id, mark.moment] = (mark, tuple(map(marked_item, mark.items)))
        return known[1]


def on_the_table(post: Post, viewpoint: Viewpoint) -> bool:
    """Whether a post counts from here: what is hidden counts for nobody, so that the staff and the group read the same net."""
    return post.audience != "self" and post.hidden is None and visible(post, viewpoint)


class _Parts:
    """One pass over the rows, by group."""

    def __init__(self, state: State, viewpoint: Viewpoint, views: Views) -> None:
        self.state, self.views = state, views
        self.public = viewpoint.capacity in PUBLIC
        items = list(state.rows[ActionItem].values())
        shown = [post for post in items if on_the_table(post, viewpoint)]
        self.items = _grouped(shown, views.item)
        self.whole = dict.fromkeys(self.items, True)  # whether all that the group has laid out is seen from here
        for post in items:
            if post.audience != "self" and not post.withdrawn and post.hidden is None and not visible(post, viewpoint):
                self.whole[post.group_id] = False
        ids = {post.id for post in shown}
        self.answers = _grouped(
            (row for row in state.rows[HandoffAnswer].values() if row.post_id in ids and not row.lapsed), lambda row: (row.post_id, row.answer)
        )
        self.played = _grouped((seat for seat in state.rows[Participant].values() if not seat.left), lambda seat: seat.role)
        self.called = _grouped(state.rows[CalledRole].values(), lambda row: row.role)
        self.shared = _grouped(state.rows[SharedFact].values(), lambda row: row.fact_id)
        self.ratings = self._ratings()

    def _ratings(self) -> tuple[dict[str, list[tuple[str, int]]], ...]:
        """By group, before and after: of the first and of the last stage of urgency, where they are two and over."""
        workshop = self.state.workshop
        over = [
            stage.id
            for stage in self.state.format.stages
            if "urgency" in stage.writes and (stage.id,) in self.state.rows[OpenedStage] and (stage.id != workshop.stage or workshop.status == "closed")
        ]
        rated = [stage.id for stage in self.state.format.stages if "urgency" in stage.writes]
        found: list[dict[str, list[tuple[str, int]]]] = []
        for stage in (rated[:1], rated[1:][-1:]):
            rows = (row for row in self.state.rows[UrgencyRating].values() if [row.stage] == stage and row.stage in over)
            by_group = _grouped(rows, lambda row: (row.role, row.value))
            if self.public:
                by_group = {group: values for group, values in by_group.items() if len(values) >= FEWEST}
            found.append(by_group)
        return tuple(found)

    def group_plan(self, group: str, told: frozenset[str]) -> GroupPlan:
        """The plan of one group."""
        items = tuple(self.items.get(group, ()))
        handed = {item.handoff_to for item in items}
        called = tuple(role for role in self.called.get(group, ()) if not self.public or role in handed)
        return GroupPlan(
            group=group,
            items=items,
            played=tuple(dict.fromkeys(self.played.get(group, ()))),
            called=called,
            answers=dict(self.answers.get(group, ())),
            shared=None if self.public else frozenset(self.shared.get(group, ())),
            told=told,
            ratings=(tuple(self.ratings[0].get(group, ())), tuple(self.ratings[1].get(group, ()))),
            marks=self._marks_of(group),
        )

    def _marks_of(self, group: str) -> Marks:
        """The marks, where all of the group's plan is seen from here: from a part of it the effects would come out wrong."""
        if not self.whole.get(group, not self.public):
            return Marks()
        rows = self.state.rows[PlanMark]
        found = {moment: rows.get((group, moment)) for moment in ("drafts", "before_check", "after_check")}
        stage = self.state.current_stage
        if stage is not None and stage.checks and self.state.workshop.status != "closed":
            found["after_check"] = None  # the check is open (again): the plan as it stands counts
        return Marks(**{moment: None if mark is None else self.views.marked(mark) for moment, mark in found.items()})


def _grouped(rows: Iterable[Any], value: Callable[[Any], Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.group_id, []).append(value(row))
    return found
