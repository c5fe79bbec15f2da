// What was written may tell who somebody is: the server asks once, whether to mend it or to send it all the same.
import { html, useEffect, useRef } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { POST_TYPES } from "../core/labels.js";
import { Findings, isAsked } from "../room/found.js";

export const askedAbout = (entry) => isAsked(entry.error);
const isPost = (entry) => entry.type.split(".")[0] in POST_TYPES;

/** Send the same once more, now that its author has been asked. */
export async function sendAnyway(app, entry) {
  app.live.send(entry.type, { ...entry.payload, confirmed: true }, newId());
  await app.live.dismiss(entry.command_id);
}

export const anywayWord = (entry) => (isPost(entry) ? t("このまま投稿") : t("このまま送る"));

export function heldNote(entry) {
  if (isPost(entry)) return t("このまま投稿すると、班の中だけで見えます。投影や記録には、進行役が確かめるまで出ません。");
  return t("このまま送ると、班の人と進行役だけに見えます。ほかの班や投影には、進行役が確かめるまで出ません。");
}

/** The sheet that asks, over whatever is open.  Put aside with Esc it stays among what was not saved. */
export function AskSheet({ app, view, onMend }) {
  const dialog = useRef(null);
  const asked = app.desk.keep("asked", []);
  const entry = view.refused.find((one) => askedAbout(one) && !asked.value.includes(one.command_id)) ?? null;
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
      <p>${isPost(entry) ? t("まだ投稿していません。次のところを確かめてください。") : t("まだ送っていません。次のところを確かめてください。")}</p>
      <${Findings} findings=${entry.error.current} />
      <p class="small quiet">${heldNote(entry)}</p>
      <div class="ask__buttons">
        <button type="button" class="button button--primary" onClick=${mend}>${t("直す")}</button>
        <button type="button" class="button button--secondary" onClick=${() => sendAnyway(app, entry)}>${anywayWord(entry)}</button>
      </div>
    </div>`}
  </dialog>`;
}
