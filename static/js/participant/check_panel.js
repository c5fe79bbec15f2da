// つなぎ点検: the group looks for the holes in its own plan, sees the posts behind each, and mends them.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { Explained } from "../room/explain.js";
import { RATES, effectSentence, findingsOf, rateWord } from "../room/findings.js";
import { openCell, openPost } from "./goto.js";

export function CheckPanel({ app, view }) {
  const group = app.live.net?.value?.groups?.[view.group.id];
  if (!group) return html`<p class="quiet" role="status">${t("班の計画を読み合わせています。")}</p>`;
  const findings = group.items ? findingsOf(group, view.case) : [];
  return html`<section class="stack check" aria-labelledby="check">
    <h2 id="check">${t("つなぎ点検")}</h2>
    ${group.items
      ? html`<p>${findings.length ? t("気になるところを一つずつ確かめ、計画を直しましょう。直すとすぐに変わります。") : t("いまの計画に、気になるところは見つかりません。口に出して、もう一度たどってみましょう。")}</p>`
      : html`<p>${t("まだ行動計画がありません。")}</p>`}
    <${Effects} group=${group} />
    ${findings.length > 0 && html`<div class="check__findings">
      ${findings.map((finding) => html`<${Finding} key=${finding.id} app=${app} view=${view} finding=${finding} first=${finding === findings[0]} />`)}</div>`}
    ${group.items > 0 && html`<${Rates} group=${group} />`}
  </section>`;
}

function Effects({ group }) {
  const rows = [
    ["check", t("点検の効果"), group.check],
    ["dialogue", t("対話の効果"), group.dialogue],
  ];
  return rows.map(([id, name, effect]) => html`<div key=${id} class="check__effect"><${Explained} id=${id} name=${name} /><p>${effectSentence(effect) ?? t("該当なし")}</p></div>`);
}

/** One kind of finding: its name and how many there are; what they are unfolds.  The first is open. */
function Finding({ app, view, finding, first }) {
  const chosen = app.desk.keep(`check:${finding.id}`, null);
  const open = chosen.value ?? first;
  const list = `check-${finding.id}`;
  return html`<section class="check__finding">
    <${Explained} id=${finding.id} name=${html`<button type="button" class="check__toggle" aria-expanded=${open ? "true" : "false"} aria-controls=${list}
      onClick=${() => (chosen.value = !open)}>${finding.name} <span class="number quiet">${t("%(n)s件", { n: finding.rows.length })}</span></button>`} said=${finding.name} />
    <ul id=${list} class="plain-list stack stack--tight" hidden=${!open}>
      ${finding.rows.map((row) => html`<${Row} key=${row.key} app=${app} view=${view} row=${row} kind=${finding.id} />`)}
    </ul>
  </section>`;
}

function Row({ app, view, row, kind }) {
  const posts = row.posts.map((id) => view.posts.find((post) => post.id === id)).filter(Boolean);
  return html`<li class="check__row">
    <p>${row.text}</p>
    <div class="check__ways">
      ${posts.map((post) => html`<button key=${post.id} type="button" class="check__post" onClick=${() => openPost(app, view, post)}>
        <span class="check__who">${roleName(view.case, post.role_acting, true)}</span> ${shortened(post.what)}</button>`)}
      <${Mend} app=${app} view=${view} row=${row} kind=${kind} />
    </div>
  </li>`;
}

/** The next step from here: to write what is missing, or to share what one knows. */
function Mend({ app, view, row, kind }) {
  if (row.fact) {
    const own = view.case.card?.facts.includes(row.fact);
    return own && view.writes.has("fact")
      ? html`<button type="button" class="button button--secondary button--small" onClick=${() => app.live.send("fact.share", { fact_id: row.fact })}>${t("あなたのカードの事実です。班に共有する")}</button>`
      : null;
  }
  if (kind !== "holes" || !view.writes.has("action_item") || view.silent) return null;
  const write = () => {
    const draft = app.desk.draft("action_item");
    draft.value = { ...draft.value, needs: [row.need], role_acting: "" };
    openCell(app, { need: row.need, role: view.role, writing: true });
  };
  return html`<button type="button" class="button button--secondary button--small" onClick=${write}><span aria-hidden="true">✎</span> ${t("自分の役割で書く")}</button>`;
}

function Rates({ group }) {
  return html`<details class="disclosure">
    <summary>${t("割合で見る")}</summary>
    <div class="disclosure__body stack stack--tight">
      ${RATES.map(([id, name]) => html`<div key=${id} class="check__rate"><${Explained} id=${id} name=${name()} level="h4" /><p class="number">${rateWord(group.rates[id])}</p></div>`)}
    </div>
  </details>`;
}

const shortened = (text) => ([...text].length > 34 ? `${[...text].slice(0, 33).join("")}…` : text);
