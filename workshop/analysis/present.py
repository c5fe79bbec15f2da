"""The nets as JSON: docs/protocol.md, section 6.  What a viewpoint may be told of its net beyond the posts is decided here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.analysis.information import Information, Noticed
from workshop.analysis.net import Analyst
from workshop.analysis.results import Effect, GroupNet, SharedHole, WorkshopNet
from workshop.analysis.values import Rate
from workshop.analysis.views import Views
from workshop.domain.sight import planning_begun
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint

NOTHING: dict[str, Any] = {"planning": False, "groups": {}, "shared_holes": [], "notes": [], "noticed": None}


class Net:
    """The net of one workshop as the staff or the projector may see it, kept between two looks so that an edit costs little.

    A participant's is taken from the staff's: it rests on the same posts of that group, and is told as to the group.
    """

    def __init__(self, viewpoint: Viewpoint) -> None:
        """`viewpoint`: the staff's, or one that knows what is shown to all."""
        self.viewpoint = viewpoint
        self._views = Views()
        self._analyst: Analyst | None = None
        self._last: tuple[State, int, WorkshopNet] | None = None
        self._shown: dict[tuple[str, bool], tuple[GroupNet, dict[str, Any]]] = {}

    def workshop(self, state: State) -> WorkshopNet:
        """The net itself, as things stand.  Two hundred phones that come back at once ask for the same: nothing is done twice for one number."""
        if self._last is not None and self._last[0] is state and self._last[1] == state.seq:
            return self._last[2]
        plan = self._views.plan(state, self.viewpoint)
        if self._analyst is None or self._analyst.frame != plan.frame:
            self._analyst = Analyst(plan.frame)
        net = self._analyst.workshop(plan)
        self._last = (state, state.seq, net)
        return net

    def shown(self, state: State, net: WorkshopNet, names: Mapping[str, str]) -> dict[str, Any]:
        """A net as JSON.  `names`: what the professions are called.

        Nobody but the staff is shown a group's net before planning: it would tell how many needs there are, and which are about safety.
        """
        staff, planning = self.viewpoint.is_staff, planning_begun(state)
        return {
            "planning": planning,
            "groups": {group: self._group(one, staff=staff) for group, one in net.groups.items() if staff or planning},
            "shared_holes": [_hole(hole) for hole in net.shared_holes],
            "notes": [_hole(hole) for hole in net.notes],
            "noticed": None if net.noticed is None else show_noticed(net.noticed, names),
        }

    def shown_to_group(self, state: State, net: WorkshopNet, group: str) -> dict[str, Any]:
        """What a group's members see of their own net: nothing until the silence of planning is over."""
        if not planning_begun(state) or group not in net.groups:
            return NOTHING
        return {**NOTHING, "planning": True, "groups": {group: self._group(net.groups[group], staff=False)}}

    def _group(self, net: GroupNet, *, staff: bool) -> dict[str, Any]:
        known = self._shown.get((net.group, staff))
        if known is None or known[0] is not net:
            known = self._shown[net.group, staff] = (net, show_group(net, staff=staff))
        return known[1]


def show_group(net: GroupNet, *, staff: bool) -> dict[str, Any]:
    """One group's net."""
    return {
        "items": net.items,
        "coverage": {
            need: {role: {"level": cell.level, "posts": list(cell.posts)} for role, cell in one.cells.items()} for need, one in net.needs.items()
        },
        "needs": {
            need: {
                "hole": one.hole,
                "apparent": one.apparent,
                "one_legged": one.one_legged,
                "leads": list(one.leads),
                "lead_state": one.lead_state,
                "first_h": one.first_h,
                "late": one.late,
                "posts": list(one.posts),
            }
            for need, one in net.needs.items()
        },
        "handoffs": [
            {
                "post": handoff.post,
                "from": handoff.origin,
                "to": handoff.to,
                "need": handoff.need,
                "state": handoff.state,
                "path": list(handoff.path),
                "receipt": handoff.receipt,
                "due": handoff.due,
                "called": called,
                "answer": answer,
            }
            for handoff, answer, called in net.handoffs
        ],
        "roles": {role: one._asdict() for role, one in net.roles.items()},
        "rates": {name: _rate(rate) for name, rate in net.rates.items()},
        "facts": None if net.information is None else _facts(net.information, staff=staff),
        "urgency": {"before": net.urgency[0], "after": net.urgency[1]},
        "beyond": [one._asdict() for one in net.beyond],
        "dialogue": _effect(net.dialogue),
        "check": _effect(net.check),
        "no_target": list(net.no_target),
        "stray": list(net.stray),
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"n": rate.n, "of": rate.of, "posts": list(rate.posts)}


def _effect(effect: Effect | None) -> dict[str, Any] | None:
    if effect is None:
        return None
    return {"value": effect.value, "before": effect.before, "after": effect.after, "closed": list(effect.closed), "opened": list(effect.opened)}


def _facts(information: Information, *, staff: bool) -> dict[str, Any]:
    """The group is told that a critical fact lies buried, by its number, which its holder knows; who holds it is for the staff."""
    buried = [{"fact": one.fact, "absent": one.absent} | ({"known_by": one.role} if staff else {}) for one in information.buried]
    unknowing = [
        {"need": one.need, "role": one.role, "posts": list(one.posts)} | ({"facts": list(one.facts)} if staff else {}) for one in information.unknowing
    ]
    return {"buried": buried, "unknowing": unknowing}


def _hole(hole: SharedHole) -> dict[str, Any]:
    return {"need": hole.need, "groups": list(hole.groups), "of": hole.of}


def show_noticed(noticed: Noticed, names: Mapping[str, str]) -> dict[str, Any]:
    """The map of what was noticed, with the professions' names."""
    called = {profession: names.get(profession, profession) for profession, _ in noticed.professions}
    return {
        "professions": [{"name": called[profession], "people": people} for profession, people in noticed.professions],
        "facts": {
            fact: {
                "groups": {group: list(posts) for group, posts in cited.groups.items()},
                "professions": {called[profession]: posts for profession, posts in cited.professions.items()},
            }
            for fact, cited in noticed.facts.items()
        },
        "one_profession": [{"fact": fact, "profession": called[profession]} for fact, profession in noticed.one_profession],
        "one_group": [{"fact": fact, "group": group} for fact, group in noticed.one_group],
    }

