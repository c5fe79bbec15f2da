// One post, as large as the wall allows.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { kindLabel, postKind } from "../core/labels.js";
import { groupName } from "../room/words.js";
import { actionParts, reactionCounts, voice } from "./cards.js";
import { useFit } from "./fit.js";

export function PostScreen({ live, size }) {
  const snapshot = live.state.value;
  const post = snapshot.posts.find((one) => one.id === snapshot.workshop.view.post);
  const box = useRef(null);
  const text = post ? post.what ?? post.text : "";
  useFit(box, { most: 4, least: 1 }, [text, size]);
  if (!post) return html`<div class="stage-screen stage-screen--calm"><p class="stage-screen__word" role="heading" aria-level="1">${t("この投稿は取り下げられました。")}</p></div>`;
  const parts = actionParts(snapshot, post);
  const reactions = reactionCounts(snapshot, post);
  return html`<div class="post-screen">
    <p class="post-screen__head" role="heading" aria-level="1"><b>${postKind(snapshot.format, post)}</b><span>${groupName(snapshot, post.group_id)}・${voice(snapshot, post)}</span></p>
    <div class="post-screen__text" ref=${box}><p>${text}</p></div>
    ${parts.length + reactions.length > 0 && html`<p class="post-screen__line">${parts.map((part) => html`<span key=${part}>${part}</span>`)}${reactions.map(([kind, n]) => html`<span key=${kind}>${kindLabel("reaction", kind)} ${n}</span>`)}</p>`}
  </div>`;
}
