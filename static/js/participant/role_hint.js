// Hints while one writes for a role: what it can, where it ends, and what to look at again.  Never a verdict.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { beyondOf } from "../room/beyond.js";
import { RoleHints } from "./waiting.js";

/** Beneath the fields of an action item. */
export function RoleHint({ view, values }) {
  const role = view.case.roles.find((known) => known.id === (values.role_acting || view.role));
  if (!role || (!role.can.length && !role.cannot.length)) return null;
  const touched = beyondOf(role, values);
  return html`<div class="stack stack--tight">
    <div role="status">${touched.length > 0 && html`<div class="notice notice--warning">
      <p class="notice__title"><span aria-hidden="true">？</span> ${t("要確認")}</p>
      <p>${t("%(role)sの限界「%(phrases)s」にふれるかもしれません。だれが行うかを、班で確かめてください。このまま送れます。", { role: roleName(view.case, role.id, true), phrases: touched.join(t("」「")) })}</p>
    </div>`}</div>
    <details class="disclosure"><summary>${t("%(role)sのできること・限界", { role: roleName(view.case, role.id, true) })}</summary>
      <div class="disclosure__body"><${RoleHints} role=${role} heading="h4" /></div></details>
  </div>`;
}
