// How urgent people found the case, 0-10: numbers of people, never who.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

export function Distributions({ view }) {
  const stages = view.snapshot.format.stages.filter((stage) => view.snapshot.distributions[stage.id]?.some((n) => n > 0));
  if (!stages.length) return null;
  return html`<details class="disclosure">
    <summary>${t("%(scale)sの分布（全体）", { scale: t(stages[0].scale?.label ?? "緊急度") })}</summary>
    <div class="stack disclosure__body">
      ${stages.map((stage) => html`<${Bars} key=${stage.id} title=${stage.title} scale=${stage.scale} counts=${view.snapshot.distributions[stage.id]} />`)}
    </div>
  </details>`;
}

function Bars({ title, scale, counts }) {
  const most = Math.max(...counts, 1);
  return html`<table class="bars">
    <caption>${title}</caption>
    <thead class="visually-hidden"><tr><th>${t(scale?.label ?? "緊急度")}</th><th>${t("人数")}</th></tr></thead>
    <tbody>
      ${counts.map(
        (count, value) => html`<tr key=${value}>
          <th scope="row" class="number">${value}</th>
          <td><span class="bars__bar" style=${{ width: `${(count / most) * 100}%` }}></span></td>
          <td class="number">${t("%(n)s人", { n: count })}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
