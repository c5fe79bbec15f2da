"""Who acts and who looks.  One predicate, `visible`, answers for events, snapshots, exports and replay alike."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.state import Participant, Post, State

STAFF = frozenset({"administrator", "facilitator"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who gives commands: a capacity, and the participant's or account's id."""

    capacity: str
    id: str

    @property
    def tag(self) -> str:
        """How the log names the actor: `p:` a participant, `a:` an account, `s:` the system itself."""
        prefix = {"participant": "p", "system": "s"}.get(self.capacity, "a")
        return f"{prefix}:{self.id}"


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where one looks: capacity, and for a participant the seat, its group and role."""

    capacity: str
    participant_id: str = ""
    group_id: str = ""
    role: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether this viewpoint runs the workshop."""
        return self.capacity in STAFF

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams of frames that this viewpoint reads."""
        if self.is_staff:
            return ("room", "staff")
        if self.capacity == "projector":
            return ("room", "screen")
        if self.capacity == "participant":
            return ("room", f"group:{self.group_id}", f"seat:{self.participant_id}")
        if self.capacity == "section_chief":
            return ("chiefs",)
        return ()


def from_seat(seat: Participant) -> Viewpoint:
    """From where the holder of a seat looks."""
    return Viewpoint("participant", seat.id, seat.group_id, seat.role)


def viewpoint_of(state: State, actor: Actor) -> Viewpoint | None:
    """From where `actor` looks now; None for a participant without a seat."""
    if actor.capacity != "participant":
        return Viewpoint(actor.capacity)
    seat = state.participant(actor.id)
    return from_seat(seat) if seat else None


def visible(post: Post, viewpoint: Viewpoint) -> bool:
    """Whether `viewpoint` may see `post` now.

    Nobody sees a withdrawn post; a silent one is its author's alone; a hidden one also the staff's; a held one stays in its group.
    """
    if post.withdrawn:
        return False
    if viewpoint.capacity == "participant" and post.participant_id == viewpoint.participant_id:
        return True
    if post.audience == "self":
        return False
    if viewpoint.is_staff:
        return True
    if post.hidden is not None:
        return False
    if viewpoint.capacity == "participant" and post.group_id == viewpoint.group_id:
        return True
    return post.audience == "all" and not post.held and viewpoint.capacity in ("participant", "projector", "section_chief")


def leaves_the_room(post: Post) -> bool:
    """Whether a post may stand in exports and in what chiefs are given: neither silent nor hidden nor held."""
    return not post.withdrawn and post.audience != "self" and post.hidden is None and not post.held
