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

function GroupCard({ cockpit, snapshot, group, progress, asked, used, status, net }) {
  const called = (snapshot.help ?? []).some((call) => call.group_id === group.id);
  const idle = useIdle(progress);
  const light = lightOf(progress, { writing: asked, status, called, idle });
  const saved = savedOf(progress, status);
  const { members = 0, connected, writing = 0, passed = 0, counts = {} } = progress;
  return html`<li class=${`group-card group-card--${light.tone}`}>
    <button type="button" class="group-card__button" onClick=${() => cockpit.show("board", { group: group.id })}>
      <span class="group-card__top"><strong class="group-card__name">${group.name}</strong>
        <span class="group-card__light"><span aria-hidden="true">${light.sign}</span> ${light.word}</span></span>
      <span class="group-card__numbers">
        <span>${connected === undefined ? t("参加 %(m)s", { m: members }) : t("接続 %(n)s/%(m)s", { n: connected, m: members })}</span>
        ${saved && html`<span class="group-card__saved"><span aria-hidden="true">${saved.sign}</span> ${saved.word}</span>`}
        ${asked && html`<span>${t("書いた人 %(n)s/%(m)s", { n: writing, m: members })}</span>`}
        ${used.map((kind) => html`<span key=${kind}>${countWord(kind, currentStage(snapshot))} ${counts[kind] ?? 0}</span>`)}
        ${holesWord(net) && html`<span>${holesWord(net)}</span>`}
        ${passed > 0 && html`<span>${t("パス %(n)s", { n: passed })}</span>`}
      </span>
      <span class="visually-hidden">${t("ボードを見る")}</span>
    </button>
  </li>`;
}

export function GroupsPane({ cockpit }) {
  const { live, ui } = cockpit;
  const snapshot = live.state.value;
  const now = countedKinds(currentStage(snapshot));
  const used = [...new Set([...now, ...writtenKinds(snapshot)])];
  const { status } = snapshot.workshop;
  return html`<div class="groups">
    <ul class="groups__list">
      ${snapshot.groups.map((group) => html`<${GroupCard} key=${group.id} cockpit=${cockpit} snapshot=${snapshot} group=${group} asked=${now.length > 0} used=${used} status=${status}
        net=${live.net?.value?.groups?.[group.id]} progress=${snapshot.progress.groups?.[group.id] ?? {}} />`)}
    </ul>
    ${status !== "closed" &&
    html`<button type="button" class="button button--text" onClick=${() => (ui.sheet.value = { kind: "add-group" })}>${t("＋ 班を増やす")}</button>`}
    <p><a href=${cockpit.urls.seating} target="_blank" rel="noopener">${t("班と席：名簿、整え直し、座席票（新しいタブ）")}</a></p>
    <${Rehearsal} cockpit=${cockpit} snapshot=${snapshot} />
  </div>`;
}
