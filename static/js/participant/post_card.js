// One post on the board: what it says, whose role, whether it is saved, and what may be done with it.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { REACTION_KINDS, choices, dueLabel, postKind, roleName } from "../core/labels.js";
import { PostForm, contentOf, textOf, valuesOf } from "./forms.js";
import { HandoffState } from "./handoff_state.js";
import { countReactions } from "./view.js";

/** `place`: where on the page this card stands; a post shown at two places is edited at one. */
export function PostCard({ app, view, post, reactions, readonly, showKind, place = "board" }) {
  const mine = post.participant_id === view.me && Boolean(view.me);
  const open = app.desk.editing.value;
  const editing = !readonly && open?.id === post.id && open.place === place;
  return html`<article class=${`post post--${post.type}`}>
    ${editing
      ? html`<${EditPost} app=${app} view=${view} post=${post} place=${place} />`
      : html`
          <${KeptBack} post=${post} mine=${mine} />
          <${PostBody} view=${view} post=${post} showKind=${showKind} />
          <${PostFoot} view=${view} post=${post} mine=${mine} />
          <div class="post__acts">
            <${Reactions} app=${app} view=${view} post=${post} reactions=${reactions} readonly=${readonly} />
            ${!readonly && html`<${Acts} app=${app} view=${view} post=${post} mine=${mine} place=${place} />`}
          </div>
        `}
  </article>`;
}

/** Hidden, and why (its author alone sees that); or held until the facilitator lets it onto the projector. */
function KeptBack({ post, mine }) {
  if (post.hidden) {
    return html`<p class="post__kept small"><strong>${t("進行役が非表示にしました。あなたと進行役だけに見えています。")}</strong> ${t("理由：%(reason)s", { reason: post.hidden })}</p>`;
  }
  if (!post.held) return null;
  const why = post.held_why === "anonymity" ? t("個人が分かるおそれがないか、進行役が確かめています。") : t("進行役が確かめるまで、班の中だけに見えます。");
  return html`<p class="post__kept small"><span aria-hidden="true">▢</span> ${why}${mine && post.held_why === "anonymity" ? ` ${t("直すと早く済みます。")}` : ""}</p>`;
}

function PostBody({ view, post, showKind }) {
  return html`
    ${(showKind || post.type === "action_item") &&
    html`<p class="cluster cluster--tight">
      <span class="badge badge--accent">${postKind(view.snapshot.format, post)}</span>
      ${post.type === "action_item" && html`<span class="badge">${dueLabel(post.due_h)}</span>`}
      ${post.lead && html`<span class="badge badge--success">${t("主担当")}</span>`}
    </p>`}
    <p class="post__text">${textOf(post)}</p>
    ${post.type === "action_item" && html`<${ActionDetails} view=${view} post=${post} needs=${showKind} />`}
    ${post.facts?.length > 0 && html`<${CitedFacts} view=${view} ids=${post.facts} />`}
  `;
}

/** `needs`: on the board the needs stand above already, in the list of one's own lines nowhere else. */
function ActionDetails({ view, post, needs }) {
  const label = (id) => view.case.needs.find((need) => need.id === id)?.label ?? id;
  const rows = [
    [t("課題"), needs && post.needs.map(label).join("・")],
    [t("動く役割"), roleName(view.case, post.role_acting)],
    [t("つなぐ相手"), post.handoff_to && roleName(view.case, post.handoff_to)],
    [t("つなぎの返事"), post.handoff_to && post.audience !== "self" && html`<${HandoffState} view=${view} post=${post} />`],
    [t("受取確認"), post.receipt],
    [t("代替"), post.fallback],
  ].filter(([, value]) => value);
  return html`<dl class="post__details small">
    ${rows.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

function CitedFacts({ view, ids }) {
  return html`<details class="post__facts small">
    <summary>${t("もとにした事実")} ${ids.join("・")}</summary>
    <ul class="plain-list">
      ${ids.map((id) => html`<li key=${id}><span class="fact-id">${id}</span> ${view.factById.get(id)?.text ?? t("ほかの班のカードの事実です。")}</li>`)}
    </ul>
  </details>`;
}

function PostFoot({ view, post, mine }) {
  const others = view.members.filter((member) => member.role === post.role).length > 1;
  const mark = others && post.mark ? `（${post.mark}）` : "";
  const time = post.version ? clockTime(post.posted_at) : "";
  return html`<p class="post__foot small">
    <span>${roleName(view.case, post.role)}${mark}${mine && post.written_by !== "scribe" ? `・${t("自分")}` : ""}${handWord(post)}</span>
    ${time && html`<span class="number quiet">${time}${post.edited_at ? `・${t("直しあり")}` : ""}</span>`}
    ${mine || ["waiting", "leaving"].includes(post.progress) ? html`<${Saved} progress=${post.progress} />` : null}
  </p>`;
}

const handWord = (post) => (post.written_by ? `・${post.written_by === "staff" ? t("代筆") : t("書記")}` : "");

/** Saved or not, in words and with a symbol. */
export function Saved({ progress }) {
  if (progress === "leaving") return html`<span class="unsaved"><span aria-hidden="true">○</span> ${t("取り下げています")}</span>`;
  if (progress === "waiting") return html`<span class="unsaved"><span aria-hidden="true">○</span> ${t("まだ保存されていません")}</span>`;
  return html`<span class="saved"><span aria-hidden="true">✓</span> ${t("保存しました")}</span>`;
}

function Reactions({ app, view, post, reactions, readonly }) {
  const counts = countReactions(reactions, post.id, view.me);
  const may = !readonly && view.writes.has("reaction") && post.progress === "saved" && post.audience !== "self";
  const shown = choices(REACTION_KINDS).filter(([kind]) => may || counts[kind]);
  if (!shown.length) return null;
  return html`<div class="reactions" role="group" aria-label=${t("反応")}>
    ${shown.map(([kind, label]) => {
      const { count = 0, mine = false } = counts[kind] ?? {};
      const words = html`${label}${count > 0 && html` <span class="number">${count}</span>`}`;
      if (!may) return html`<span class="reaction reaction--still" key=${kind}>${words}</span>`;
      return html`<button key=${kind} type="button" class="reaction" aria-pressed=${mine ? "true" : "false"}
        onClick=${() => app.live.send("reaction.set", { post_id: post.id, kind, active: !mine })}>
        ${mine && html`<span aria-hidden="true">✓</span>`}${words}
      </button>`;
    })}
  </div>`;
}

function Acts({ app, view, post, mine, place }) {
  const [asked, setAsked] = useState(false);
  if (post.progress !== "saved" || !post.version || view.closed) return null;
  const mayEdit = view.writes.has(post.type) && (mine || post.type === "action_item");
  if (!mayEdit && !mine) return null;
  const start = () =>
    (app.desk.editing.value = { id: post.id, place, type: post.type, version: post.version, values: valuesOf(post.type, post) });
  return html`<div class="cluster cluster--tight post__own">
    ${mayEdit && html`<button type="button" class="button button--text button--small" onClick=${start}>${t("直す")}</button>`}
    ${mine &&
    (asked
      ? html`<button type="button" class="button button--danger button--small"
            onClick=${() => app.live.send(`${post.type}.withdraw`, { id: post.id })}>${t("取り下げる")}</button>
          <button type="button" class="button button--text button--small" onClick=${() => setAsked(false)}>${t("やめる")}</button>`
      : html`<button type="button" class="button button--text button--small" onClick=${() => setAsked(true)}>${t("取り下げ…")}</button>`)}
  </div>`;
}

function EditPost({ app, view, post, place }) {
  const { editing } = app.desk;
  const { values, version } = editing.value;
  function send(now) {
    app.live.send(`${post.type}.edit`, { id: post.id, version, ...contentOf(post.type, now) });
    editing.value = null;
  }
  return html`<div class="stack stack--tight">
    <h3>${t("「%(kind)s」を直す", { kind: postKind(view.snapshot.format, post) })}</h3>
    ${post.version > version && html`<p class="notice notice--warning">${t("直しているあいだに、ほかの人がこの項目を直しました。保存するときに見くらべます。")}</p>`}
    <${PostForm} type=${post.type} name=${`edit-${place}-${post.id}`} view=${view} values=${values} sendLabel=${t("直した内容を保存する")}
      onValues=${(next) => (editing.value = { ...editing.value, values: next })} onSend=${send}>
      <button type="button" class="button button--text" onClick=${() => (editing.value = null)}>${t("直すのをやめる")}</button>
    <//>
  </div>`;
}

function clockTime(iso) {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? "" : `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
}
