// The facilitator's notes on the case, beside whatever is being done.
import { html, useEffect, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";

export function Notes({ cockpit, snapshot }) {
  const { ui } = cockpit;
  const open = ui.notes.value;
  const button = useRef(null);
  const opener = useRef(null);
  useEffect(() => {
    if (open) {
      opener.current = document.activeElement;
      button.current.focus();
    } else opener.current?.focus();
  }, [open]);
  const close = () => (ui.notes.value = false);
  const text = snapshot.case.notes_html;
  return html`<aside id="notes" class="notes" hidden=${!open} aria-label=${t("進行役メモ")} onKeyDown=${(event) => event.key === "Escape" && close()}>
    <div class="sheet__head"><h2 class="sheet__title">${t("進行役メモ")}</h2>
      <button type="button" class="button button--text" ref=${button} onClick=${close}>${t("閉じる")}</button></div>
    <p class="sheet__note">${t("参加者と投影画面には出ません。")}</p>
    ${text ? html`<div class="prose" dangerouslySetInnerHTML=${{ __html: text }}></div>` : html`<p>${t("この事例にメモはありません。")}</p>`}
  </aside>`;
}
