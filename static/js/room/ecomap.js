// The net of support as a picture: household in the middle, roles around, hand-offs as arrows; and the same as a table.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { HEIGHT, HOUSEHOLD, MANY, WIDTH, arrowPath, placeLabels, placeRoles, sizesOf, spoke } from "./ecomap_layout.js";
import { ANSWER_SYMBOLS, answerOf, answerWord, arrowsOf, lineOf, rolesOf, statesShort } from "./net.js";

export function Ecomap({ caseShown, group }) {
  const placed = placeRoles(rolesOf(group, caseShown).map((role) => ({ role, label: roleName(caseShown, role, true) })));
  const { note } = sizesOf(placed.length);
  const nodes = placed.map((node) => ({ ...node, below: noteOf(group.roles?.[node.role] ?? {}) ? note : 0 }));
  const byRole = new Map(nodes.map((node) => [node.role, node]));
  const acts = new Set(Object.values(group.coverage).flatMap((cells) => Object.entries(cells).filter(([, cell]) => cell.level >= 2).map(([role]) => role)));
  const arrows = arrowsOf(group);
  const paths = arrows.map((arrow) => arrowPath(byRole.get(arrow.from), byRole.get(arrow.to), nodes));
  const labels = placeLabels(paths, nodes, arrows.map((arrow) => 2 * halfOf(statesShort(arrow))));
  return html`<svg class=${`ecomap ${nodes.length > MANY ? "ecomap--many" : ""}`} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
    ${nodes.filter((node) => acts.has(node.role)).map((node) => html`<line key=${node.role} class="ecomap__spoke" ...${spoke(node)} />`)}
    <ellipse class="ecomap__household" cx=${HOUSEHOLD.x} cy=${HOUSEHOLD.y} rx=${HOUSEHOLD.rx} ry=${HOUSEHOLD.ry} />
    <text class="ecomap__household-name" x=${HOUSEHOLD.x} y=${HOUSEHOLD.y}>${t("世帯")}</text>
    ${arrows.map((arrow, index) => html`<${Arrow} key=${arrow.key} arrow=${arrow} path=${paths[index]} label=${labels[index]} />`)}
    ${nodes.map((node) => html`<${RoleNode} key=${node.role} node=${node} state=${group.roles?.[node.role] ?? {}} acts=${acts.has(node.role)} />`)}
  </svg>`;
}

/** What stands below a role: nothing for most. */
const noteOf = (state) => !state.played || state.isolated;

/** Half the width of an answer's badge. */
const halfOf = (short) => 13 * [...short].length + 16;

function Arrow({ arrow, path, label }) {
  const short = statesShort(arrow);
  const half = halfOf(short);
  return html`<g class=${`ecomap__arrow ecomap__arrow--${lineOf(arrow)} ${arrow.untaken ? "ecomap__arrow--untaken" : ""}`}>
    <path class="ecomap__line" d=${path.d} />
    <path class="ecomap__tip" d="M0 0 L-24 -11 L-24 11 Z" transform=${`translate(${path.to.x.toFixed(1)} ${path.to.y.toFixed(1)}) rotate(${path.angle.toFixed(1)})`} />
    <rect class="ecomap__answer" x=${label.x - half} y=${label.y - 22} width=${half * 2} height="44" rx="22" />
    <text class="ecomap__answer-text" x=${label.x} y=${label.y}>${short}</text>
  </g>`;
}

function RoleNode({ node, state, acts }) {
  const absent = !state.played;
  return html`<g class=${`ecomap__role ${absent ? "ecomap__role--absent" : ""} ${state.isolated ? "ecomap__role--isolated" : ""} ${acts ? "ecomap__role--acts" : ""}`}>
    <rect x=${node.x - node.w / 2} y=${node.y - node.h / 2} width=${node.w} height=${node.h} rx="12" />
    <text x=${node.x} y=${node.y}>${node.label}</text>
    ${state.key && html`<circle class="ecomap__key" cx=${node.x + node.w / 2} cy=${node.y - node.h / 2} r="25" /><text class="ecomap__key-text" x=${node.x + node.w / 2} y=${node.y - node.h / 2}>${t("要")}</text>`}
    ${absent && html`<text class="ecomap__note" x=${node.x} y=${node.y + node.h / 2 + node.below / 2 + 2}>${state.called ? t("招集") : t("班にいない")}</text>`}
    ${state.isolated && html`<text class="ecomap__note" x=${node.x} y=${node.y + node.h / 2 + node.below / 2 + 2}>${t("つながりなし")}</text>`}
  </g>`;
}

/** What the lines and marks mean. */
export function EcomapLegend() {
  return html`<p class="net-legend">
    ${["accepted", "open", "declined"].map((state) => html`<span key=${state}><svg class=${`net-legend__line ecomap__arrow--${state}`} viewBox="0 0 90 20" aria-hidden="true"><line class="ecomap__line" x1="2" y1="10" x2="88" y2="10" /></svg>
      <b aria-hidden="true">${ANSWER_SYMBOLS[state]}</b> ${answerWord(state)}</span>`)}
    <span><b aria-hidden="true">${ANSWER_SYMBOLS.asked}</b> ${answerWord("asked")}</span>
    <span><svg class="net-legend__tip ecomap__arrow--untaken" viewBox="-28 -14 32 28" aria-hidden="true"><path class="ecomap__tip" d="M0 0 L-24 -11 L-24 11 Z" /></svg> ${t("受け手なし")}</span>
    <span><b class="net-legend__key" aria-hidden="true">要</b> ${t("欠けると切れる役割")}</span>
    <span><svg class="net-legend__line" viewBox="0 0 90 20" aria-hidden="true"><line class="ecomap__spoke" x1="2" y1="10" x2="88" y2="10" /></svg> ${t("世帯に動く")}</span>
  </p>`;
}

/** The picture for those who do not see it: the hand-offs, then the roles. */
export function EcomapTable({ caseShown, group, caption }) {
  const name = (role) => roleName(caseShown, role);
  const label = (need) => caseShown.needs.find((known) => known.id === need)?.label ?? need;
  const marked = rolesOf(group, caseShown).filter((role) => group.roles?.[role]?.key || group.roles?.[role]?.isolated);
  return html`<table><caption>${caption}</caption>
      <thead><tr><th scope="col">${t("つなぐ役割")}</th><th scope="col">${t("つなぐ相手")}</th><th scope="col">${t("課題")}</th><th scope="col">${t("返事")}</th><th scope="col">${t("受け手")}</th></tr></thead>
      <tbody>${group.handoffs.map((handoff) => html`<tr key=${`${handoff.post}:${handoff.need}`}><th scope="row">${name(handoff.from)}</th><td>${name(handoff.to)}</td><td>${label(handoff.need)}</td>
        <td>${answerWord(answerOf(handoff))}</td><td>${handoff.state === "untaken" ? t("受け手なし") : t("受け手あり")}</td></tr>`)}
        ${!group.handoffs.length && html`<tr><td colspan="5">${t("つなぎは、まだありません。")}</td></tr>`}</tbody></table>
    ${marked.length > 0 && html`<ul>${marked.map((role) => html`<li key=${role}>${group.roles[role].key ? t("%(role)s：欠けると切れる役割", { role: name(role) }) : t("%(role)s：つながりなし", { role: name(role) })}</li>`)}</ul>`}`;
}
