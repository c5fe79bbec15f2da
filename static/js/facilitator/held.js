// Posts that may tell who somebody is, kept in their group until the facilitator decides: mask them, or let them go with a reason.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { groupName, seatWord } from "../room/words.js";

/** Those that wait for a decision, oldest first. */
export function heldPosts(snapshot) {
  return snapshot.posts.filter((post) => post.held_why === "anonymity").sort((a, b) => (a.posted_at < b.posted_at ? -1 : 1));
}

/** One line that stays in sight while there is something to decide. */
export function HeldNotice({ cockpit, snapshot }) {
  const { length } = heldPosts(snapshot);
  if (!length) return null;
  return html`<p class="held-notice"><span><span aria-hidden="true">△</span> ${t("だれのことか分かるかもしれない投稿が%(n)s件あります。班の外には出ていません。", { n: length })}</span>
    <button type="button" class="button button--secondary button--small" onClick=${() => (cockpit.ui.sheet.value = { kind: "held" })}>${t("確かめる")}</button></p>`;
}

/** The text in pieces: [{text, found?}, …].  Places are counted in code points. */
export function pieces(text, findings) {
  const letters = [...text];
  const parts = [];
  let at = 0;
  for (const found of [...findings].sort((a, b) => a.start - b.start)) {
    parts.push({ text: letters.slice(at, found.start).join("") }, { text: letters.slice(found.start, found.end).join(""), found });
    at = found.end;
  }
  return [...parts, { text: letters.slice(at).join("") }].filter((part) => part.text);
}

const FIELDS = () => ({ receipt: t("受取確認"), fallback: t("代替") });

function fieldsOf(post) {
  return [...new Set((post.findings ?? []).map((found) => found.field))].map((field) => ({
    field,
    label: FIELDS()[field],
    parts: pieces(post[field] ?? "", post.findings.filter((found) => found.field === field)),
  }));
}

function Held({ cockpit, snapshot, post }) {
  const [reason, setReason] = useState("");
  const [sure, setSure] = useState(false);
  const id = `held-${post.id}`;
  const whys = [...new Set((post.findings ?? []).map((found) => found.why))];
  return html`<li class="held">
    <p class="held__head">${t("%(group)s・%(seat)s", { group: groupName(snapshot, post.group_id), seat: seatWord(snapshot, post) })}</p>
    ${fieldsOf(post).map(({ field, label, parts }) => html`<div key=${field} class="held__texts">
      ${label && html`<p class="small quiet">${label}</p>`}
      <p class="held__text"><span class="held__label">${t("いまの文章")}</span>${parts.map((part, place) => (part.found ? html`<mark key=${place}>${part.text}</mark>` : part.text))}</p>
      <p class="held__text"><span class="held__label">${t("伏せた文章")}</span>${parts.map((part, place) => (part.found ? html`<b key=${place}>${part.found.replacement}</b>` : part.text))}</p>
    </div>`)}
    <p class="small quiet">${whys.map((why) => t(why)).join(" ")}</p>
    <div class="held__acts">
      ${sure
        ? html`<p class="small">${t("元の文章は記録からも消え、戻せません。")}</p>
            <button type="button" class="button button--danger" onClick=${() => cockpit.run("post.mask", { post_id: post.id, version: post.version }, t("伏せた文章に置きかえ、元の文章を記録から消しました。"))}>${t("置きかえて、元を消す")}</button>
            <button type="button" class="button button--text" onClick=${() => setSure(false)}>${t("やめる")}</button>`
        : html`<button type="button" class="button button--primary" onClick=${() => setSure(true)}>${t("伏せた文章に置きかえる…")}</button>`}
    </div>
    <div class="held__release">
      <label class="field" for=${id}><span class="field__label">${t("このまま出す理由")}</span>
        <input id=${id} class="input" type="text" autocomplete="off" maxlength="200" value=${reason} onInput=${(event) => setReason(event.target.value)} /></label>
      <button type="button" class="button button--secondary" disabled=${!reason.trim()}
        onClick=${() => cockpit.run("post.release", { post_id: post.id, reason: reason.trim() }, t("理由を記録し、班の外にも出るようにしました。"))}>${t("このまま出す")}</button>
    </div>
  </li>`;
}

export function HeldSheet({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const posts = heldPosts(snapshot);
  return html`<div class="stack">
    <p>${t("名前や番号など、だれのことか分かるおそれのある書き方です。決めるまで、投影・ほかの班・出力には出ません。")}</p>
    ${posts.length
      ? html`<ul class="held-list">${posts.map((post) => html`<${Held} key=${post.id} cockpit=${cockpit} snapshot=${snapshot} post=${post} />`)}</ul>`
      : html`<p role="status">${t("確かめる投稿は、もうありません。")}</p>`}
    <p class="small quiet">${t("見つからない＝匿名化済み、ではありません。ほかの投稿も、投影の前に目を通してください。")}</p>
  </div>`;
}
