// How urgent the room finds it, 0 to 10: while it is being rated only how many have, afterwards the distribution.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentStage, joinedCount, total } from "../room/steps.js";

const LEVELS = Array.from({ length: 11 }, (_, value) => value);

/** `most`: the longest bar of all charts beside each other, so that they can be compared. */
function Distribution({ title, counts, most }) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const words = LEVELS.filter((value) => counts[value]).map((value) => t("%(value)sが%(n)s人", { value, n: counts[value] })).join(t("、"));
  return html`<figure class="distribution">
    <figcaption>${title}<span>${t("%(n)s人", { n: all })}</span></figcaption>
    <p class="visually-hidden">${words}</p>
    <div class="distribution__bars" aria-hidden="true">
      ${LEVELS.map((value) => html`<div key=${value} class="distribution__level">
        <span class="distribution__count">${counts[value] || ""}</span>
        <svg class="distribution__bar" viewBox="0 0 10 100" preserveAspectRatio="none"><rect x="0" y=${100 - (counts[value] / most) * 100} width="10" height=${(counts[value] / most) * 100} /></svg>
        <span class="distribution__value">${value}</span></div>`)}
    </div>
    <p class="distribution__ends" aria-hidden="true"><span>${t("急がない")}</span><span>${t("いますぐ")}</span></p>
  </figure>`;
}

function Rating({ snapshot, stage }) {
  const prompt = stage.phases[snapshot.workshop.phase].prompt || stage.prompt;
  return html`<div class="urgency-screen__rating">
    <p class="urgency-screen__prompt">${prompt}</p>
    <p class="urgency-screen__count"><b>${total(snapshot, "urgency")}</b>${t("人が記入")}<span>${t("参加 %(n)s人", { n: joinedCount(snapshot) })}</span></p>
    <p class="urgency-screen__note">${t("だれがいくつにしたかは、表示されません。")}</p>
  </div>`;
}

export function UrgencyScreen({ live }) {
  const snapshot = live.state.value;
  const stage = currentStage(snapshot);
  const rating = stage?.writes.includes("urgency");
  // What is being rated now stays hidden, even where an earlier visit to the stage has been shown.
  const known = snapshot.format.stages.filter((one) => snapshot.distributions[one.id] && !(rating && one.id === stage.id));
  const most = Math.max(1, ...known.flatMap((one) => snapshot.distributions[one.id]));
  return html`<div class="urgency-screen">
    <h1 class="headline headline--small">${t("緊急度（0〜10）")}</h1>
    ${rating && html`<${Rating} snapshot=${snapshot} stage=${stage} />`}
    ${known.length > 0 && html`<div class="urgency-screen__charts">${known.map((one) => html`<${Distribution} key=${one.id} title=${one.title} counts=${snapshot.distributions[one.id]} most=${most} />`)}</div>`}
    ${!rating && !known.length && html`<p class="stage-screen__word">${t("まだ記入はありません。")}</p>`}
  </div>`;
}
