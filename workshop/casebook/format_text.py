"""A format as the YAML file that `parse_format` reads, and advice on what a format asks of people."""

from __future__ import annotations

from typing import Any

import yaml

from workshop.domain.case import Format, Scale, Stage
from workshop.domain.vocabulary import POST_FAMILIES


def format_to_yaml(fmt: Format) -> str:
    """The file's text; what has its default is left out."""
    head = {"id": fmt.id, "title": fmt.title, "summary": fmt.summary, "minutes": fmt.minutes}
    return dump({**head, "stages": [_stage(stage) for stage in fmt.stages]})


def dump(data: dict[str, Any]) -> str:
    """Values as YAML in their order, Japanese as it is, a line each."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=False, width=100_000)
    return text


def _stage(stage: Stage) -> dict[str, Any]:
    shape: dict[str, Any] = {"id": stage.id, "title": stage.title, "prompt": stage.prompt}
    for key in ("discloses", "reveals", "writes"):
        if getattr(stage, key):
            shape[key] = list(getattr(stage, key))
    if stage.notes:
        shape["notes"] = [
            {key: value for key in ("id", "label", "hint", "column", "asks") if (value := getattr(kind, key)) not in ("", False)} for kind in stage.notes
        ]
    if stage.scale != Scale():
        shape["scale"] = {key: getattr(stage.scale, key) for key in ("label", "low_label", "high_label")}
    if stage.period:
        shape["period"] = stage.period
    if stage.checks:
        shape["checks"] = True
    phases = [
        {"audience": phase.audience, "minutes": phase.minutes, **({"prompt": phase.prompt} if phase.prompt else {})} for phase in stage.phases
    ]
    return {**shape, "projector": stage.projector, "phases": phases}


def starts_silent(stage: Stage) -> bool:
    """Whether people write alone before anybody else sees it."""
    return stage.phases[0].audience == "self"


def not_silent_first(fmt: Format) -> list[Stage]:
    """The stages in which something is written for the first time, and not in silence: rank weighs more there."""
    seen: set[str] = set()
    found = []
    for stage in fmt.stages:
        fresh = ({*stage.writes} & {*POST_FAMILIES, "urgency"}) - seen
        seen |= fresh
        if fresh and not starts_silent(stage):
            found.append(stage)
    return found
