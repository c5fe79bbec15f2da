"""The net in the documents has the same places as the net on the wall: two layouts, held to the same numbers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from workshop.exports import ecomap_layout as layout

SCRIPT = Path(__file__).parent / "ecomap_layout.mjs"
pytestmark = [
    pytest.mark.needs_node,
    pytest.mark.skipif(shutil.which("node") is None and not os.environ.get("CI"), reason="node is not installed"),
]
NAMES = ("保健師", "児童福祉司", "地域包括支援センター", "学校SSW", "CW", "主任", "民生委員", "医療機関・MSW", "警察", "保育所", "社協", "査察指導員")


def _asked(seed: int) -> dict[str, Any]:
    random = Random(seed)
    labels = random.sample(NAMES, random.randint(2, len(NAMES)))
    ways = [(a, b) for a in range(len(labels)) for b in range(len(labels)) if a != b]
    pairs = random.sample(ways, min(len(ways), random.randint(1, 14)))
    return {"labels": labels, "pairs": pairs, "widths": [random.choice((58, 120, 162)) for _ in pairs], "below": [random.choice((0, 44)) for _ in labels]}


def _python(asked: dict[str, Any]) -> dict[str, Any]:
    nodes = [replace(node, below=float(below)) for node, below in zip(layout.place_roles(asked["labels"]), asked["below"], strict=True)]
    arrows = [layout.arrow(nodes[a], nodes[b]) for a, b in asked["pairs"]]
    return {
        "nodes": [[node.x, node.y, node.w, node.h] for node in nodes],
        "arrows": [[*one.start, *one.control, *one.end, one.angle] for one in arrows],
        "labels": [list(spot) for spot in layout.place_labels(arrows, nodes, asked["widths"])],
        "spokes": [[x for point in layout.spoke(node) for x in point] for node in nodes],
    }


def test_roles_arrows_and_labels_stand_where_the_wall_has_them() -> None:
    asked = [_asked(seed) for seed in range(40)]
    done = subprocess.run(["node", str(SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, check=True)
    for one, told in zip(asked, json.loads(done.stdout), strict=True):
        here = _python(one)
        for part, places in here.items():
            assert [pytest.approx(place, abs=1e-6) for place in places] == told[part], (part, one)
