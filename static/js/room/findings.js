// What the check of hand-offs finds in a group's net, in plain sentences with the posts behind each.  Pure.
import { t } from "../core/i18n.js";
import { dueLabel, roleName } from "../core/labels.js";

/**
 * `[{id, name, rows: [{key, text, posts, need?, role?, fact?}]}]`, in the order in which they are worth mending; empty ones are left out.
 * `need` and `role` name the cell where it is mended; `fact` a fact that its holder may share.
 */
export function findingsOf(group, caseShown) {
  const say = sentences(caseShown);
  const needs = caseShown.needs.map((need) => [need.id, group.needs[need.id]]).filter(([, state]) => state);
  const found = [
    { id: "holes", name: t("網の目（すき間）"), rows: needs.filter(([, state]) => state.hole).map(([need, state]) => ({ key: need, need, posts: state.posts, text: say.hole(need, state) })) },
    { id: "taken", name: t("受け手のいないつなぎ"), rows: [...untaken(group, say), ...untold(group)] },
    { id: "one_legged", name: t("一本足"), rows: needs.filter(([, state]) => state.one_legged).map(([need, state]) => ({ key: need, need, role: state.one_legged, posts: state.posts, text: say.leg(need, state) })) },
    { id: "leads", name: t("主担当"), rows: needs.filter(([, state]) => state.posts.length && state.lead_state !== "clear").map(([need, state]) => ({ key: need, need, posts: state.posts, text: say.lead(need, state) })) },
    { id: "late", name: t("初動の遅れ"), rows: needs.filter(([, state]) => state.late && !state.hole).map(([need, state]) => ({ key: need, need, posts: state.posts, text: say.late(need, state) })) },
    { id: "buried", name: t("埋もれた重要事実"), rows: (group.facts?.buried ?? []).map(({ fact, absent }) => ({ key: fact, fact, posts: [], text: say.buried(fact, absent) })) },
    { id: "unknowing", name: t("知らずに動く"), rows: (group.facts?.unknowing ?? []).map(({ need, role, posts }) => ({ key: `${need}:${role}`, need, role, posts, text: say.unknowing(need, role) })) },
    { id: "roles", name: t("つながりのない役割"), rows: roleRows(group, say) },
    { id: "beyond", name: t("要確認"), rows: group.beyond.map(({ post, role, phrase }) => ({ key: `${post}:${phrase}`, role, posts: [post], text: say.beyond(role, phrase) })) },
  ];
  return found.filter((finding) => finding.rows.length);
}

function sentences(caseShown) {
  const role = (id) => roleName(caseShown, id, true);
  const need = (id) => caseShown.needs.find((known) => known.id === id)?.label ?? id;
  return {
    role,
    hole: (id, state) =>
      state.apparent
        ? t("「%(need)s」は、つなぐ・見守る行動だけで、動く人がいません。", { need: need(id) })
        : t("「%(need)s」に、動く人がいません。", { need: need(id) }),
    leg: (id, state) => t("「%(need)s」で動くのは%(role)sだけで、代替が書かれていません。", { need: need(id), role: role(state.one_legged) }),
    lead: (id, state) =>
      state.lead_state === "none"
        ? t("「%(need)s」の主担当が決まっていません。", { need: need(id) })
        : t("「%(need)s」の主担当が、%(roles)sで重なっています。", { need: need(id), roles: state.leads.map(role).join(t("と")) }),
    late: (id, state) =>
      state.first_h == null
        ? t("「%(need)s」は安全にかかわる課題ですが、最初に動く期限が書かれていません。", { need: need(id) })
        : t("「%(need)s」は安全にかかわる課題ですが、最初の動きが%(due)sで、めやすより遅くなっています。", { need: need(id), due: dueLabel(state.first_h) }),
    untaken: (handoff) =>
      t("%(from)sから%(to)sへのつなぎを、「%(need)s」で受けて動く人がいません。", { from: role(handoff.from), to: role(handoff.to), need: need(handoff.need) }),
    buried: (fact, absent) =>
      absent
        ? t("重要な事実 %(fact)s を知る役割が、この班にいません。", { fact })
        : t("重要な事実 %(fact)s が、まだ班に共有されていません。知っている人がいます。", { fact }),
    unknowing: (id, who) => t("%(role)sは、かかわる事実の一部を知らないまま「%(need)s」で動くことになっています。", { role: role(who), need: need(id) }),
    beyond: (who, phrase) => t("%(role)sの限界「%(phrase)s」にふれるかもしれません。", { role: role(who), phrase }),
    isolated: (who) => t("%(role)sは、だれともつながっていません。", { role: role(who) }),
  };
}

function untaken(group, say) {
  return group.handoffs
    .filter((handoff) => handoff.state === "untaken")
    .map((handoff) => ({ key: `${handoff.post}:${handoff.need}`, need: handoff.need, role: handoff.from, posts: [handoff.post], answer: handoff.answer, text: say.untaken(handoff) }));
}

const untold = (group) => (group.no_target.length ? [{ key: "no_target", posts: group.no_target, text: t("「つなぐ」と書かれていますが、つなぐ相手が選ばれていません。") }] : []);

const roleRows = (group, say) =>
  Object.entries(group.roles)
    .filter(([, state]) => state.isolated)
    .map(([role]) => ({ key: role, role, posts: [], text: say.isolated(role) }));

/** 点検の効果 and 対話の効果 in a sentence; null where there is nothing to compare. */
export function effectSentence(effect) {
  if (!effect) return null;
  const { before, after, value } = effect;
  if (value > 0) return t("網の目が%(before)sから%(after)sになり、%(n)s減りました。", { before, after, n: value });
  if (value < 0) return t("網の目が%(before)sから%(after)sになり、%(n)s増えました。", { before, after, n: -value });
  return before ? t("網の目の数は%(n)sのままです。", { n: after }) : t("網の目は、前もいまもありません。");
}

/** The rates that are shown, each with its name. */
export const RATES = [
  ["taken", () => t("つなぎ成立率")],
  ["confirmed", () => t("確認付き率")],
  ["accepted", () => t("受け取りの返事")],
  ["due", () => t("期限明記率")],
  ["shared", () => t("事実の共有率")],
];

/** A rate as "3／5（60％）", or 該当なし where there is nothing to count. */
export function rateWord(rate) {
  if (!rate || !rate.of) return t("該当なし");
  return t("%(n)s／%(of)s（%(percent)s％）", { n: rate.n, of: rate.of, percent: Math.round((100 * rate.n) / rate.of) });
}
