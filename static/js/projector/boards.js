// The groups' boards side by side, the newest posts first: what does not fit is counted, never cut in the middle.  One group alone:
// everything it wrote, by kind, on as many pages as that takes.
import { html, useLayoutEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { WallCard } from "./cards.js";
import { usePaged } from "./fit.js";
import { PageMark, usePages } from "./pages.js";
import { byKind, pagesOf, spanWord, wallPosts } from "./wall.js";

const A_PAGE = 4; // boards that can be read beside each other from ten metres

function GroupBoard({ snapshot, group, posts, size }) {
  const list = useRef(null);
  const [left, tell] = useState(0);
  const ids = posts.map((post) => `${post.id}:${post.version}`).join();
  useLayoutEffect(() => {
    const cards = [...list.current.children];
    for (const card of cards) card.hidden = false;
    const { right, bottom } = list.current.getBoundingClientRect();
    let shown = 0;
    for (const card of cards) {
      const edge = card.getBoundingClientRect();
      if (edge.bottom > bottom + 1 || edge.right > right + 1) break;
      shown += 1;
    }
    shown = Math.max(1, shown); // a single card taller than the wall is better begun than missing
    cards.forEach((card, index) => (card.hidden = index >= shown));
    tell(Math.max(0, cards.length - shown));
  }, [ids, size, snapshot.reactions.length]);
  return html`<section class="group-board">
    <h2 class="group-board__name">${group.name}<span>${t("%(n)s件", { n: posts.length })}</span></h2>
    <ul class="group-board__posts" ref=${list}>
      ${posts.map((post) => html`<li key=${post.id}><${WallCard} snapshot=${snapshot} post=${post} /></li>`)}</ul>
    <p class="group-board__more">${posts.length === 0 ? t("公開された投稿はまだありません") : left > 0 ? t("ほかに %(n)s件", { n: left }) : ""}</p>
  </section>`;
}

/** One group's posts in columns, in an order that stays, and all of them within reach. */
function OneBoard({ snapshot, group, size }) {
  const posts = byKind(snapshot.format, wallPosts(snapshot).filter((post) => post.group_id === group.id));
  const list = useRef(null);
  const watched = [posts.map((post) => `${post.id}:${post.version}`).join(), size, snapshot.reactions.length];
  const count = usePaged(list, watched);
  const { page, paused } = usePages(count, undefined, snapshot.workshop.view.page);
  useLayoutEffect(() => {
    const gap = parseFloat(getComputedStyle(list.current).columnGap) || 0;
    list.current.style.transform = page ? `translateX(-${page * (list.current.clientWidth + gap)}px)` : "";
  }, [page, count, ...watched]);
  return html`<div class="boards-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("班のボード")}</h1>
      ${count > 1 && html`<${PageMark} paused=${paused} label=${t("%(page)s / %(pages)sページ", { page: page + 1, pages: count })} />`}</div>
    <section class="group-board group-board--one">
      <h2 class="group-board__name">${group.name}<span>${t("%(n)s件", { n: posts.length })}</span></h2>
      ${posts.length === 0 && html`<p class="group-board__more">${t("公開された投稿はまだありません")}</p>`}
      <div class="group-board__window"><ul class="group-board__posts group-board__posts--wide" ref=${list}>
        ${posts.map((post) => html`<li key=${post.id}><${WallCard} snapshot=${snapshot} post=${post} /></li>`)}</ul></div>
    </section>
  </div>`;
}

export function BoardsScreen({ live, size }) {
  const snapshot = live.state.value;
  const { view } = snapshot.workshop;
  const groups = view.groups?.length ? snapshot.groups.filter((group) => view.groups.includes(group.id)) : snapshot.groups;
  if (groups.length === 1) return html`<${OneBoard} key=${groups[0].id} snapshot=${snapshot} group=${groups[0]} size=${size} />`;
  return html`<${SideBySide} snapshot=${snapshot} groups=${groups} size=${size} />`;
}

function SideBySide({ snapshot, groups, size }) {
  const pages = pagesOf(groups, A_PAGE);
  const { page, paused } = usePages(pages.length, undefined, snapshot.workshop.view.page);
  const shown = pages[page] ?? [];
  const posts = wallPosts(snapshot);
  return html`<div class="boards-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("班のボード")}</h1>
      ${pages.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord(shown, snapshot.groups)} />`}</div>
    <div class=${`boards-screen__groups boards-screen__groups--${shown.length}`}>
      ${shown.map((group) => html`<${GroupBoard} key=${group.id} snapshot=${snapshot} group=${group} size=${size}
        posts=${posts.filter((post) => post.group_id === group.id)} />`)}
    </div>
  </div>`;
}
