// What the facilitator tells: a notice that stays until it is read, and extra facts that stay with the case.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { groupName } from "../room/words.js";

const told = (view) => (view.snapshot.messages ?? []).filter((message) => message.sent_at);

/** Notices that this seat has not read yet, the newest last. */
export function Notices({ desk, view }) {
  const read = desk.keep("notices", []);
  const fresh = told(view).filter((message) => !read.value.includes(message.id));
  return html`<div class="notices" role="status">
    ${fresh.map(
      (message) => html`<div key=${message.id} class="notice notice--info notices__one">
        <p class="notice__title"><span aria-hidden="true">◆</span> ${message.kind === "inject" ? t("新しい情報が入りました") : t("進行役からのお知らせ")}</p>
        ${message.title && html`<p class="strong">${message.title}</p>`}
        <p class="notices__text">${message.text}</p>
        <p><button type="button" class="button button--secondary button--small" onClick=${() => (read.value = [...read.value, message.id])}>${t("読みました")}</button></p>
      </div>`,
    )}
  </div>`;
}

/** Extra facts, with the case. */
export function Injects({ view }) {
  const found = told(view).filter((message) => message.kind === "inject");
  if (!found.length) return null;
  return html`<section class="stack stack--tight" aria-label=${t("追加の情報")}>
    <h2>${t("追加の情報")}</h2>
    ${found.map((message) => html`<div key=${message.id} class="card card--soft">
      ${message.title && html`<p class="strong">${message.title}</p>`}<p class="notices__text">${message.text}</p></div>`)}
  </section>`;
}

/** Notices that were read, to be read again. */
export function PastNotices({ view }) {
  const found = told(view).filter((message) => message.kind === "notice");
  if (!found.length) return null;
  return html`<details class="disclosure"><summary>${t("これまでのお知らせ")} <span class="quiet">${t("%(n)s件", { n: found.length })}</span></summary>
    <ul class="plain-list stack stack--tight disclosure__body">${found.map((message) => html`<li key=${message.id} class="notices__text">${message.text}</li>`)}</ul>
  </details>`;
}

/** What was asked of the facilitator, by which group, and the answers. */
export function Questions({ view }) {
  const questions = view.snapshot.questions ?? [];
  if (!questions.length) return null;
  return html`<section class="stack stack--tight" aria-label=${t("質問と答え")}>
    <h2>${t("質問と答え")}</h2>
    ${questions.map((question) => html`<div key=${question.id} class="post">
      <p class="small quiet">${groupName(view.snapshot, question.group_id)}</p>
      <p>${question.text}</p>
      ${question.held && html`<p class="post__kept small"><span aria-hidden="true">▢</span> ${t("個人が分かるおそれがないか、進行役が確かめています。それまで、この班の中だけに見えます。")}</p>`}
      <p class=${question.answer ? "questions__answer" : "quiet small"}>${question.answer ? html`<span class="visually-hidden">${t("答え：")}</span>${question.answer}` : t("答えを待っています")}</p>
    </div>`)}
  </section>`;
}
