// Who leads now; taking over when a device dies, handing over to a co-facilitator.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

// What changes the room for everybody: a second facilitator is warned before it.
const LEADING = new Set(["stage.open", "timer.set", "workshop.open", "workshop.close", "view.set", "scene.disclose", "groups.merge"]);

export const personName = (cockpit, id) => cockpit.people[id] ?? t("別の進行役");

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
  if (!leads?.lead) return null;
  const mine = leads.lead === cockpit.me;
  return html`<button type="button" class=${`lead-line ${mine ? "" : "lead-line--other"}`} onClick=${() => (cockpit.ui.sheet.value = { kind: "lead" })}>
    <span aria-hidden="true">${mine ? "●" : "○"}</span> ${mine ? t("あなたが進行中") : t("進行：%(name)sさん", { name: personName(cockpit, leads.lead) })}</button>`;
}

/** The dialog's part: who leads, taking over, handing over, and who else may. */
export function Lead({ cockpit, close }) {
  const { leads } = cockpit.live.state.value;
  const mine = leads.lead === cockpit.me;
  const hand = (account) => {
    close();
    cockpit.run("lead.take", account ? { account } : {}, account ? t("%(name)sさんに引き継ぎました。", { name: personName(cockpit, account) }) : t("進行を引き継ぎました。"));
  };
  const toggle = (id) => cockpit.run("leads.name", { accounts: leads.named.includes(id) ? leads.named.filter((one) => one !== id) : [...leads.named, id] });
  const others = Object.entries(cockpit.people).filter(([id]) => id !== cockpit.me);
  return html`<div class="stack">
    <p>${mine ? t("いまは、あなたが進行しています。") : t("いまは、%(name)sさんが進行しています。", { name: personName(cockpit, leads.lead) })}</p>
    <p class="sheet__note">${t("端末が止まったときは、ほかの端末で同じ画面を開き、「引き継ぐ」を押してください。段階も時計もそのまま続きます。")}</p>
    ${!mine && html`<p><button type="button" class="button button--primary" onClick=${() => hand("")}>${t("引き継ぐ")}</button></p>`}
    ${others.length > 0 && html`<h3>${t("副進行役")}</h3>
      <ul class="members__list">${others.map(([id, name]) => html`<li key=${id} class="members__row">
        <label class="pick pick--check"><input type="checkbox" checked=${leads.named.includes(id)} onChange=${() => toggle(id)} /> ${name}</label>
        ${mine && html`<button type="button" class="button button--text" onClick=${() => hand(id)}>${t("引き渡す")}<span class="visually-hidden">${t("（%(seat)s）", { seat: name })}</span></button>`}</li>`)}</ul>`}
  </div>`;
}
