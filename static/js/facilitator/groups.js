// The groups at a glance: a light in words and a symbol, who is connected, what has been written.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { countedKinds, currentStage, writtenKinds } from "../room/steps.js";
import { writableWord } from "../room/words.js";

/** What a group's light says: `{sign, word, tone}`.  `writing`: whether this stage asks for anything that is counted.  Pure. */
export function lightOf(group, { writing: asked, status }) {
  const { members = 0, connected = null, writing = 0 } = group;
  if (!members) return { sign: "○", word: t("参加者なし"), tone: "none" };
  if (status === "closed") return { sign: "■", word: t("終了"), tone: "none" };
  if (connected !== null && connected < members) {
    return { sign: "！", word: t("%(n)s人の接続が切れています", { n: members - connected }), tone: "cut" };
  }
  if (!asked) return { sign: "●", word: t("全員つながっています"), tone: "good" };
  if (writing === 0) return { sign: "△", word: t("まだ書き込みがありません"), tone: "idle" };
  if (writing < members) return { sign: "◐", word: t("書いています"), tone: "some" };
  return { sign: "●", word: t("全員が書きました"), tone: "good" };
}

const countWord = (kind) => (kind === "fact" ? t("共有") : writableWord(kind));

function GroupCard({ cockpit, group, progress, asked, used, status }) {
  const light = lightOf(progress, { writing: asked, status });
  const { members = 0, connected, writing = 0, counts = {} } = progress;
  return html`<li class=${`group-card group-card--${light.tone}`}>
    <button type="button" class="group-card__button" onClick=${() => cockpit.show("board", { group: group.id })}>
      <span class="group-card__top"><strong class="group-card__name">${group.name}</strong>
        <span class="group-card__light"><span aria-hidden="true">${light.sign}</span> ${light.word}</span></span>
      <span class="group-card__numbers">
        <span>${connected === undefined ? t("参加 %(m)s", { m: members }) : t("接続 %(n)s/%(m)s", { n: connected, m: members })}</span>
        ${asked && html`<span>${t("書いた人 %(n)s/%(m)s", { n: writing, m: members })}</span>`}
        ${used.map((kind) => html`<span key=${kind}>${countWord(kind)} ${counts[kind] ?? 0}</span>`)}
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
      ${snapshot.groups.map((group) => html`<${GroupCard} key=${group.id} cockpit=${cockpit} group=${group} asked=${now.length > 0} used=${used} status=${status}
        progress=${snapshot.progress.groups?.[group.id] ?? {}} />`)}
    </ul>
    ${status !== "closed" &&
    html`<button type="button" class="button button--text" onClick=${() => (ui.sheet.value = { kind: "add-group" })}>${t("＋ 班を増やす")}</button>`}
  </div>`;
}
