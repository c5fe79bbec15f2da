"""Short-lived signed tickets that let a page open its socket."""

from __future__ import annotations

from itsdangerous import BadSignature, URLSafeTimedSerializer

from workshop.domain.viewpoint import Actor

VALID_S = 120


class Tickets:
    """Makes and reads tickets; only this installation's secret key makes valid ones."""

    def __init__(self, secret_key: str) -> None:
        """`secret_key`: of the installation."""
        self._signer = URLSafeTimedSerializer(secret_key, salt="ticket")

    def issue(self, workshop_id: str, actor: Actor) -> str:
        """A ticket, good for VALID_S seconds."""
        return self._signer.dumps([workshop_id, actor.capacity, actor.id])

    def read(self, ticket: object) -> tuple[str, Actor] | None:
        """What the ticket says, or None for one that is not valid any more."""
        if not isinstance(ticket, str):
            return None
        try:
            workshop_id, capacity, actor_id = self._signer.loads(ticket, max_age=VALID_S)
        except (BadSignature, ValueError):
            return None
        return workshop_id, Actor(capacity, actor_id)
