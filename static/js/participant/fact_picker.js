// The facts that a post rests on.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Several } from "./fields.js";
import { sortFacts } from "./view.js";

export function FactPicker({ name, view, value, onValue }) {
  const facts = sortFacts(view.case.facts);
  if (!facts.length) return null;
  return html`<details class="disclosure fact-picker">
    <summary>${t("もとにした事実を選ぶ")} <span class="quiet">${t("%(n)s件", { n: value.length })}</span></summary>
    <${Several} name=${name} label=${t("もとにした事実")} hideLabel value=${value} onValue=${onValue}
      options=${facts.map((fact) => [fact.id, html`<span class="fact-id">${fact.id}</span> ${fact.text}`])} />
  </details>`;
}
