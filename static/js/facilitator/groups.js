// The groups at a glance: a light in words and a symbol, who is connected, what has been written.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { countedKinds, currentStage, writtenKinds } from "../room/steps.js";
import { writableWord } from "../room/words.js";
import { Rehearsal } from "./rehearsal.js";
import { useIdle } from "./idle.js";
import { lightOf, savedOf } from "./light.js";
import { holesWord } from "./net-pane.js";

const countWord = (kind, stage) => (kind === "fact" ? t("共有") : writableWord(kind, stage));

/** More groups than this are told in short, with those that want a look named above. */
export const MANY = 12;
const WANTING = ["call", "cut", "idle"];

function GroupCard({ cockpit, snapshot, group, progress, light, asked, used, status, net, brief }) {
  const saved = savedOf(progress, status);
  const { members = 0, connected, writing = 0, passed = 0, counts = {} } = progress;
  const told = brief && asked && !WANTING.includes(light.tone); // by the number of those who wrote
  return html`<li class=${`group-card group-card--${light.tone}`}>
    <button type="button" class="group-card__button" onClick=${() => cockpit.show("board", { group: group.id })}>
      <span class="group-card__top"><strong class="group-card__name">${group.name}</strong>
        <span class="group-card__light"><span aria-hidden="true">${light.sign}</span> <span class=${told ? "visually-hidden" : ""}>${light.word}</span></span></span>
      <span class="group-card__numbers">
        ${brief && asked ? null : html`<span>${connected === undefined ? t("参加 %(m)s", { m: members }) : t("接続 %(n)s/%(m)s", { n: connected, m: members })}</span>`}
        ${!brief && saved && html`<span class="group-card__saved"><span aria-hidden="true">${saved.sign}</span> ${saved.word}</span>`}
        ${asked && html`<span>${t("書いた人 %(n)s/%(m)s", { n: writing, m: members })}</span>`}
        ${!brief && used.map((kind) => html`<span key=${kind}>${countWord(kind, currentStage(snapshot))} ${counts[kind] ?? 0}</span>`)}
        ${holesWord(net) && html`<span>${holesWord(net)}</span>`}
        ${passed > 0 && html`<span>${t("パス %(n)s", { n: passed })}</span>`}
      </span>
      <span class="visually-hidden">${t("ボードを見る")}</span>
    </button>
  </li>`;
}

/** Of many groups: how many are well, and which want a look. */
function Overview({ cockpit, groups, lights }) {
  const sum = (tone) => groups.filter((group) => lights[group.id].tone === tone).length;
  const wanting = WANTING.flatMap((tone) => groups.filter((group) => lights[group.id].tone === tone));
  const told = [["◐", t("書いています"), sum("some")], ["●", t("そろっています"), sum("good")], ["○", t("参加者なし"), sum("none")]].filter(([, , count]) => count);
  return html`<div class="groups__overview">
    <p>${told.map(([sign, word, count]) => html`<span key=${word}><span aria-hidden="true">${sign}</span> ${word} ${t("%(n)s班", { n: count })}</span>`)}</p>
    ${wanting.length > 0 && html`<h2 class="groups__wanting">${t("気にかけたい班（%(n)s）", { n: wanting.length })}</h2>
    <ul class="groups__chips">${wanting.map((group) => html`<li key=${group.id} class=${`group-card--${lights[group.id].tone}`}>
      <button type="button" class="group-card__button" onClick=${() => cockpit.show("board", { group: group.id })}><strong>${group.name}</strong>
        <span class="group-card__light"><span aria-hidden="true">${lights[group.id].sign}</span> ${lights[group.id].word}</span></button></li>`)}</ul>`}
  </div>`;
}

export function GroupsPane({ cockpit }) {
  const { live, ui } = cockpit;
  const snapshot = live.state.value;
  const { groups } = snapshot;
  const now = countedKinds(currentStage(snapshot));
  const used = [...new Set([...now, ...writtenKinds(snapshot)])];
  const asked = now.length > 0;
  const { status } = snapshot.workshop;
  const progressOf = (group) => snapshot.progress.groups?.[group.id] ?? {};
  const idle = useIdle(Object.fromEntries(groups.map((group) => [group.id, progressOf(group)])));
  const calling = new Set((snapshot.help ?? []).map((call) => call.group_id));
  const lights = Object.fromEntries(
    groups.map((group) => [group.id, lightOf(progressOf(group), { writing: asked, status, called: calling.has(group.id), idle: idle.has(group.id) })]),
  );
  const many = groups.length > MANY;
  return html`<div class="groups">
    ${many && html`<${Overview} cockpit=${cockpit} groups=${groups} lights=${lights} />`}
    <ul class=${`groups__list ${many ? "groups__list--many" : ""}`}>
      ${groups.map((group) => html`<${GroupCard} key=${group.id} cockpit=${cockpit} snapshot=${snapshot} group=${group} light=${lights[group.id]} asked=${asked} used=${used}
        status=${status} net=${live.net?.value?.groups?.[group.id]} progress=${progressOf(group)} brief=${many} />`)}
    </ul>
    ${status !== "closed" &&
    html`<button type="button" class="button button--text" onClick=${() => (ui.sheet.value = { kind: "add-group" })}>${t("＋ 班を増やす")}</button>`}
    <p><a href=${cockpit.urls.seating} target="_blank" rel="noopener">${t("班と席：名簿、整え直し、座席票（新しいタブ）")}</a></p>
    <${Rehearsal} cockpit=${cockpit} snapshot=${snapshot} />
  </div>`;
}
