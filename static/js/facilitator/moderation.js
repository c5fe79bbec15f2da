// Hiding a post, holding it before the projector, letting it go; with the reasons that are written down.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { postKind } from "../core/labels.js";
import { groupName } from "../room/words.js";
import { maskPost } from "./mask.js";

/** How a post is kept back, in words; empty where it is not. */
export function keptWord(post) {
  if (post.hidden) return t("非表示：%(reason)s", { reason: post.hidden });
  if (!post.held) return "";
  return post.held_why === "anonymity" ? t("保留中：個人が分かるおそれ") : t("保留中：班の中だけに見えます");
}

/** A post that may tell who somebody is is decided on in its own sheet, with a reason. */
function release(cockpit, post) {
  if (post.held_why === "anonymity") cockpit.ui.sheet.value = { kind: "held" };
  else cockpit.run("post.release", { post_id: post.id }, t("保留を解きました。"));
}

/** The buttons of one post. */
export function Moderate({ cockpit, post }) {
  const hidden = Boolean(post.hidden);
  return html`${hidden
      ? html`<button type="button" class="button button--text" onClick=${() => cockpit.run("post.unhide", { post_id: post.id }, t("もう一度見えるようにしました。"))}>${t("非表示をやめる")}</button>`
      : html`<button type="button" class="button button--text" onClick=${() => (cockpit.ui.sheet.value = { kind: "hide-post", post })}>${t("非表示…")}</button>`}
    ${post.held_why !== "anonymity" && html`<button type="button" class="button button--text" onClick=${() => maskPost(cockpit, post)}>${t("言葉を伏せる…")}</button>`}
    ${!hidden && (post.held
      ? html`<button type="button" class="button button--text" onClick=${() => release(cockpit, post)}>${t("保留を解く")}</button>`
      : html`<button type="button" class="button button--text" onClick=${() => cockpit.run("post.hold", { post_id: post.id }, t("保留にしました。班の中だけに見えます。"))}>${t("保留")}</button>`)}`;
}

/** The switch, and all posts that wait for the facilitator's word. */
export function Held({ cockpit, snapshot }) {
  const held = snapshot.posts.filter((post) => post.held_why === "moderation" && !post.hidden);
  const on = snapshot.workshop.hold_new;
  return html`<div class="stack">
    <label class="pick pick--check"><input type="checkbox" checked=${on} onChange=${() => cockpit.run("room.set", { hold_new: !on }, on ? t("新しい投稿は、保留しません。") : t("新しい投稿を、すべて保留します。"))} />
      ${t("新しい投稿は、解くまで班の中だけにする")}</label>
    ${held.length ? html`<ul class="board__posts">${held.map((post) => html`<li key=${post.id} class="post-row">
        <p class="post-row__head"><span class="badge">${postKind(snapshot.format, post)}</span><span>${groupName(snapshot, post.group_id)}</span><span class="post-row__audience">${keptWord(post)}</span></p>
        <p class="post-row__text">${post.what ?? post.text}</p>
        <div class="post-row__foot"><${Moderate} cockpit=${cockpit} post=${post} /></div></li>`)}</ul>`
      : html`<p class="board__empty">${t("保留中の投稿はありません。")}</p>`}
  </div>`;
}

/** Form of the dialog: why a post is hidden. */
export function Hide({ cockpit, post, draft, close }) {
  const [reason, setReason] = useState(draft?.reason ?? "");
  const submit = async (event) => {
    event.preventDefault();
    if (await cockpit.run("post.hide", { post_id: post.id, reason: reason.trim() }, t("非表示にしました。書いた人には理由とともに見えます。"))) close();
  };
  return html`<form onSubmit=${submit} class="stack">
    <p class="post-row__text">${post.what ?? post.text}</p>
    <label class="field"><span class="field__label">${t("理由（書いた人に見えます）")}</span>
      <input class="input" value=${reason} maxlength="200" required onInput=${(event) => setReason(event.target.value)} /></label>
    <p class="sheet__note">${t("書いた人と進行役のほかには見えなくなり、出力にも入りません。非表示にしたことは記録に残ります。")}</p>
    <div class="sheet__buttons"><button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="submit" class="button button--primary" disabled=${!reason.trim()}>${t("非表示にする")}</button></div>
  </form>`;
}
