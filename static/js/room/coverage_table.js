// The coverage of plans (網羅表) as one real table: needs down, roles across, one group or several beside each other.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { LEVELS, levelSymbol, levelWord } from "./coverage.js";
import { actingRoles, levelIn, remarksOn } from "./net.js";

/** `groups`: [{id, name, net}]; `remarks`: with a last column in words (for one group). */
export function CoverageTable({ caseShown, groups, remarks, caption }) {
  const columns = groups.flatMap((group) => actingRoles(group.net, caseShown).map((role, index) => ({ group, role, first: index === 0 })));
  const several = groups.length > 1;
  return html`<table class=${`coverage ${several ? "coverage--several" : ""}`}>
    <caption class="visually-hidden">${caption}</caption>
    <thead>
      ${several && html`<tr><td class="coverage__corner"></td>${groups.map((group) => html`<th scope="colgroup" class="coverage__group" key=${group.id}
        colspan=${Math.max(1, columns.filter((column) => column.group === group).length)}>${group.name}</th>`)}</tr>`}
      <tr><th scope="col" class="coverage__corner">${t("課題")}</th>
        ${columns.map(({ group, role, first }) => html`<th scope="col" key=${`${group.id}:${role}`} class=${several && first ? "coverage__first" : ""}>${roleName(caseShown, role, true)}</th>`)}
        ${remarks && html`<th scope="col" class="coverage__remarks">${t("気になるところ")}</th>`}</tr>
    </thead>
    <tbody>
      ${caseShown.needs.map((need) => {
        const states = groups.map((group) => group.net?.needs?.[need.id]);
        const hole = states.some((state) => state?.hole);
        return html`<tr key=${need.id} class=${!several && hole ? "coverage__hole" : ""}>
          <th scope="row"><${NeedLabel} need=${need} /></th>
          ${columns.map(({ group, role, first }) => {
            const level = levelIn(group.net, need.id, role);
            const open = group.net?.needs?.[need.id]?.hole;
            return html`<td key=${`${group.id}:${role}`} class=${`coverage__cell coverage__cell--${level} ${open ? "coverage__cell--open" : ""} ${several && first ? "coverage__first" : ""}`}>
              <span aria-hidden="true">${levelSymbol(level)}</span><span class="visually-hidden">${levelWord(level)}</span></td>`;
          })}
          ${remarks && html`<td class="coverage__remarks">${remarksOn(states[0], caseShown).map(({ id, text }) => html`<span key=${id} class=${`remark remark--${id}`}>${text}</span>`)}</td>`}
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** A need's label with the mark of safety. */
export function NeedLabel({ need }) {
  return html`${need.label}${need.safety && html` <span class="need-mark">${t("安全")}</span>`}`;
}

/** What the symbols mean. */
export function CoverageLegend({ hole }) {
  return html`<p class="net-legend">
    ${[...LEVELS].reverse().map((level) => html`<span key=${level}><b aria-hidden="true">${levelSymbol(level)}</b> ${levelWord(level)}</span>`)}
    ${hole && html`<span><i class="net-legend__hole" aria-hidden="true"></i> ${t("網の目：だれも動かない課題")}</span>`}
  </p>`;
}
