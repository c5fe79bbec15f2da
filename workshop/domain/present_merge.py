"""What the streams are told when two groups become one.  Those who move are given everything anew, as after any move."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain.addressing import STAFF_VIEW, Frame, group_view, reveal
from workshop.domain.event import Event
from workshop.domain.events_floor import GroupsMerged
from workshop.domain.present_floor import show_message, show_question
from workshop.domain.present_net import show_called
from workshop.domain.row import Row
from workshop.domain.rows_floor import HelpCall, Message, Question
from workshop.domain.rows_net import CalledRole
from workshop.domain.sight import knows_fact, show_fact, show_member, show_workshop
from workshop.domain.state import Post, SharedFact, State
from workshop.domain.viewpoint import Viewpoint, visible


def show_shared(row: SharedFact) -> dict[str, Any]:
    """A shared fact as JSON."""
    return {name: getattr(row, name) for name in ("group_id", "fact_id", "role", "shared_at", "participant_id")}


def _merged(state: State, event: GroupsMerged, rows: list[Row]) -> list[Frame]:
    """All learn that a group is gone; the group that stays, and the staff, get what came to it."""
    told = {"gone": event.gone, "into": event.into, "workshop": show_workshop(state)}
    stays = f"group:{event.into}"
    return [
        *_elsewhere(state, event, rows),
        Frame("room", event.TYPE, told),
        Frame(stays, "group.joined", _joined(state, event.into, group_view(event.into))),
        Frame("staff", "group.joined", _joined(state, event.into, STAFF_VIEW)),
    ]


def _elsewhere(state: State, event: GroupsMerged, rows: list[Row]) -> list[Frame]:
    """What those who came wrote in third groups carries their new marks; a hidden post may have come back to its author."""
    posts = [post for post in state.posts() if post.participant_id in event.marks and post.audience != "self" and post.group_id != event.into]
    marks = [Frame(f"group:{group}", "marks.set", {"marks": event.marks}) for group in dict.fromkeys(post.group_id for post in posts)]
    hidden: dict[str, list[Post]] = {}
    for post in (row for row in rows if isinstance(row, Post) and row.hidden is not None and not row.withdrawn):
        author = state.participant(post.participant_id)
        if author is not None and author.group_id == event.into and author.id not in event.marks:
            hidden.setdefault(author.id, []).append(post)
    views = {author: Viewpoint("participant", author, event.into) for author in hidden}
    return [*marks, *(Frame(f"seat:{author}", "posts.revealed", reveal(state, posts, views[author])) for author, posts in hidden.items())]


def _joined(state: State, group_id: str, view: Viewpoint) -> dict[str, Any]:
    """The whole of a group, as `view` sees it."""
    posts = [post for post in state.posts() if post.group_id == group_id and post.audience != "self" and visible(post, view)]
    shared = [row for row in state.rows[SharedFact].values() if row.group_id == group_id]
    calls = [row for row in state.rows[HelpCall].values() if row.group_id == group_id and row.open]
    return {
        "group_id": group_id,
        **reveal(state, posts, view),
        "members": [show_member(seat, view) for seat in state.members(group_id)],
        "shared_facts": [show_shared(row) for row in shared],
        "facts": [show_fact(fact, view) for fact in state.case.facts if knows_fact(state, fact.id, view)],
        "called_roles": [show_called(row) for row in state.rows[CalledRole].values() if row.group_id == group_id],
        "help": [{"group_id": row.group_id, "asked_at": row.asked_at} for row in calls],
        "questions": [show_question(row, view) for row in state.rows[Question].values() if row.group_id == group_id and row.findings],
        "messages": [show_message(row) for row in state.rows[Message].values() if _heard(row, group_id, view)],
    }


def _heard(row: Message, group_id: str, view: Viewpoint) -> bool:
    if row.withdrawn or group_id not in row.groups:
        return False
    return view.is_staff or (row.sent_at is not None and row.kind != "scene")


FRAMES_OF_MERGING: dict[type[Event], Callable[[State, Any, list[Row]], list[Frame]]] = {GroupsMerged: _merged}
