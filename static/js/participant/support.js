// Calling the facilitator, passing, asking for a fact, and what helps when the case weighs: one sheet, a tap away in every stage.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { Hint } from "./hint.js";
import { PastNotices, Questions } from "./notices.js";

export function Support({ app, view }) {
  const dialog = useRef(null);
  const called = isCalled(view);
  const close = () => dialog.current.close();
  return html`<button type="button" class="button button--text button--small support__open" aria-haspopup="dialog" onClick=${() => dialog.current.showModal()}>
      <span aria-hidden="true">${called ? "◉" : "？"}</span> ${called ? t("呼び出し中") : t("相談・パス")}</button>
    <dialog ref=${dialog} class="support" aria-labelledby="support-title">
      <div class="stack">
        <div class="support__head"><h2 id="support-title">${t("相談・パス")}</h2>
          <button type="button" class="button button--text" onClick=${close}>${t("閉じる")}</button></div>
        ${!view.closed && html`<${Help} app=${app} called=${called} /><${PassTurn} app=${app} view=${view} />`}
        ${!view.closed && html`<${Ask} app=${app} view=${view} /><${Scribe} app=${app} view=${view} />`}
        <${Questions} view=${view} />
        <${PastNotices} view=${view} />
        <section class="stack stack--tight"><h3>${t("つらいときは")}</h3><p class="support__note">${t(view.workshop.distress_note)}</p></section>
      </div>
    </dialog>`;
}

export const isScribe = (view) => Boolean(view.members.find((member) => member.id === view.me)?.scribe);

const isCalled = (view) => (view.snapshot.help ?? []).some((call) => call.group_id === view.group.id);

function Help({ app, called }) {
  const place = useRef(null);
  const before = useRef(called);
  useEffect(() => {
    // The button that was pressed is gone: the keyboard stays where it was.
    if (before.current !== called && document.activeElement === document.body) place.current.focus();
    before.current = called;
  }, [called]);
  return html`<div ref=${place} tabindex="-1"><${HelpNow} app=${app} called=${called} /></div>`;
}

function HelpNow({ app, called }) {
  if (called) {
    return html`<div class="notice notice--info"><p role="status">${t("進行役を呼んでいます。そのままお待ちください。")}</p>
      <p><button type="button" class="button button--secondary button--small" onClick=${() => app.live.send("help.settle", {})}>${t("もう大丈夫です")}</button></p></div>`;
  }
  return html`<div class="stack stack--tight">
    <button type="button" class="button button--secondary button--wide" onClick=${() => app.live.send("help.ask", {})}>${t("進行役を班に呼ぶ")}</button>
    <p class="small quiet">${t("進行役の画面に、班の名前だけが出ます。")}</p>
  </div>`;
}

function PassTurn({ app, view }) {
  if (!view.stage) return null;
  const passed = (view.snapshot.passes ?? []).includes(view.stage.id);
  return html`<div class="stack stack--tight">
    <button type="button" class="button button--secondary button--wide" aria-pressed=${passed ? "true" : "false"}
      onClick=${() => app.live.send("pass.set", { active: !passed })}>${passed ? t("✓ この段階はパスしました（取り消す）") : t("この段階はパスする")}</button>
    <p class="small quiet">${t("理由は要りません。班の人と進行役には、班で何人がパスしたかだけが見えます。")}</p>
  </div>`;
}

/** One device for several: the role is then chosen post by post. */
function Scribe({ app, view }) {
  const on = isScribe(view);
  return html`<details class="disclosure"><summary>${on ? t("この端末は書記です") : t("1台を班で使う（書記）")}</summary>
    <div class="stack stack--tight disclosure__body"><p>${t("書記の端末では、書くたびに、だれの役割として書くかを選べます。")}</p>
      <p><button type="button" class="button button--secondary button--small" onClick=${() => app.live.send("scribe.set", { active: !on })}>${on ? t("書記をやめる") : t("この端末を書記にする")}</button></p></div></details>`;
}

/** Facts on request: what the group would like to know, answered for everybody. */
function Ask({ app, view }) {
  const [text, setText] = useState("");
  const field = useRef(null);
  const submit = (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    field.current.focus(); // the button is about to rest
    app.live.send("question.ask", { id: newId(), text: text.trim() });
    setText("");
  };
  return html`<form class="stack stack--tight" onSubmit=${submit}>
    <label class="field__label" for="ask-text">${t("事例の事実をたずねる")}</label>
    <p class="field__hint" id="ask-hint">${t("質問と答えは、班の名前とともに全員に見えます。")}</p>
    <textarea ref=${field} id="ask-text" class="input" rows="2" maxlength="200" aria-describedby="ask-hint" value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
    <${Hint} code=${view.workshop.code} text=${text} />
    <p><button type="submit" class="button button--secondary button--small" disabled=${!text.trim()}>${t("質問を送る")}</button></p>
  </form>`;
}
