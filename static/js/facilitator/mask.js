// Blotting out by hand what the checker missed: the words are named, the text that will stand there is shown, the original leaves the records.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

const BLANK = "〇〇"; // as the server puts it

/** The words in a field, one a line. */
export const linesOf = (typed) => [...new Set(typed.split("\n").map((line) => line.trim()).filter(Boolean))].slice(0, 20);

/** The text without the words, the longest first.  Pure; the twin of `screening._without`. */
export const without = (text, words) => [...words].sort((a, b) => b.length - a.length).reduce((rest, word) => rest.replaceAll(word, BLANK), text);

/** Form of the dialog.  `texts`: what is written there; `command`, `payload`: what puts the masked version in its place. */
export function MaskByHand({ cockpit, texts, command, payload, close }) {
  const [typed, type] = useState("");
  const words = linesOf(typed);
  const changed = texts.some((text) => words.some((word) => text.includes(word)));
  const submit = async (event) => {
    event.preventDefault();
    if (await cockpit.run(command, { ...payload, words }, t("伏せた文章に置きかえ、元の文章を記録から消しました。"))) close();
  };
  return html`<form class="stack" onSubmit=${submit}>
    <label class="field"><span class="field__label">${t("伏せる言葉（1行に1つ）")}</span>
      <textarea class="input" rows="2" maxlength="1000" value=${typed} onInput=${(event) => type(event.target.value)}></textarea></label>
    ${texts.map((text, place) => html`<p key=${place} class="held__text"><span class="held__label">${changed ? t("伏せた文章") : t("いまの文章")}</span>${without(text, words)}</p>`)}
    <p class="small">${t("元の文章は記録からも消え、戻せません。前にとったバックアップには残ります。次のバックアップからは入りません。")}</p>
    <div class="sheet__buttons"><button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="submit" class="button button--danger" disabled=${!changed}>${t("置きかえて、元を消す")}</button></div>
  </form>`;
}

/** Opens the form for a post. */
export function maskPost(cockpit, post) {
  const texts = [post.what ?? post.text, post.receipt, post.fallback].filter(Boolean);
  cockpit.ui.sheet.value = { kind: "mask", texts, command: "post.mask", payload: { post_id: post.id, version: post.version } };
}

/** Opens the form for a question; one that was put as a note is masked as the note. */
export function maskQuestion(cockpit, snapshot, question) {
  const note = snapshot.posts.find((post) => post.id === question.id);
  if (note) return maskPost(cockpit, note);
  return (cockpit.ui.sheet.value = { kind: "mask", texts: [question.text], command: "words.mask", payload: { kind: "question", id: question.id } });
}
