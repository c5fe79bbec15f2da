// How far the groups are: counts alone, as calm bars with their numbers.  No ranking: the groups keep their order.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { countedKinds, currentStage, isSilent, writtenKinds } from "../room/steps.js";
import { writableWord } from "../room/words.js";
import { PageMark, usePages } from "./pages.js";
import { pagesOf, spanWord } from "./wall.js";

const A_PAGE = 21; // seven rows, three columns

function Bar({ value, most }) {
  const share = most ? Math.min(1, value / most) : 0;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="bar__ground" x="0" y="0" width="100" height="10" /><rect class="bar__value" x="0" y="0" width=${share * 100} height="10" /></svg>`;
}

export function ProgressScreen({ live }) {
  const snapshot = live.state.value;
  const { progress } = snapshot;
  const pages = pagesOf(snapshot.groups, A_PAGE);
  const { page, paused } = usePages(pages.length, undefined, snapshot.workshop.view.page);
  const groups = pages[page];
  const now = countedKinds(currentStage(snapshot));
  const writing = now.length > 0 && snapshot.workshop.status === "open";
  const kinds = writing ? now : writtenKinds(snapshot);
  const columns = groups.length > 14 ? 3 : groups.length > 7 ? 2 : 1;
  return html`<div class="progress-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("班の進みぐあい")}</h1>
      ${pages.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord(groups, snapshot.groups)} />`}</div>
    ${isSilent(snapshot) && html`<p class="progress-screen__note">${t("書いた内容は、まだ本人だけに見えます。ここに出るのは数だけです。")}</p>`}
    <ul class=${`progress-screen__groups progress-screen__groups--${columns} ${writing ? "" : "progress-screen__groups--still"}`}>
      ${groups.map((group) => {
        const own = progress.groups?.[group.id] ?? {};
        const { members = 0, writing: wrote = 0, counts = {} } = own;
        return html`<li key=${group.id} class="progress-row">
          <b class="progress-row__name">${group.name}</b>
          ${writing && html`<${Bar} value=${wrote} most=${members} />`}
          <span class="progress-row__writing">${writing ? t("書いた人 %(n)s/%(m)s", { n: wrote, m: members }) : t("参加 %(m)s人", { m: members })}</span>
          <span class="progress-row__counts">${kinds.map((kind) => html`<span key=${kind}>${kind === "fact" ? t("共有") : writableWord(kind, now.includes(kind) ? currentStage(snapshot) : null)} <b>${counts[kind] ?? 0}</b></span>`)}</span>
        </li>`;
      })}
    </ul>
  </div>`;
}
