"""The moments of a workshop, read from its log from the beginning."""

from __future__ import annotations

from sqlalchemy import Connection

from workshop.analysis.replay import Moment, Story
from workshop.casebook.formats import format_from_data
from workshop.casebook.presets import preset_roles
from workshop.domain.events import WorkshopPrepared
from workshop.domain.fold import apply
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.storage import event_log
from workshop.storage.workshops import case_version


def moments(connection: Connection, workshop_id: str, viewpoint: Viewpoint) -> list[Moment]:
    """What changed, in order, as `viewpoint` could see it when it happened.  Empty for a workshop that the log does not know."""
    story, found = Story(viewpoint), list[Moment]()
    state: State | None = None
    for recorded in event_log.read(connection, workshop_id):
        if isinstance(recorded.event, WorkshopPrepared):
            case = case_version(connection, recorded.event.case_digest)
            state = State(case, format_from_data(recorded.event.format), preset_roles())
        if state is None:
            return []
        apply(state, recorded)
        found += story.follow(state, recorded)
    return found
