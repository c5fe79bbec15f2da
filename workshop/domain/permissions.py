"""Who may give which command: one table.  What is not in it is refused."""

from __future__ import annotations

from workshop.domain import commands as c
from workshop.domain import commands_chiefs as chiefs
from workshop.domain import commands_floor as floor
from workshop.domain.commands_anonymity import MaskPost, MaskWords, ReleaseWords
from workshop.domain.commands_formats import SwitchFormat
from workshop.domain.commands_moderation import HidePost, HoldPost, ReleasePost, SetRoom, UnhidePost
from workshop.domain.commands_net import AnswerHandoff, CallRole
from workshop.domain.commands_notes import EditNote, PostNote, WithdrawNote
from workshop.domain.commands_seating import ArrangeSeats, PlanSeats, RemoveGroup, RenameGroup, SetGroupLimit
from workshop.domain.hands import SetScribe
from workshop.domain.refusal import CONFLICT, FORBIDDEN, Refusal
from workshop.domain.rehearsal import ClearRehearsal
from workshop.domain.state import State
from workshop.domain.viewpoint import STAFF, Actor

# Also after closing: the meeting comes later.  A facilitator reads the review, and does not decide in the chiefs' place.
_MEETING = (chiefs.PutDecision, chiefs.PutSharing, chiefs.PutNextPlan, chiefs.LinkNextWorkshop, chiefs.PutMeeting, chiefs.PostComment)
_RUNNING_THE_ROOM = (
    c.OpenWorkshop, c.CloseWorkshop, c.OpenStage, c.SetTimer, c.DiscloseScene, c.AddGroup, c.SetView,
)  # fmt: skip

# What has to be among the stage's `writes` for the command to be heard.
WRITES: dict[type[c.Command], str] = {
    c.PostAssessment: "assessment",
    c.EditAssessment: "assessment",
    c.PostActionItem: "action_item",
    c.EditActionItem: "action_item",
    c.PostReflection: "reflection",
    c.EditReflection: "reflection",
    PostNote: "note",
    EditNote: "note",
    c.SetReaction: "reaction",
    c.ShareFact: "fact",
    c.RateUrgency: "urgency",
    AnswerHandoff: "action_item",
    CallRole: "action_item",
}
_SEATING = (PlanSeats, ArrangeSeats, RenameGroup, RemoveGroup, SetGroupLimit)  # also before the opening
_WITHDRAWING = (c.WithdrawAssessment, c.WithdrawActionItem, c.WithdrawReflection, WithdrawNote)
_LEADING = (
    floor.SendMessage, floor.WithdrawMessage, floor.AnswerQuestion, floor.RingBell, floor.TakeLead, floor.NameLeads,
    floor.SetDistressNote, floor.MergeGroups,
)  # fmt: skip
_ASKING = (floor.AskQuestion, floor.AskHelp, floor.SetPass)
_MODERATING = (HidePost, UnhidePost, HoldPost, ReleasePost, SetRoom, MaskPost, ReleaseWords, MaskWords)  # also once it is closed: before the exports

ALLOWED: dict[type[c.Command], frozenset[str]] = {
    c.PrepareWorkshop: frozenset({"system", *STAFF}),
    c.JoinWorkshop: frozenset({"participant"}),
    c.ChangeSeat: frozenset({"participant", *STAFF}),
    **dict.fromkeys(_RUNNING_THE_ROOM, STAFF),
    **dict.fromkeys(_MEETING, frozenset({"section_chief", "administrator"})),
    chiefs.SetQuestionnaire: STAFF,
    SwitchFormat: STAFF,
    **dict.fromkeys(_MODERATING, STAFF),
    **dict.fromkeys(_SEATING, STAFF),
    **dict.fromkeys(_LEADING, STAFF),
    **dict.fromkeys(_ASKING, frozenset({"participant"})),
    floor.ReleaseMessage: frozenset({"system", *STAFF}),  # the clock's hand, or the facilitator's
    floor.SettleHelp: frozenset({"participant", *STAFF}),
    SetScribe: frozenset({"participant", *STAFF}),
    ClearRehearsal: STAFF,
    **dict.fromkeys(WRITES, frozenset({"participant"})),
    **dict.fromkeys(_WITHDRAWING, frozenset({"participant"})),
    **dict.fromkeys((c.PostAssessment, c.PostActionItem, c.PostReflection, PostNote, c.ShareFact, c.RateUrgency), frozenset({"participant", *STAFF})),  # staff: for a group on paper
    AnswerHandoff: frozenset({"participant", *STAFF}),  # staff speak for a role that was called in, and for a group on paper
}

_WHILE_OPEN = frozenset({c.JoinWorkshop, c.ChangeSeat, c.OpenStage, c.SetTimer, c.DiscloseScene, *WRITES, *_WITHDRAWING, *_ASKING, floor.ReleaseMessage, floor.MergeGroups})


def check(state: State, command: c.Command, actor: Actor) -> None:
    """Raise a Refusal unless this actor may give this command now."""
    if actor.capacity not in ALLOWED.get(type(command), frozenset()):
        raise Refusal(FORBIDDEN, "not_allowed", "この操作は、いまの立場ではできません。")
    if type(command) in _WHILE_OPEN:
        status = state.workshop.status
        if status == "prepared":
            raise Refusal(CONFLICT, "not_open", "この研修はまだ始まっていません。進行役が開くまでお待ちください。")
        if status == "closed":
            raise Refusal(CONFLICT, "closed", "この研修は終了しました。書き込みはできません。")
    writable = WRITES.get(type(command))
    if writable is not None:
        stage = state.current_stage
        if stage is None or writable not in stage.writes:
            raise Refusal(
                CONFLICT,
                "stage_closed",
                "いまの段階では、これは書き込めません。段階が切り替わったようです。書いた文章はこの画面に残っています。",
            )
