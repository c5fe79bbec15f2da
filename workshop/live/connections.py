"""Who is connected: by socket, by person, and how many seats of each group; what waits unsent on their devices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.domain.viewpoint import Actor, Viewpoint

MOST_UNSENT = 999  # a device that tells more is not believed


@dataclass(frozen=True, slots=True)
class Connection:
    """One socket: whose, and from where it looks.  `session`: of the staff, by which their right to it ends."""

    workshop_id: str
    actor: Actor
    viewpoint: Viewpoint
    session: str = ""

    @property
    def group(self) -> tuple[str, str]:
        """(workshop, group) of a participant's socket."""
        return self.workshop_id, self.viewpoint.group_id


class Connections:
    """Every socket's connection; one person may have several."""

    def __init__(self) -> None:
        """Nobody is connected yet."""
        self._by_sid: dict[str, Connection] = {}
        self._sids: dict[tuple[str, str], set[str]] = defaultdict(set)  # of a person: (workshop, actor)
        self._seats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # of a group: sockets of each seat
        self._unsent: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)  # of a group: posts that wait on a socket's device, where any do

    def put(self, sid: str, connection: Connection) -> None:
        """A socket has come, or looks from elsewhere now."""
        before = self._by_sid.get(sid)
        unsent = self._unsent[before.group].get(sid, 0) if before else 0
        self.drop(sid)
        self._by_sid[sid] = connection
        self._sids[connection.workshop_id, connection.actor.tag].add(sid)
        if connection.viewpoint.capacity == "participant":
            self._seats[connection.group][connection.actor.id] += 1
        self.wait(sid, unsent)

    def wait(self, sid: str, unsent: int) -> bool:
        """So many posts wait unsent on the device of a socket; False where that is no news, or no participant's."""
        connection = self._by_sid.get(sid)
        if connection is None or connection.viewpoint.capacity != "participant":
            return False
        waiting = self._unsent[connection.group]
        if waiting.get(sid, 0) == unsent:
            return False
        waiting[sid] = min(unsent, MOST_UNSENT)
        if not unsent:
            del waiting[sid]
        return True

    def drop(self, sid: str) -> Connection | None:
        """A socket has gone; the connection that it was."""
        connection = self._by_sid.pop(sid, None)
        if connection is None:
            return None
        person, group = (connection.workshop_id, connection.actor.tag), connection.group
        self._sids[person].discard(sid)
        if not self._sids[person]:
            del self._sids[person]
        if connection.viewpoint.capacity == "participant":
            self._unsent[group].pop(sid, None)
            seats = self._seats[group]
            seats[connection.actor.id] -= 1
            if not seats[connection.actor.id]:
                del seats[connection.actor.id]
            if not seats:
                del self._seats[group], self._unsent[group]
        return connection

    def get(self, sid: str) -> Connection | None:
        """The connection of a socket, or None."""
        return self._by_sid.get(sid)

    def sids(self) -> list[str]:
        """All sockets, in the order they came."""
        return list(self._by_sid)

    def of_person(self, workshop_id: str, actor: Actor) -> list[str]:
        """The sockets of one person."""
        return list(self._sids.get((workshop_id, actor.tag), ()))

    def of_sessions(self) -> Iterator[tuple[str, Connection]]:
        """The sockets that stand on a session of the staff."""
        return iter([(sid, connection) for sid, connection in self._by_sid.items() if connection.session])

    def seated(self, workshop_id: str, group_id: str) -> int:
        """How many seats of a group are connected."""
        return len(self._seats.get((workshop_id, group_id), ()))

    def unsent(self, workshop_id: str, group_id: str) -> int:
        """How many posts wait unsent on the connected devices of a group; two tabs of one seat have one outbox."""
        of_seats: Counter[str] = Counter()
        for sid, waiting in self._unsent.get((workshop_id, group_id), {}).items():
            seat = self._by_sid[sid].actor.id
            of_seats[seat] = max(of_seats[seat], waiting)
        return of_seats.total()
