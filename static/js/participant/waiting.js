// Before the first stage.
import { html, useState } from "../core/html.js";
import { errorText, t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { StatusLine } from "./header.js";
import { Pick } from "./pick.js";

/** Calm, until the facilitator opens the first stage. */
export function Waiting({ app, snapshot }) {
  const { viewpoint, groups, workshop, members } = snapshot;
  const role = snapshot.case.roles.find((known) => known.id === viewpoint.role);
  const group = groups.find((known) => known.id === viewpoint.group);
  return html`<div class="page page--narrow stack">
    <p class="small quiet">${workshop.title}</p>
    <h1>${t("まもなく始まります")}</h1>
    <p>${t("参加の手続きは済みました。進行役の合図で、この画面が切り替わります。")}</p>
    <dl class="facts-list card card--soft">
      <div><dt>${t("あなたの班")}</dt><dd>${group?.name}</dd></div>
      <div><dt>${t("事例の中での役割")}</dt><dd>${roleName(snapshot.case, viewpoint.role)}</dd></div>
      <div><dt>${t("班の人数")}</dt><dd>${t("%(n)s人", { n: members.length })}</dd></div>
    </dl>
    ${role && html`<${RoleHints} role=${role} heading="h2" />`}
    <${ChangeSeat} app=${app} snapshot=${snapshot} />
    <p class="card card--soft small">${t(workshop.distress_note)}</p>
    <${StatusLine} status=${app.live.status.value} />
    <p class="small quiet"><a href=${`${app.base}/plain`}>${t("うまく動かないときは簡易版へ")}</a></p>
  </div>`;
}

/** What a role can and cannot do: hints, not verdicts. */
export function RoleHints({ role, heading = "h3" }) {
  if (!role.can.length && !role.cannot.length) return null;
  return html`<div class="stack stack--tight">
    ${role.can.length > 0 && html`<${heading}>${t("できること")}<//><ul>${role.can.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}
    ${role.cannot.length > 0 &&
    html`<${heading}>${t("できないこと・限界")}<//><ul>${role.cannot.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}
    <p class="small quiet">${t("目安です。実際の権限は所属で確かめてください。")}</p>
  </div>`;
}

function ChangeSeat({ app, snapshot }) {
  const { viewpoint, groups } = snapshot;
  const [wanted, setWanted] = useState({ group: viewpoint.group, role: viewpoint.role });
  const [error, setError] = useState("");
  async function change() {
    const answer = await app.live.send("seat.change", wanted);
    setError(answer.ok ? "" : errorText(answer.error));
    if (!answer.ok) {
      const entry = app.live.pending.value.find((known) => known.type === "seat.change" && known.status === "refused");
      if (entry) app.live.dismiss(entry.command_id);
    }
  }
  return html`<details class="disclosure">
    <summary>${t("班や役割を変える")}</summary>
    <div class="stack disclosure__body">
      <${Pick} id="seat-group" label=${t("班")} value=${wanted.group} onValue=${(group) => setWanted({ ...wanted, group })}
        options=${groups.map((group) => [group.id, group.name])} />
      <${Pick} id="seat-role" label=${t("役割")} value=${wanted.role} onValue=${(role) => setWanted({ ...wanted, role })}
        options=${snapshot.case.roles.map((role) => [role.id, role.name])} />
      ${error && html`<p class="field__error" role="alert">${error}</p>`}
      <button type="button" class="button button--secondary" onClick=${change}>${t("変える")}</button>
    </div>
  </details>`;
}
