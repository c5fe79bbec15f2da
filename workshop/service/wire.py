"""JSON from outside -> a command.  Whatever is wrong is refused as `invalid`, with the field and why."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

from workshop.domain import commands as c
from workshop.domain.commands_notes import EditNote, PostNote, WithdrawNote
from workshop.domain.vocabulary import ACTION_KINDS, ASSESSMENT_KINDS, MAX_SHORT, MAX_TEXT, REACTION_KINDS, REFLECTION_KINDS, SCREENS
from workshop.service.checks import (
    CONFIRMED,
    MISSING,
    Known,
    Shape,
    boolean,
    choice,
    client_id,
    due,
    invalid,
    name,
    number,
    optional,
    plain,
    several,
    text,
)
from workshop.service.wire_anonymity import ANONYMITY_COMMANDS
from workshop.service.wire_chiefs import CHIEF_COMMANDS
from workshop.service.wire_floor import FLOOR_COMMANDS
from workshop.service.wire_moderation import MODERATION_COMMANDS
from workshop.service.wire_net import COMMANDS_NET
from workshop.service.wire_seating import SEATING_COMMANDS

_ASSESSMENT: Shape = {"kind": choice(ASSESSMENT_KINDS), "text": text(MAX_TEXT), "facts": optional(several(name, 30), [])}
_ACTION_ITEM: Shape = {
    "role_acting": optional(name, ""),
    "needs": several(name, 20, at_least=1),
    "kind": choice(ACTION_KINDS),
    "what": text(MAX_TEXT),
    "due_h": optional(due),
    "handoff_to": optional(name),
    "receipt": optional(text(MAX_SHORT, empty=True), ""),
    "fallback": optional(text(MAX_SHORT, empty=True), ""),
    "lead": optional(boolean, False),
}
_REFLECTION: Shape = {"kind": choice(REFLECTION_KINDS), "text": text(MAX_TEXT)}
_NOTE: Shape = {"kind": name, "text": text(MAX_TEXT), "facts": optional(several(name, 30), [])}
_ID: Shape = {"id": client_id}
_FOR: Shape = {"role": optional(name, ""), "group": optional(name, "")}  # a scribe's, or the staff's for a group on paper
_VERSION: Shape = {"version": number(1, 1_000_000)}


def _making(kind: Callable[..., c.Command], content: Shape) -> tuple[Shape, Callable[[dict[str, Any]], c.Command]]:
    """A command whose own fields stand beside the content of a post."""

    def build(values: dict[str, Any]) -> c.Command:
        return kind(**{key: value for key, value in values.items() if key not in content}, content={key: values[key] for key in content})

    return content, build


def _family(word: str, content: Shape, make: type, edit: type, withdraw: type) -> dict[str, tuple[Shape, Callable[[dict[str, Any]], c.Command]]]:
    _, build_post = _making(make, content)
    _, build_edit = _making(edit, content)
    return {
        f"{word}.post": ({**_ID, **CONFIRMED, **_FOR, **content}, build_post),
        f"{word}.edit": ({**_ID, **_VERSION, **CONFIRMED, **content}, build_edit),
        f"{word}.withdraw": plain(withdraw, _ID),
    }


COMMANDS: Known = {
    **_family("assessment", _ASSESSMENT, c.PostAssessment, c.EditAssessment, c.WithdrawAssessment),
    **_family("action_item", _ACTION_ITEM, c.PostActionItem, c.EditActionItem, c.WithdrawActionItem),
    **_family("reflection", _REFLECTION, c.PostReflection, c.EditReflection, c.WithdrawReflection),
    **_family("note", _NOTE, PostNote, EditNote, WithdrawNote),
    "reaction.set": plain(c.SetReaction, {"post_id": client_id, "kind": choice(REACTION_KINDS), "active": boolean}),
    "fact.share": plain(c.ShareFact, {"fact_id": name, **_FOR}),
    "urgency.rate": plain(c.RateUrgency, {"value": number(0, 10), **_FOR}),
    "seat.change": plain(
        c.ChangeSeat, {"participant_id": optional(client_id, ""), "group": optional(name, ""), "role": optional(name, "")}
    ),
    "workshop.open": plain(c.OpenWorkshop, {}),
    "workshop.close": plain(c.CloseWorkshop, {}),
    "stage.open": plain(c.OpenStage, {"stage": name, "phase": number(0, 20)}),
    "timer.set": plain(c.SetTimer, {"remaining_s": number(0, 6 * 3600), "running": boolean}),
    "scene.disclose": plain(c.DiscloseScene, {"scene": name}),
    "group.add": plain(c.AddGroup, {"id": name, "name": text(20), **CONFIRMED}),
    "view.set": plain(
        c.SetView,
        {
            "screen": choice(SCREENS),
            "scene": optional(name),
            "group": optional(name),
            "groups": optional(several(name, 60), []),
            "post": optional(client_id),
            "need": optional(name),
            "page": optional(number(0, 999)),
        },
    ),
    **COMMANDS_NET,
    **CHIEF_COMMANDS,
    **MODERATION_COMMANDS,
    **SEATING_COMMANDS,
    **FLOOR_COMMANDS,
    **ANONYMITY_COMMANDS,
}


def parse(envelope: Any) -> tuple[str, c.Command]:
    """`{command_id, type, payload}` -> (command_id, command).  Raises Refusal of kind `invalid`."""
    if not isinstance(envelope, Mapping):
        raise invalid("command", "bad_command", "送られた内容の形が正しくありません。画面を読み込み直してください。")
    refuse_unknown(envelope, ("command_id", "type", "payload"))
    command_id = client_id("command_id", envelope.get("command_id"))
    found = COMMANDS.get(envelope["type"]) if isinstance(envelope.get("type"), str) else None
    if found is None:
        raise invalid("type", "unknown_command", "知らない操作です。画面を読み込み直してください。")
    shape, build = found
    payload = envelope.get("payload")
    if not isinstance(payload, Mapping):
        raise invalid("payload", "bad_command", "送られた内容の形が正しくありません。画面を読み込み直してください。")
    refuse_unknown(payload, shape)
    return command_id, build({field: check(field, payload.get(field, MISSING)) for field, check in shape.items()})


def refuse_unknown(given: Mapping[str, Any], known: Container[str]) -> None:
    """Raises Refusal where `given` has a field that is not known."""
    for field in given:
        if field not in known:
            shown = str(field)[:40]
            raise invalid(shown, "unknown_field", "知らない項目「%(name)s」が含まれています。画面を読み込み直してください。", name=shown)
