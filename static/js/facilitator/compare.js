// Choosing two groups and the need on which they are compared.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

function Pick({ label, value, options, onValue }) {
  return html`<label class="field"><span class="field__label">${label}</span>
    <select class="input" value=${value} onChange=${(event) => onValue(event.target.value)}>
      ${options.map(([id, text]) => html`<option key=${id} value=${id}>${text}</option>`)}</select></label>`;
}

export function Compare({ cockpit, snapshot }) {
  const { groups, case: told, workshop } = snapshot;
  const now = workshop.view.screen === "compare" ? workshop.view : {};
  const [one, setOne] = useState(now.groups?.[0] ?? groups[0]?.id);
  const [other, setOther] = useState(now.groups?.[1] ?? groups[1]?.id);
  const [need, setNeed] = useState(now.need ?? told.needs[0]?.id);
  if (groups.length < 2) return html`<p>${t("比べるには、班が二つ要ります。")}</p>`;
  if (!told.needs.length) return html`<p>${t("課題は、見立てか行動計画の段階を開くと選べます。")}</p>`;
  const names = groups.map((group) => [group.id, group.name]);
  const show = () => cockpit.run("view.set", { screen: "compare", groups: groups.map((group) => group.id).filter((id) => id === one || id === other), need: need || told.needs[0].id });
  return html`<fieldset class="picks__groups"><legend>${t("比べる班と課題")}</legend>
    <div class="board__bar">
      <${Pick} label=${t("班（左）")} value=${one} options=${names} onValue=${setOne} />
      <${Pick} label=${t("班（右）")} value=${other} options=${names} onValue=${setOther} />
      <${Pick} label=${t("課題")} value=${need} options=${told.needs.map((row) => [row.id, row.label])} onValue=${setNeed} />
    </div>
    <p class="small quiet">${t("映るのは、全員に公開された行動計画だけです。")}</p>
    <button type="button" class="button button--secondary" disabled=${one === other} onClick=${show}>${t("二つの班を映す")}</button>
  </fieldset>`;
}
