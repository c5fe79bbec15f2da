"""What a viewpoint is shown: the whole as a snapshot, and each event as frames on streams.

Property: a snapshot, and the frames after it folded in, equal the later snapshot, for every viewpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from workshop.domain import events as e
from workshop.domain.addressing import STAFF_VIEW, Frame, answer_frames, audiences, group_view, reveal, show_reaction
from workshop.domain.events_moderation import RoomSet
from workshop.domain.events_net import HandoffAnswered, RoleCalled
from workshop.domain.events_rehearsal import RehearsalCleared, ScribeSet
from workshop.domain.present_anonymity import FRAMES_OF_ANONYMITY
from workshop.domain.present_chiefs import FRAMES_OF_CHIEFS, show_questionnaires
from workshop.domain.present_floor import FRAMES_OF_THE_FLOOR, show_floor
from workshop.domain.present_formats import FRAMES_OF_FORMATS, by_profession, show_format, show_periods
from workshop.domain.present_merge import FRAMES_OF_MERGING, show_shared
from workshop.domain.present_moderation import FRAMES_OF_MODERATION
from workshop.domain.present_net import show_answers, show_called, show_called_roles
from workshop.domain.present_posts import FRAMES_OF_POSTS
from workshop.domain.present_seating import FRAMES_OF_SEATING
from workshop.domain.progress import progress
from workshop.domain.row import Row
from workshop.domain.rows_net import CalledRole
from workshop.domain.sight import distributions, knows_fact, show_fact, show_member, show_needs, show_post, show_scene, show_workshop
from workshop.domain.state import DisclosedScene, Participant, Post, SharedFact, State, UrgencyRating
from workshop.domain.viewpoint import Viewpoint, visible


def snapshot(state: State, viewpoint: Viewpoint) -> dict[str, Any]:
    """All that `viewpoint` may see now, in the shape of docs/protocol.md section 5 (without `heads` and `server_time`)."""
    board_of = state.posts_of(viewpoint.group_id) if viewpoint.capacity == "participant" else state.posts()
    posts = [post for post in board_of if _on_board(post, viewpoint)]
    shown = [post.id for post in posts]
    return {
        "seq": state.seq,
        "viewpoint": _show_viewpoint(viewpoint),
        "workshop": show_workshop(state),
        "format": show_format(state),
        "case": _show_case(state, viewpoint),
        "groups": [{"id": group.id, "name": group.name, "position": group.position} for group in state.groups],
        "members": [show_member(seat, viewpoint) for seat in _rows_in_sight(state, Participant, viewpoint) if not seat.left],
        "posts": [show_post(state, post, viewpoint) for post in posts],
        "reactions": [show_reaction(row, viewpoint) for row in state.reactions_to(shown)],
        "handoffs": show_answers(state, shown, told=viewpoint.is_staff or viewpoint.capacity == "participant", staff=viewpoint.is_staff),
        "called_roles": show_called_roles(state, viewpoint),
        "shared_facts": [show_shared(row) for row in _rows_in_sight(state, SharedFact, viewpoint) if state.group(row.group_id)],
        "ratings": _own_ratings(state, viewpoint),
        "distributions": distributions(state),
        "by_profession": by_profession(state),
        "progress": progress(state, viewpoint),
        **show_floor(state, viewpoint),
        "questionnaires": show_questionnaires(state),
    }


def board(state: State, group_id: str, viewpoint: Viewpoint) -> dict[str, Any]:
    """Another group's posts as far as this viewpoint may see them."""
    posts = [post for post in state.posts_of(group_id) if visible(post, viewpoint)]
    shown = [post.id for post in posts]
    reactions = [show_reaction(row, viewpoint, anonymous=True) for row in state.reactions_to(shown)]
    shape = {"group": group_id, "seq": state.seq, "posts": [show_post(state, post, viewpoint) for post in posts], "reactions": reactions}
    return shape | {"handoffs": show_answers(state, shown, told=False)}


def frames(state: State, recorded: e.Recorded, rows: list[Row]) -> list[Frame]:
    """The frames of an event that has just been folded into `state`; `rows` are the rows it put."""
    show = _FRAMES.get(type(recorded.event))
    return show(state, recorded.event, rows) if show else []


# --- parts of a snapshot -----------------------------------------------------------------------------------------------


def _on_board(post: Post, viewpoint: Viewpoint) -> bool:
    """Whether a post belongs to the viewpoint's own board; other groups' boards are asked for one by one."""
    return visible(post, viewpoint) and (viewpoint.capacity != "participant" or post.group_id == viewpoint.group_id)


def _rows_in_sight(state: State, kind: type[Row], viewpoint: Viewpoint) -> Collection[Any]:
    """Rows that belong to a group: the staff know all, a participant the own group's, others none."""
    if viewpoint.is_staff:
        return state.rows[kind].values()
    return state.index.of(kind, "group_id", viewpoint.group_id) if viewpoint.capacity == "participant" else ()


def _show_viewpoint(viewpoint: Viewpoint) -> dict[str, Any]:
    shape = {"capacity": viewpoint.capacity}
    if viewpoint.capacity == "participant":
        shape |= {"participant_id": viewpoint.participant_id, "group": viewpoint.group_id, "role": viewpoint.role}
    return shape


def _show_case(state: State, viewpoint: Viewpoint) -> dict[str, Any]:
    case = state.case
    disclosed = state.rows[DisclosedScene]
    shape: dict[str, Any] = {
        "id": case.id,
        "title": case.title,
        "summary": case.summary,
        "scenes": [
            show_scene(state, scene, disclosed=(scene.id,) in disclosed) for scene in case.scenes if viewpoint.is_staff or (scene.id,) in disclosed
        ],
        "needs": show_needs(state),
        "periods": show_periods(state),
        "facts": [show_fact(fact, viewpoint) for fact in case.facts if knows_fact(state, fact.id, viewpoint)],
        "roles": [
            {"id": role.id, "name": role.name, "short": role.short, "belongs": role.belongs, "can": list(role.can), "cannot": list(role.cannot)}
            for role in case.roles
        ],
        "all_roles": [{"id": role.id, "name": role.name, "short": role.short} for role in state.callable_roles],
        "card": None,
    }
    if viewpoint.capacity == "participant":
        card = next((card for card in case.role_cards if card.role == viewpoint.role), None)
        shape["card"] = {"role": card.role, "html": card.html, "facts": list(card.facts)} if card else None
    if viewpoint.is_staff:
        shape["notes_html"] = case.notes_html
        shape["injects"] = [{"title": inject.title, "text": inject.text, "when": inject.when} for inject in case.injects]
    return shape


def _own_ratings(state: State, viewpoint: Viewpoint) -> dict[str, int]:
    if viewpoint.capacity != "participant":
        return {}
    return {row.stage: row.value for row in state.index.of(UrgencyRating, "participant_id", viewpoint.participant_id)}


# --- frames of the events ----------------------------------------------------------------------------------------------


def _handoff_answered(state: State, event: HandoffAnswered, rows: list[Row]) -> list[Frame]:
    post = state.post(event.post_id)
    return [] if post is None or post.withdrawn else answer_frames(state, post)


def _role_called(state: State, event: RoleCalled, rows: list[Row]) -> list[Frame]:
    shape = {"called_role": show_called(state.rows[CalledRole][event.group_id, event.role])}
    return [Frame(stream, event.TYPE, shape) for stream in (f"group:{event.group_id}", "staff")]


def _joined(state: State, event: e.ParticipantJoined | e.SeatChanged, rows: list[Row]) -> list[Frame]:
    seat = state.rows[Participant][event.participant_id,]
    shapes = ((f"group:{seat.group_id}", group_view(seat.group_id)), ("staff", STAFF_VIEW))
    return [Frame(stream, event.TYPE, {"member": show_member(seat, view)}) for stream, view in shapes]


def _scribe(state: State, event: ScribeSet, rows: list[Row]) -> list[Frame]:
    seat = state.rows[Participant][event.participant_id,]
    shapes = ((f"group:{seat.group_id}", group_view(seat.group_id)), ("staff", STAFF_VIEW))
    return [Frame(stream, "seat.changed", {"member": show_member(seat, view)}) for stream, view in shapes]


def _cleared(state: State, event: RehearsalCleared, rows: list[Row]) -> list[Frame]:
    return [Frame("room", event.TYPE, {})]


def _seat_changed(state: State, event: e.SeatChanged, rows: list[Row]) -> list[Frame]:
    here = _joined(state, event, rows)
    if event.from_group_id == event.group_id:
        return here
    # With the new mark, which what was written earlier now carries, in whatever group; a stream gets one frame of an event.
    written = (post.group_id for post in state.posts() if post.participant_id == event.participant_id and post.audience != "self")
    groups = [group for group in dict.fromkeys((event.from_group_id, *written)) if group != event.group_id]
    gone = [Frame(f"group:{group}", event.TYPE, {"id": event.participant_id, "group_id": group, "left": True, "mark": event.mark}) for group in groups]
    return [*gone, *here]


def _stage_opened(state: State, event: e.StageOpened, rows: list[Row]) -> list[Frame]:
    opened = {"workshop": show_workshop(state), "needs": show_needs(state), "distributions": distributions(state), "by_profession": by_profession(state), "periods": show_periods(state)}
    revealed: dict[str, list[Post]] = {}
    views: dict[str, Viewpoint] = {}
    for post in (row for row in rows if isinstance(row, Post)):
        for stream, view in audiences(state, post):
            revealed.setdefault(stream, []).append(post)
            views[stream] = view
    return [
        Frame("room", "stage.opened", opened),
        *(Frame(stream, "posts.revealed", reveal(state, posts, views[stream])) for stream, posts in revealed.items()),
    ]


def _workshop(state: State, event: e.Event, rows: list[Row]) -> list[Frame]:
    return [Frame("room", event.TYPE, {"workshop": show_workshop(state)})]


def _scene(state: State, event: e.SceneDisclosed, rows: list[Row]) -> list[Frame]:
    scene = next(scene for scene in state.case.scenes if scene.id == event.scene)
    facts = [show_fact(fact, group_view("")) for fact in state.case.facts if fact.scene == scene.id and not fact.known_by]
    return [Frame("room", "scene.disclosed", {"scene": show_scene(state, scene, disclosed=True), "facts": facts})]


def _group_added(state: State, event: e.GroupAdded, rows: list[Row]) -> list[Frame]:
    return [Frame("room", "group.added", {"group": {"id": event.id, "name": event.name, "position": event.position}})]


_FRAMES: dict[type[e.Event], Callable[[State, Any, list[Row]], list[Frame]]] = {
    e.GroupAdded: _group_added,
    **dict.fromkeys((e.WorkshopOpened, e.WorkshopClosed, e.TimerSet, e.ViewSet, RoomSet), _workshop),
    e.ParticipantJoined: _joined,
    e.SeatChanged: _seat_changed,
    e.StageOpened: _stage_opened,
    e.SceneDisclosed: _scene,
    **FRAMES_OF_POSTS,
    HandoffAnswered: _handoff_answered,
    RoleCalled: _role_called,
    **FRAMES_OF_CHIEFS,
    **FRAMES_OF_MODERATION,
    **FRAMES_OF_SEATING,
    **FRAMES_OF_THE_FLOOR,
    **FRAMES_OF_FORMATS,
    **FRAMES_OF_MERGING,
    ScribeSet: _scribe,
    RehearsalCleared: _cleared,
    **FRAMES_OF_ANONYMITY,
}
