// Three more readings of the net, each a real table: first moves over time, holes across groups, who noticed what.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { NeedLabel } from "./coverage_table.js";
import { levelSymbol, levelWord } from "./coverage.js";
import { STRETCHES, bestLevel, stretchOf, stretchWord } from "./net.js";

/** First moves (初動): needs down, stretches of time across; in each cell the groups whose first move falls there. */
export function TimelineTable({ caseShown, groups, caption }) {
  const one = groups.length === 1;
  return html`<table class="timeline">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${t("課題")}</th>
      ${STRETCHES.map((hours) => html`<th scope="col" key=${hours} class=${hours === null ? "timeline__none" : ""}>${stretchWord(hours)}</th>`)}
      <th scope="col" class="timeline__none">${t("動きなし")}</th></tr></thead>
    <tbody>${caseShown.needs.map((need) => html`<${TimelineRow} key=${need.id} need=${need} groups=${groups} one=${one} />`)}</tbody>
  </table>`;
}

function TimelineRow({ need, groups, one }) {
  const due = need.first_due_h ?? null;
  const at = groups.map((group) => ({ group, stretch: stretchOf(group.net?.needs?.[need.id]), late: group.net?.needs?.[need.id]?.late }));
  const limit = due === null ? null : STRETCHES.findIndex((hours) => hours !== null && due <= hours);
  return html`<tr>
    <th scope="row"><${NeedLabel} need=${need} /></th>
    ${[...STRETCHES.keys(), -1].map((index) => {
      const here = at.filter((row) => row.stretch === index);
      return html`<td key=${index} class=${`timeline__cell ${index === limit ? "timeline__limit" : ""}`}>
        ${index === limit && html`<span class="timeline__due">${t("ここまでに")}</span>`}
        ${here.some((row) => row.late) && html`<b class="timeline__late">${t("遅れ")}</b>`}
        ${here.map(({ group, late }) => html`<span key=${group.id} class=${`timeline__mark ${index < 0 || late ? "timeline__mark--late" : ""}`}>
          ${one ? html`<span aria-hidden="true">${index < 0 ? "×" : "●"}</span><span class="visually-hidden">${index < 0 ? t("なし") : t("ここで動く")}</span>` : group.name}</span>`)}
      </td>`;
    })}
  </tr>`;
}

/** Holes across groups (組織の穴): needs down, groups across, and what half of them or more share. */
export function HolesTable({ caseShown, groups, shared, notes, caption }) {
  const byNeed = new Map([...(notes ?? []), ...(shared ?? [])].map((row) => [row.need, row]));
  const sharedNeeds = new Set((shared ?? []).map((row) => row.need));
  return html`<table class=${`holes ${groups.length > 12 ? "holes--many" : ""}`}>
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${t("課題")}</th>
      ${groups.map((group) => html`<th scope="col" key=${group.id} class="holes__group">${group.name}</th>`)}
      <th scope="col" class="holes__sum">${t("穴のある班")}</th></tr></thead>
    <tbody>${caseShown.needs.map((need) => {
      const row = byNeed.get(need.id);
      const common = sharedNeeds.has(need.id);
      return html`<tr key=${need.id} class=${common ? "holes__shared" : ""}>
        <th scope="row"><${NeedLabel} need=${need} /></th>
        ${groups.map((group) => html`<${HoleCell} key=${group.id} net=${group.net} need=${need.id} />`)}
        <td class="holes__sum">${row && html`<span>${t("%(of)s班のうち%(n)s班", { n: row.groups.length, of: row.of })}</span>`}
          ${common && html` <b class="remark remark--hole">${t("組織の穴")}</b>`}</td>
      </tr>`;
    })}</tbody>
  </table>`;
}

function HoleCell({ net, need }) {
  if (!net?.items) return html`<td class="holes__cell"><span aria-hidden="true">－</span><span class="visually-hidden">${t("計画なし")}</span></td>`;
  const level = bestLevel(net, need);
  const hole = net.needs[need]?.hole;
  return html`<td class=${`holes__cell holes__cell--${level} ${hole ? "holes__cell--open" : ""}`}><span aria-hidden="true">${levelSymbol(level)}</span>
    <span class="visually-hidden">${hole ? t("網の目、%(level)s", { level: levelWord(level) }) : levelWord(level)}</span></td>`;
}

const OTHERS = "その他"; // as the indicators call what is merged

/** Whether any profession may be named: below five people of each there is but その他, which says nothing. */
export const tellsProfessions = (noticed) => noticed.professions.some(({ name }) => name !== OTHERS);

/** How many posts rest on a fact, whoever wrote them. */
const postsOn = (seen) => Object.values(seen?.groups ?? {}).reduce((sum, posts) => sum + posts.length, 0);

/** Who noticed what (気づきの地図): facts down, professions across; with too few people of each, one column for all. */
export function NoticedTable({ facts, noticed, groupName, caption }) {
  const named = tellsProfessions(noticed);
  const professions = named ? noticed.professions.map((profession) => profession.name) : [];
  const onlyProfession = new Map(noticed.one_profession.map((row) => [row.fact, row.profession]));
  const onlyGroup = new Map(noticed.one_group.map((row) => [row.fact, row.group]));
  return html`<table class=${`noticed ${professions.length > 2 ? "" : "noticed--few"}`}>
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${t("事実")}</th>
      ${!named && html`<th scope="col" class="noticed__all">${t("根拠にした投稿")}</th>`}
      ${named && noticed.professions.map(({ name, people }) => html`<th scope="col" key=${name}>${name}<span class="noticed__people">${t("%(n)s人", { n: people })}</span></th>`)}
      <th scope="col" class="noticed__only">${t("死角")}</th></tr></thead>
    <tbody>${facts.map((fact) => {
      const seen = noticed.facts[fact.id];
      const only = onlyProfession.has(fact.id) ? t("%(name)sだけ", { name: onlyProfession.get(fact.id) }) : onlyGroup.has(fact.id) ? t("%(name)sだけ", { name: groupName(onlyGroup.get(fact.id)) }) : "";
      return html`<tr key=${fact.id} class=${seen ? "" : "noticed__unseen"}>
        <th scope="row"><span class="fact-id">${fact.id}</span> ${fact.text || t("役割カードにある事実")}</th>
        ${!named && html`<${SeenCell} posts=${postsOn(seen)} />`}
        ${professions.map((name) => html`<${SeenCell} key=${name} posts=${seen?.professions[name] ?? 0} />`)}
        <td class="noticed__only">${only || (seen ? "" : t("だれもふれていません"))}</td>
      </tr>`;
    })}</tbody>
  </table>`;
}

function SeenCell({ posts }) {
  const n = Array.isArray(posts) ? posts.length : posts;
  return html`<td class=${`noticed__cell ${n ? "noticed__cell--seen" : ""}`}><span aria-hidden="true">${n ? "●" : "－"}</span>
    <span class=${n > 1 ? "noticed__count" : "visually-hidden"}>${n ? t("%(n)s件", { n }) : t("なし")}</span></td>`;
}
