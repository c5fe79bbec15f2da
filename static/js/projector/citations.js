// The case's facts, each with a mark for every post that rests on it.  Only posts shown to all; a role card's fact without its words.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { useFit } from "./fit.js";
import { PageMark, usePages } from "./pages.js";
import { pagesOf } from "./wall.js";

const A_PAGE = 10; // facts that fill the wall and can be read from ten metres
const MOST_MARKS = 12;

/**
 * [{id, text, count}] in the order of their numbers: how many posts that everybody sees cite each fact.  Pure.
 * The facts are those disclosed to all and those that such a post cites, as on the map of what was noticed.
 */
export function citations({ case: { facts }, posts }) {
  const counts = new Map();
  for (const post of posts) {
    if (post.audience === "all") for (const id of new Set(post.facts ?? [])) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const texts = new Map(facts.map(({ id, text }) => [id, text]));
  const ids = [...new Set([...texts.keys(), ...counts.keys()])].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return ids.map((id) => ({ id, text: texts.get(id) ?? "", count: counts.get(id) ?? 0 }));
}

const marks = (count) => "●".repeat(Math.min(count, MOST_MARKS)) + (count > MOST_MARKS ? "…" : "");

export function CitationsScreen({ live, size }) {
  const snapshot = live.state.value;
  const facts = citations(snapshot);
  const pages = pagesOf(facts, A_PAGE);
  const { page, paused } = usePages(pages.length, undefined, snapshot.workshop.view.page);
  const box = useRef(null);
  useFit(box, { most: 1.5, least: 0.5 }, [page, size, facts.map((fact) => `${fact.id}${fact.count}`).join()]);
  const countable = facts.some((fact) => fact.count) || snapshot.posts.some((post) => post.audience === "all" && ["assessment", "note"].includes(post.type));
  const uncited = facts.filter((fact) => !fact.count);
  return html`<div class="citations-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("事実と根拠にした投稿")}</h1>
      ${pages.length > 1 && html`<${PageMark} paused=${paused} label=${t("%(page)s / %(pages)sページ", { page: page + 1, pages: pages.length })} />`}</div>
    ${facts.length === 0 && html`<p class="stage-screen__word">${t("事例を開示すると、ここに事実が並びます。")}</p>`}
    ${facts.length > 0 && html`<div class="citations__box" ref=${box}><table class="citations">
      <thead class="visually-hidden"><tr><th scope="col">${t("番号")}</th><th scope="col">${t("事実")}</th><th scope="col">${t("根拠にした投稿")}</th></tr></thead>
      <tbody>${(pages[page] ?? []).map((fact) => html`<tr key=${fact.id} class=${fact.count ? "" : "citations__none"}>
        <th scope="row">${fact.id}</th><td class="citations__text">${fact.text || t("役割カードにある事実")}</td>
        <td class="citations__marks">${!countable ? "－" : fact.count ? html`<span aria-hidden="true">${marks(fact.count)}</span> <b>${t("%(n)s件", { n: fact.count })}</b>` : html`<span aria-hidden="true">○ </span>${t("まだない")}`}</td>
      </tr>`)}</tbody></table></div>
      <p class="citations__foot">${!countable
        ? t("全員に公開された見立てがまだないため、数えられません。")
        : uncited.length
        ? t("だれも根拠にしていない事実：%(n)s件（%(facts)s）", { n: uncited.length, facts: uncited.map((fact) => fact.id).join(t("、")) })
        : t("どの事実も、どこかの投稿の根拠になっています。")}</p>`}
  </div>`;
}
