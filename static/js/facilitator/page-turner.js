// Turning the pages of what the projector shows.  How many there are the projector alone knows: it measures them.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { turned } from "./turning.js";

const PAGED = ["scene", "progress", "boards", "notes", "questions", "urgency", "citations"];

export function PageTurner({ cockpit, snapshot }) {
  const { view } = snapshot.workshop;
  if (!PAGED.includes(view.screen)) return null;
  const held = view.page !== undefined;
  const turn = (page) => cockpit.run("view.set", turned(view, page));
  return html`<div class="page-turner" role="group" aria-label=${t("投影のページ")}>
    <span class="page-turner__now">${held ? t("%(n)sページ目で止めています", { n: view.page + 1 }) : t("ページは自動でめくられます")}</span>
    <button type="button" class="button button--secondary" disabled=${!held || view.page === 0} onClick=${() => turn(view.page - 1)}>${t("前のページ")}</button>
    <button type="button" class="button button--secondary" onClick=${() => turn(held ? view.page + 1 : 0)}>${held ? t("次のページ") : t("1ページ目で止める")}</button>
    ${held && html`<button type="button" class="button button--text" onClick=${() => turn(null)}>${t("自動に戻す")}</button>`}
  </div>`;
}
