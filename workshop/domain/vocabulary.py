"""The closed word lists of the product: what may stand in a field.  Their Japanese stands beside them, once."""

from __future__ import annotations

AUDIENCES = ("self", "group", "all")  # in widening order; "self" is a silent phase

WRITABLE = ("fact", "urgency", "assessment", "action_item", "reflection", "note", "reaction")
POST_FAMILIES = frozenset({"assessment", "action_item", "reflection", "note"})  # of these, what becomes a post on a board

ASSESSMENT_KINDS = {"need": "課題", "strength": "強み", "risk": "リスク", "unknown": "わからないこと"}

ACTION_KINDS = {
    "protect": "守る",
    "act": "動く",
    "assess": "調べる・見立てる",
    "coordinate": "調整する",
    "handoff": "つなぐ",
    "watch": "見守る",
}
SUBSTANTIVE_KINDS = frozenset({"protect", "act", "assess", "coordinate"})

REFLECTION_KINDS = {"insight": "気づき", "tomorrow": "明日の一歩", "to_chiefs": "係長会議へ"}

REACTION_KINDS = {"agree": "なるほど", "important": "大事", "ask": "聞きたい"}

HANDOFF_ANSWERS = {"accepted": "受け取りました", "asked": "たずねたい", "declined": "受けられません"}
HELD_WORDS = {"question": "質問", "handoff": "つなぎの返事"}  # what, besides posts, waits where it may tell who somebody is
DECISION_KINDS = {"hole": "組織の穴", "finding": "気づき", "voice": "アンケートの声", "other": "そのほか"}
DECISION_MARKS = {"adopted": "採用", "held": "保留", "shared": "共有"}
SHARING_METHODS = {"morning": "朝礼", "meeting": "係会議", "mini45": "mini45（所属での展開用）", "notice": "回覧・掲示", "other": "その他"}
REVIEW_SECTIONS = {
    "overview": "概要",
    "groups": "班別の結果",
    "net": "網の目（すき間）",
    "questionnaire": "アンケート",
    "decisions": "決定事項",
    "sharing": "所属別の共有",
    "next": "次回の計画",
}

SCREENS = {
    "join": "参加案内",
    "stage": "段階と問い",
    "silence": "静かな時間",
    "scene": "事例の場面",
    "period": "事例の時期",
    "progress": "班の進みぐあい",
    "boards": "班のボード",
    "notes": "付箋（種類ごと）",
    "questions": "質問と答え",
    "compare": "二つの班を比べる",
    "urgency": "判定の分布",
    "post": "投稿を大きく",
    "coverage": "網羅表",
    "net": "支援の網",
    "timeline": "初動の時間",
    "shared_holes": "組織の穴",
    "noticed": "気づきの地図",
    "questionnaire": "アンケート",
    "genogram": "家族図",
    "ecomap": "エコマップ",
    "citations": "事実と根拠",
    "blank": "消す",
}

CAPACITIES = {
    "administrator": "管理者",
    "facilitator": "進行役",
    "section_chief": "係長",
    "projector": "投影画面",
    "participant": "参加者",
}

ORIGINS = ("架空", "複合", "加工済")
TIES = ("strong", "weak", "conflict", "none")

# Due times offered for an action item, in hours.
DUE_HOURS = {24: "24時間以内", 48: "48時間以内", 168: "1週間以内", 720: "1か月以内", 2160: "3か月以内"}

# What people are told about heavy cases, until the facilitator says it otherwise.
DISTRESS_NOTE = (
    "重い内容の事例を扱います。つらいときは、ことわりなく席を離れてかまいません。戻っても、戻らなくてもかまいません。"
    "話したいときは、進行役か、職場の上司・産業保健スタッフに声をかけてください。"
)

MAX_TEXT = 1000  # characters of one post's text
MAX_SHORT = 200  # characters of a short field, such as a fallback

# Letters of codes that people type: no 0 O Q, 1 I L, 2 Z, 5 S, 6 8 B, U V, nothing that looks alike.
CODE_LETTERS = "ACDEFGHJKMNPRTWXY3479"
