"""Who is connected: by socket, by person, and how many seats of each group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.domain.viewpoint import Actor, Viewpoint


@dataclass(frozen=True, slots=True)
class Connection:
    """One socket: whose, and from where it looks.  `session`: of the staff, by which their right to it ends."""

    workshop_id: str
    actor: Actor
    viewpoint: Viewpoint
    session: str = ""


class Connections:
    """Every socket's connection; one person may have several."""

    def __init__(self) -> None:
        """Nobody is connected yet."""
        self._by_sid: dict[str, Connection] = {}
        self._sids: dict[tuple[str, str], set[str]] = defaultdict(set)  # of a person: (workshop, actor)
        self._seats: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # of a group: sockets of each seat

    def put(self, sid: str, connection: Connection) -> None:
        """A socket has come, or looks from elsewhere now."""
        self.drop(sid)
        self._by_sid[sid] = connection
        self._sids[connection.workshop_id, connection.actor.tag].add(sid)
        if connection.viewpoint.capacity == "participant":
            self._seats[connection.workshop_id, connection.viewpoint.group_id][connection.actor.id] += 1

    def drop(self, sid: str) -> Connection | None:
        """A socket has gone; the connection that it was."""
        connection = self._by_sid.pop(sid, None)
        if connection is None:
            return None
        person, group = (connection.workshop_id, connection.actor.tag), (connection.workshop_id, connection.viewpoint.group_id)
        self._sids[person].discard(sid)
        if not self._sids[person]:
            del self._sids[person]
        if connection.viewpoint.capacity == "participant":
            seats = self._seats[group]
            seats[connection.actor.id] -= 1
            if not seats[connection.actor.id]:
                del seats[connection.actor.id]
            if not seats:
                del self._seats[group]
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
