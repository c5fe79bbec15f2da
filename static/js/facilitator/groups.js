// The groups at a glance: a light in words and a symbol, who is connected, what has been written.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentStage } from "../room/steps.js";
import { writableWord } from "../room/words.js";

const COUNTED = ["fact", "urgency", "assessment", "action_item", "reflection"];

/** What a group's light says. Pure: `{sign, word, tone}`. */
export function lightOf(group, stage) {
  const { members = 0, connected = null, writing = 0 } = group;
  if (!members) return { sign: "○", word: t("参加者なし"), tone: "none" };
  if (connected !== null && connected < members) {
    return { sign: "！", word: t("%(n)s人の接続が切れています", { n: members - connected }), tone: "cut" };
  }
  if (!stage?.writes.length) return { sign: "●", word: t("全員つながっています"), tone: "good" };
  if (writing === 0) return { sign: "△", word: t("まだ書き込みがありません"), tone: "idle" };
  if (writing < members) return { sign: "◐", word: t("書いています"), tone: "some" };
  return { sign: "●", word: t("全員が書きました"), tone: "good" };
}

const countWord = (kind) => (kind === "fact" ? t("共有") : writableWord(kind));

function GroupCard({ cockpit, group, progress, stage, used }) {
  const light = lightOf(progress, stage);
  const { members = 0, connected, writing = 0, counts = {} } = progress;
  return html`<li class=${`group-card group-card--${light.tone}`}>
    <button type="button" class="group-card__button" onClick=${() => cockpit.show("board", { group: group.id })}>
      <span class="group-card__top"><strong class="group-card__name">${group.name}</strong>
        <span class="group-card__light"><span aria-hidden="true">${light.sign}</span> ${light.word}</span></span>
      <span class="group-card__numbers">
        <span>${connected === undefined ? t("参加 %(m)s", { m: members }) : t("接続 %(n)s/%(m)s", { n: connected, m: members })}</span>
        ${stage?.writes.length > 0 && html`<span>${t("書いた人 %(n)s/%(m)s", { n: writing, m: members })}</span>`}
        ${used.map((kind) => html`<span key=${kind}>${countWord(kind)} ${counts[kind] ?? 0}</span>`)}
      </span>
      <span class="visually-hidden">${t("ボードを見る")}</span>
    </button>
  </li>`;
}

/** Kinds that the format has asked for until now: nothing else is worth a zero. */
function usedKinds(snapshot, stage) {
  const groups = Object.values(snapshot.progress.groups ?? {});
  return COUNTED.filter((kind) => stage?.writes.includes(kind) || (kind !== "urgency" && groups.some((group) => group.counts?.[kind])));
}

export function GroupsPane({ cockpit }) {
  const { live, ui } = cockpit;
  const snapshot = live.state.value;
  const stage = currentStage(snapshot);
  const used = usedKinds(snapshot, stage);
  return html`<div class="groups">
    <ul class="groups__list">
      ${snapshot.groups.map((group) => html`<${GroupCard} key=${group.id} cockpit=${cockpit} group=${group} stage=${stage} used=${used}
        progress=${snapshot.progress.groups?.[group.id] ?? {}} />`)}
    </ul>
    ${snapshot.workshop.status !== "closed" &&
    html`<button type="button" class="button button--text" onClick=${() => (ui.sheet.value = { kind: "add-group" })}>${t("＋ 班を増やす")}</button>`}
  </div>`;
}
