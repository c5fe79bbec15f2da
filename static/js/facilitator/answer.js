// Answering a question that was put as a note.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

/** Whether the note's kind asks the facilitator. */
export const isQuestion = (format, post) =>
  post.type === "note" && format.stages.some((stage) => (stage.notes ?? []).some((kind) => kind.id === post.kind && kind.asks));

export function Answer({ cockpit, snapshot, post }) {
  const known = (snapshot.questions ?? []).find((question) => question.id === post.id)?.answer;
  const [text, setText] = useState(null); // null: folded
  async function send() {
    if (await cockpit.run("question.answer", { id: post.id, text }, t("質問と答えを、全員に示しました。"))) setText(null);
  }
  if (text === null) {
    return html`<div class="answer">
      ${known && html`<p class="post-row__text"><b>${t("答え：")}</b>${known}</p>`}
      <button type="button" class="button button--text" onClick=${() => setText(known ?? "")}>${known ? t("答えを直す") : t("この質問に答える")}</button>
    </div>`;
  }
  return html`<div class="answer stack stack--tight">
    <label class="field"><span class="field__label">${t("答え（事実だけを短く）")}</span>
      <textarea class="input" rows="2" value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
    <p class="small quiet">${t("答えると、どの班が何を尋ねたかと答えが、全員に見えます。")}</p>
    <div class="cluster"><button type="button" class="button button--primary" disabled=${!text.trim()} onClick=${send}>${t("全員に示す")}</button>
      <button type="button" class="button button--text" onClick=${() => setText(null)}>${t("やめる")}</button></div>
  </div>`;
}
