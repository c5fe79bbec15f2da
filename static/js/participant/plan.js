// The action plan as needs x roles: cards with cells on a phone, a table where there is room.  An empty cell invites.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { useMedia } from "../core/media.js";
import { Explained } from "../room/explain.js";
import { LEVELS, coverageOf, levelSymbol, levelWord, needState } from "../room/coverage.js";
import { openCalling } from "./goto.js";
import { mayAnswer } from "./handoffs.js";
import { PlanCell } from "./plan_cell.js";
import { planRoles } from "./plan_roles.js";

const WIDE = "(min-width: 60rem)";

/** `readonly`: another group's plan, whose members are not known. */
export function PlanBoard({ app, view, posts, reactions, readonly }) {
  const wide = useMedia(WIDE);
  const items = posts.filter((post) => post.type === "action_item").map((item) => ({ ...item, role_acting: item.role_acting || item.role }));
  const { needs } = view.case;
  if (!needs.length) return html`<${PlanWithoutNeeds} items=${items} app=${app} view=${view} reactions=${reactions} readonly=${readonly} />`;
  const plan = {
    app,
    view,
    items,
    reactions,
    readonly,
    coverage: coverageOf(items, needs),
    roles: planRoles(view, items, readonly),
    open: app.desk.keep(readonly ? "planOther" : "planOpen", null),
  };
  return html`<div class="plan stack">
    <${Legend} />
    ${wide ? html`<${PlanTable} plan=${plan} needs=${needs} />` : needs.map((need) => html`<${NeedCard} key=${need.id} plan=${plan} need=${need} />`)}
    <${Homeless} plan=${plan} />
    ${!readonly && mayAnswer(view) && html`<p><button type="button" class="button button--text button--small" onClick=${() => openCalling(app)}>${t("この班にいない役割を招集する")}</button></p>`}
  </div>`;
}

function Legend() {
  return html`<div><${Explained} id="coverage" name=${t("網羅表の見方")} /><ul class="plan-legend small" aria-label=${t("記号の意味")}>
    ${[...LEVELS].reverse().map((level) => html`<li key=${level}><b aria-hidden="true">${levelSymbol(level)}</b> ${levelWord(level)}</li>`)}
  </ul></div>`;
}

/** What the plan says about a need, in one sentence; empty where somebody moves. */
export function needSentence(view, state, count) {
  if (!count) return view.silent ? t("まだ書いていません。") : t("まだだれも動いていません。");
  if (state.apparent) return t("つなぐ・見守るだけで、動く人がまだいません。");
  return "";
}

function leadSentence(view, state, count) {
  if (!count) return "";
  const names = state.leads.map((role) => roleName(view.case, role, true)).join(t("と"));
  if (state.leads.length === 1) return t("主担当：%(role)s", { role: names });
  return state.leads.length ? t("主担当が重なっています：%(roles)s", { roles: names }) : t("主担当：まだ決まっていません");
}

function itemsOf(plan, need, role) {
  return plan.items.filter((item) => item.needs.includes(need.id) && (role === "*" || item.role_acting === role));
}

function toggle(plan, need, role) {
  const now = plan.open.value;
  plan.open.value = now?.need === need.id && now.role === role ? null : { need: need.id, role };
}

const isOpen = (plan, need, role) => plan.open.value?.need === need.id && plan.open.value.role === role;
const panelId = (need) => `plan-${need.id}`;

function NeedName({ need }) {
  return html`${need.label}${need.safety && html` <span class="badge badge--error">${t("安全")}</span>`}`;
}

function NeedState({ plan, need }) {
  const { view } = plan;
  const own = itemsOf(plan, need, "*");
  const state = needState(plan.items, need.id);
  const missing = needSentence(view, state, own.length);
  const lead = leadSentence(view, state, own.length);
  return html`${missing && html`<p class="plan-need__state"><span aria-hidden="true">${own.length ? "△" : "×"}</span> ${missing}</p>`}
    ${lead && html`<p class="plan-need__lead small">${lead}</p>`}`;
}

/** One need on a phone: its cells by role, and beneath them what stands in the cell that is open. */
function NeedCard({ plan, need }) {
  const open = plan.open.value?.need === need.id;
  const count = itemsOf(plan, need, "*").length;
  return html`<section class="plan-need stack stack--tight" aria-labelledby=${`${panelId(need)}-name`}>
    <h3 id=${`${panelId(need)}-name`}><${NeedName} need=${need} /></h3>
    <${NeedState} plan=${plan} need=${need} />
    <div class="plan-cells">
      ${plan.roles.map((role) => html`<${CellButton} key=${role} plan=${plan} need=${need} role=${role} named />`)}
    </div>
    ${count > 1 && html`<button type="button" class="button button--text button--small plan-need__all" aria-expanded=${isOpen(plan, need, "*") ? "true" : "false"}
      aria-controls=${panelId(need)} onClick=${() => toggle(plan, need, "*")}>${t("まとめて見る（%(n)s件）", { n: count })}</button>`}
    ${open && html`<${PlanCell} id=${panelId(need)} plan=${plan} need=${need} items=${itemsOf(plan, need, plan.open.value.role)} />`}
  </section>`;
}

function CellButton({ plan, need, role, named }) {
  const { view } = plan;
  const level = plan.coverage[need.id][role]?.level ?? 0;
  const items = itemsOf(plan, need, role);
  const own = role === view.role && !plan.readonly;
  const words = [roleName(view.case, role), levelWord(level), items.length > 1 && t("%(n)s件", { n: items.length })].filter(Boolean).join(t("、"));
  const marks = [items.some((item) => item.lead) && t("主担当"), items.some((item) => item.handoff_to) && t("つなぎ")].filter(Boolean);
  return html`<button type="button" class=${`plan-cell plan-cell--${level} ${own ? "plan-cell--own" : ""}`}
    aria-expanded=${isOpen(plan, need, role) ? "true" : "false"} aria-controls=${panelId(need)}
    aria-label=${[t("%(need)s：%(cell)s", { need: need.label, cell: words }), ...marks].join(t("、"))} onClick=${() => toggle(plan, need, role)}>
    ${named && html`<span class="plan-cell__role">${roleName(view.case, role, true)}${own && html` <span class="plan-cell__own">${t("自分")}</span>`}</span>`}
    <span class="plan-cell__level"><b class="plan-cell__symbol">${levelSymbol(level)}</b> <span class="plan-cell__word">${levelWord(level)}</span></span>
    ${(marks.length > 0 || items.length > 1) &&
    html`<span class="plan-cell__marks">${[items.length > 1 && t("%(n)s件", { n: items.length }), ...marks].filter(Boolean).join("・")}</span>`}
  </button>`;
}

/** The whole plan where there is room for it: needs down, roles across. */
function PlanTable({ plan, needs }) {
  const { view, roles } = plan;
  return html`<div class="plan-scroll" role="region" tabindex="0" aria-label=${t("行動計画の表")}>
    <table class="plan-table">
      <thead><tr><th scope="col" class="plan-table__corner">${t("課題")}</th>
        ${roles.map((role) => html`<th scope="col" key=${role} title=${roleName(view.case, role)}>
          ${roleName(view.case, role, true)}${role === view.role && !plan.readonly && html`<span class="plan-cell__own">${t("自分")}</span>`}</th>`)}</tr></thead>
      <tbody>${needs.map((need) => html`<${NeedRow} key=${need.id} plan=${plan} need=${need} />`)}</tbody>
    </table>
  </div>`;
}

function NeedRow({ plan, need }) {
  const open = plan.open.value?.need === need.id;
  return html`<tr>
      <th scope="row"><span class="plan-table__need"><${NeedName} need=${need} /></span><${NeedState} plan=${plan} need=${need} /></th>
      ${plan.roles.map((role) => html`<td key=${role}><${CellButton} plan=${plan} need=${need} role=${role} /></td>`)}
    </tr>
    ${open && html`<tr class="plan-table__open"><td colspan=${plan.roles.length + 1}>
      <${PlanCell} id=${panelId(need)} plan=${plan} need=${need} items=${itemsOf(plan, need, plan.open.value.role)} /></td></tr>`}`;
}

/** Items whose needs are all unknown here are not lost. */
function Homeless({ plan }) {
  const known = new Set(plan.view.case.needs.map((need) => need.id));
  const left = plan.items.filter((item) => !item.needs.some((need) => known.has(need)));
  if (!left.length) return null;
  return html`<section class="stack stack--tight"><h3>${t("そのほか")}</h3><${PlanCell} plan=${plan} items=${left} /></section>`;
}

/** A case without needs: there is nothing to cross the roles with. */
function PlanWithoutNeeds({ items, ...show }) {
  if (!items.length) return html`<p class="quiet">${t("まだありません。")}</p>`;
  return html`<${PlanCell} plan=${{ ...show, items }} items=${items} />`;
}
