// Who leads now; taking over when a device dies, handing over to a co-facilitator.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

// What changes the room for everybody: a second facilitator is warned before it.
const LEADING = new Set(["stage.open", "timer.set", "workshop.open", "workshop.close", "view.set", "scene.disclose", "groups.merge"]);

export const personName = (cockpit, id) => cockpit.people[id] ?? cockpit.elsewhere[id] ?? t("別の進行役");

/** Whether `type` would act over the head of whoever leads now. */
export function overAnother(type, leads, me) {
  return LEADING.has(type) && Boolean(leads?.lead) && leads.lead !== me;
}

/** Whether nobody leads yet, so that who acts does from here on. */
export function unled(type, leads) {
  return LEADING.has(type) && Boolean(leads) && !leads.lead;
}

export function LeadLine({ cockpit }) {
  const leads = cockpit.live.state.value.leads;
  if (!leads) return null;
  const mine = leads.lead === cockpit.me;
  return html`<button type="button" class=${`lead-line ${mine ? "" : "lead-line--other"}`} onClick=${() => (cockpit.ui.sheet.value = { kind: "lead" })}>
    <span aria-hidden="true">${mine ? "●" : "○"}</span> ${mine ? t("あなたが進行中") : leads.lead ? t("進行：%(name)sさん", { name: personName(cockpit, leads.lead) }) : t("進行役・副進行役")}</button>`;
}

function who(cockpit, { lead }) {
  if (!lead) return t("まだだれも進行していません。はじめに操作した人が進行役になります。");
  return lead === cockpit.me ? t("いまは、あなたが進行しています。") : t("いまは、%(name)sさんが進行しています。", { name: personName(cockpit, lead) });
}

/** The dialog's part: who leads, taking over, handing over, and who else may. */
export function Lead({ cockpit, close }) {
  const { leads } = cockpit.live.state.value;
  const mine = leads.lead === cockpit.me;
  const hand = (account) => {
    close();
    cockpit.run("lead.take", account ? { account } : {}, account ? t("%(name)sさんに引き継ぎました。", { name: personName(cockpit, account) }) : t("進行を引き継ぎました。"));
  };
  const name = (accounts) => cockpit.run("leads.name", { accounts });
  const toggle = (id) => name(leads.named.includes(id) ? leads.named.filter((one) => one !== id) : [...leads.named, id]);
  const others = [...Object.keys(cockpit.people), ...leads.named.filter((id) => !cockpit.people[id])].filter((id) => id !== cockpit.me);
  return html`<div class="stack">
    <p>${who(cockpit, leads)}</p>
    <p class="sheet__note">${t("端末が止まったときは、ほかの端末で同じ画面を開き、「引き継ぐ」を押してください。段階も時計もそのまま続きます。")}</p>
    ${!mine && html`<p><button type="button" class="button button--primary" onClick=${() => hand("")}>${leads.lead ? t("引き継ぐ") : t("進行する")}</button></p>`}
    ${others.length > 0 && html`<h3>${t("副進行役")}</h3>
      <ul class="members__list">${others.map((id) => html`<li key=${id} class="members__row">
        <label class="pick pick--check"><input type="checkbox" checked=${leads.named.includes(id)} onChange=${() => toggle(id)} /> ${personName(cockpit, id)}</label>
        ${mine && html`<button type="button" class="button button--text" onClick=${() => hand(id)}>${t("引き渡す")}<span class="visually-hidden">${t("（%(seat)s）", { seat: personName(cockpit, id) })}</span></button>`}</li>`)}</ul>`}
    <${FromElsewhere} cockpit=${cockpit} named=${leads.named} add=${(id) => name([...leads.named, id])} />
  </div>`;
}

/** Somebody of another ward, who from then on reaches this workshop and nothing else of the ward. */
function FromElsewhere({ cockpit, named, add }) {
  const [chosen, choose] = useState("");
  const offered = Object.entries(cockpit.elsewhere).filter(([id]) => !named.includes(id) && id !== cockpit.me);
  if (!offered.length) return null;
  const submit = async (event) => {
    event.preventDefault();
    if (chosen && (await add(chosen))) choose("");
  };
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <label class="field"><span class="field__label">${t("ほかの区の人を副進行役に加える")}</span>
      <select class="input" value=${chosen} onChange=${(event) => choose(event.target.value)}>
        <option value="">${t("選んでください")}</option>
        ${offered.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}</select></label>
    <p class="sheet__note">${t("加えた人は、この研修の進行・投影・班と席・出力を使えます。区のほかの研修と係長会議のページは見られません。")}</p>
    <p><button type="submit" class="button button--secondary" aria-disabled=${!chosen}>${t("加える")}</button></p>
  </form>`;
}
