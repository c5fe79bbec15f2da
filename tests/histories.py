"""Random histories of a workshop: commands of everybody, sensible and not, drawn with regard to what stands."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from histories_seating import seating

from workshop.casebook.formats import format_to_data, load_format
from workshop.casebook.presets import preset_roles
from workshop.domain import commands as c
from workshop.domain import commands_floor as cf
from workshop.domain import commands_moderation as cm
from workshop.domain.case import Case, NoteKind, Phase, Stage
from workshop.domain.commands_anonymity import MaskPost, MaskWords, ReleaseWords
from workshop.domain.commands_formats import SwitchFormat
from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.commands_notes import EditNote, PostNote, WithdrawNote
from workshop.domain.hands import SetScribe
from workshop.domain.rows_floor import Question
from workshop.domain.rows_net import HandoffAnswer
from workshop.domain.state import ActionItem, Note, State
from workshop.domain.viewpoint import Actor

PEOPLE = 5
FACILITATOR = Actor("facilitator", "staff")
CONF100 = load_format("conf100")
ASKING = Stage(
    "asking", "一問一答", "", (Phase("self", 3), Phase("group", 7)), ("note", "reaction"), notes=(NoteKind("question", "質問", asks=True), NoteKind("idea", "アイデア"))
)
FORMAT = replace(CONF100, stages=(*CONF100.stages[:-1], ASKING, replace(CONF100.stages[-1], reveals=("asking",))))  # with notes, which it has not
STAGES = [(stage.id, phase) for stage in FORMAT.stages for phase in range(len(stage.phases))]
Move = tuple[Actor, c.Command]


def empty_state(case: Case) -> State:
    """The state before anything has happened."""
    return State(case, FORMAT, preset_roles())


def opening() -> list[Move]:
    """Prepare, open, and two people sit down."""
    prepare = c.PrepareWorkshop(
        id="workshop", code="CODE34", title="研修", ward_id="w1", ward="第一区", held_on="2026-06-01", expected=10, groups=2, group_limit=4,
        case_digest="digest", format=format_to_data(FORMAT),
    )  # fmt: skip
    return [(FACILITATOR, prepare), *seated()]


def seated() -> list[Move]:
    """Open a prepared workshop; everybody but the last person sits down."""
    joins = [(person(n), c.JoinWorkshop(person(n).id, "phn", None, "", "")) for n in range(PEOPLE - 1)]
    return [(FACILITATOR, c.OpenWorkshop()), *joins]


def person(number: int) -> Actor:
    """One of the participants."""
    return Actor("participant", f"person-{number}")


FAMILIES: dict[str, tuple[type[c.MakePost], type[c.EditPost], type[c.WithdrawPost]]] = {
    "assessment": (c.PostAssessment, c.EditAssessment, c.WithdrawAssessment),
    "action_item": (c.PostActionItem, c.EditActionItem, c.WithdrawActionItem),
    "reflection": (c.PostReflection, c.EditReflection, c.WithdrawReflection),
    "note": (PostNote, EditNote, WithdrawNote),
}


def move(random: Random, state: State) -> Move:
    """One command by somebody: mostly one that is heard now, at times one that is not."""
    anybody = person(random.randrange(PEOPLE))
    chance = random.random()
    if random.random() < 0.08:
        return seating(random, state)
    if chance < 0.55:
        return _writing(random, state, anybody)
    if chance < 0.78:
        return anybody, _answering(random, state, anybody)
    if chance < 0.82:
        return anybody, c.JoinWorkshop(anybody.id, "phn", None, "", "")
    if chance < 0.86:
        return FACILITATOR, _moderating(random, state)
    if chance < 0.89:
        return _on_the_floor(random, state, anybody)
    if chance < 0.92:
        return FACILITATOR, c.ChangeSeat(anybody.id, random.choice(["", "g1", "g2", "g3"]), random.choice(["", state.case.roles[0].id]))
    return FACILITATOR, _leading(random, state)


def _content(random: Random, state: State, family: str) -> dict[str, Any]:
    """Each text is marked, so that it can be searched for."""
    text = f"本文〔{random.randrange(10**9)}〕"
    if family == "action_item":
        return {
            "role_acting": "", "needs": random.sample([need.id for need in state.case.needs[:3]], random.randint(1, 2)),
            "kind": random.choice(["act", "handoff", "watch"]), "what": text, "due_h": random.choice([None, 24]),
            "handoff_to": random.choice([None, *(role.id for role in state.callable_roles[-9:-6]), *(seat.role for seat in state.members("g1"))]), "receipt": "", "fallback": "", "lead": random.random() < 0.5,
        }  # fmt: skip
    if family == "reflection":
        return {"kind": "insight", "text": text}
    if family == "note":
        return {"kind": random.choice(["question", "idea", "question", "unheard-of"]), "text": text, "facts": []}
    return {"kind": random.choice(["need", "risk"]), "text": text, "facts": []}


def _found(random: Random, field: str = "text") -> dict[str, Any]:
    """Whether the author was asked, and what the service found in the text."""
    found = {"field": field, "start": 0, "end": 2, "kind": "name", "grade": random.choice(["stop", "care"])}
    return {"confirmed": random.random() < 0.7, "findings": (found,) if random.random() < 0.15 else ()}


def _main(family: str) -> str:
    return "what" if family == "action_item" else "text"


def _writing(random: Random, state: State, anybody: Actor) -> Move:
    stage = state.current_stage
    families = [family for family in FAMILIES if stage and family in stage.writes] or list(FAMILIES)
    family = random.choice(families if random.random() < 0.9 else list(FAMILIES))
    make, edit, withdraw = FAMILIES[family]
    known = [post for post in state.posts() if type(post).__name__.lower() == family.replace("_", "")]
    if not known or random.random() < 0.5:
        return anybody, make(f"post-{random.randrange(10**6):06}", _content(random, state, family), **_found(random, _main(family)))
    post = random.choice(known)
    author = Actor("participant", post.participant_id) if random.random() < 0.7 else anybody
    if random.random() < 0.7:
        return author, edit(post.id, post.version if random.random() < 0.8 else 1, _content(random, state, family), **_found(random, _main(family)))
    return author, withdraw(post.id)


def _answering(random: Random, state: State, actor: Actor) -> c.Command:
    seat = state.participant(actor.id)
    own = [fact.id for fact in state.case.facts if seat and seat.role in fact.known_by] or ["F1"]
    posts = [post.id for post in state.posts()] or ["post-000000"]
    role = random.choice(["", *(role.id for role in state.case.roles)])
    handed = [item.id for item in state.rows[ActionItem].values() if item.handoff_to] or posts
    if random.random() < 0.4:
        answer = random.choice(["accepted", "asked", "declined"])
        return random.choice([AnswerHandoff(random.choice(handed), answer, f"答え〔{random.randrange(10**9)}〕", **_found(random)), CallRole(random.choice(state.callable_roles[-9:-6]).id, "")])
    return random.choice(
        [
            c.SetReaction(random.choice(posts), random.choice(["agree", "ask"]), random.random() < 0.7),
            c.SetReaction(random.choice(posts), "agree", random.random() < 0.7),
            c.ShareFact(random.choice(own)),
            c.RateUrgency(random.randrange(11)),
            c.ChangeSeat("", random.choice(["", "g1", "g2", "g3"]), role),
        ]
    )


def _on_the_floor(random: Random, state: State, anybody: Actor) -> Move:
    own = f"message-{random.randrange(6)}"
    groups = tuple(group.id for group in state.groups if random.random() < 0.3)
    by_staff: list[c.Command] = [
        cf.SendMessage(own, random.choice(["notice", "inject"]), "", "休憩のあと", groups, random.random() < 0.5, random.choice([0, 60]), False),
        cf.SendMessage(own, "scene", "", random.choice(state.case.scenes).id, (), False, 0, random.random() < 0.5),
        cf.ReleaseMessage(own),
        cf.WithdrawMessage(own),
        cf.AnswerQuestion(f"question-{random.randrange(3)}", random.choice(["はい", "わかりません"])),
        cf.SettleHelp(random.choice(["g1", "g2"])),
        cf.RingBell(),
        cf.TakeLead(random.choice(["", "other"])),
        cf.NameLeads(("other",)),
        cf.SetDistressNote(random.choice(["", "つらいときは休めます"])),
        cf.MergeGroups(*random.sample(["g1", "g2", "g3"], 2)),
    ]
    by_anybody: list[c.Command] = [
        cf.AskQuestion(f"question-{random.randrange(3)}", f"赤ちゃんの体重は〔{random.randrange(10**9)}〕", **_found(random)), cf.AskHelp(), cf.SettleHelp(""), cf.SetPass(random.random() < 0.6),
        SetScribe("", random.random() < 0.7),
    ]  # fmt: skip
    return (FACILITATOR, random.choice(by_staff)) if random.random() < 0.6 else (anybody, random.choice(by_anybody))


def _moderating(random: Random, state: State) -> c.Command:
    post_id = random.choice([post.id for post in state.posts()] or ["post-000000"])
    return random.choice(
        [
            cm.HidePost(post_id, "事例の外の話のため"),
            cm.UnhidePost(post_id),
            cm.HoldPost(post_id),
            cm.ReleasePost(post_id, "確かめた"),
            _masking(random, state, post_id),
            *_on_words(random, state),
            cm.SetRoom(random.random() < 0.4),
            c.SetView("post", post=post_id),
        ]
    )


def _masking(random: Random, state: State, post_id: str) -> c.Command:
    post = state.post(post_id)
    name = "what" if isinstance(post, ActionItem) else "text"
    return MaskPost(post_id, post.version if post else 1, content={name: f"伏せた本文〔{random.randrange(10**9)}〕"})


def _on_words(random: Random, state: State) -> list[c.Command]:
    """Words that are held are let go, or masked."""
    held: list[tuple[str, str, str]] = [("question", row.id, row.text) for row in state.rows[Question].values()]
    held += [("handoff", row.post_id, row.text) for row in state.rows[HandoffAnswer].values()]
    kind, thing, text = random.choice(held or [("question", "question-0", "")])
    return [ReleaseWords(kind, thing, "確かめた"), MaskWords(kind, thing, text=f"伏せた返事〔{random.randrange(10**9)}〕", of=text)]


def _leading(random: Random, state: State) -> c.Command:
    posts = [post.id for post in state.posts()] or ["post-000000"]
    return random.choice(
        [
            c.OpenStage(*random.choice(STAGES)),
            c.OpenStage(*random.choice([stage for stage in STAGES if stage[0] in ("urgency", "assess", "plan", "asking", "net", "closing")])),
            c.DiscloseScene(random.choice(state.case.scenes).id),
            c.AddGroup("g3", "3班"),
            c.SetTimer(random.randrange(600), random.random() < 0.5),
            c.SetView("post", post=random.choice(posts)),
            c.SetView(random.choice(["blank", "progress"])),
            c.SetView("boards", page=random.randrange(3)),
            SwitchFormat(format_to_data(replace(FORMAT, title=random.choice(["別の題", FORMAT.title])))),
            cf.AnswerQuestion(random.choice([note.id for note in state.rows[Note].values()] or ["post-000000"]), "はい"),
        ]
    )
