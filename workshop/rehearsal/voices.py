"""What simulated participants write: `cases/<slug>/voices.yaml`, one voice for each role of the case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Voice:
    """All that somebody in one role would write, share and rate."""

    assessments: tuple[dict[str, Any], ...]
    action_items: tuple[dict[str, Any], ...]
    shares: tuple[str, ...]
    urgency: dict[str, tuple[int, int]]  # before, after: lowest and highest rating
    reflections: tuple[dict[str, Any], ...]


def load_voices(folder: Path) -> dict[str, Voice]:
    """The voices of the case in `folder`, by role.  Raises FileNotFoundError where it has none."""
    data = yaml.safe_load((folder / "voices.yaml").read_text(encoding="utf-8"))
    return {
        role: Voice(
            tuple(voice["assessments"]),
            tuple(voice["action_items"]),
            tuple(voice["shares"]),
            {when: (low, high) for when, (low, high) in voice["urgency"].items()},
            tuple(voice["reflections"]),
        )
        for role, voice in data["roles"].items()
    }
