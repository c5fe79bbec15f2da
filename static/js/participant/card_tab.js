// One's own role card, and the facts that only its holders know.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { RoleHints } from "./waiting.js";

export function CardTab({ app, view }) {
  const { card } = view.case;
  const role = view.case.roles.find((known) => known.id === view.role);
  return html`<div class="stack">
    <div>
      <p class="small quiet">${t("事例の中でのあなたの役割")}</p>
      <h2>${roleName(view.case, view.role)}</h2>
      ${role?.belongs && html`<p class="small quiet">${role.belongs}</p>`}
    </div>
    ${card
      ? html`<div class="prose" dangerouslySetInnerHTML=${{ __html: card.html }}></div>
          <${CardFacts} app=${app} view=${view} ids=${card.facts} />`
      : html`<p class="quiet">${t("この役割のカードはありません。")}</p>`}
    ${role && html`<details class="disclosure">
      <summary>${t("この役割のできること・限界")}</summary>
      <div class="disclosure__body"><${RoleHints} role=${role} /></div>
    </details>`}
  </div>`;
}

/** The card's facts, each to be shared with the group.  `heading`: its level, by what stands above it. */
export function CardFacts({ app, view, ids, heading = "h3" }) {
  if (!ids.length) return null;
  const mayShare = view.writes.has("fact");
  return html`<section class="stack stack--tight" aria-label=${t("カードの事実")}>
    <${heading}>${t("あなたのカードだけにある事実")}<//>
    <p class="small quiet">
      ${mayShare ? t("班で話しながら、必要と思うものを共有してください。") : t("いまの段階では共有できません。共有の段階で班に伝えます。")}
    </p>
    <ul class="plain-list stack stack--tight">
      ${ids.map((id) => html`<${CardFact} key=${id} app=${app} view=${view} id=${id} mayShare=${mayShare} />`)}
    </ul>
  </section>`;
}

function CardFact({ app, view, id, mayShare }) {
  const fact = view.factById.get(id);
  if (!fact) return null;
  const shared = view.snapshot.shared_facts.find((row) => row.fact_id === id);
  const sending = view.waiting.some((entry) => entry.type === "fact.share" && entry.payload.fact_id === id);
  return html`<li class="card stack stack--tight">
    <p><span class="fact-id">${id}</span> ${fact.text}</p>
    ${shared
      ? html`<p class="small saved"><span aria-hidden="true">✓</span> ${t("班に共有しました")}</p>`
      : sending
        ? html`<p class="small unsaved"><span aria-hidden="true">○</span> ${t("まだ保存されていません")}</p>`
        : mayShare &&
          html`<button type="button" class="button button--secondary button--small"
            onClick=${() => app.live.send("fact.share", { fact_id: id })}>
            ${t("班に共有する")}<span class="visually-hidden">（${id}）</span>
          </button>`}
  </li>`;
}
