"""What the room is told of the questionnaires.  Of the chiefs' meeting nobody in the room is told anything."""

from __future__ import annotations

from workshop.domain.rows_chiefs import QuestionnaireSheet
from workshop.domain.state import State


def show_questionnaires(state: State) -> dict[str, str]:
    """`{sheet: "open" | "closed"}` of those that have ever been opened."""
    return {row.sheet: row.status for row in state.rows[QuestionnaireSheet].values()}
