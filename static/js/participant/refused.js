// What the server did not take: the reason, the text to be copied, and the ways on.  Nothing written is lost.
import { html, useRef, useState } from "../core/html.js";
import { newId } from "../core/id.js";
import { errorText, t } from "../core/i18n.js";
import { MAX_SHORT, POST_TYPES } from "../core/labels.js";
import { PostForm, contentOf, plainText, typeWord, valuesOf } from "./forms.js";
import { Findings } from "../room/found.js";
import { anywayWord, askedAbout, heldNote, sendAnyway } from "./identifying.js";

export function RefusedList({ app, view }) {
  if (!view.refused.length) return null;
  return html`<section class="stack" aria-labelledby="refused">
    <h2 id="refused" tabindex="-1">${t("保存できなかったもの")}</h2>
    ${view.refused.map((entry) =>
      POST_TYPES[entry.type.split(".")[0]]
        ? html`<${RefusedPost} key=${entry.command_id} app=${app} view=${view} entry=${entry} />`
        : html`<${RefusedAct} key=${entry.command_id} app=${app} entry=${entry} />`,
    )}
  </section>`;
}

/** A refused tap (a reaction, a shared fact, an answer to a hand-off): the reason, and the words that went with it. */
function RefusedAct({ app, entry }) {
  const text = entry.payload.text || entry.payload.reason;
  if (askedAbout(entry)) return html`<${MendWords} app=${app} entry=${entry} />`;
  return html`<div class="notice notice--error refused" role="group">
    <p>${errorText(entry.error)}</p>
    ${text && html`<${CopyBox} label=${t("書いた文章")} text=${text} />`}
    <p><button type="button" class="button button--text button--small" onClick=${() => app.live.dismiss(entry.command_id)}>${t("閉じる")}</button></p>
  </div>`;
}

/** A question, or the words beside an answer or a call, that may tell who somebody is: they lie open to be mended. */
function MendWords({ app, entry }) {
  const field = entry.payload.text ? "text" : "reason";
  const [text, setText] = useState(entry.payload[field]);
  const dismiss = () => app.live.dismiss(entry.command_id);
  async function resend(event) {
    event.preventDefault();
    app.live.send(entry.type, { ...entry.payload, [field]: text.trim() }, newId());
    await dismiss();
  }
  return html`<form class="notice notice--warning refused stack stack--tight" onSubmit=${resend}>
    <p class="notice__title"><span aria-hidden="true">！</span> ${t("まだ送っていません")}</p>
    <p>${errorText(entry.error)}</p>
    <${Findings} findings=${entry.error.current} />
    <label class="field"><span class="field__label">${t("書いた文章")}</span>
      <textarea class="input" rows="3" maxlength=${MAX_SHORT} value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
    <div class="cluster cluster--tight">
      <button type="submit" class="button button--primary button--small" disabled=${!text.trim()}>${t("直して送る")}</button>
      <button type="button" class="button button--secondary button--small" onClick=${() => sendAnyway(app, entry)}>${anywayWord(entry)}</button>
      <${Discard} label=${t("取り下げる")} onDiscard=${dismiss} />
    </div>
    <p class="small">${heldNote(entry)}</p>
  </form>`;
}

function RefusedPost({ app, view, entry }) {
  const [family, act] = entry.type.split(".");
  const [mending, setMending] = useState(askedAbout(entry) ? valuesOf(family, entry.payload) : null); // asked: it lies open to be mended
  const asked = askedAbout(entry);
  const conflict = entry.error?.code === "edit_conflict" && entry.error.current;
  const dismiss = () => app.live.dismiss(entry.command_id);

  async function resend(values, version) {
    const payload = { id: entry.payload.id, ...(act === "edit" ? { version } : {}), ...contentOf(family, values) };
    app.live.send(entry.type, payload, newId());
    await dismiss();
  }

  if (conflict) return html`<${Conflict} view=${view} entry=${entry} family=${family} onMine=${resend} onTheirs=${dismiss} />`;
  const title = asked ? t("%(type)sは、まだ投稿していません", { type: typeWord(family, view) }) : t("%(type)sを保存できませんでした", { type: typeWord(family, view) });
  return html`<article class=${`notice notice--${asked ? "warning" : "error"} refused`}>
    <p class="notice__title"><span aria-hidden="true">${asked ? "！" : "✕"}</span> ${title}</p>
    <p>${errorText(entry.error)}</p>
    ${asked && html`<${Findings} findings=${entry.error.current} />
      <p><button type="button" class="button button--secondary button--small" onClick=${() => sendAnyway(app, entry)}>${t("このまま投稿")}</button></p>
      <p class="small">${heldNote(entry)}</p>`}
    ${mending
      ? html`<${PostForm} type=${family} name=${`mend-${entry.command_id}`} view=${view} values=${mending} onValues=${setMending}
            onSend=${(values) => resend(values, entry.payload.version)} sendLabel=${t("直して送る")}>
            <button type="button" class="button button--text" onClick=${() => setMending(null)}>${t("直すのをやめる")}</button>
          <//>`
      : html`<${CopyBox} label=${t("書いた文章")} text=${plainText(entry.type, entry.payload, view)} />
          <div class="cluster cluster--tight">
            ${view.writes.has(family) &&
            html`<button type="button" class="button button--primary button--small"
              onClick=${() => setMending(valuesOf(family, entry.payload))}>${t("直して送る")}</button>`}
            <${Discard} label=${t("取り下げる")} onDiscard=${dismiss} />
          </div>`}
  </article>`;
}

/** Two people changed the same line: both are shown, one chooses. */
function Conflict({ view, entry, family, onMine, onTheirs }) {
  const { current } = entry.error;
  const mine = valuesOf(family, entry.payload);
  return html`<article class="notice notice--warning refused">
    <p class="notice__title"><span aria-hidden="true">！</span> ${t("ほかの人が先に直しています")}</p>
    <p>${errorText(entry.error)}</p>
    <div class="stack stack--tight">
      <h3>${t("いま保存されている内容")}</h3>
      <p class="card quoted">${plainText(family, current, view)}</p>
      <${CopyBox} label=${t("あなたが書いた内容")} text=${plainText(family, entry.payload, view)} />
    </div>
    <div class="stack stack--tight">
      <button type="button" class="button button--primary" onClick=${() => onMine(mine, current.version)}>
        ${t("あなたの内容で保存する")}
      </button>
      <button type="button" class="button button--secondary" onClick=${onTheirs}>${t("いま保存されている内容のままにする")}</button>
    </div>
  </article>`;
}

/** Throwing text away takes two taps. */
export function Discard({ label, onDiscard }) {
  const [asked, setAsked] = useState(false);
  if (!asked) return html`<button type="button" class="button button--text button--small" onClick=${() => setAsked(true)}>${label}</button>`;
  return html`<span class="cluster cluster--tight">
    <button type="button" class="button button--danger button--small" onClick=${onDiscard}>${t("文章を消して取り下げる")}</button>
    <button type="button" class="button button--text button--small" onClick=${() => setAsked(false)}>${t("やめる")}</button>
  </span>`;
}

/** Text that can be selected, and copied at a tap where the browser allows it. */
export function CopyBox({ label, text }) {
  const box = useRef(null);
  const [told, setTold] = useState("");
  async function copy() {
    setTold((await copyText(box.current, text)) ? t("コピーしました。") : t("文章を選択しました。長押しなどでコピーしてください。"));
  }
  return html`<div class="stack stack--tight">
    <label class="field">
      <span class="field__label">${label}</span>
      <textarea ref=${box} class="input" readonly rows=${Math.min(8, Math.max(3, text.split("\n").length + 1))} value=${text}></textarea>
    </label>
    <div class="cluster cluster--tight">
      <button type="button" class="button button--secondary button--small" onClick=${copy}>${t("文章をコピー")}</button>
      <span class="small" role="status">${told}</span>
    </div>
  </div>`;
}

/** The clipboard needs https; without it the text is selected, and the old command tried. */
async function copyText(box, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    box.focus();
    box.select();
    return document.execCommand?.("copy") ?? false;
  }
}
