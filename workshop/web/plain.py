"""The plain version of the participant's page: what its forms send, and what it shows."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from workshop.domain.vocabulary import ACTION_KINDS, ASSESSMENT_KINDS, DUE_HOURS, HANDOFF_ANSWERS, REACTION_KINDS, REFLECTION_KINDS
from workshop.service.wire import COMMANDS

_LISTS = ("facts", "needs")
_CONTENT = {
    "assessment": ("kind", "text", "facts"),
    "action_item": ("role_acting", "needs", "kind", "what", "due_h", "handoff_to", "receipt", "fallback", "lead"),
    "reflection": ("kind", "text"),
    "note": ("kind", "text", "facts"),
}
_FIELDS = {
    **{f"{name}.post": ("id", *fields) for name, fields in _CONTENT.items()},
    **{f"{name}.edit": ("id", "version", *fields) for name, fields in _CONTENT.items()},
    **{f"{name}.withdraw": ("id",) for name in _CONTENT},
    "reaction.set": ("post_id",),
    "fact.share": ("fact_id",),
    "urgency.rate": ("value",),
    "handoff.answer": ("post_id", "answer", "text"),
    "help.ask": (),
    "help.settle": (),
    "pass.set": ("active",),
    "question.ask": ("id", "text"),
}


def new_ids() -> dict[str, str]:
    """Ids that a form carries: sent twice, it is stored once."""
    return {"command_id": secrets.token_urlsafe(16), "id": secrets.token_urlsafe(16)}


def read_form(form: MultiDict[str, str]) -> dict[str, Any]:
    """The command in a form, as the protocol wants it; what does not belong to its type is left out."""
    kind = form.get("type", "")
    payload: dict[str, Any] = {name: form.getlist(name) if name in _LISTS else form.get(name, "") for name in _FIELDS.get(kind, ())}
    for name in ("due_h", "value", "version"):
        if name in payload:
            payload[name] = _whole_number(payload[name])
    if form.get("confirmed") == "yes" and kind in COMMANDS and "confirmed" in COMMANDS[kind][0]:
        payload["confirmed"] = True
    for name in ("lead", "active"):
        if name in payload:
            payload[name] = payload[name] == "yes"
    if kind == "reaction.set":  # one button says which and whether
        payload["kind"], _colon, wanted = form.get("reaction", "").partition(":")
        payload["active"] = wanted == "yes"
    return {"command_id": form.get("command_id", ""), "type": kind, "payload": payload}


def _whole_number(text: str) -> int | str | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else text or None


def family(kind: str) -> str:
    """What a command is about, as a stage's `writes` name it: assessment.post -> assessment."""
    return kind.split(".", maxsplit=1)[0]


def failure(envelope: Mapping[str, Any], form: MultiDict[str, str], answer: Mapping[str, Any]) -> dict[str, Any]:
    """What the page needs to show a refusal beside the form, with everything that was typed."""
    error = answer["error"]
    kind = envelope["type"]
    typed = "\n".join(text for name in ("text", "what", "receipt", "fallback") if (text := form.get(name, "").strip()))
    return {
        "type": kind,
        "message": _field_name(error.get("field")) + sentence(error),
        "typed": {**form.to_dict(), "facts": form.getlist("facts"), "needs": form.getlist("needs")},
        "ids": {"command_id": new_ids()["command_id"], "id": form.get("id", "")},
        "text": typed,
        "identifying": error["current"] if error["code"] == "identifying" else [],
        "theirs": _written(error["current"]) if error["code"] == "edit_conflict" else "",
        "version": error["current"]["version"] if error["code"] == "edit_conflict" else form.get("version", ""),
    }


def _written(post: Mapping[str, Any]) -> str:
    return str(post.get("text") or post.get("what") or "")


def editing(seen: dict[str, Any], post_id: str, failed: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The post that is being edited, with what its form shows: what was typed, where that was refused; None for one that may not be."""
    post = next((post for post in seen["posts"] if post["id"] == post_id), None)
    if post is None:
        return None
    shown = {"content": post, "version": post["version"]} if failed is None else {"content": failed["typed"], "version": failed["version"]}
    return {"id": post["id"], "type": post["type"], **shown}


def _field_name(field: str | None) -> str:
    names = {
        "kind": _("種類"), "text": _("文章"), "what": _("何をするか"), "needs": _("どの課題に"), "due_h": _("いつまでに"),
        "handoff_to": _("つなぐ相手"), "receipt": _("受取確認"), "fallback": _("代替"), "role_acting": _("動く役割"),
    }  # fmt: skip
    return _("%(name)s：", name=names[field]) if field in names else ""


def sentence(error: Mapping[str, Any]) -> str:
    """A refusal's sentence in the reader's language."""
    return str(_(error["template"], **error["params"]) if "template" in error else _(error["message"]))


def page(seen: dict[str, Any]) -> dict[str, Any]:
    """Values of the template, from a snapshot."""
    workshop = seen["workshop"]
    closed = workshop["status"] == "closed"
    stage = next((stage for stage in seen["format"]["stages"] if stage["id"] == workshop["stage"]), None)
    phase = stage["phases"][workshop["phase"]] if stage else None
    roles = {role["id"]: role["name"] for role in (*seen["case"]["all_roles"], *seen["case"]["roles"])}
    facts = {fact["id"]: fact for fact in seen["case"]["facts"]}
    needs = {need["id"]: need["label"] for need in seen["case"]["needs"]}
    card = seen["case"]["card"]
    return {
        "seen": seen,
        "closed": closed,
        "stage": stage,
        "phase": phase,
        "writes": list(stage["writes"]) if stage and not closed else [],
        "audience": _audience(phase, stage),
        "send_label": _("保存する") if phase and phase["audience"] == "self" else _("送る"),
        "group": next(group for group in seen["groups"] if group["id"] == seen["viewpoint"]["group"]),
        "card_facts": [facts[fact_id] for fact_id in card["facts"] if fact_id in facts] if card else [],
        "called": any(call["group_id"] == seen["viewpoint"]["group"] for call in seen["help"]),
        "incoming": _incoming(seen, phase, closed=closed),
        "shared": {row["fact_id"] for row in seen["shared_facts"]},
        "board": _board(seen["posts"], note_labels(seen["format"])),
        "scale": (stage or {}).get("scale"),
        "period": next((period for period in seen["case"]["periods"] if stage and period["position"] == stage["period"]), None),
        "note_title": note_title(stage) if stage and stage["notes"] else "",
        "words": _words(),
        "new_ids": new_ids,
        "reactions": lambda post_id: _reactions(seen, post_id),
        "may_edit": lambda post: not closed and stage is not None and post["type"] in stage["writes"] and (_own(seen, post) or post["type"] == "action_item"),
        "may_withdraw": lambda post: not closed and _own(seen, post),
        "group_name": lambda wanted: next((group["name"] for group in seen["groups"] if group["id"] == wanted), ""),
        "role_name": lambda role: roles.get(role, role),
        "fact_text": lambda fact: facts[fact]["text"] if fact in facts else "",
        "need_labels": lambda ids: _("、").join(needs.get(need, need) for need in ids),
        "due_label": lambda hours: _(DUE_HOURS[hours]) if hours in DUE_HOURS else _("期限なし"),
    }


def _incoming(seen: Mapping[str, Any], phase: Mapping[str, Any] | None, *, closed: bool) -> list[dict[str, Any]]:
    """The hand-offs to one's own role: the post, what was answered, and whether one may answer now."""
    answers = {row["post_id"]: row for row in seen["handoffs"]}
    posts = [post for post in seen["posts"] if post["type"] == "action_item" and post["handoff_to"] == seen["viewpoint"]["role"]]
    may = not closed and phase is not None and phase["audience"] != "self"
    return [{"post": post, "answer": answers.get(post["id"]), "may": may} for post in posts]


def _own(seen: Mapping[str, Any], post: Mapping[str, Any]) -> bool:
    return bool(post["participant_id"] == seen["viewpoint"]["participant_id"])


def _reactions(seen: Mapping[str, Any], post_id: str) -> list[dict[str, Any]]:
    """For each kind of reaction: how many have it on the post, and whether oneself has."""
    to_post = [row for row in seen["reactions"] if row["post_id"] == post_id]
    own = {row["kind"] for row in to_post if row["participant_id"] == seen["viewpoint"]["participant_id"]}
    counts = Counter(row["kind"] for row in to_post)
    return [{"kind": kind, "label": _(label), "count": counts[kind], "own": kind in own} for kind, label in REACTION_KINDS.items()]


def _audience(phase: Mapping[str, Any] | None, stage: Mapping[str, Any] | None) -> str:
    if phase is None or stage is None:
        return ""
    if phase["audience"] == "self" and not stage["writes"]:
        return str(_("一人で、黙って読む時間"))
    return str({"self": _("一人で、黙って書く時間"), "group": _("班で見る")}.get(phase["audience"], _("全体で見る")))


def _words() -> dict[str, list[tuple[str, str]]]:
    lists = {"assessment": ASSESSMENT_KINDS, "action_item": ACTION_KINDS, "reflection": REFLECTION_KINDS}
    words = {name: [(value, _(text)) for value, text in kinds.items()] for name, kinds in lists.items()}
    words["answers"] = [(value, _(text)) for value, text in HANDOFF_ANSWERS.items()]
    return {**words, "due": [(str(hours), _(text)) for hours, text in DUE_HOURS.items()]}


def note_labels(fmt: Mapping[str, Any]) -> dict[str, str]:
    """The kinds of notes of a format, by id."""
    return {kind["id"]: kind["label"] for stage in reversed(fmt["stages"]) for kind in reversed(stage["notes"])}


def note_title(stage: Mapping[str, Any]) -> str:
    """What the notes of a stage are called: by their kind where there is one only."""
    return str(stage["notes"][0]["label"]) if len(stage["notes"]) == 1 else str(_("付箋"))


def _board(posts: list[dict[str, Any]], notes: Mapping[str, str]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Posts under their headings, empty ones left out."""
    headings = [
        *(("assessment", kind, _(text)) for kind, text in ASSESSMENT_KINDS.items()),
        *(("action_item", kind, _("行動計画：%(kind)s", kind=_(text))) for kind, text in ACTION_KINDS.items()),
        *(("reflection", kind, _(text)) for kind, text in REFLECTION_KINDS.items()),
        *(("note", kind, label) for kind, label in notes.items()),
    ]
    found = [(heading, [post for post in posts if (post["type"], post["kind"]) == (family, kind)]) for family, kind, heading in headings]
    return [(heading, some) for heading, some in found if some]
