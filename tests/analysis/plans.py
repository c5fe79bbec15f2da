"""Small cases and plans for trying the indicators by hand."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from workshop.analysis.net import analyse
from workshop.analysis.results import GroupNet
from workshop.analysis.values import CaseFrame, GroupPlan, Item, WorkshopPlan
from workshop.domain.case import Fact, Need, Role

ROLES = tuple("ABCDEF")
N1 = Need("N1", "夜の安全", 3, safety=True, first_due_h=48, facts=("F1", "F2"))
N2 = Need("N2", "治療", 2, safety=True)
N3 = Need("N3", "学び", 1, facts=("F3",))
FACTS = (
    Fact("F1", "夜に一人", critical=True, known_by=("A",)),
    Fact("F2", "電話", known_by=("B",)),
    Fact("F3", "遅刻", scene="S1"),
    Fact("F4", "転倒", critical=True, known_by=("B", "C")),
)
FRAME = CaseFrame((N1, N2, N3), FACTS, tuple(Role(role, role, role, "区") for role in ROLES))


def item(post: str, role: str, *needs: str, kind: str = "act", **part: Any) -> Item:
    """A line of a plan; undated, without anything else, unless said."""
    values = {"due_h": None, "handoff_to": None, "receipt": False, "fallback": False, "lead": False, **part}
    return Item(post, role, needs, kind, **values)


def hand(post: str, role: str, to: str, *needs: str, **part: Any) -> Item:
    """A hand-off."""
    return item(post, role, *needs, kind="handoff", handoff_to=to, **part)


def net(*items: Item, frame: CaseFrame = FRAME, **part: Any) -> GroupNet:
    """The net of one group that plays A to D."""
    plan = GroupPlan("g1", items, **{"played": ROLES[:4], **part})
    return analyse(WorkshopPlan(frame, (plan,))).groups["g1"]


kinds = st.sampled_from(["protect", "act", "assess", "coordinate", "handoff", "watch"])
need_ids = st.lists(st.sampled_from(["N1", "N2", "N3"]), min_size=1, max_size=3, unique=True).map(tuple)
roles = st.sampled_from(ROLES)


@st.composite
def items(draw: st.DrawFn) -> tuple[Item, ...]:
    """Plans of up to twelve items, with cycles, stray ends and everything."""
    made = draw(
        st.lists(
            st.tuples(roles, need_ids, kinds, st.none() | st.sampled_from([24, 48, 168]), st.none() | roles, st.booleans(), st.booleans(), st.booleans()),
            max_size=12,
        )
    )
    return tuple(Item(f"p{number}", *fields) for number, fields in enumerate(made))
