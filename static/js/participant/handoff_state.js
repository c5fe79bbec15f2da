// What became of a hand-off, in words.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { handoffState, stateWords } from "./handoffs.js";

/** State of a hand-off with its symbol and the words that came with it. */
export function HandoffState({ view, post }) {
  const found = handoffState(view, post);
  if (!found) return null;
  const { symbol, text } = stateWords(found.state);
  return html`<span class=${`handoff-state handoff-state--${found.state}`}><span aria-hidden="true">${symbol}</span> ${text}</span>
    ${found.text && html` <span class="handoff-state__text">${t("「%(text)s」", { text: found.text })}</span>`}
    ${found.held && html` <span class="small quiet">${t("（ひとことは、進行役が確かめるまで班の中だけに見えます）")}</span>`}
    ${found.pending && html` <span class="unsaved small"><span aria-hidden="true">○</span> ${t("まだ保存されていません")}</span>`}`;
}
