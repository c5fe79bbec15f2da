"""What a report needs from the house: state, net, answers, titles, all of one moment; and the text that is handed to the anonymity check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from workshop.analysis.present import Net
from workshop.domain.rehearsal import without_rehearsal
from workshop.domain.state import State
from workshop.domain.viewpoint import Viewpoint
from workshop.exports.report import FACILITATOR, Beside, build_report
from workshop.exports.settings import DocumentSettings, read_settings
from workshop.exports.values import Report
from workshop.storage import formats, library, lists, questionnaires
from workshop.storage.case_sheets import sheet_of


def read_report(
    connection: Connection, state: State, *, data_dir: Path, city: str, label: str, made_at: datetime, viewpoint: Viewpoint = FACILITATOR
) -> Report:
    """The report of a workshop with all that stands beside its state.  Raises SettingsFileError for a broken settings file."""
    state = without_rehearsal(state)  # neither its posts nor the net of them
    settings: DocumentSettings = read_settings(data_dir, city=city, label=label)
    return build_report(state, settings=settings, made_at=made_at, viewpoint=viewpoint, beside=read_beside(connection, state, viewpoint))


def read_beside(connection: Connection, state: State, viewpoint: Viewpoint = FACILITATOR) -> Beside:
    """The net as this viewpoint may know it, the answers, the titles of cases and formats."""
    names = profession_names(connection)
    sheet = sheet_of(connection, state.workshop.case_digest)
    return Beside(net_of(state, viewpoint, names), questionnaires.answers_of(connection, state.workshop.id), titles_of(connection), names, sheet)


def titles_of(connection: Connection) -> dict[str, str]:
    """What cases and formats are called now, by id."""
    cases = {version.slug: version.title for version in library.newest_versions(connection)}
    return cases | {fmt.id: fmt.title for fmt in formats.offered_formats(connection)}


def profession_names(connection: Connection) -> dict[str, str]:
    """What the professions are called now, by id; those that are no longer offered too."""
    return {row.id: row.name for row in lists.entries(connection, "professions")}


def net_of(state: State, viewpoint: Viewpoint, names: Mapping[str, str]) -> dict[str, Any]:
    """The net as JSON (docs/protocol.md, section 6), from what this viewpoint may see.  `names`: of the professions."""
    net = Net(viewpoint)
    return net.shown(state, net.workshop(state), names)


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a report, as people wrote it: what the anonymity check reads before a file is handed out."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
    elif is_dataclass(value) and not isinstance(value, type | DocumentSettings):
        for item in fields(value):
            if item.metadata.get("words", True):  # values_pack.NO_WORDS
                yield from texts_of(getattr(value, item.name))
