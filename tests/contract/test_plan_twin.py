"""The scripts work out coverage and hints while one writes: they and the analysis are held to the same answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workshop.analysis.beyond import touches
from workshop.analysis.needs import need_net
from workshop.analysis.values import Item
from workshop.domain.case import Need

HERE = Path(__file__).parent / "plan"
PLANS = json.loads((HERE / "coverage.json").read_text(encoding="utf-8"))
LIMITS = json.loads((HERE / "beyond.json").read_text(encoding="utf-8"))


def item(shown: dict[str, Any]) -> Item:
    return Item(
        id=shown["id"], role=shown["role_acting"], needs=tuple(shown["needs"]), kind=shown["kind"], due_h=shown["due_h"],
        handoff_to=shown.get("handoff_to"), receipt=False, fallback=bool(shown["fallback"]), lead=shown["lead"],
    )  # fmt: skip


@pytest.mark.parametrize("plan", PLANS, ids=[plan["title"] for plan in PLANS])
def test_a_plan_has_the_coverage_and_the_states_that_the_scripts_find(plan: dict[str, Any]) -> None:
    items = [item(shown) for shown in plan["items"]]
    for need_id in plan["needs"]:
        net = need_net(Need(need_id, "", 2), [one for one in items if need_id in one.needs])
        assert {role: {"level": cell.level, "posts": list(cell.posts)} for role, cell in net.cells.items()} == plan["coverage"][need_id]
        found = {"hole": net.hole, "apparent": net.apparent, "one_legged": net.one_legged is not None, "leads": sorted(net.leads)}
        assert found == plan["states"][need_id]


def test_a_limit_is_touched_by_the_texts_that_the_scripts_find() -> None:
    for limit in LIMITS["phrases"]:
        assert [text for text in LIMITS["texts"] if touches(text, limit["phrase"])] == limit["touching"], limit["phrase"]
