// Words that may tell who somebody is, kept in their group until the facilitator decides: let them go, many at once, or mask them.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { postKind } from "../core/labels.js";
import { groupName, seatWord } from "../room/words.js";

const MOST_SHOWN = 30; // the oldest; the others move up

/** Posts, questions and answers to hand-offs that wait for a decision, oldest first: {key, at, group, kind, who, words, findings, release, mask}. */
export function heldWords(snapshot) {
  const posts = snapshot.posts.filter((post) => post.held_why === "anonymity" && !post.hidden);
  const questions = (snapshot.questions ?? []).filter((question) => question.held);
  const answers = (snapshot.handoffs ?? []).filter((answer) => answer.held);
  const groupOf = (id) => snapshot.posts.find((post) => post.id === id)?.group_id;
  return [
    ...posts.map((post) => ({
      key: post.id, at: post.posted_at, group: post.group_id, kind: postKind(snapshot.format, post), who: seatWord(snapshot, post), words: post, findings: post.findings ?? [],
      release: ["post.release", { post_id: post.id }], mask: ["post.mask", { post_id: post.id, version: post.version }],
    })),
    ...questions.map((question) => ({
      key: question.id, at: question.asked_at, group: question.group_id, kind: t("質問"), who: "", words: question, findings: question.findings ?? [],
      release: ["words.release", { kind: "question", id: question.id }], mask: ["words.mask", { kind: "question", id: question.id }],
    })),
    ...answers.map((answer) => ({
      key: `answer-${answer.post_id}`, at: answer.answered_at, group: groupOf(answer.post_id), kind: t("つなぎの返事"), who: "", words: answer, findings: answer.findings ?? [],
      release: ["words.release", { kind: "handoff", id: answer.post_id }], mask: ["words.mask", { kind: "handoff", id: answer.post_id }],
    })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Whether something in it tells at once who somebody is: then letting it go needs a reason. */
export const tellsAtOnce = (held) => held.findings.some((found) => found.grade === "stop");

/** One line that stays in sight while there is something to decide. */
export function HeldNotice({ cockpit, snapshot }) {
  const { length } = heldWords(snapshot);
  if (!length) return null;
  return html`<p class="held-notice"><span><span aria-hidden="true">△</span> ${t("だれのことか分かるかもしれない書き込みが%(n)s件あります。班の外には出ていません。", { n: length })}</span>
    <button type="button" class="button button--secondary button--small" onClick=${() => (cockpit.ui.sheet.value = { kind: "held" })}>${t("確かめる")}</button></p>`;
}

/** The text in pieces: [{text, found?}, …].  Places are counted in code points; what tells only together with others has none of its own. */
export function pieces(text, findings) {
  const letters = [...text];
  const parts = [];
  let at = 0;
  for (const found of findings.filter((one) => one.grade !== "combined").sort((a, b) => a.start - b.start)) {
    parts.push({ text: letters.slice(at, found.start).join("") }, { text: letters.slice(found.start, found.end).join(""), found });
    at = found.end;
  }
  return [...parts, { text: letters.slice(at).join("") }].filter((part) => part.text);
}

const FIELDS = () => ({ receipt: t("受取確認"), fallback: t("代替") });

function fieldsOf(held) {
  return [...new Set(held.findings.map((found) => found.field))].map((field) => ({
    field,
    label: FIELDS()[field],
    parts: pieces(held.words[field] ?? "", held.findings.filter((found) => found.field === field)),
  }));
}

/** The texts as they will read once what was found is replaced; in the form for more words. */
function maskedTexts({ words, findings }) {
  const fields = ["what", "text", "receipt", "fallback"].filter((field) => words[field]);
  return fields.map((field) => pieces(words[field], findings.filter((found) => found.field === field)).map((part) => part.found?.replacement ?? part.text).join(""));
}

function Held({ cockpit, snapshot, held, draft }) {
  const [sure, setSure] = useState(false);
  const whys = [...new Set(held.findings.map((found) => found.why))];
  const [command, payload] = held.mask;
  const more = () => (cockpit.ui.sheet.value = { kind: "mask", back: "held", texts: maskedTexts(held), command, payload });
  const masks = held.findings.some((found) => found.grade !== "combined");
  return html`<li class="held">
    <p class="held__head">${[groupName(snapshot, held.group), held.who, held.kind].filter(Boolean).join(t("・"))}</p>
    ${fieldsOf(held).map(({ field, label, parts }) => html`<div key=${field} class="held__texts">
      ${label && html`<p class="small quiet">${label}</p>`}
      <p class="held__text"><span class="held__label">${t("いまの文章")}</span>${parts.map((part, place) => (part.found ? html`<mark key=${place}>${part.text}</mark>` : part.text))}</p>
      ${masks && html`<p class="held__text"><span class="held__label">${t("伏せた文章")}</span>${parts.map((part, place) => (part.found ? html`<b key=${place}>${part.found.replacement}</b>` : part.text))}</p>`}
    </div>`)}
    <p class="small quiet">${whys.map((why) => t(why)).join(" ")}</p>
    <div class="held__acts">
      ${sure
        ? html`<p class="small">${t("元の文章は記録からも消え、戻せません。前にとったバックアップには残ります。次のバックアップからは入りません。")}</p>
            <button type="button" class="button button--danger" onClick=${() => cockpit.run(...held.mask, t("伏せた文章に置きかえ、元の文章を記録から消しました。"))}>${t("置きかえて、元を消す")}</button>
            <button type="button" class="button button--text" onClick=${() => setSure(false)}>${t("やめる")}</button>`
        : html`${masks && html`<button type="button" class="button button--primary" onClick=${() => setSure(true)}>${t("伏せた文章に置きかえる…")}</button>`}
            <button type="button" class="button button--text" onClick=${more}>${masks ? t("ほかの言葉も伏せる…") : t("言葉を伏せる…")}</button>
            ${!tellsAtOnce(held) && html`<button type="button" class="button button--secondary" onClick=${() => cockpit.run(...held.release, t("班の外にも出るようにしました。"))}>${t("このまま出す")}</button>`}`}
    </div>
    ${tellsAtOnce(held) && html`<${WithReason} cockpit=${cockpit} held=${held} reason=${draft?.reason ?? ""} />`}
  </li>`;
}

function WithReason({ cockpit, held, reason: given }) {
  const [reason, setReason] = useState(given);
  const id = `held-${held.key}`;
  const [command, payload] = held.release;
  return html`<div class="held__release">
    <label class="field" for=${id}><span class="field__label">${t("このまま出す理由")}</span>
      <input id=${id} class="input" type="text" autocomplete="off" maxlength="200" value=${reason} onInput=${(event) => setReason(event.target.value)} /></label>
    <button type="button" class="button button--secondary" disabled=${!reason.trim()}
      onClick=${() => cockpit.run(command, { ...payload, reason: reason.trim() }, t("理由を記録し、班の外にも出るようにしました。"))}>${t("このまま出す")}</button>
  </div>`;
}

/** Those read and found harmless go with one press: a room of a hundred and twenty writes faster than one can click. */
function Many({ cockpit, shown }) {
  const harmless = shown.filter((held) => !tellsAtOnce(held));
  if (harmless.length < 2) return null;
  async function release() {
    for (const held of harmless) if (!(await cockpit.run(...held.release))) return;
    cockpit.ui.notice.value = { kind: "success", text: t("%(n)s件を、班の外にも出るようにしました。", { n: harmless.length }) };
  }
  return html`<p><button type="button" class="button button--secondary" disabled=${cockpit.ui.busy.value} onClick=${release}>${t("「注意」と「組合せ」の%(n)s件を、読んだのでまとめて出す", { n: harmless.length })}</button></p>`;
}

export function HeldSheet({ cockpit, draft }) {
  const snapshot = cockpit.live.state.value;
  const waiting = heldWords(snapshot);
  const shown = waiting.slice(0, MOST_SHOWN);
  const draftOf = (held) => (draft && [draft.post_id, draft.id].includes(held.release[1].post_id ?? held.release[1].id) ? draft : null);
  return html`<div class="stack">
    <p>${t("名前や番号、年齢や地名など、だれのことか分かるおそれのある書き方です。決めるまで、投影・ほかの班・出力には出ません。")}</p>
    ${shown.length
      ? html`<ul class="held-list">${shown.map((held) => html`<${Held} key=${held.key} cockpit=${cockpit} snapshot=${snapshot} held=${held} draft=${draftOf(held)} />`)}</ul>
          <${Many} cockpit=${cockpit} shown=${shown} />
          ${waiting.length > shown.length && html`<p class="small">${t("ほかに%(n)s件あります。上から決めると、順に出てきます。", { n: waiting.length - shown.length })}</p>`}`
      : html`<p role="status">${t("確かめる書き込みは、もうありません。")}</p>`}
    <p class="small quiet">${t("見つからない＝匿名化済み、ではありません。ほかの投稿も、投影の前に目を通してください。")}</p>
  </div>`;
}
