// Notes by kind beside each other: one column a kind, or several kinds that the format puts below each other.
import { html, useLayoutEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { WallCard } from "./cards.js";
import { notePages } from "./note_pages.js";
import { PageMark, usePages } from "./pages.js";

/** One column: its kinds below each other, each with its cards; what does not fit is counted. */
function Column({ snapshot, column, posts, size, alone, many }) {
  const list = useRef(null);
  const [left, tell] = useState(0);
  const ids = posts.map((post) => `${post.id}:${post.version}`).join();
  useLayoutEffect(() => {
    const rows = [...list.current.children];
    for (const row of rows) row.hidden = false;
    const { right, bottom } = list.current.getBoundingClientRect();
    let hidden = 0;
    for (const row of rows) {
      const edge = row.getBoundingClientRect();
      row.hidden = edge.bottom > bottom + 1 || edge.right > right + 1;
      hidden += row.hidden && row.dataset.post ? 1 : 0;
    }
    tell(hidden);
  }, [ids, size, alone, snapshot.reactions.length]);
  const several = column.kinds.length > 1;
  return html`<section class="note-column">
    <h2 class="note-column__name">${column.title}<span>${t("%(n)s件", { n: posts.length })}</span></h2>
    <ul class=${`note-column__posts ${alone ? "note-column__posts--wide" : ""}`} ref=${list}>
      ${column.kinds.flatMap(({ id, label }) => {
        const own = posts.filter((post) => post.kind === id);
        const head = several && own.length > 0 ? [html`<li key=${id} class="note-column__kind">${label}</li>`] : [];
        return [...head, ...own.map((post) => html`<li key=${post.id} data-post=${post.id}><${WallCard} snapshot=${snapshot} post=${post} plain
          groupName=${many && snapshot.groups.find((group) => group.id === post.group_id)?.name} /></li>`)];
      })}</ul>
    <p class="group-board__more">${posts.length === 0 ? t("公開された付箋はまだありません") : left > 0 ? t("ほかに %(n)s件", { n: left }) : ""}</p>
  </section>`;
}

export function NotesScreen({ live, size }) {
  const snapshot = live.state.value;
  const pages = notePages(snapshot);
  const { page, paused } = usePages(pages.length, undefined, snapshot.workshop.view.page);
  const shown = pages[page];
  if (!shown) return html`<div class="stage-screen stage-screen--calm"><h1 class="headline">${t("みんなの付箋")}</h1><p class="stage-screen__word">${t("公開された付箋はまだありません。")}</p></div>`;
  const name = shown.group && snapshot.groups.find((group) => group.id === shown.group)?.name;
  const label = [name, pages.length > 1 && t("%(page)s / %(pages)sページ", { page: page + 1, pages: pages.length })].filter(Boolean).join("　");
  return html`<div class="boards-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${shown.title}</h1>
      ${label && html`<${PageMark} paused=${paused && pages.length > 1} label=${label} />`}</div>
    <div class="boards-screen__groups">
      ${shown.columns.map((column) => html`<${Column} key=${`${page}:${column.title}`} snapshot=${snapshot} column=${column} size=${size} alone=${shown.columns.length === 1} many=${!shown.group}
        posts=${shown.posts.filter((post) => column.kinds.some((kind) => kind.id === post.kind))} />`)}
    </div>
  </div>`;
}
