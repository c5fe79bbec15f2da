// What was written may tell who somebody is: the server asks once, whether to mend it or to post it all the same.
import { html, useEffect, useRef } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";

export const isAsked = (entry) => entry.error?.code === "identifying";

/** What was found, with what could stand there instead. */
export function Findings({ findings }) {
  return html`<ul class="findings">
    ${findings.map(
      (found, place) => html`<li key=${place}><strong class="findings__text">${found.text}</strong>
        ${found.replacement !== found.text && html` <span aria-hidden="true">→</span><span class="visually-hidden">${t("書き換えの例")}</span> <span class="findings__instead">${found.replacement}</span>`}
        <span class="small quiet findings__why">${t(found.why)}</span></li>`,
    )}
  </ul>`;
}

/** Send the same once more, now that its author has been asked. */
export async function postAnyway(app, entry) {
  app.live.send(entry.type, { ...entry.payload, confirmed: true }, newId());
  await app.live.dismiss(entry.command_id);
}

export const heldNote = () => t("このまま投稿すると、班の中だけで見えます。投影や記録には、進行役が確かめるまで出ません。");

/** The sheet that asks, over whatever is open.  Put aside with Esc it stays among what was not saved. */
export function AskSheet({ app, view, onMend }) {
  const dialog = useRef(null);
  const asked = app.desk.keep("asked", []);
  const entry = view.refused.find((one) => isAsked(one) && !asked.value.includes(one.command_id)) ?? null;
  const aside = () => entry && (asked.value = [...asked.value.slice(-20), entry.command_id]);
  useEffect(() => {
    if (entry && !dialog.current.open) dialog.current.showModal();
    if (!entry && dialog.current.open) dialog.current.close();
  }, [entry?.command_id]);
  function mend() {
    aside();
    onMend();
  }
  return html`<dialog ref=${dialog} class="ask" aria-labelledby="ask-title" onCancel=${aside} onClose=${aside}>
    ${entry &&
    html`<div class="stack">
      <h2 id="ask-title" class="ask__title">${t("だれのことか、分かるかもしれません")}</h2>
      <p>${t("まだ投稿していません。次のところを確かめてください。")}</p>
      <${Findings} findings=${entry.error.current} />
      <p class="small quiet">${heldNote()}</p>
      <div class="ask__buttons">
        <button type="button" class="button button--primary" onClick=${mend}>${t("直す")}</button>
        <button type="button" class="button button--secondary" onClick=${() => postAnyway(app, entry)}>${t("このまま投稿")}</button>
      </div>
    </div>`}
  </dialog>`;
}
