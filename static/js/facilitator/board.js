// Looking into one group's board: what the group sees, who sits there, and what may go onto the projector.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { dueLabel, kindLabel, postKind, roleName } from "../core/labels.js";
import { currentPhase, isSilent } from "../room/steps.js";
import { Answer, isQuestion } from "./answer.js";
import { groupName, seatWord } from "../room/words.js";
import { Moderate, keptWord } from "./moderation.js";
import { Paper } from "./paper.js";

/** The fields of an action item as pairs; empty ones are left out. */
export function actionFields(snapshot, post) {
  const needs = post.needs.map((id) => snapshot.case.needs.find((need) => need.id === id)?.label ?? id);
  return [
    [t("動く役割"), post.role_acting && roleName(snapshot.case, post.role_acting)],
    [t("課題"), needs.join(t("、"))],
    [t("期限"), dueLabel(post.due_h)],
    [t("つなぎ先"), post.handoff_to && roleName(snapshot.case, post.handoff_to)],
    [t("受け取りの確かめ方"), post.receipt],
    [t("断られたら"), post.fallback],
  ].filter(([, value]) => value);
}

function Reactions({ snapshot, post }) {
  const counts = new Map();
  for (const row of snapshot.reactions) if (row.post_id === post.id) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => html`<span key=${kind} class="post-row__reaction">${kindLabel("reaction", kind)} ${n}</span>`);
}

function PostRow({ cockpit, snapshot, post }) {
  const shown = snapshot.workshop.view.screen === "post" && snapshot.workshop.view.post === post.id;
  const kept = keptWord(post);
  const open = post.audience === "all" && !kept;
  return html`<li class="post-row">
    <p class="post-row__head"><span class="badge">${postKind(snapshot.format, post)}</span>
      ${post.lead && html`<span class="badge">${t("主担当")}</span>`}
      <span>${seatWord(snapshot, post)}${post.written_by === "staff" ? t("・代筆") : post.written_by === "scribe" ? t("・書記") : ""}</span>
      <span class="post-row__audience">${kept || (open ? t("全員に公開") : t("班の中だけ"))}</span></p>
    <p class="post-row__text">${post.what ?? post.text}</p>
    ${post.type === "action_item" && html`<dl class="post-row__fields">
      ${actionFields(snapshot, post).map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
    ${post.facts?.length > 0 && html`<p class="post-row__facts">${t("根拠：%(facts)s", { facts: post.facts.join(t("、")) })}</p>`}
    ${isQuestion(snapshot.format, post) && html`<${Answer} cockpit=${cockpit} snapshot=${snapshot} post=${post} />`}
    <div class="post-row__foot"><${Reactions} snapshot=${snapshot} post=${post} />
      <button type="button" class="button button--text" disabled=${!open || shown} title=${open ? undefined : t("全員に公開されると映せます")}
        onClick=${() => cockpit.run("view.set", { screen: "post", post: post.id }, t("投影画面に映しました。"))}>
        ${shown ? t("投影中") : t("投影画面に大きく")}</button>
      <${Moderate} cockpit=${cockpit} post=${post} /></div>
  </li>`;
}

function Members({ cockpit, snapshot, group }) {
  const seats = snapshot.members.filter((seat) => seat.group_id === group);
  const closed = snapshot.workshop.status !== "open";
  return html`<details class="members"><summary>${t("班員 %(n)s人", { n: seats.length })}</summary>
    ${snapshot.groups.length > 1 && html`<p><button type="button" class="button button--text" disabled=${closed}
      onClick=${() => (cockpit.ui.sheet.value = { kind: "merge-groups", group })}>${t("ほかの班に合わせる…")}</button></p>`}
    <ul class="members__list">${seats.map((seat) => html`<li key=${seat.id} class="members__row">
      <span>${seatWord(snapshot, seat)}</span>
      <button type="button" class="button button--text" disabled=${closed || snapshot.groups.length < 2}
        onClick=${() => (cockpit.ui.sheet.value = { kind: "move-seat", seat })}>${t("班を移す")}
        <span class="visually-hidden">${t("（%(seat)s）", { seat: seatWord(snapshot, seat) })}</span></button></li>`)}</ul>
  </details>`;
}

function Empty({ snapshot, group }) {
  const counts = snapshot.progress.groups?.[group]?.counts ?? {};
  const n = ["assessment", "action_item", "reflection", "note"].reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  if (isSilent(snapshot) && n) return html`<p class="board__empty">${t("個人の下書きが%(n)s件あります。班に見えるようになるまで、進行役にも内容は見えません。", { n })}</p>`;
  return html`<p class="board__empty">${t("まだ投稿はありません。")}</p>`;
}

export function BoardPane({ cockpit }) {
  const { ui, live } = cockpit;
  const snapshot = live.state.value;
  const group = snapshot.groups.some((one) => one.id === ui.group.value) ? ui.group.value : snapshot.groups[0]?.id;
  const stages = snapshot.format.stages.filter((stage) => snapshot.posts.some((post) => post.stage === stage.id));
  const wanted = ui.board.value;
  const posts = snapshot.posts
    .filter((post) => post.group_id === group && (!wanted || post.stage === wanted))
    .sort((a, b) => (a.posted_at < b.posted_at ? 1 : -1));
  return html`<div class="board">
    <div class="board__bar">
      <label class="field"><span class="field__label">${t("班")}</span>
        <select class="input" value=${group} onChange=${(event) => (ui.group.value = event.target.value)}>
          ${snapshot.groups.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select></label>
      ${stages.length > 1 && html`<label class="field"><span class="field__label">${t("段階")}</span>
        <select class="input" value=${wanted ?? ""} onChange=${(event) => (ui.board.value = event.target.value || null)}>
          <option value="">${t("すべて")}</option>
          ${stages.map((stage) => html`<option key=${stage.id} value=${stage.id}>${stage.title}</option>`)}</select></label>`}
    </div>
    <${Members} key=${group} cockpit=${cockpit} snapshot=${snapshot} group=${group} />
    <${Paper} key=${`paper-${group}`} cockpit=${cockpit} snapshot=${snapshot} group=${group} />
    <h2 class="visually-hidden">${t("%(group)sの投稿", { group: groupName(snapshot, group) })}</h2>
    ${currentPhase(snapshot)?.audience === "self" && posts.length > 0 && html`<p class="board__empty">${t("いまは個人の時間です。新しく書かれたものは、まだここに出ません。")}</p>`}
    ${posts.length ? html`<ul class="board__posts">${posts.map((post) => html`<${PostRow} key=${post.id} cockpit=${cockpit} snapshot=${snapshot} post=${post} />`)}</ul>`
      : html`<${Empty} snapshot=${snapshot} group=${group} />`}
  </div>`;
}
