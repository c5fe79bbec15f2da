"""What the pages reach the rest of the house by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import current_app

from workshop.addresses import local_addresses
from workshop.service.bus import Bus
from workshop.settings import Settings
from workshop.storage.database import Database
from workshop.storage.house import chosen_address

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, database, bus, and the live screens' heads and frames."""

    settings: Settings
    database: Database
    bus: Bus
    live_snapshot: Callable[[str, Any], dict[str, Any]]  # (workshop_id, viewpoint) -> snapshot with heads
    live_frames: Callable[[str, Any, int | dict[str, int] | None], dict[str, Any]]  # -> {"frames"} or {"snapshot"}
    live_net: Callable[[str, Any], dict[str, Any]]  # (workshop_id, viewpoint) -> net
    check_rights: Callable[[], None]  # say goodbye to sockets of staff whose right has ended

    def public_url(self, path: str = "/") -> str:
        """The address of a path as phones in the room reach it."""
        return self.settings.url(path) if self.settings.public_url else f"http://{self.address()}:{self.settings.port}{path}"

    def address(self) -> str:
        """The one of this machine's addresses that links and QR codes carry: the chosen one while the machine has it."""
        known = local_addresses()
        with self.database.read() as connection:
            chosen = chosen_address(connection)
        return chosen if chosen in known else known[0]


def services() -> Services:
    """The services of the running app."""
    found: Services = current_app.extensions["aminome"]
    return found
