"""The workshops' states in memory: the ones used last, and always the ones that are being written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from workshop.domain.state import State

KEPT_STATES = 64


class States:
    """States by workshop."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._states: OrderedDict[str, State] = OrderedDict()
        self._in_hand: frozenset[str] = frozenset()  # workshops of the transaction now being written

    def get(self, workshop_id: str) -> State | None:
        """The state, which counts as used by that; None where it is not in memory."""
        state = self._states.get(workshop_id)
        if state is not None:
            self._states.move_to_end(workshop_id)
        return state

    def keep(self, workshop_id: str, state: State) -> None:
        """Keep a state; let go of the ones unused for longest, never of one that is being written."""
        self._states[workshop_id] = state
        self._states.move_to_end(workshop_id)
        for known in list(self._states)[: max(0, len(self._states) - KEPT_STATES)]:
            if known not in self._in_hand:
                del self._states[known]

    def drop(self, workshop_id: str) -> None:
        """Let go of a state that may hold what was not stored."""
        self._states.pop(workshop_id, None)

    def take_in_hand(self, workshop_ids: Iterable[str] = ()) -> None:
        """These are being written from now on, and no others."""
        self._in_hand = frozenset(workshop_ids)

    def ids(self) -> list[str]:
        """Whose states are in memory, the one unused for longest first."""
        return list(self._states)
