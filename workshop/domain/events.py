"""What has happened: events, in the past tense, each with its name on the wire and in the log.

An event is stored as its fields in JSON with `VERSION`; `event_from` reads any version ever written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workshop.domain.event import Event as Event  # noqa: PLC0414  # read as `events.Event` everywhere
from workshop.domain.events_anonymity import ANONYMITY_EVENTS
from workshop.domain.events_chiefs import CHIEF_EVENTS
from workshop.domain.events_floor import FLOOR_EVENTS
from workshop.domain.events_formats import FormatSwitched
from workshop.domain.events_moderation import MODERATION_EVENTS
from workshop.domain.events_net import HandoffAnswered, RoleCalled
from workshop.domain.events_posts import POST_EVENTS
from workshop.domain.events_rehearsal import REHEARSAL_EVENTS, ScribeSet
from workshop.domain.events_seating import SEATING_EVENTS, SEATING_TUPLES


class UnknownEventError(ValueError):
    """The log holds an event that this version of the product does not know."""


@dataclass(frozen=True, slots=True)
class WorkshopPrepared(Event):
    """A workshop was made ready, with the case version and the format that it keeps."""

    TYPE = "workshop.prepared"
    id: str
    code: str
    title: str
    ward_id: str
    ward: str
    held_on: str
    expected: int
    group_limit: int
    case_id: str
    case_digest: str
    format: dict[str, Any] = field(hash=False)
    demo: bool
    distress_note: str = ""  # the house's words on that day


@dataclass(frozen=True, slots=True)
class GroupAdded(Event):
    """A group exists from here on."""

    TYPE = "group.added"
    id: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class WorkshopOpened(Event):
    """People may join."""

    TYPE = "workshop.opened"


@dataclass(frozen=True, slots=True)
class WorkshopClosed(Event):
    """Nothing more is written."""

    TYPE = "workshop.closed"


@dataclass(frozen=True, slots=True)
class ParticipantJoined(Event):
    """Somebody took a seat."""

    TYPE = "participant.joined"
    participant_id: str
    group_id: str
    role: str
    mark: int
    profession: str
    department: str | None
    seat_id: str = ""  # the planned seat that was taken
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class SeatChanged(Event):
    """A participant sits in another group or plays another role; drafts nobody has seen go along."""

    TYPE = "seat.changed"
    participant_id: str
    group_id: str
    role: str
    mark: int
    from_group_id: str


@dataclass(frozen=True, slots=True)
class StageOpened(Event):
    """A phase of a stage began.  `reveals`: stages whose posts everybody sees from here on.

    `ends_at` is when its minutes are over (ISO 8601, UTC).
    """

    TYPE = "stage.opened"
    stage: str
    phase: int
    audience: str
    reveals: tuple[str, ...]
    ends_at: str
    view: dict[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class TimerSet(Event):
    """The countdown was set: `ends_at` while it runs, `remaining_s` while it is paused."""

    TYPE = "timer.set"
    ends_at: str | None
    remaining_s: int | None


@dataclass(frozen=True, slots=True)
class SceneDisclosed(Event):
    """Everybody may read a scene."""

    TYPE = "scene.disclosed"
    scene: str


@dataclass(frozen=True, slots=True)
class ViewSet(Event):
    """The projector shows something else."""

    TYPE = "view.set"
    view: dict[str, Any] = field(hash=False)


_TYPES: tuple[type[Event], ...] = (
    WorkshopPrepared, GroupAdded, WorkshopOpened, WorkshopClosed, ParticipantJoined, SeatChanged, StageOpened, TimerSet,
    SceneDisclosed, ViewSet,
    *POST_EVENTS,
    HandoffAnswered, RoleCalled,
    *CHIEF_EVENTS,
    *MODERATION_EVENTS,
    *SEATING_EVENTS,
    *FLOOR_EVENTS,
    ScribeSet,
    *REHEARSAL_EVENTS,
    FormatSwitched,
    *ANONYMITY_EVENTS,
)  # fmt: skip
EVENT_TYPES: dict[str, type[Event]] = {kind.TYPE: kind for kind in _TYPES}

_TUPLES = frozenset({"reveals", "needs", "findings", "groups", "accounts"}) | SEATING_TUPLES  # fields that JSON knows as lists

# (type, version) -> the data of the next version.  Empty until the first event changes its shape.
UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


def event_from(event_type: str, version: int, data: dict[str, Any]) -> Event:
    """The event that was stored so.  Raises UnknownEventError for a type or version from the future."""
    kind = EVENT_TYPES.get(event_type)
    if kind is None or version > kind.VERSION:
        raise UnknownEventError(f"{event_type} v{version}")
    for step in range(version, kind.VERSION):
        data = UPCASTS[event_type, step](data)
    return kind(**{name: tuple(value) if name in _TUPLES else value for name, value in data.items()})


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place in the log: number, time (ISO 8601, UTC), who."""

    seq: int
    at: str
    actor: str
    event: Event
