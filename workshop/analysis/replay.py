"""Looking back: the moments of a workshop at which something changed, found while its log is folded, event by event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from workshop.analysis.views import on_the_table
from workshop.domain.events import Recorded, StageOpened
from workshop.domain.events_net import HandoffAnswered
from workshop.domain.events_posts import FactShared
from workshop.domain.state import ActionItem, State
from workshop.domain.viewpoint import Viewpoint
from workshop.domain.vocabulary import SUBSTANTIVE_KINDS


@dataclass(frozen=True, slots=True)
class Moment:
    """One change, as a page tells it.  `kind`: stage_opened | fact_shared | hole_closed | hole_opened | handoff_ and the answer."""

    seq: int
    at: str
    kind: str
    group: str | None = None
    stage: str | None = None
    phase: int | None = None
    need: str | None = None
    fact: str | None = None
    role: str | None = None

    def shown(self) -> dict[str, Any]:
        """As JSON, without what does not belong to this kind."""
        return {name: value for name, value in asdict(self).items() if value is not None}


class Story:
    """Follows one workshop from one viewpoint.  A hole is told as closed or opened where the group's plan, as laid out, changed so."""

    def __init__(self, viewpoint: Viewpoint) -> None:
        """Nothing has happened yet."""
        self.viewpoint = viewpoint
        self._holes: dict[str, frozenset[str]] = {}

    def follow(self, state: State, recorded: Recorded) -> Iterator[Moment]:
        """The moments of an event that has just been folded into `state`."""
        event = recorded.event
        if isinstance(event, StageOpened):
            yield Moment(recorded.seq, recorded.at, "stage_opened", stage=event.stage, phase=event.phase)
        elif isinstance(event, FactShared) and self.viewpoint.is_staff:
            yield Moment(recorded.seq, recorded.at, "fact_shared", event.group_id, fact=event.fact_id, role=event.role)
        elif isinstance(event, HandoffAnswered):
            item = state.rows[ActionItem].get((event.post_id,))
            if item is not None and on_the_table(item, self.viewpoint):
                yield Moment(recorded.seq, recorded.at, f"handoff_{event.answer}", event.group_id, role=event.role)
        laid_open = isinstance(event, StageOpened)  # what was drafted lies on the table at once: where the plan begins, not what closed a hole
        for group in sorted({row.group_id for row in state.changed if isinstance(row, ActionItem)}):
            changes = list(self._changes(state, recorded, group))
            yield from () if laid_open else changes

    def _changes(self, state: State, recorded: Recorded, group: str) -> Iterator[Moment]:
        needs = [need.id for need in state.case.needs]
        before = self._holes.get(group, frozenset(needs))
        items = (item for item in state.index.of(ActionItem, "group_id", group) if on_the_table(item, self.viewpoint))
        moved = {need for item in items if item.kind in SUBSTANTIVE_KINDS for need in item.needs}
        now = self._holes[group] = frozenset(needs) - moved
        for need in needs:
            if (need in before) != (need in now):
                yield Moment(recorded.seq, recorded.at, "hole_opened" if need in now else "hole_closed", group, need=need)
