// Questions and their answers: who asked is the group, never the person.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { groupName } from "../room/words.js";
import { PageMark, usePages } from "./pages.js";
import { questionsOf } from "./question_list.js";
import { pagesOf } from "./wall.js";

const A_PAGE = 6;

function Row({ snapshot, question }) {
  return html`<li class=${`question ${question.answer ? "question--answered" : ""}`}>
    <p class="question__text"><b aria-hidden="true">Q</b><span class="visually-hidden">${t("質問：")}</span><span>${question.text}</span></p>
    <p class="question__who">${groupName(snapshot, question.group_id)}${question.wanted > 0 && html`<span>${t("聞きたい %(n)s", { n: question.wanted })}</span>`}</p>
    ${question.answer
      ? html`<p class="question__answer"><b aria-hidden="true">A</b><span class="visually-hidden">${t("答え：")}</span><span>${question.answer}</span></p>`
      : html`<p class="question__open">${t("まだ答えていません")}</p>`}
  </li>`;
}

export function QuestionsScreen({ live }) {
  const snapshot = live.state.value;
  const questions = questionsOf(snapshot);
  const pages = pagesOf(questions, A_PAGE);
  const { page, paused } = usePages(pages.length, undefined, snapshot.workshop.view.page);
  const answered = questions.filter((question) => question.answer).length;
  return html`<div class="boards-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("質問と答え")}</h1>
      <${PageMark} paused=${paused && pages.length > 1} label=${[t("質問%(n)s　答えた%(m)s", { n: questions.length, m: answered }), pages.length > 1 && t("%(page)s / %(pages)sページ", { page: page + 1, pages: pages.length })].filter(Boolean).join("　")} /></div>
    ${questions.length === 0 && html`<div class="stage-screen stage-screen--calm"><p class="stage-screen__word">${t("みんなに見える質問は、まだありません。")}</p></div>`}
    <ol class="questions">${(pages[page] ?? []).map((question) => html`<${Row} key=${question.id} snapshot=${snapshot} question=${question} />`)}</ol>
  </div>`;
}
