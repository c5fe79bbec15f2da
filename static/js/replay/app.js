// Looking back: a slider over the workshop's time, plan and net as they were, and the moments at which something changed.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { getJson } from "../core/http.js";
import { t } from "../core/i18n.js";
import { dueLabel, kindLabel, roleName } from "../core/labels.js";
import { CoverageLegend, CoverageTable } from "../room/coverage_table.js";
import { Ecomap, EcomapLegend, EcomapTable } from "../room/ecomap.js";
import { MOMENT_SYMBOLS, jump, momentAt, momentWord, momentsOf } from "./moments.js";

const QUIET_MS = 120; // while the slider moves, what lies between is not fetched

/** What `seq` looked like; the answer before stays until the new one is there. */
function useThen(url, seq) {
  const [then, set] = useState(null);
  const wanted = useRef(seq);
  wanted.current = seq;
  useEffect(() => {
    const timer = setTimeout(async () => {
      try {
        const found = await getJson(`${url}?seq=${seq}`);
        if (wanted.current === seq) set(found);
      } catch {
        // The slider stays where it is; the next move tries again.
      }
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [seq]);
  return then;
}

const clock = (iso) => (iso ? new Date(iso).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit" }) : "");

export function Replay({ page, moments: told }) {
  const about = { caseShown: page.case, format: page.format, groups: page.groups };
  const [group, choose] = useState(page.groups[0]?.id ?? "");
  const moments = momentsOf(told.moments, group);
  const first = told.moments[0]?.seq ?? 1;
  const [seq, go] = useState(told.last);
  const then = useThen(page.urls.at, seq);
  const here = momentAt(moments, seq);
  return html`<div class="replay stack stack--wide">
    <div class="replay__controls stack stack--tight">
      <label class="field"><span class="field__label">${t("班")}</span>
        <select class="input" value=${group} onChange=${(event) => choose(event.target.value)}>
          ${page.groups.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select></label>
      <label class="field"><span class="field__label">${t("時間をたどる")}</span>
        <input type="range" class="replay__slider" min=${first} max=${told.last} step="1" value=${seq} list="replay-ticks"
          aria-valuetext=${here ? t("%(time)s、%(what)s", { time: clock(then?.at ?? here.at), what: momentWord(here, about) }) : clock(then?.at)}
          onInput=${(event) => go(Number(event.target.value))} /></label>
      <datalist id="replay-ticks">${moments.map((moment) => html`<option key=${moment.seq} value=${moment.seq}></option>`)}</datalist>
      <div class="cluster">
        <button type="button" class="button button--secondary" disabled=${jump(moments, seq, false) === seq} onClick=${() => go(jump(moments, seq, false))}>${t("前の場面")}</button>
        <button type="button" class="button button--secondary" disabled=${jump(moments, seq, true) === seq} onClick=${() => go(jump(moments, seq, true))}>${t("次の場面")}</button>
        <p class="replay__now" role="status"><b class="number">${clock(then?.at)}</b> ${here && html`<span>${MOMENT_SYMBOLS[here.kind]} ${momentWord(here, about)}</span>`}</p>
      </div>
    </div>
    <${Then} page=${page} then=${then} group=${group} />
    <section class="stack stack--tight" aria-labelledby="moments"><h2 id="moments">${t("変わった場面")}</h2>
      ${moments.length ? html`<ol class="replay__moments">${moments.map((moment, index) => html`<li key=${`${moment.seq}:${index}`}><button type="button" class="replay__moment" aria-current=${here === moment ? "step" : undefined}
        onClick=${() => go(moment.seq)}><span class="number">${clock(moment.at)}</span> <span aria-hidden="true">${MOMENT_SYMBOLS[moment.kind]}</span> <span>${momentWord(moment, about)}</span></button></li>`)}</ol>` : html`<p>${t("まだありません。")}</p>`}
    </section>
  </div>`;
}

/** Plan and net as they were then. */
function Then({ page, then, group }) {
  if (!then) return html`<p role="status">${t("読み込んでいます。")}</p>`;
  const net = then.net.groups[group];
  const name = page.groups.find((one) => one.id === group)?.name ?? "";
  if (!net?.items) return html`<p>${t("このとき、班に見える行動計画はまだありませんでした。")}</p>`;
  const items = (then.posts ?? []).filter((post) => post.group_id === group && post.type === "action_item");
  return html`
    <section class="stack stack--tight"><h2>${t("このときの網羅表")}</h2>
      <div class="replay__scroll" tabindex="0" role="region" aria-label=${t("網羅表")}><${CoverageTable} caseShown=${page.case} groups=${[{ id: group, name, net }]} remarks caption=${t("%(group)sの網羅表", { group: name })} /></div>
      <${CoverageLegend} hole /></section>
    <section class="stack stack--tight"><h2>${t("このときの支援の網")}</h2>
      <div class="replay__scroll"><${Ecomap} caseShown=${page.case} group=${net} /></div><${EcomapLegend} />
      <details class="replay__table"><summary>${t("つなぎを表で見る")}</summary><div class="replay__scroll"><${EcomapTable} caseShown=${page.case} group=${net} caption=${t("つなぎ")} /></div></details></section>
    ${items.length > 0 && html`<details class="replay__table"><summary>${t("このときの行動計画（%(n)s件）", { n: items.length })}</summary>
      <div class="replay__scroll"><${Items} page=${page} items=${items} /></div></details>`}`;
}

function Items({ page, items }) {
  const label = (id) => page.case.needs.find((need) => need.id === id)?.label ?? id;
  return html`<table><caption class="visually-hidden">${t("行動計画")}</caption>
    <thead><tr>${[t("役割"), t("種類"), t("何をするか"), t("課題"), t("期限"), t("つなぐ相手")].map((head) => html`<th scope="col" key=${head}>${head}</th>`)}</tr></thead>
    <tbody>${items.map((item) => html`<tr key=${item.id}><th scope="row">${roleName(page.case, item.role_acting, true)}</th><td>${kindLabel("action_item", item.kind)}</td><td>${item.what}</td>
      <td>${item.needs.map(label).join(t("、"))}</td><td>${dueLabel(item.due_h)}</td><td>${item.handoff_to ? roleName(page.case, item.handoff_to, true) : ""}</td></tr>`)}</tbody></table>`;
}
