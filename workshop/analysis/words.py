"""What each indicator means, in one sentence: for pages and exports.  The pages' scripts hold the same sentences (`static/js/room/explain.js`).

The definitions stand in docs/indicators.md.  A value that is None is shown as NOTHING.
"""

from __future__ import annotations

NOTHING = "該当なし"
LEVELS = {0: "×", 1: "△", 2: "○", 3: "◎"}
LEVEL_WORDS = {0: "だれも動かない", 1: "つなぐ・見守るだけ", 2: "動く（期限なし）", 3: "期限を決めて動く"}
LEAD_STATES = {"none": "未定", "clear": "明確", "double": "重複"}
HANDOFF_STATES = {"taken": "受け手が動く", "forwarded": "先の役割が動く", "untaken": "受け手なし"}

NAMES = {
    "coverage": "網羅表",
    "holes": "網の目（すき間）",
    "one_legged": "一本足",
    "leads": "主担当",
    "taken": "つなぎ成立率",
    "confirmed": "確認付き率",
    "accepted": "受け取られたつなぎ",
    "roles": "孤立役割と要の役割",
    "due": "期限明記率",
    "late": "初動遅れ",
    "shared": "共有率",
    "buried": "埋もれた重要事実",
    "unknowing": "知らずに動く",
    "urgency": "見立てのずれ",
    "beyond": "所管外の可能性（要確認）",
    "shared_holes": "組織の穴",
    "dialogue": "対話の効果",
    "check": "点検の効果",
    "noticed": "気づきの地図",
}

SENTENCES = {
    "coverage": "課題と役割の組ごとに、いちばん確かな行動を ◎○△× で表したものです。",
    "holes": "自分で動く役割が一つもない課題です。つなぐ・見守るだけの行動があっても、動く人がいなければ網の目です。",
    "one_legged": "動く役割が一つだけで、断られたときやできないときの代替が書かれていない課題です。",
    "leads": "全体を見る主担当が、決まっていないか、二つ以上の役割で重なっている課題です。",
    "taken": "つなぐ相手が、その課題で自分から動くか、さらに動く人へつないでいるかを見ます。どちらもなければ「受け手なし」です。",
    "confirmed": "すべてのつなぎのうち、受取確認の方法と期限の両方が書かれているものの割合です。",
    "accepted": "すべてのつなぎのうち、相手が「受け取りました」と答えたものの割合です。",
    "roles": "つなぎの線が一本もない役割と、欠けるとつなぎが途切れる「要の役割」です。",
    "due": "行動のうち、期限が書かれているものの割合です。",
    "late": "安全にかかわる課題で、最初に動く期限がめやすの時間より遅いか、書かれていないものです。",
    "shared": "事例の事実のうち、場面か共有で班のみんなが知っているものの割合です。",
    "buried": "一つの役割だけが知っている重要な事実で、まだ班に共有されていないものです。",
    "unknowing": "課題にかかわる事実を、カードでも共有でも知らないまま動く役割です。",
    "urgency": "役割ごとの緊急度の中央値のうち、いちばん高いものといちばん低いものの差です。",
    "beyond": "書かれた行動が、その役割のできないことにふれるかもしれないという目安です。誤りとは限りません。",
    "shared_holes": "計画を書いた班の半分以上（二つ以上の班）に共通する網の目です。班の優劣ではなく、組織で考える課題です。",
    "dialogue": "一人ずつの下書きを合わせたときの網の目の数から、いまの班の計画の網の目の数を引いたものです。",
    "check": "点検を始めたときの網の目の数から、いまの網の目の数を引いたものです。",
    "noticed": "どの事実に、どの職種が見立てでふれたかを表したものです。5人より少ない職種は「その他」にまとめます。",
}


def percent(value: float | None) -> str:
    """A rate as it is shown."""
    return NOTHING if value is None else f"{value * 100:.0f}%"
