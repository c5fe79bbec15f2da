"""From the net as JSON (docs/protocol.md, section 6) to what the documents show of it: names and numbers of posts instead of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop.analysis.words import NAMES
from workshop.domain.state import State
from workshop.domain.vocabulary import HANDOFF_ANSWERS
from workshop.exports.noticed_part import noticed_part
from workshop.exports.values_pack import GroupNetLine, HandoffLine, NeedNetLine, NetPart, Rate, RoleLine, SharedHoleLine

RATES = {**{key: NAMES[key] for key in ("holes", "taken", "confirmed", "accepted", "due")}, "shared_cards": "カードの事実の共有率"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What ids are called in the documents."""

    roles: Mapping[str, str]
    needs: Mapping[str, str]
    numbers: Mapping[str, int]

    def role(self, role: str) -> str:
        return self.roles.get(role, role)

    def need(self, need: str) -> str:
        return self.needs.get(need, need)

    def posts(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Numbers of the posts that the report shows."""
        return tuple(sorted({self.numbers[post] for post in ids if post in self.numbers}))


def net_part(state: State, net: Mapping[str, Any], numbers: Mapping[str, int]) -> NetPart | None:
    """The part of a Report on the net; None before anybody has planned.  `numbers`: of the posts that the report shows."""
    if not any(one["items"] for one in net["groups"].values()):
        return None
    roles = {role.id: role.short or role.name for role in state.callable_roles}
    words = _Words(roles, {need.id: need.label for need in state.case.needs}, numbers)
    groups = tuple(_group(group.name, net["groups"][group.id], words) for group in state.groups if group.id in net["groups"])
    noticed = noticed_part(state, net["noticed"], numbers) if net.get("noticed") else None
    return NetPart(groups, _holes(state, net, "shared_holes", words), _holes(state, net, "notes", words), noticed)


def _group(name: str, one: Mapping[str, Any], words: _Words) -> GroupNetLine:
    needs = tuple(_need(need, value, one["coverage"].get(need, {}), words) for need, value in one["needs"].items())
    given = one["rates"]
    rates = tuple(Rate(title, given[key]["n"], given[key]["of"], words.posts(given[key]["posts"])) for key, title in RATES.items() if key in given)
    order = list(words.roles)
    roles = sorted(one["roles"].items(), key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    lines = tuple(RoleLine(words.role(role), told["played"], told["called"], bool(told["isolated"]), told["key"]) for role, told in roles)
    return GroupNetLine(name, bool(one["items"]), needs, rates, tuple(_handoff(row, words) for row in one["handoffs"]), lines)


def _handoff(row: Mapping[str, Any], words: _Words) -> HandoffLine:
    way = " → ".join(words.role(role) for role in row.get("path", (row["from"], row["to"])))
    reply = row.get("answer") or ""
    ends = words.role(row["from"]), words.role(row["to"])
    return HandoffLine(*ends, words.need(row["need"]), way, row["state"], HANDOFF_ANSWERS.get(reply, ""), words.numbers.get(row["post"]), reply)


def _need(need: str, value: Mapping[str, Any], cells: Mapping[str, Any], words: _Words) -> NeedNetLine:
    held = "one_legged" if value["one_legged"] else "held"
    state = ("apparent" if value["apparent"] else "hole") if value["hole"] else held
    levels = tuple((words.role(role), cell["level"], words.posts(cell["posts"])) for role, cell in cells.items())
    leads = "、".join(words.role(role) for role in value["leads"])
    posts = words.posts(value["posts"])
    return NeedNetLine(need, words.need(need), state, leads, value["lead_state"], levels, bool(value["late"]), value["first_h"], posts)


def _holes(state: State, net: Mapping[str, Any], which: str, words: _Words) -> tuple[SharedHoleLine, ...]:
    found = []
    for row in net[which]:
        need = state.case.need(row["need"])
        if need is not None:
            groups = tuple(group.name for group in state.groups if group.id in row["groups"])
            posts = words.posts(post for group in row["groups"] if group in net["groups"] for post in net["groups"][group]["needs"][need.id]["posts"])
            found.append(SharedHoleLine(need.id, need.label, need.severity, need.safety, groups, row["of"], posts))
    return tuple(found)
