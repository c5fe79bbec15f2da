"""The nets put together: one group's from its needs, the workshop's from its groups.  What has not changed is not computed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from workshop.analysis.beyond import Beyond, beyond
from workshop.analysis.information import Noticed, information, noticed, spread
from workshop.analysis.needs import Handoff, NeedNet, need_net
from workshop.analysis.results import Effect, GroupNet, SharedHole, WorkshopNet
from workshop.analysis.roles import role_nets
from workshop.analysis.values import CaseFrame, GroupPlan, Item, Marks, Rate, WorkshopPlan
from workshop.domain.case import Role
from workshop.domain.vocabulary import SUBSTANTIVE_KINDS


def by_need(frame: CaseFrame, items: Iterable[Item]) -> tuple[dict[str, list[Item]], tuple[str, ...]]:
    """The items of each need of the case, in its order; and the ids of items that name none of them."""
    found: dict[str, list[Item]] = {need.id: [] for need in frame.needs}
    stray = []
    for item in items:
        known = False
        for need in item.needs:
            place = found.get(need)
            if place is not None:
                known = True
                place.append(item)
        if not known:
            stray.append(item.id)
    return found, tuple(stray)


def holes_of(frame: CaseFrame, items: Iterable[Item]) -> set[str]:
    """The needs on which nobody acts in these items."""
    held: set[str] = set()
    for item in items:
        if item.kind in SUBSTANTIVE_KINDS:
            held.update(item.needs)
    return {need.id for need in frame.needs if need.id not in held}


def effect(frame: CaseFrame, earlier: Set[str], later: Set[str]) -> Effect:
    """Holes before and after."""
    order = [need.id for need in frame.needs]
    closed = tuple(need for need in order if need in earlier - later)
    return Effect(len(earlier), len(later), closed, tuple(need for need in order if need in later - earlier))


@dataclass(slots=True)
class _Kept:
    """A group's plan as it was last time, with what was made of it."""

    plan: GroupPlan
    net: GroupNet
    needs: dict[str, tuple[tuple[Item, ...], NeedNet]]


@dataclass(slots=True)
class Analyst:
    """Computes nets of one workshop from one viewpoint, and keeps them: an edit costs its needs and its group, nothing else."""

    frame: CaseFrame
    _groups: dict[str, _Kept] = field(default_factory=dict)
    _roles: dict[str, Role] = field(default_factory=dict)
    _noticed: tuple[WorkshopPlan, Noticed] | None = None

    def __post_init__(self) -> None:
        """Roles by id."""
        self._roles = {role.id: role for role in self.frame.roles}

    def workshop(self, plan: WorkshopPlan) -> WorkshopNet:
        """The nets of all groups, and across them."""
        groups = {group.group: self.group(group) for group in plan.groups}
        self._groups = {group: self._groups[group] for group in groups}
        shared, notes = across(self.frame, groups.values())
        return WorkshopNet(groups, shared, notes, self._noticed_in(plan) if plan.people else None)

    def _noticed_in(self, plan: WorkshopPlan) -> Noticed:
        kept = self._noticed
        if kept is None or kept[0].citations != plan.citations or kept[0].people != plan.people:
            kept = self._noticed = (plan, noticed(self.frame, plan.citations, plan.people))
        return kept[1]

    def group(self, plan: GroupPlan) -> GroupNet:
        """The net of one group."""
        kept = self._groups.get(plan.group)
        if kept is not None and kept.plan == plan:
            return kept.net
        known = kept.needs if kept is not None else {}
        grouped, stray = by_need(self.frame, plan.items)
        needs: dict[str, tuple[tuple[Item, ...], NeedNet]] = {}
        for need in self.frame.needs:
            items = tuple(grouped[need.id])
            old = known.get(need.id)
            needs[need.id] = old if old is not None and old[0] == items else (items, need_net(need, items))
        net = self._put_together(plan, {need: made for need, (_, made) in needs.items()}, stray)
        self._groups[plan.group] = _Kept(plan, net, needs)
        return net

    def _put_together(self, plan: GroupPlan, needs: dict[str, NeedNet], stray: tuple[str, ...]) -> GroupNet:
        counted = [item for item in plan.items if item.id not in stray] if stray else plan.items
        handoffs = [handoff for net in needs.values() for handoff in net.handoffs]
        called, holes = set(plan.called), {need for need, made in needs.items() if made.hole}
        known = information(self.frame, plan, needs)
        rates = {**_hole_rates(needs), **_handoff_rates(plan, handoffs), "due": _due_rate(counted)}
        if known is not None:
            rates |= {"shared": known.shared, "shared_cards": known.shared_cards}
        return GroupNet(
            group=plan.group,
            items=len(plan.items),
            needs=needs,
            handoffs=tuple((handoff, plan.answers.get(handoff.post), handoff.to in called) for handoff in handoffs),
            roles=role_nets(plan.played, plan.called, (item.role for item in counted), ((h.origin, h.to) for h in handoffs)),
            rates=rates,
            information=known,
            urgency=(spread(plan.ratings[0]), spread(plan.ratings[1])),
            beyond=self._beyond(counted),
            dialogue=None if plan.marks.drafts is None else effect(self.frame, holes_of(self.frame, plan.marks.drafts), holes),
            check=self._check(plan.marks, holes),
            no_target=tuple(item.id for item in counted if item.kind == "handoff" and item.handoff_to is None),
            stray=stray,
        )

    def _beyond(self, items: Sequence[Item]) -> tuple[Beyond, ...]:
        return beyond(items, self._roles)

    def _check(self, marks: Marks, holes: Set[str]) -> Effect | None:
        """Of the check: to where the group left it, or to where it stands while it goes on."""
        if marks.before_check is None:
            return None
        later = holes if marks.after_check is None else holes_of(self.frame, marks.after_check)
        return effect(self.frame, holes_of(self.frame, marks.before_check), later)


def _hole_rates(needs: dict[str, NeedNet]) -> dict[str, Rate]:
    holes = [net for net in needs.values() if net.hole]
    posts = tuple(dict.fromkeys(post for net in holes for post in net.posts))
    weight = sum(net.severity for net in needs.values())
    return {"holes": Rate(len(holes), len(needs), posts), "holes_weighted": Rate(sum(net.severity for net in holes), weight, posts)}


def _handoff_rates(plan: GroupPlan, handoffs: Sequence[Handoff]) -> dict[str, Rate]:
    kinds = {
        "taken": [handoff for handoff in handoffs if handoff.state != "untaken"],
        "confirmed": [handoff for handoff in handoffs if handoff.receipt and handoff.due],
        "accepted": [handoff for handoff in handoffs if plan.answers.get(handoff.post) == "accepted"],
    }
    return {name: Rate(len(some), len(handoffs), tuple(dict.fromkeys(handoff.post for handoff in some))) for name, some in kinds.items()}


def _due_rate(items: Sequence[Item]) -> Rate:
    dated = tuple(item.id for item in items if item.due_h is not None)
    return Rate(len(dated), len(items), dated)


def across(frame: CaseFrame, groups: Iterable[GroupNet]) -> tuple[tuple[SharedHole, ...], tuple[SharedHole, ...]]:
    """Needs that are holes in at least two groups and at least half of those with a plan; then the holes of fewer (11)."""
    planned = [net for net in groups if net.items > len(net.stray)]
    shared, notes = [], []
    for need in frame.needs:
        holed = tuple(net.group for net in planned if net.needs[need.id].hole)
        if len(holed) >= 2 and 2 * len(holed) >= len(planned):
            shared.append(SharedHole(need.id, holed, len(planned)))
        elif holed:
            notes.append(SharedHole(need.id, holed, len(planned)))
    return tuple(shared), tuple(notes)


def analyse(plan: WorkshopPlan) -> WorkshopNet:
    """The nets of a plan met for the first time."""
    return Analyst(plan.frame).workshop(plan)

