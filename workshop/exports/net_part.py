"""From the net as JSON (docs/protocol.md, section 6) to what the documents show of it: names instead of ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.domain.state import State
from workshop.exports.values_pack import GroupNetLine, NeedNetLine, NetPart, Rate, SharedHoleLine

RATES = {
    "holes": "網の目（すき間）",
    "taken": "つなぎ成立率",
    "confirmed": "確認付き率",
    "due": "期限明記率",
    "shared_cards": "カードの事実の共有率",
}


def net_part(state: State, net: Mapping[str, Any]) -> NetPart | None:
    """The part of a Report on the net; None before anybody has planned."""
    if not any(one["items"] for one in net["groups"].values()):
        return None
    names = {role.id: role.short or role.name for role in state.callable_roles}
    labels = {need.id: need.label for need in state.case.needs}
    groups = tuple(_group(group.name, net["groups"][group.id], names, labels) for group in state.groups if group.id in net["groups"])
    return NetPart(groups, _holes(state, net["shared_holes"]), _holes(state, net["notes"]))


def _group(name: str, one: Mapping[str, Any], names: Mapping[str, str], labels: Mapping[str, str]) -> GroupNetLine:
    needs = tuple(_need(need, value, one["coverage"].get(need, {}), names, labels) for need, value in one["needs"].items())
    rates = tuple(Rate(title, one["rates"][key]["n"], one["rates"][key]["of"]) for key, title in RATES.items() if key in one["rates"])
    untaken = tuple(
        f"{names.get(row['from'], row['from'])} → {names.get(row['to'], row['to'])}（{labels.get(row['need'], row['need'])}）"
        for row in one["handoffs"]
        if row["state"] == "untaken"
    )
    return GroupNetLine(name, bool(one["items"]), needs, rates, untaken)


def _need(need: str, value: Mapping[str, Any], cells: Mapping[str, Any], names: Mapping[str, str], labels: Mapping[str, str]) -> NeedNetLine:
    held = "one_legged" if value["one_legged"] else "held"
    state = ("apparent" if value["apparent"] else "hole") if value["hole"] else held
    levels = tuple((names.get(role, role), cell["level"]) for role, cell in cells.items())
    leads = "、".join(names.get(role, role) for role in value["leads"])
    return NeedNetLine(need, labels.get(need, need), state, leads, value["lead_state"], levels, bool(value["late"]))


def _holes(state: State, rows: list[Mapping[str, Any]]) -> tuple[SharedHoleLine, ...]:
    found = []
    for row in rows:
        need = state.case.need(row["need"])
        if need is not None:
            groups = tuple(group.name for group in state.groups if group.id in row["groups"])
            found.append(SharedHoleLine(need.id, need.label, need.severity, need.safety, groups, row["of"]))
    return tuple(found)
