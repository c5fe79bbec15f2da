// A post as it may be shown to all: the role, never a mark, never more than the text.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { dueLabel, kindLabel, postKind, roleName } from "../core/labels.js";

/** Who acts (or spoke), without anything that tells two people of one role apart. */
export function voice(snapshot, post) {
  return roleName(snapshot.case, post.role_acting || post.role, true);
}

/** The short fields of an action item, each a phrase. */
export function actionParts(snapshot, post) {
  if (post.type !== "action_item") return [];
  const handoff = post.handoff_to && t("→ %(role)s", { role: roleName(snapshot.case, post.handoff_to, true) });
  return [dueLabel(post.due_h), handoff, post.lead && t("主担当")].filter(Boolean);
}

/** Reactions as `[[kind, n]]`. */
export function reactionCounts(snapshot, post) {
  const counts = new Map();
  for (const row of snapshot.reactions) if (row.post_id === post.id) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  return [...counts];
}

/** `plain`: its kind stands above it already. */
export function WallCard({ snapshot, post, groupName, plain }) {
  const parts = actionParts(snapshot, post);
  const reactions = reactionCounts(snapshot, post);
  return html`<article class=${`wall-card wall-card--${post.kind}`}>
    <p class="wall-card__head">${!plain && html`<b>${postKind(snapshot.format, post)}</b>`}<span>${groupName && `${groupName}・`}${voice(snapshot, post)}</span></p>
    <p class="wall-card__text">${post.what ?? post.text}</p>
    ${parts.length > 0 && html`<p class="wall-card__line">${parts.map((part) => html`<span key=${part}>${part}</span>`)}</p>`}
    ${reactions.length > 0 && html`<p class="wall-card__line">${reactions.map(([kind, n]) => html`<span key=${kind}>${kindLabel("reaction", kind)} ${n}</span>`)}</p>`}
  </article>`;
}
