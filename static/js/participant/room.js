// The room while the workshop runs, and after: heading, the panel that is open, the bar to choose it by.
import { html, useEffect } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Board } from "./board.js";
import { CaseTab } from "./case_tab.js";
import { CardTab } from "./card_tab.js";
import { Closed } from "./gone.js";
import { HandoffTab } from "./handoff_tab.js";
import { waitingFor } from "./handoffs.js";
import { QuestionnaireLink } from "./questionnaire.js";
import { StageHeader } from "./header.js";
import { AskSheet } from "./identifying.js";
import { Notices } from "./notices.js";
import { Support } from "./support.js";
import { fittingBoard, makeView } from "./view.js";
import { WriteTab } from "./write_tab.js";

export function Room({ app, snapshot }) {
  const view = makeView(snapshot, app.live.pending.value);
  const { desk } = app;
  const tabs = tabsFor(app, view);
  const open = tabs.some((tab) => tab.id === desk.tab.value) ? desk.tab.value : "board";
  useNews(desk, view, open);
  return html`
    <${StageHeader} live=${app.live} view=${view} onRefused=${() => showRefused(desk)} support=${html`<${Support} app=${app} view=${view} />`} />
    <div class="room">
      <${Notices} desk=${desk} view=${view} />
      <${QuestionnaireLink} app=${app} snapshot=${snapshot} />
      ${view.closed && html`<${Closed} app=${app} view=${view} />`}
      ${tabs.map(
        ({ id, label, panel }) => html`<section key=${id} id=${`panel-${id}`} class="panel" role="tabpanel" aria-label=${label}
          tabindex="0" hidden=${id !== open}>
          ${panel}
        </section>`,
      )}
      <p class="room__foot small quiet"><a href=${`${app.base}/plain`}>${t("うまく動かないときは簡易版へ")}</a></p>
    </div>
    <${AskSheet} app=${app} view=${view} onMend=${() => showRefused(desk)} />
    <${TabBar} tabs=${tabs} open=${open} onOpen=${(id) => (desk.tab.value = id)} />
  `;
}

function showRefused(desk) {
  for (const sheet of document.querySelectorAll("dialog[open]")) sheet.close(); // a question is asked from a sheet that lies over the panels
  desk.tab.value = "write";
  requestAnimationFrame(() => {
    scrollTo(0, 0);
    document.getElementById("refused")?.focus();
  });
}

function tabsFor(app, view) {
  const { desk } = app;
  const newScenes = view.case.scenes.filter((scene) => !desk.seenScenes.value.includes(scene.id)).length;
  const newPosts = view.posts.filter((post) => post.participant_id !== view.me && !desk.seenPosts.value.includes(post.id)).length;
  const tabs = [
    { id: "case", label: t("事例"), symbol: "▤", news: newScenes, panel: html`<${CaseTab} app=${app} view=${view} />` },
    { id: "card", label: t("役割カード"), short: t("カード"), symbol: "▣", panel: html`<${CardTab} app=${app} view=${view} />` },
    { id: "board", label: t("班のボード"), short: t("ボード"), symbol: "▦", news: newPosts, panel: html`<${Board} app=${app} view=${view} />` },
  ];
  if (hasHandoffs(view)) {
    tabs.push({ id: "handoffs", label: t("つなぎ"), symbol: "⇄", count: waitingFor(view), word: view.stage?.checks && !view.closed ? t("点検") : "", panel: html`<${HandoffTab} app=${app} view=${view} />` });
  }
  if (!view.closed || view.refused.length) {
    tabs.push({ id: "write", label: t("書く"), symbol: "✎", alert: view.refused.length, panel: html`<${WriteTab} app=${app} view=${view} />` });
  }
  return tabs;
}

/** Once plans are looked at together there is something to hand on, and it stays to be read. */
function hasHandoffs(view) {
  const planned = view.posts.some((post) => post.type === "action_item" && post.audience !== "self");
  return planned || (view.writes.has("action_item") && !view.silent);
}

/** A panel that has been looked at holds nothing new; each stage opens the panel that it is about. */
function useNews(desk, view, open) {
  const scenes = view.case.scenes.map((scene) => scene.id);
  const posts = view.posts.map((post) => post.id);
  useEffect(() => {
    if (open === "board") desk.seenPosts.value = posts;
  }, [open, posts.join()]);
  useEffect(() => {
    // What is new stays marked while one reads it, and is old when one has left.
    if (open !== "case") return undefined;
    return () => (desk.seenScenes.value = scenes);
  }, [open, scenes.join()]);
  useEffect(() => {
    desk.keep("boardPart", "").value = fittingBoard(view);
  }, [view.stage?.id]);
}

function TabBar({ tabs, open, onOpen }) {
  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === open);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    onOpen(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  }
  function choose(id) {
    onOpen(id);
    scrollTo(0, 0);
  }
  return html`<div class="tabbar" role="tablist" aria-label=${t("画面の切り替え")} onKeyDown=${move}>
    ${tabs.map(
      ({ id, label, short, symbol, news, alert, count, word }) => html`<button key=${id} id=${`tab-${id}`} class="tabbar__tab" role="tab" type="button"
        aria-selected=${id === open ? "true" : "false"} aria-controls=${`panel-${id}`} tabindex=${id === open ? 0 : -1}
        onClick=${() => choose(id)}>
        <span class="tabbar__symbol" aria-hidden="true">${symbol}</span>
        <span class=${`tabbar__label ${short ? "tabbar__label--long" : ""}`}>${label}</span>
        ${short && html`<span class="tabbar__label tabbar__label--short" aria-hidden="true">${short}</span>`}
        ${Boolean(news) && id !== open && html`<span class="tabbar__news">${t("新%(n)s", { n: news })}</span>`}
        ${Boolean(count) && html`<span class="tabbar__news tabbar__news--alert">${t("%(n)s件", { n: count })}</span>`}
        ${word && !count && id !== open && html`<span class="tabbar__news">${word}</span>`}
        ${Boolean(alert) && html`<span class="tabbar__news tabbar__news--alert">${t("要確認")}</span>`}
      </button>`,
    )}
  </div>`;
}
