"""What the pages reach the rest of the house by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import current_app

from workshop.service.bus import Bus
from workshop.settings import Settings
from workshop.storage.database import Database

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
        return self.settings.url(path)


def services() -> Services:
    """The services of the running app."""
    found: Services = current_app.extensions["aminome"]
    return found
