// Before the first stage, after the last, and when the seat is gone.
import { html, useState } from "../core/html.js";
import { errorText, t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { StatusLine } from "./header.js";
import { Pick } from "./fields.js";
import { plainText, textOf } from "./forms.js";
import { CopyBox } from "./refused.js";

/** Calm, until the facilitator opens the first stage. */
export function Waiting({ app, view }) {
  const role = view.case.roles.find((known) => known.id === view.role);
  return html`<div class="page page--narrow stack">
    <p class="small quiet">${view.workshop.title}</p>
    <h1>${t("まもなく始まります")}</h1>
    <p>${t("参加の手続きは済みました。進行役の合図で、この画面が切り替わります。")}</p>
    <dl class="facts-list card card--soft">
      <div><dt>${t("あなたの班")}</dt><dd>${view.group.name}</dd></div>
      <div><dt>${t("事例の中での役割")}</dt><dd>${roleName(view.case, view.role)}</dd></div>
      <div><dt>${t("班の人数")}</dt><dd>${t("%(n)s人", { n: view.members.length })}</dd></div>
    </dl>
    ${role && html`<${RoleHints} role=${role} />`}
    <${ChangeSeat} app=${app} view=${view} />
    <${StatusLine} status=${app.live.status.value} />
    <p class="small quiet"><a href=${`${app.base}/plain`}>${t("うまく動かないときは簡易版へ")}</a></p>
  </div>`;
}

/** What a role can and cannot do: hints, not verdicts. */
export function RoleHints({ role }) {
  if (!role.can.length && !role.cannot.length) return null;
  return html`<div class="stack stack--tight">
    ${role.can.length > 0 && html`<h3>${t("できること")}</h3><ul>${role.can.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}
    ${role.cannot.length > 0 &&
    html`<h3>${t("できないこと・限界")}</h3><ul>${role.cannot.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`}
    <p class="small quiet">${t("目安です。実際の権限は所属で確かめてください。")}</p>
  </div>`;
}

function ChangeSeat({ app, view }) {
  const [wanted, setWanted] = useState({ group: view.group.id, role: view.role });
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
        options=${view.snapshot.groups.map((group) => [group.id, group.name])} />
      <${Pick} id="seat-role" label=${t("役割")} value=${wanted.role} onValue=${(role) => setWanted({ ...wanted, role })}
        options=${view.case.roles.map((role) => [role.id, role.name])} />
      ${error && html`<p class="field__error" role="alert">${error}</p>`}
      <button type="button" class="button button--secondary" onClick=${change}>${t("変える")}</button>
    </div>
  </details>`;
}

/** Thanks at the end; the board stays to be read. */
export function Closed({ view }) {
  return html`<div class="notice notice--info closed">
    <p class="notice__title">${t("おつかれさまでした")}</p>
    <p>${t("研修は終了し、書き込みは締め切られました。%(group)sのボードは、このまま読めます。", { group: view.group.name })}</p>
    <p class="small">${t("事例の内容でつらい気持ちが残るときは、進行役や所属の相談窓口に話してください。")}</p>
  </div>`;
}

/** The seat is no longer this browser's; what was not sent can still be copied. */
export function Gone({ reason, code, base, pending }) {
  const written = pending.filter((entry) => textOf(entry.payload));
  return html`<div class="page page--narrow stack">
    <h1>${reason.code === "workshop" ? t("この研修は見つかりません") : t("席が見つかりません")}</h1>
    <p>${t("この端末では、参加の手続きがまだか、席が取り消されています。もう一度お入りください。")}</p>
    <p><a class="button button--primary" href=${`/j/${code}`}>${t("参加の手続きへ")}</a></p>
    ${written.map(
      (entry) => html`<${CopyBox} key=${entry.command_id} label=${t("まだ保存されていない文章")}
        text=${plainText(entry.type, entry.payload, { case: { roles: [], all_roles: [] } })} />`,
    )}
  </div>`;
}
