// Reading what the plans say together (`docs/protocol.md`, section 6): the net of a group as rows and columns.  Pure.
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";

/** The level of a cell; a cell that is not there has level 0. */
export const levelIn = (group, need, role) => group?.coverage?.[need]?.[role]?.level ?? 0;

/** The highest level of any role on a need. */
export function bestLevel(group, need) {
  return Math.max(0, ...Object.values(group?.coverage?.[need] ?? {}).map((cell) => cell.level));
}

/** The roles of a group's net in the case's order: whoever sits there, is called in, acts or is handed to. */
export function rolesOf(group, caseShown) {
  const order = [...caseShown.roles, ...caseShown.all_roles].map((role) => role.id);
  const at = (role) => (order.includes(role) ? order.indexOf(role) : order.length);
  const named = new Set(Object.entries(group?.roles ?? {}).filter(([, role]) => role.played || role.called).map(([role]) => role));
  for (const cells of Object.values(group?.coverage ?? {})) for (const role of Object.keys(cells)) named.add(role);
  for (const { from, to } of group?.handoffs ?? []) {
    named.add(from);
    named.add(to);
  }
  return [...named].sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
}

/** Those of them that act on some need, sit in the group or are called in: the columns of the coverage. */
export function actingRoles(group, caseShown) {
  const acts = new Set(Object.values(group?.coverage ?? {}).flatMap((cells) => Object.keys(cells)));
  return rolesOf(group, caseShown).filter((role) => acts.has(role) || group.roles?.[role]?.played || group.roles?.[role]?.called);
}

/** How a hand-off stands, of its answer: accepted | declined | asked | open. */
export const answerOf = (handoff) => handoff.answer ?? "open";

/** Hand-offs as arrows, one for each pair of roles: `[{from, to, states: {accepted, declined, asked, open}, untaken, posts}]`. */
export function arrowsOf(group) {
  const arrows = new Map();
  const counted = new Set();
  for (const handoff of group?.handoffs ?? []) {
    const key = `${handoff.from}>${handoff.to}`;
    if (!arrows.has(key)) arrows.set(key, { key, from: handoff.from, to: handoff.to, states: {}, untaken: 0, posts: [] });
    const arrow = arrows.get(key);
    if (handoff.state === "untaken") arrow.untaken += 1;
    if (counted.has(handoff.post)) continue; // one item for several needs is one hand-off in the picture
    counted.add(handoff.post);
    const state = answerOf(handoff);
    arrow.states[state] = (arrow.states[state] ?? 0) + 1;
    arrow.posts.push(handoff.post);
  }
  return [...arrows.values()];
}

/** The line of an arrow: what still needs somebody is what is drawn: declined before open before accepted. */
export function lineOf({ states }) {
  if (states.declined) return "declined";
  return states.open || states.asked ? "open" : "accepted";
}

export const ANSWER_SYMBOLS = { accepted: "✓", asked: "？", declined: "✕", open: "…" };

/** "✓2 ✕1": the answers of an arrow. */
export function statesShort({ states }) {
  const several = Object.keys(states).length > 1 || Object.values(states).some((n) => n > 1);
  return Object.entries(ANSWER_SYMBOLS)
    .filter(([state]) => states[state])
    .map(([state, symbol]) => (several ? `${symbol}${states[state]}` : symbol))
    .join(" ");
}

export function answerWord(state) {
  return { accepted: t("受け取りました"), asked: t("たずねられています"), declined: t("断られました"), open: t("返事待ち") }[state];
}

/** The stretches of the timeline, in hours up to which each reaches; null: moves, but no due time. */
export const STRETCHES = [24, 48, 168, 720, Infinity, null];

export function stretchWord(hours) {
  if (hours === null) return t("期限なし");
  return { 24: t("24時間"), 48: t("48時間"), 168: t("1週間"), 720: t("1か月"), Infinity: t("その先") }[hours];
}

/** In which stretch the first move on a need falls: its index in STRETCHES, or -1 where nobody moves. */
export function stretchOf(state) {
  if (!state || state.hole) return -1;
  if (state.first_h == null) return STRETCHES.length - 1;
  return STRETCHES.findIndex((hours) => hours !== null && state.first_h <= hours);
}

/** Names of roles, joined. */
export const roleNames = (caseShown, roles) => roles.map((role) => roleName(caseShown, role, true)).join(t("、"));

/** What is remarkable about a need, in words, most weighty first: `[{id, text}]`. */
export function remarksOn(state, caseShown) {
  if (!state) return [];
  const found = [];
  if (state.apparent) found.push({ id: "hole", text: t("網の目（見かけの網）") });
  else if (state.hole) found.push({ id: "hole", text: t("網の目") });
  if (state.one_legged) found.push({ id: "leg", text: t("一本足：%(role)s", { role: roleName(caseShown, state.one_legged, true) }) });
  if (state.late) found.push({ id: "late", text: t("初動の遅れ") });
  if (state.lead_state === "double") found.push({ id: "lead", text: t("主担当が重複") });
  return found;
}
