"""Seats planned before anybody comes.  No names: those stand in a table of their own, for the slips alone."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.row import Row


@dataclass(frozen=True, slots=True)
class PlannedSeat(Row):
    """A seat that a slip leads to.  `number` is printed on the slip and never changes.

    `standing`: planned (kept for whoever holds the slip) | released (given up; a late holder is seated anew) | dropped (another plan took its place).
    `participant_id` once somebody sat down on it.
    """

    id: str
    number: int
    group_id: str
    role: str
    profession: str
    department: str | None
    ladder: str
    chief: bool
    standing: str = "planned"
    participant_id: str | None = None
