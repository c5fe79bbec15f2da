"""A format as JSON: inside events, in the house's own formats."""

from __future__ import annotations

import dataclasses
from typing import Any

from workshop.domain.case import Format, NoteKind, Phase, Scale, Stage


def format_to_data(fmt: Format) -> dict[str, Any]:
    """The format as JSON holds it; `format_from_data` makes it back."""
    data: dict[str, Any] = _listed(dataclasses.asdict(fmt))
    return data


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(item) for key, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value


def format_from_data(data: dict[str, Any]) -> Format:
    """The format that an event keeps.  Keys it did not yet have when it was written take their defaults."""
    stages = []
    for stage in data["stages"]:
        lists = {key: tuple(stage.get(key, ())) for key in ("writes", "discloses", "reveals")}
        phases = tuple(Phase(phase["audience"], phase["minutes"], phase.get("prompt", "")) for phase in stage["phases"])
        stages.append(
            Stage(
                id=stage["id"],
                title=stage["title"],
                prompt=stage["prompt"],
                phases=phases,
                projector=stage.get("projector", "stage"),
                checks=stage.get("checks", False),
                notes=tuple(NoteKind(**kind) for kind in stage.get("notes", ())),
                scale=Scale(**stage.get("scale", {})),
                period=stage.get("period"),
                **lists,
            )
        )
    return Format(data["id"], data["title"], data["summary"], tuple(stages))
