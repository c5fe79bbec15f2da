"""A workshop at any number of its log: folded once, with checkpoints, so that a slider can be moved to and fro."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from workshop.analysis.present import Net
from workshop.analysis.replay import Moment, Story
from workshop.analysis.views import on_the_table
from workshop.casebook.formats import format_from_data
from workshop.casebook.presets import preset_roles
from workshop.domain.events import Recorded, WorkshopPrepared
from workshop.domain.events_anonymity import PostRedacted
from workshop.domain.fold import apply
from workshop.domain.sight import shape_post
from workshop.domain.state import ActionItem, State
from workshop.domain.viewpoint import Viewpoint
from workshop.storage import event_log, lists
from workshop.storage.database import Database
from workshop.storage.workshops import case_version

EVERY = 200  # events between two checkpoints: so many are folded, at most, when the slider moves
KEPT = 6  # films; a workshop of 5,000 events takes some ten megabytes


@dataclass(slots=True)
class _Film:
    """What has been folded of one workshop for one kind of viewpoint."""

    story: Story
    log: list[Recorded]
    state: State
    checkpoints: list[State] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)


class Replays:
    """Films of the workshops that somebody looks back at."""

    def __init__(self, database: Database) -> None:
        """Nothing is kept yet."""
        self.database = database
        self._films: OrderedDict[tuple[str, str], _Film] = OrderedDict()

    def moments(self, workshop_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
        """`{"last", "moments"}`: docs/protocol.md, section 7.  Raises LookupError."""
        film = self._film(workshop_id, viewpoint)
        return {"last": film.state.seq, "moments": [moment.shown() for moment in film.moments]}

    def at(self, workshop_id: str, seq: int, viewpoint: Viewpoint) -> dict[str, Any]:
        """The net and the plans as they were after event `seq`.  Raises LookupError."""
        film = self._film(workshop_id, viewpoint)
        seq = max(1, min(seq, film.state.seq))
        state = _state_at(film, seq)
        with self.database.read() as connection:
            names = {row.id: row.name for row in lists.entries(connection, "professions", active_only=False)}
        net = Net(viewpoint)
        return {
            "seq": seq,
            "at": film.log[seq - 1].at,
            "stage": state.workshop.stage,
            "phase": state.workshop.phase,
            "net": net.shown(state, net.workshop(state), names),
            "posts": [shape_post(post, None) for post in state.rows[ActionItem].values() if _told(post, film.state, viewpoint)],
        }

    def _film(self, workshop_id: str, viewpoint: Viewpoint) -> _Film:
        """The film, with everything that the log holds by now."""
        key = (workshop_id, "staff" if viewpoint.is_staff else viewpoint.capacity)
        film = self._films.get(key)
        with self.database.read() as connection:
            fresh = list(event_log.read(connection, workshop_id, film.state.seq if film else 0))
            if film is not None and any(isinstance(recorded.event, PostRedacted) for recorded in fresh):
                film, fresh = None, list(event_log.read(connection, workshop_id))  # the log itself says less now
            if film is None:
                if not fresh or not isinstance(fresh[0].event, WorkshopPrepared):
                    raise LookupError(workshop_id)
                prepared = fresh[0].event
                empty = State(case_version(connection, prepared.case_digest), format_from_data(prepared.format), preset_roles())
                film = _Film(Story(viewpoint), [], empty)
        _go_on(film, fresh)
        self._films[key] = film
        self._films.move_to_end(key)
        while len(self._films) > KEPT:
            self._films.popitem(last=False)
        return film


def _go_on(film: _Film, fresh: list[Recorded]) -> None:
    for recorded in fresh:
        if recorded.seq != film.state.seq + 1:
            continue  # another request has folded it meanwhile
        apply(film.state, recorded)
        film.log.append(recorded)
        film.moments.extend(film.story.follow(film.state, recorded))
        if recorded.seq % EVERY == 0:
            film.checkpoints.append(_copied(film.state))
            time.sleep(0)  # others have their turn


def _copied(state: State) -> State:
    """The same rows in a state of its own; rows never change, so they are shared."""
    copy = State(state.case, state.format, state.preset_roles, seq=state.seq)
    for rows in state.rows.values():
        for row in rows.values():
            copy.put(row)
    copy.changed = []
    copy.touched.clear()
    return copy


def _state_at(film: _Film, seq: int) -> State:
    if seq == film.state.seq:
        return film.state
    place = bisect_right([checkpoint.seq for checkpoint in film.checkpoints], seq) - 1
    state = _copied(film.checkpoints[place]) if place >= 0 else State(film.state.case, film.state.format, film.state.preset_roles)
    for recorded in film.log[state.seq : seq]:
        apply(state, recorded)
    state.touched.clear()
    return state


def _told(post: ActionItem, now: State, viewpoint: Viewpoint) -> bool:
    """Whether a plan's line may be read when looking back: it lay on the table then, and nobody has taken it away or kept it back since."""
    current = now.rows[ActionItem].get((post.id,))
    return on_the_table(post, viewpoint) and current is not None and on_the_table(current, viewpoint)
