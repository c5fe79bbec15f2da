"""Short-lived signed tickets that let a page open its socket."""

from __future__ import annotations

from typing import NamedTuple

from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshop.domain.viewpoint import Actor

VALID_S = 120


class Ticket(NamedTuple):
    """What a ticket says: who, in which workshop; of the staff also the session (its hash) with which the right ends.

    `reviews`: for the review page, which hears the chiefs' stream alone, whoever reads it.
    """

    workshop_id: str
    actor: Actor
    session: str = ""
    reviews: bool = False


class Tickets:
    """Makes and reads tickets; only this installation's secret key makes valid ones."""

    def __init__(self, secret_key: str) -> None:
        """`secret_key`: of the installation."""
        self._signer = URLSafeTimedSerializer(secret_key, salt="ticket")

    def issue(self, workshop_id: str, actor: Actor, session: str = "", *, reviews: bool = False) -> str:
        """A ticket, good for VALID_S seconds."""
        return self._signer.dumps([workshop_id, actor.capacity, actor.id, session, reviews])

    def read(self, ticket: object) -> Ticket | None:
        """What the ticket says, or None for one that is not valid any more."""
        if not isinstance(ticket, str):
            return None
        try:
            workshop_id, capacity, actor_id, session, reviews = self._signer.loads(ticket, max_age=VALID_S)
        except (BadSignature, ValueError):
            return None
        return Ticket(workshop_id, Actor(capacity, actor_id), session, reviews)
