"""A case in which something of grade 止める stands open is not used: neither to prepare a workshop nor to open one that waits."""

from __future__ import annotations

from collections.abc import Callable

from workshop.anonymity.finding import STOP
from workshop.domain import permissions
from workshop.domain.commands import Command, OpenWorkshop
from workshop.domain.refusal import CONFLICT, Refusal
from workshop.domain.state import State
from workshop.domain.viewpoint import Actor
from workshop.service.case_files import findings_of
from workshop.storage.case_sheets import sheet_of
from workshop.storage.database import Database
from workshop.storage.library import source_of

OPEN_STOPS = "case_not_cleared"
_counted: dict[str, int] = {}  # by the digest of a version, whose text never changes


def before(command: Command, actor: Actor, database: Database, known: Callable[[], State | None]) -> None:
    """Raises Refusal for the opening of a workshop whose case is not cleared: it may have been prepared by an older release."""
    if isinstance(command, OpenWorkshop) and (state := known()) is not None and state.workshop.status == "prepared":
        permissions.check(state, command, actor)
        clear(database, state.workshop.case_digest)


def clear(database: Database, digest: str) -> None:
    """Raises Refusal where the version holds what stops, and nobody has signed for letting it stand."""
    with database.read() as connection:
        if sheet_of(connection, digest) is not None:
            return
        source = source_of(connection, digest)
    if source is None:
        return  # whoever asked says that there is no such case
    if digest not in _counted:
        _counted[digest] = len({(finding.kind, finding.text) for _, finding in findings_of(source)[0] if finding.grade == STOP})
    if count := _counted[digest]:
        raise Refusal(
            CONFLICT, OPEN_STOPS,
            "この事例には「止める」にあたる書き方が%(count)dか所残っています。事例の「書き方の点検」で直すか、残す理由を書いて確認票に署名すると、研修で使えます。",
            field="case", count=count, case=digest,
        )  # fmt: skip
