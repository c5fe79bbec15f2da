// The cockpit as a whole: run sheet, the pane in front, groups; on a phone one pane at a time with a bar under the thumb.
import { useClock } from "../core/clock.js";
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { statusLabel } from "../core/labels.js";
import { currentIndex, joinedCount, stepsOf } from "../room/steps.js";
import { groupName } from "../room/words.js";
import { BellSign } from "../room/bell.js";
import { BoardPane } from "./board.js";
import { GroupsPane } from "./groups.js";
import { NetPane } from "./net-pane.js";
import { HeldNotice } from "./held.js";
import { LeadLine } from "./lead.js";
import { Notes } from "./notes.js";
import { NowPane, closing } from "./now.js";
import { RunSheet, stepTitle } from "./run-sheet.js";
import { ScenesPane } from "./scenes.js";
import { ScreenPane, viewText } from "./screen-control.js";
import { Sheet } from "./sheet.js";
import { TalkPane } from "./talk.js";

// In the order of the bar; the last entry tells which stand in a column of their own on a wide screen.
const PANES = [
  ["now", () => t("進行"), NowPane],
  ["groups", () => t("班"), null],
  ["board", () => t("ボード"), BoardPane],
  ["net", () => t("網"), NetPane],
  ["talk", () => t("連絡"), TalkPane],
  ["screen", () => t("投影"), ScreenPane],
  ["scenes", () => t("場面"), ScenesPane],
  ["sheet", () => t("進行表"), null],
];
const CENTRE = PANES.filter(([, , Pane]) => Pane);

function Connection({ live }) {
  if (live.gone.value) {
    return html`<span class="connection connection--offline" role="alert">△ ${t("サインインの期限が切れました。")}<a href=${location.href}>${t("サインインし直す")}</a></span>`;
  }
  const status = live.status.value;
  const { symbol, text } = statusLabel(status);
  const said = status === "offline" ? t("つながっていません。つながり直すまで、操作は届きません") : text;
  return html`<span class=${`connection connection--${status}`} role="status"><span aria-hidden="true">${symbol}</span> ${said}</span>`;
}

function Header({ cockpit, snapshot }) {
  const { ui } = cockpit;
  const { workshop } = snapshot;
  const seats = t("参加 %(n)s / 予定 %(expected)s", { n: joinedCount(snapshot), expected: workshop.expected });
  return html`<header class="cockpit__header">
    <div class="cockpit__who"><a class="cockpit__home" href=${cockpit.urls.home}>${t("一覧へ")}</a>
      <h1 class="cockpit__title">${workshop.title}</h1>
      <p class="cockpit__facts"><span>${workshop.ward}</span><span>${seats}</span><${LeadLine} cockpit=${cockpit} /><${Connection} live=${cockpit.live} /></p></div>
    <nav class="cockpit__tools" aria-label=${t("道具")}>
      <button type="button" class="button button--secondary" onClick=${() => (ui.sheet.value = { kind: "join" })}>${t("参加案内")} <b class="cockpit__code">${workshop.code}</b></button>
      <button type="button" class="button button--secondary" aria-expanded=${ui.notes.value} aria-controls="notes" onClick=${() => (ui.notes.value = !ui.notes.value)}>${t("進行役メモ")}</button>
      <button type="button" class="button button--secondary" onClick=${() => (ui.sheet.value = { kind: "exports" })}>${t("出力")}</button>
      ${workshop.status === "open" && html`<button type="button" class="button button--text" onClick=${() => closing(cockpit)}>${t("終了…")}</button>`}
    </nav>
  </header>`;
}

/** One line that stays in sight whatever pane is in front. */
function Strip({ cockpit, snapshot }) {
  const steps = stepsOf(snapshot.format);
  const step = steps[currentIndex(steps, snapshot.workshop)];
  const clock = useClock(snapshot.workshop, cockpit.live.now);
  const { status } = snapshot.workshop;
  const word = status === "closed" ? t("終了しました") : status === "prepared" ? t("開く前") : t("受付中");
  return html`<p class="strip"><span class="strip__step">${step && status === "open" ? stepTitle(step) : word}</span>
    ${clock.left !== null && html`<span class=${`strip__clock strip__clock--${clock.state}`}>${clock.label} <b>${clock.time}</b></span>`}
    <button type="button" class="strip__view" onClick=${() => cockpit.show("screen")}>${t("投影：%(view)s", { view: viewText(snapshot) })}</button></p>`;
}

function Notice({ ui }) {
  const notice = ui.notice.value;
  return html`<div class="cockpit__notice" role="status">${notice && html`<div class=${`notice notice--${notice.kind}`}>
    <p>${notice.text}</p><button type="button" class="button button--text" onClick=${() => (ui.notice.value = null)}>${t("閉じる")}</button></div>`}</div>`;
}

/** Groups that call, in sight whatever pane is in front. */
function Calls({ cockpit, snapshot }) {
  const calls = snapshot.help ?? [];
  return html`<div class="calls" role="status">${calls.map((call) => html`<p key=${call.group_id} class="calls__one">
    <span><span aria-hidden="true">◆</span> ${t("%(group)sが呼んでいます", { group: groupName(snapshot, call.group_id) })}</span>
    <button type="button" class="button button--text" onClick=${() => cockpit.run("help.settle", { group: call.group_id })}>${t("対応済みにする")}</button></p>`)}</div>`;
}

/** What waits for the facilitator's word, as a number on the tab. */
function waiting(snapshot, name) {
  if (name !== "talk") return 0;
  return (snapshot.questions ?? []).filter((question) => !question.answer).length + snapshot.posts.filter((post) => post.held_why === "moderation" && !post.hidden).length;
}

function Tab({ ui, name, label, phone, count }) {
  const here = ui.pane.value === name;
  return html`<button type="button" class=${`pane-tab ${phone ? "pane-tab--phone" : ""}`} aria-current=${here ? "page" : undefined}
    onClick=${() => (ui.pane.value = name)}>${label()}${count > 0 && html`<span class="pane-tab__count">${count}<span class="visually-hidden">${t("件")}</span></span>`}</button>`;
}

export function App({ cockpit }) {
  const { ui, live } = cockpit;
  const snapshot = live.state.value;
  if (!snapshot) return html`<p class="cockpit__waiting"><${Connection} live=${live} /></p>`;
  const pane = ui.pane.value;
  const centre = CENTRE.some(([name]) => name === pane) ? pane : "now";
  return html`<div class="cockpit" data-pane=${pane}>
    <${Header} cockpit=${cockpit} snapshot=${snapshot} />
    <nav class="pane-tabs" aria-label=${t("画面")}>
      ${PANES.map(([name, label, Pane]) => html`<${Tab} key=${name} ui=${ui} name=${name} label=${label} phone=${!Pane} count=${waiting(snapshot, name)} />`)}
    </nav>
    <div class="cockpit__above"><${Strip} cockpit=${cockpit} snapshot=${snapshot} /><${BellSign} live=${live} /><${Calls} cockpit=${cockpit} snapshot=${snapshot} />
      <${HeldNotice} cockpit=${cockpit} snapshot=${snapshot} /><${Notice} ui=${ui} /></div>
    <section class="cockpit__sheet" aria-label=${t("進行表")}><${RunSheet} cockpit=${cockpit} /></section>
    <section class="cockpit__centre" aria-label=${t("操作")}>
      ${CENTRE.map(([name, , Pane]) => html`<div key=${name} class="cockpit__pane" hidden=${name !== centre}>${name === centre && html`<${Pane} cockpit=${cockpit} />`}</div>`)}
    </section>
    <section class="cockpit__groups" aria-label=${t("班のようす")}><${GroupsPane} cockpit=${cockpit} /></section>
    <${Notes} cockpit=${cockpit} snapshot=${snapshot} />
    <${Sheet} cockpit=${cockpit} />
  </div>`;
}
