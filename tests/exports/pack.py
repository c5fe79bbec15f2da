"""What a full pack needs beside the workshop: a net in the protocol's shape, answers to the questionnaires, a meeting.  All made up."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from workshop.casebook.questionnaires import load_questionnaires
from workshop.domain.case import QuizItem
from workshop.domain.questionnaire import from_data, to_data
from workshop.domain.rows_chiefs import MEETING, Decision, Meeting, NextPlan, QuestionnaireSheet, Sharing
from workshop.domain.state import Assessment, State
from workshop.exports.report import Beside

AT = "2026-11-25T01:00:00.000+00:00"
SHEETS = load_questionnaires(Path("no house has a file of its own here"))
QUIZ = tuple(QuizItem(f"確認の問いその{n}", ("一つ目の答え", "二つ目の答え", "三つ目の答え"), n % 3, "わけ") for n in range(3))
WORDS = ("受け手に「受け取りました」を言ってもらう。", "所属だけが知っていることを先に出す。", "明日、地区担当保健師に電話を一本入れる。", "夜間の連絡先を係で決めたい。")


def net_of(state: State) -> dict[str, Any]:
    """A net as docs/protocol.md section 6 gives it: every fourth group without a plan, the last two needs holes of many."""
    needs = [need.id for need in state.case.needs]
    roles = [role.id for role in state.case.roles]
    ids = {group.id: [row.id for row in state.posts() if row.group_id == group.id] for group in state.groups}
    groups = {group.id: _group(place, needs, roles, ids[group.id]) for place, group in enumerate(state.groups)}
    planned = [group for group, one in groups.items() if one["items"]]
    shared = [{"need": needs[-1], "groups": planned, "of": len(planned)}] if len(planned) > 1 else []
    noticed = _noticed([fact.id for fact in state.case.facts], ids)
    return {"planning": True, "groups": groups, "noticed": noticed, "shared_holes": shared, "notes": [{"need": needs[1], "groups": planned[:1], "of": len(planned)}]}


def _noticed(facts: list[str], ids: dict[str, list[str]]) -> dict[str, Any]:
    """The first fact noticed by every group, the second by one group and too few, the third by one profession alone."""
    everywhere = {group: posts[:1] for group, posts in ids.items()}
    cited = {
        facts[0]: {"groups": everywhere, "professions": {"保健師": 7, "その他": 2}},
        facts[1]: {"groups": dict(list(everywhere.items())[:1]), "professions": {"保健師": 6}},
        facts[2]: {"groups": everywhere, "professions": {"相談員": 5}},
    }
    one = [{"fact": facts[1], "profession": "保健師"}, {"fact": facts[2], "profession": "相談員"}]
    people = [{"name": name, "people": 9} for name in ("保健師", "相談員", "その他")]
    return {"professions": people, "facts": cited, "one_profession": one, "one_group": [{"fact": facts[1], "group": next(iter(ids))}]}


def _group(place: int, needs: list[str], roles: list[str], ids: list[str]) -> dict[str, Any]:
    if place % 4 == 3:
        return {"items": 0, "coverage": {}, "needs": {need: _need(True, False, None, []) for need in needs}, "handoffs": [], "rates": {}, "roles": {}}
    shapes = [_need(False, False, None, roles[:1]), _need(True, True, None, []), _need(False, False, roles[1], roles[:2])]
    told = {need: shapes[(place + n) % 3] for n, need in enumerate(needs[:-1])} | {needs[-1]: _need(True, False, None, [])}
    ways = [(0, 2, 1, "untaken", None), (0, 1, 0, "taken", "accepted"), (1, 3, 2, "taken", "declined"), (3, 0, 0, "forwarded", "asked"), (2, 4, 3, "taken", None)]
    handoffs = [
        {"post": ids[-1 - n % len(ids)] if ids else f"p{n}", "from": roles[a], "to": roles[b], "need": needs[need], "state": state, "answer": answer}
        for n, (a, b, need, state, answer) in enumerate(ways[: 1 + (place + 4) % 5])
    ]
    rates = {name: {"n": place % 3, "of": 0 if name == "confirmed" else 5, "posts": ids[:2]} for name in ("holes", "taken", "confirmed", "due", "shared_cards")}
    coverage = {need: {role: {"level": 1 + (n + m) % 3, "posts": ids[:3]} for m, role in enumerate(roles) if (n * 2 + m + place) % 3 == 0} for n, need in enumerate(needs[:-1])}
    seats = {role: {"played": n < 5, "called": n == 5, "isolated": n == 4 and place % 5 == 0, "key": n == place % 3} for n, role in enumerate(roles)}
    return {"items": 7, "coverage": coverage, "needs": told, "handoffs": handoffs, "rates": rates, "roles": seats}


def _need(hole: bool, apparent: bool, one_legged: str | None, leads: list[str]) -> dict[str, Any]:
    state = ("none", "clear", "double")[min(2, len(leads))]
    return {"hole": hole, "apparent": apparent, "one_legged": one_legged, "leads": leads, "lead_state": state, "first_h": None, "late": hole, "posts": []}


def answers_to(sheet: str, number: int, seed: int = 7) -> tuple[tuple[str, dict[str, Any]], ...]:
    """So many filled-in sheets, not all of them to the end."""
    random, found = Random(seed), []
    for place in range(number):
        answers: dict[str, Any] = {}
        for item in from_data(to_data(SHEETS[sheet]), QUIZ if sheet == "now" else ()).items:
            if random.random() < 0.06:
                continue
            if item.kind == "grade":
                answers[item.id] = random.choices((5, 4, 3, 2, 1), (8, 7, 3, 1, 1))[0]
            elif item.kind == "pair":
                answers |= {f"{item.id}_before": random.choices((4, 3, 2, 1), (2, 5, 4, 2))[0], f"{item.id}_now": random.choices((5, 4, 3), (4, 6, 2))[0]}
            elif item.kind == "text":
                answers[item.id] = random.choice(WORDS)
            elif item.kind == "several":
                answers[item.id] = sorted(random.sample(range(len(item.options)), 2))
            else:
                answers[item.id] = random.choices(range(len(item.options)), [6, *[3] * (len(item.options) - 1)])[0]
        found.append((f"key{place:04}", answers))
    return tuple(found)


def add_meeting(state: State, *, title: str = "受け取りの確認を、どの係も電話で行う") -> None:
    """Decisions on a hole, a finding and a voice, two plans for sharing, the next training, a closed and an open questionnaire."""
    post = next(iter(state.rows[Assessment].values()), None)
    need = state.case.needs[-1]
    state.put(Decision("hole", need.id, 1, AT, need.label, "adopted", "当番表をつくり、区で共有する。", "支援調整課 調整係", "2026-12-25", False, False))
    if post is not None:
        state.put(Decision("finding", post.id, 1, AT, title, "shared", "", "", "", False, False))
    state.put(Decision("voice", "key0001-to_chiefs", 1, AT, WORDS[3], "held", "次回までに調べる。", "保護課 保護第一係", "2027-01-15", True, False))
    state.put(Decision("other", "own-1", 1, AT, "取り下げた議題", "", "", "", "", False, True))
    changes = "訪問のあと、つないだ相手に電話で受け取りを確かめる。"
    state.put(Sharing("s1", 1, AT, "保護課", "全係", "morning", "2026-12-01", "保護第一係長", changes, "支援調整課 調整係（内線は庁内ページ）", False, False))
    state.put(Sharing("s2", 1, AT, "健康・子ども課", "母子保健の担当", "mini45", "", "", "", "", False, False))
    state.put(NextPlan(MEETING, 1, AT, "冬の見守りと夜間の連絡", "household-8050", "conf100", "2027-02-10", "講師は置かない。"))
    state.put(Meeting(MEETING, 1, AT, "2026-12-10", "10時から11時30分まで", "区役所 第二会議室", "保護課長、健康・子ども課長、支援調整課長", ""))
    state.put(QuestionnaireSheet("now", "closed", to_data(SHEETS["now"]), AT))
    state.put(QuestionnaireSheet("later", "open", to_data(SHEETS["later"]), AT))


def beside(state: State, *, answered: int = 31) -> Beside:
    """What goes beside the state into a report."""
    titles = {"household-8050": "静かになった家", "conf100": "模擬ケース会議（役割カード）"}
    return Beside(net_of(state), {"now": answers_to("now", answered), "later": answers_to("later", 3)}, titles)
