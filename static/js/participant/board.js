// The group's board, and after the reveal those of the other groups.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { ASSESSMENT_KINDS, POST_TYPES, REFLECTION_KINDS, kindLabel, noteKinds, roleName } from "../core/labels.js";
import { Distributions } from "./distributions.js";
import { plainText } from "./forms.js";
import { Prompt } from "./header.js";
import { OtherBoards } from "./other_boards.js";
import { PlanBoard } from "./plan.js";
import { PostCard } from "./post_card.js";
import { CopyBox } from "./refused.js";
import { byKind, othersOpen, partsOf, sortFacts } from "./view.js";

const POSTS = Object.keys(POST_TYPES);

/** The question stands here where nothing is written; elsewhere it stands where one writes. */
export function Board({ app, view }) {
  const chosen = app.desk.keep("otherBoard", "");
  const other = othersOpen(view) ? chosen.value : "";
  return html`<div class="stack">
    ${!POSTS.some((type) => view.writes.has(type)) && html`<${Prompt} desk=${app.desk} view=${view} />`}
    ${othersOpen(view) && html`<${OtherBoards} app=${app} view=${view} chosen=${other} onChoose=${(group) => (chosen.value = group)} />`}
    <div class="stack" hidden=${Boolean(other)}>
      <h2>${t("%(group)sのボード", { group: view.group.name })}</h2>
      ${view.silent && view.stage.writes.length > 0 && html`<${Silence} live=${app.live} view=${view} />`}
      <${OrphanEdit} app=${app} view=${view} />
      <${BoardParts} app=${app} view=${view} posts=${view.posts} reactions=${view.snapshot.reactions} facts />
      <${Distributions} view=${view} />
    </div>
  </div>`;
}

/** While silent, all that is known of the others is how many write. */
function Silence({ live, view }) {
  const counts = live.progress.value?.groups?.[view.group.id];
  return html`<div class="notice notice--info silence">
    <p class="notice__title"><span aria-hidden="true">✎</span> ${t("いまは一人で、黙って書く時間です")}</p>
    <p>${t("ここに書いたものは、まだ自分だけに見えています。この時間が終わると班で見られます。")}</p>
    ${counts && html`<p>${t("%(members)s人のうち%(n)s人が書いています。", { members: counts.members, n: counts.writing })}</p>`}
  </div>`;
}

/** The line that was being edited has been taken back meanwhile: the text stays. */
function OrphanEdit({ app, view }) {
  const { editing } = app.desk;
  const open = editing.value;
  if (!open || view.posts.some((post) => post.id === open.id)) return null;
  return html`<div class="notice notice--warning">
    <p>${t("直していた投稿は取り下げられました。書きかけの文章は残っています。")}</p>
    <${CopyBox} label=${t("書きかけの文章")} text=${plainText(open.type, open.values, view)} />
    <p><button type="button" class="button button--text button--small" onClick=${() => (editing.value = null)}>${t("閉じる")}</button></p>
  </div>`;
}

/** The parts of a board, one at a time.  `facts`: with the facts that the group has shared. */
export function BoardParts({ app, view, posts, reactions, facts, readonly }) {
  const part = app.desk.keep("boardPart", "assessment");
  const shared = view.snapshot.shared_facts;
  const counts = { assessment: 0, action_item: 0, reflection: 0, note: 0, fact: shared.length };
  for (const post of posts) counts[post.type] += 1;
  const used = partsOf(view.snapshot.format);
  const parts = [...Object.entries(POST_TYPES).filter(([id]) => used.has(id) || counts[id]), ...(facts ? [["fact", t("事実")]] : [])];
  const open = parts.some(([id]) => id === part.value) ? part.value : parts[0]?.[0];
  const show = { app, view, reactions, readonly };
  return html`
    <div class="segments segments--even" role="group" aria-label=${t("ボードの種類")}>
      ${parts.map(
        ([id, label]) => html`<button key=${id} type="button" class="segment" aria-pressed=${id === open ? "true" : "false"}
          onClick=${() => (part.value = id)}>
          <span>${t(label)}</span> <span class="number">${counts[id]}</span>
        </button>`,
      )}
    </div>
    ${open === "assessment" && html`<${Kinds} ...${show} posts=${posts} type="assessment" kinds=${ASSESSMENT_KINDS} />`}
    ${open === "reflection" && html`<${Kinds} ...${show} posts=${posts} type="reflection" kinds=${REFLECTION_KINDS} />`}
    ${open === "note" && html`<${Kinds} ...${show} posts=${posts} type="note" kinds=${noteKinds(view.snapshot.format)} />`}
    ${open === "action_item" && html`<${PlanBoard} ...${show} posts=${posts} />`}
    ${open === "fact" && html`<${SharedFacts} view=${view} />`}
  `;
}

function Kinds({ posts, type, kinds, ...show }) {
  const found = byKind(posts.filter((post) => post.type === type), kinds);
  if (!found.length) return html`<${Nothing} />`;
  return found.map(
    ([kind, some]) => html`<section class="stack stack--tight" key=${kind}>
      <h3 class="board__kind">${type === "note" ? kinds[kind] : kindLabel(type, kind)} <span class="number quiet">${some.length}</span></h3>
      ${some.map((post) => html`<${PostCard} key=${post.id} post=${post} ...${show} />`)}
    </section>`,
  );
}

function SharedFacts({ view }) {
  const rows = view.snapshot.shared_facts;
  if (!rows.length) return html`<p class="quiet">${t("共有された事実は、まだありません。")}</p>`;
  const facts = sortFacts(rows.map((row) => ({ ...row, id: row.fact_id, text: view.factById.get(row.fact_id)?.text ?? "" })));
  return html`<ul class="plain-list stack stack--tight">
    ${facts.map(
      (row) => html`<li class="post" key=${row.id}>
        <p><span class="fact-id">${row.id}</span> ${row.text}</p>
        <p class="post__foot small">${roleName(view.case, row.role)}</p>
      </li>`,
    )}
  </ul>`;
}

function Nothing() {
  return html`<p class="quiet">${t("まだありません。")}</p>`;
}
