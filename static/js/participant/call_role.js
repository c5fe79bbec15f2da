// Calling in a role that nobody in the group plays (招集).
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { MAX_SHORT, roleName } from "../core/labels.js";
import { TextField } from "./fields.js";
import { absentRoles, mayAnswer } from "./handoffs.js";
import { Hint } from "./hint.js";
import { Pick } from "./pick.js";

export function CallRole({ app, view }) {
  const called = (view.snapshot.called_roles ?? []).filter((row) => row.group_id === view.group.id);
  return html`<section class="stack stack--tight" aria-labelledby="called-roles">
    <h2 id="called-roles" tabindex="-1">${t("招集した役割")}</h2>
    ${called.length
      ? html`<ul class="plain-list stack stack--tight">${called.map((row) => html`<li key=${row.role} class="called">
          <b>${roleName(view.case, row.role)}</b>${row.reason && html`<span class="small">${row.reason}</span>`}</li>`)}</ul>`
      : html`<p class="quiet">${t("この班にいない役割の力が要るときは、招集して、つなぐ相手にできます。")}</p>`}
    ${mayAnswer(view) && html`<${CallForm} app=${app} view=${view} />`}
  </section>`;
}

function CallForm({ app, view }) {
  const roles = absentRoles(view);
  const [open, unfold] = useState(false);
  const [role, choose] = useState("");
  const [reason, set] = useState("");
  if (!roles.length) return null;
  function submit(event) {
    event.preventDefault();
    if (!role || [...reason.trim()].length > MAX_SHORT) return;
    app.live.send("role.call", { role, reason: reason.trim() });
    choose("");
    set("");
    unfold(false);
  }
  return html`<div class="disclosure">
    <button type="button" class="disclosure__button" aria-expanded=${open ? "true" : "false"} aria-controls="call-role" onClick=${() => unfold(!open)}>
      <span>${t("この班にいない役割を招集する")}</span></button>
    <form id="call-role" class="stack disclosure__body" hidden=${!open} novalidate onSubmit=${submit}>
      <${Pick} id="call-role-role" label=${t("招集する役割")} value=${role} onValue=${choose}
        options=${[["", t("選んでください")], ...roles.map((known) => [known.id, known.name])]} />
      <${TextField} id="call-role-reason" label=${t("招集する理由")} hint=${t("どの課題で、何をお願いしたいですか。")} limit=${MAX_SHORT} value=${reason} onValue=${set} />
      <${Hint} code=${view.workshop.code} text=${reason} />
      <p><button type="submit" class="button button--primary button--small" disabled=${!role}>${t("招集する")}</button></p>
    </form>
  </div>`;
}
