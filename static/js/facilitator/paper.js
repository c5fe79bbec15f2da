// Writing for a group that works on paper: what the staff type stands as the group's, marked as written by another hand.
import { html, useState } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { ACTION_KINDS, ASSESSMENT_KINDS, DUE_HOURS, MAX_SHORT, POST_TYPES, REFLECTION_KINDS, dueLabel } from "../core/labels.js";
import { currentStage } from "../room/steps.js";

const KINDS = { assessment: ASSESSMENT_KINDS, action_item: ACTION_KINDS, reflection: REFLECTION_KINDS };
const FRESH = { text: "", handoff_to: "", receipt: "", fallback: "", lead: false }; // what the next sheet of paper says anew

function Select({ label, value, options, onValue }) {
  return html`<label class="field"><span class="field__label">${label}</span>
    <select class="input" value=${value} onChange=${(event) => onValue(event.target.value)}>${options.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}</select></label>`;
}

function Line({ label, value, onValue }) {
  return html`<label class="field"><span class="field__label">${label}</span>
    <input class="input" maxlength=${MAX_SHORT} autocomplete="off" value=${value} onInput=${(event) => onValue(event.target.value)} /></label>`;
}

/** What a line of the plan says beside its text. */
function PlanFields({ snapshot, values, set }) {
  const { needs, all_roles } = snapshot.case;
  const turn = (id) => set("needs")(values.needs.includes(id) ? values.needs.filter((one) => one !== id) : [...values.needs, id]);
  const due = [["", t("決めない")], ...Object.keys(DUE_HOURS).map((hours) => [hours, dueLabel(Number(hours))])];
  const partners = [["", t("つながない")], ...all_roles.filter((role) => role.id !== values.role).map((role) => [role.id, role.name])];
  return html`<fieldset class="field"><legend>${t("どの課題に")}</legend>
      ${needs.map((need) => html`<label key=${need.id} class="pick pick--check"><input type="checkbox" checked=${values.needs.includes(need.id)} onChange=${() => turn(need.id)} /> ${need.label}</label>`)}</fieldset>
    <${Select} label=${t("期限")} value=${values.due} options=${due} onValue=${set("due")} />
    <${Select} label=${t("つなぐ相手")} value=${values.handoff_to} options=${partners} onValue=${set("handoff_to")} />
    <${Line} label=${t("受取確認")} value=${values.receipt} onValue=${set("receipt")} />
    <${Line} label=${t("代替")} value=${values.fallback} onValue=${set("fallback")} />
    <label class="pick pick--check"><input type="checkbox" checked=${values.lead} onChange=${(event) => set("lead")(event.target.checked)} /> ${t("この課題の主担当になる")}</label>`;
}

/** The command's payload beyond role, group and kind.  Pure. */
export function contentOf(type, values) {
  const text = values.text.trim();
  if (type !== "action_item") return { text };
  const { needs, role, due, handoff_to, receipt, fallback, lead } = values;
  const said = { handoff_to: handoff_to === role ? "" : handoff_to, receipt: receipt.trim(), fallback: fallback.trim(), due_h: due && Number(due), lead };
  return { what: text, needs, role_acting: role, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)) };
}

/** The facts of a role's card that this group has not been told yet. */
function Facts({ cockpit, snapshot, group, role, choosing }) {
  const told = new Set(snapshot.shared_facts.filter((row) => row.group_id === group).map((row) => row.fact_id));
  const left = snapshot.case.facts.filter((fact) => fact.known_by?.includes(role) && !told.has(fact.id));
  return html`<div class="stack">${choosing}
    ${left.map((fact) => html`<p key=${fact.id}><span class="fact-id">${fact.id}</span> ${fact.text}<br />
      <button type="button" class="button button--secondary" onClick=${() => cockpit.run("fact.share", { fact_id: fact.id, group, role }, t("共有した事実として載せました。"))}>${t("班に共有した")}<span class="visually-hidden">（${fact.id}）</span></button></p>`)}
    ${!left.length && html`<p>${t("この役割のカードの事実は、すべて班に共有されています。")}</p>`}</div>`;
}

/** How urgent somebody of the group finds it, as the paper says. */
function Urgency({ cockpit, stage, group, role, choosing }) {
  const { scale } = stage;
  const rate = (value) => cockpit.run("urgency.rate", { value, group, role }, t("判定を載せました。同じ役割でもう一度押すと、置きかわります。"));
  return html`<div class="stack">${choosing}
    <div class="cluster" role="group" aria-label=${t(scale.label)}>${[...Array(11).keys()].map(
      (value) => html`<button key=${value} type="button" class="button button--secondary" onClick=${() => rate(value)}>${value}</button>`,
    )}</div>
    <p class="small quiet">${t("0　%(end)s", { end: t(scale.low_label) })}　${t("10　%(end)s", { end: t(scale.high_label) })}</p></div>`;
}

export function Paper({ cockpit, snapshot, group }) {
  const stage = currentStage(snapshot);
  const types = [...Object.keys(KINDS), "note", "fact", "urgency"].filter((type) => stage?.writes.includes(type));
  const [chosen, choose] = useState({});
  if (!types.length || snapshot.workshop.status !== "open") return null;
  const type = types.includes(chosen.type) ? chosen.type : types[0];
  const kinds = type === "note" ? stage.notes.map(({ id, label }) => [id, label]) : Object.entries(KINDS[type] ?? {}).map(([id, name]) => [id, t(name)]);
  const values = { ...FRESH, role: snapshot.case.roles[0]?.id, needs: [], due: "", ...chosen };
  const kind = kinds.some(([id]) => id === chosen.kind) ? chosen.kind : kinds[0]?.[0];
  const set = (name) => (value) => choose({ ...chosen, [name]: value });
  const submit = async (event) => {
    event.preventDefault();
    const sent = await cockpit.run(`${type}.post`, { id: newId(), group, role: values.role, kind, ...contentOf(type, values) }, t("代筆として載せました。"));
    if (sent) choose({ ...chosen, ...FRESH });
  };
  const choosing = html`<${Select} label=${t("だれの役割として")} value=${values.role} options=${snapshot.case.roles.map((role) => [role.id, role.name])} onValue=${set("role")} />
      ${types.length > 1 && html`<${Select} label=${t("書くもの")} value=${type} options=${types.map((id) => [id, id === "fact" ? t("共有した事実") : id === "urgency" ? t(stage.scale.label) : t(POST_TYPES[id])])} onValue=${set("type")} />`}`;
  const summary = html`<summary>${t("紙で進めている班のために書く（代筆）")}</summary>`;
  if (type === "fact") return html`<details class="members">${summary}<${Facts} cockpit=${cockpit} snapshot=${snapshot} group=${group} role=${values.role} choosing=${choosing} /></details>`;
  if (type === "urgency") return html`<details class="members">${summary}<${Urgency} cockpit=${cockpit} stage=${stage} group=${group} role=${values.role} choosing=${choosing} /></details>`;
  return html`<details class="members">${summary}
    <form class="stack" onSubmit=${submit}>${choosing}
      <${Select} label=${t("種類")} value=${kind} options=${kinds} onValue=${set("kind")} />
      <label class="field"><span class="field__label">${type === "action_item" ? t("何をするか") : t("文章")}</span>
        <textarea class="input" rows="3" maxlength="1000" value=${values.text} onInput=${(event) => set("text")(event.target.value)}></textarea></label>
      ${type === "action_item" && html`<${PlanFields} snapshot=${snapshot} values=${values} set=${set} />`}
      <p><button type="submit" class="button button--primary" disabled=${!values.text.trim()}>${t("載せる")}</button></p>
    </form></details>`;
}
