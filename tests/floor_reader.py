"""Folding the frames of messages, questions, help, leads and merged groups into a snapshot, as docs/protocol.md section 5 says."""

from __future__ import annotations

from typing import Any

Shape = dict[str, Any]
FLOOR = ("message.put", "message.gone", "question.put", "help.set", "pass.set", "leads.set", "groups.merged", "group.joined", "marks.set")


def fold_floor(held: Shape, kind: str, data: Shape) -> None:
    """Change `held` by one frame."""
    if kind == "message.put":
        _put(held["messages"], data["message"])
    elif kind == "message.gone":
        held["messages"] = [row for row in held["messages"] if row["id"] != data["id"]]
    elif kind == "question.put":
        _put(held["questions"], data["question"])
    elif kind == "help.set":
        held["help"] = [row for row in held["help"] if row["group_id"] != data["group_id"]]
        held["help"] += [{"group_id": data["group_id"], "asked_at": data["asked_at"]}] if data["open"] else []
    elif kind == "pass.set":
        held["passes"] = [stage for stage in held["passes"] if stage != data["stage"]] + ([data["stage"]] if data["active"] else [])
    elif kind == "leads.set":
        held["leads"] = data["leads"]
    elif kind == "groups.merged":
        _merge(held, data)
    elif kind == "marks.set":
        _mark(held, data["marks"])
    else:
        _join(held, data)


def _merge(held: Shape, data: Shape) -> None:
    gone, into = data["gone"], data["into"]
    held["workshop"] = data["workshop"]
    held["groups"] = [group for group in held["groups"] if group["id"] != gone]
    for name in ("shared_facts", "called_roles", "help"):
        held[name] = [row for row in held[name] if row["group_id"] != gone]
    for name in ("posts", "questions"):
        for row in held[name]:
            row["group_id"] = into if row["group_id"] == gone else row["group_id"]
    for row in held["messages"]:
        row["groups"] = list(dict.fromkeys(into if group == gone else group for group in row["groups"]))


def _join(held: Shape, data: Shape) -> None:
    for name in ("posts", "members", "messages", "questions"):
        for row in data[name]:
            _put(held[name], row)
    _mark(held, {row["id"]: row["mark"] for row in data["members"]})
    ids = {post["id"] for post in data["posts"]}
    for name in ("reactions", "handoffs"):
        held[name] = [row for row in held[name] if row["post_id"] not in ids] + data[name]
    for name in ("shared_facts", "called_roles", "help"):
        held[name] = [row for row in held[name] if row["group_id"] != data["group_id"]] + data[name]
    known = {fact["id"] for fact in held["case"]["facts"]}
    held["case"]["facts"] += [fact for fact in data["facts"] if fact["id"] not in known]


def _mark(held: Shape, marks: dict[str, int]) -> None:
    for post in held["posts"]:
        post["mark"] = marks.get(post["participant_id"], post["mark"])


def _put(rows: list[Shape], row: Shape) -> None:
    place = next((place for place, known in enumerate(rows) if known["id"] == row["id"]), None)
    if place is None:
        rows.append(row)
    else:
        rows[place] = row
