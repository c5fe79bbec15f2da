// What the plans say together, on the wall: five screens, each a table or a picture with its table behind it.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { CoverageLegend, CoverageTable } from "../room/coverage_table.js";
import { Ecomap, EcomapLegend, EcomapTable } from "../room/ecomap.js";
import { actingRoles } from "../room/net.js";
import { HolesTable, NoticedTable, TimelineTable, tellsProfessions } from "../room/net_tables.js";
import { groupName } from "../room/words.js";
import { useFit } from "./fit.js";
import { PageMark, usePages } from "./pages.js";
import { pagesOf, spanWord } from "./wall.js";

const COLUMNS = 14; // roles beside each other that can be read from ten metres
const GROUPS = 20;
const FACTS = 8;

/** The groups that the facilitator chose, or all, each with its net; those that have planned nothing only where `empty`. */
function useGroups(live, empty) {
  const snapshot = live.state.value;
  const net = live.net?.value;
  const { view } = snapshot.workshop;
  const chosen = view.groups?.length ? snapshot.groups.filter((group) => view.groups.includes(group.id)) : snapshot.groups;
  const groups = chosen.map((group) => ({ ...group, net: net?.groups?.[group.id] })).filter((group) => empty || group.net?.items);
  return { snapshot, net, groups };
}

function Frame({ title, mark, legend, children }) {
  return html`<div class="net-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${title}</h1>${mark}</div>
    ${children}
    ${legend}
  </div>`;
}

const Nothing = ({ title }) => html`<${Frame} title=${title}><p class="stage-screen__word">${t("全員に公開された行動計画は、まだありません。")}</p><//>`;

/** A table as large as the wall allows. */
function Fitted({ watched, most = 1.375, children }) {
  const box = useRef(null);
  useFit(box, { most, least: 0.5 }, watched);
  return html`<div class="net-screen__fit" ref=${box}>${children}</div>`;
}

/** Pages of groups so that the columns stay legible: one large, or two beside each other where both fit. */
function coveragePages(groups, caseShown) {
  const pages = [];
  for (const group of groups) {
    const last = pages.at(-1);
    const columns = (rows) => rows.reduce((sum, row) => sum + actingRoles(row.net, caseShown).length, 0);
    if (last?.length === 1 && columns([...last, group]) <= COLUMNS && groups.length > 1) last.push(group);
    else pages.push([group]);
  }
  return pages;
}

export function CoverageScreen({ live, size }) {
  const { snapshot, groups } = useGroups(live);
  const pages = coveragePages(groups, snapshot.case);
  const { page, paused } = usePages(pages.length);
  const title = t("網羅表");
  if (!groups.length) return html`<${Nothing} title=${title} />`;
  const shown = pages[page];
  const one = shown.length === 1;
  return html`<${Frame} title=${one ? t("%(group)sの網羅表", { group: shown[0].name }) : title} legend=${html`<${CoverageLegend} hole />`}
    mark=${pages.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord(shown, groups)} />`}>
    <${Fitted} watched=${[shown.map((group) => group.id).join(), JSON.stringify(shown.map((group) => group.net)), size]}>
      <${CoverageTable} caseShown=${snapshot.case} groups=${shown} remarks=${one} caption=${title} /><//>
  <//>`;
}

export function NetScreen({ live }) {
  const { snapshot, groups } = useGroups(live);
  const { page, paused } = usePages(groups.length);
  const title = t("支援の網");
  if (!groups.length) return html`<${Nothing} title=${title} />`;
  const group = groups[page];
  return html`<${Frame} title=${t("%(group)sの支援の網", { group: group.name })} legend=${html`<${EcomapLegend} />`}
    mark=${groups.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord([group], groups)} />`}>
    <div class="net-screen__picture"><${Ecomap} caseShown=${snapshot.case} group=${group.net} /></div>
    <div class="visually-hidden"><${EcomapTable} caseShown=${snapshot.case} group=${group.net} caption=${t("%(group)sのつなぎ", { group: group.name })} /></div>
  <//>`;
}

export function TimelineScreen({ live, size }) {
  const { snapshot, groups } = useGroups(live);
  const pages = pagesOf(groups, 8);
  const { page, paused } = usePages(pages.length);
  const title = t("初動の時間");
  if (!groups.length) return html`<${Nothing} title=${title} />`;
  const shown = pages[page];
  return html`<${Frame} title=${shown.length === 1 ? t("%(group)sの初動", { group: shown[0].name }) : title}
    mark=${pages.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord(shown, groups)} />`}
    legend=${html`<p class="net-legend"><span>${t("最初に動く時期です。「ここまでに」は、安全の課題で最初に動きたい期限です。")}</span></p>`}>
    <${Fitted} watched=${[shown.map((group) => group.id).join(), JSON.stringify(shown.map((group) => group.net.needs)), size]}>
      <${TimelineTable} caseShown=${snapshot.case} groups=${shown} caption=${title} /><//>
  <//>`;
}

export function HolesScreen({ live, size }) {
  const { snapshot, net, groups } = useGroups(live);
  const pages = pagesOf(groups, GROUPS);
  const { page, paused } = usePages(pages.length);
  const title = t("組織の穴");
  if (!groups.length) return html`<${Nothing} title=${title} />`;
  const shown = pages[page];
  return html`<${Frame} title=${title} mark=${pages.length > 1 && html`<${PageMark} paused=${paused} label=${spanWord(shown, groups)} />`}
    legend=${html`<${CoverageLegend} hole /><p class="net-legend"><span>${t("半分以上の班に共通する網の目を「組織の穴」と呼びます。班の優劣ではありません。")}</span></p>`}>
    <${Fitted} watched=${[shown.map((group) => group.id).join(), JSON.stringify(shown.map((group) => group.net.coverage)), JSON.stringify(net.shared_holes), size]}>
      <${HolesTable} caseShown=${snapshot.case} groups=${shown} shared=${net.shared_holes} notes=${net.notes} caption=${title} /><//>
  <//>`;
}

export function NoticedScreen({ live, size }) {
  const { snapshot, net } = useGroups(live, true);
  const noticed = net?.noticed;
  const known = new Map(snapshot.case.facts.map((fact) => [fact.id, fact]));
  const ids = [...new Set([...known.keys(), ...Object.keys(noticed?.facts ?? {})])].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const pages = pagesOf(ids.map((id) => known.get(id) ?? { id }), FACTS);
  const { page, paused } = usePages(pages.length);
  const title = t("気づきの地図");
  if (!noticed || !Object.keys(noticed.facts).length) {
    return html`<${Frame} title=${title}><p class="stage-screen__word">${t("事実をもとにした、全員に公開の見立てはまだありません。")}</p><//>`;
  }
  return html`<${Frame} title=${title}
    mark=${pages.length > 1 && html`<${PageMark} paused=${paused} label=${t("%(page)s / %(pages)sページ", { page: page + 1, pages: pages.length })} />`}
    legend=${html`<p class="net-legend"><span>${tellsProfessions(noticed)
      ? t("その事実をもとに見立てを書いた職種です。5人より少ない職種は「その他」にまとめています。")
      : t("人数が少ないため、職種では分けて示せません。")}</span></p>`}>
    <${Fitted} most=${1.75} watched=${[page, JSON.stringify(noticed), size]}>
      <${NoticedTable} facts=${pages[page]} noticed=${noticed} groupName=${(id) => groupName(snapshot, id)} caption=${title} /><//>
  <//>`;
}
