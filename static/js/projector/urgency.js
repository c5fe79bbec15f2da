// What was rated 0 to 10: while it is being rated only how many have, afterwards the distributions beside each other.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentStage, joinedCount, total } from "../room/steps.js";
import { PageMark, usePages } from "./pages.js";
import { betweenWord, roundWord } from "./rounds.js";

const LEVELS = Array.from({ length: 11 }, (_, value) => value);
const SHAPES = ["●", "▲", "■"]; // rounds are told apart by shape too

/** `most`: the longest bar of all charts beside each other, so that they can be compared. */
function Distribution({ title, shape, scale, counts, most }) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const words = LEVELS.filter((value) => counts[value]).map((value) => t("%(value)sが%(n)s人", { value, n: counts[value] })).join(t("、"));
  return html`<figure class="distribution">
    <figcaption><b><span aria-hidden="true">${shape} </span>${title}</b><span>${t("%(n)s人", { n: all })}</span></figcaption>
    <p class="visually-hidden">${words}</p>
    <div class="distribution__bars" aria-hidden="true">
      ${LEVELS.map((value) => html`<div key=${value} class="distribution__level">
        <span class="distribution__count">${counts[value] || ""}</span>
        <svg class="distribution__bar" viewBox="0 0 10 100" preserveAspectRatio="none"><rect x="0" y=${100 - (counts[value] / most) * 100} width="10" height=${(counts[value] / most) * 100} /></svg>
        <span class="distribution__value">${value}</span></div>`)}
    </div>
    <p class="distribution__ends" aria-hidden="true"><span>0 ${t(scale.low_label)}</span><span>10 ${t(scale.high_label)}</span></p>
  </figure>`;
}

/** By profession, as far as five people or more of it rated: a line each, the numbers in their places. */
function ByProfession({ title, shape, cells, professions }) {
  return html`<table class="spread">
    <caption><span aria-hidden="true">${shape} </span>${title}</caption>
    <thead><tr><th scope="col">${t("職種")}</th>${LEVELS.map((value) => html`<th scope="col" key=${value}>${value}</th>`)}</tr></thead>
    <tbody>${cells.map(({ profession, counts }) => {
      const most = Math.max(...counts, 1);
      return html`<tr key=${profession}><th scope="row">${profession ? professions[profession] ?? profession : t("そのほか")}<small>${t("%(n)s人", { n: counts.reduce((sum, n) => sum + n, 0) })}</small></th>
        ${counts.map((n, value) => html`<td key=${value} class=${n ? `spread__cell spread__cell--${Math.ceil((n / most) * 3)}` : "spread__cell"}>${n || ""}</td>`)}</tr>`;
    })}</tbody>
  </table>`;
}

function Rating({ snapshot, stage }) {
  const prompt = stage.phases[snapshot.workshop.phase].prompt || stage.prompt;
  return html`<div class="urgency-screen__rating">
    <p class="urgency-screen__prompt">${prompt}</p>
    <p class="urgency-screen__count"><b>${total(snapshot, "urgency")}</b>${t("人が記入")}<span>${t("参加 %(n)s人", { n: joinedCount(snapshot) })}</span></p>
    <p class="urgency-screen__note">${t("だれがいくつにしたかは、表示されません。")}</p>
  </div>`;
}

export function UrgencyScreen({ live, page: data }) {
  const snapshot = live.state.value;
  const stage = currentStage(snapshot);
  const rating = stage?.writes.includes("urgency");
  // What is being rated now stays hidden, even where an earlier visit to the stage has been shown.
  const known = snapshot.format.stages.filter((one) => snapshot.distributions[one.id] && !(rating && one.id === stage.id));
  const scale = (rating ? stage : known[0])?.scale ?? { label: "緊急度", low_label: "急がない", high_label: "いますぐ動く" };
  const most = Math.max(1, ...known.flatMap((one) => snapshot.distributions[one.id]));
  const rounds = known.map((one, index) => ({ stage: one, title: roundWord(index, known.length, one.title), shape: SHAPES[index % SHAPES.length] }));
  const split = rounds.filter(({ stage: one }) => (snapshot.by_profession?.[one.id] ?? []).length > 1);
  const { page, paused } = usePages(!rating && split.length ? 2 : 1, undefined, snapshot.workshop.view.page);
  return html`<div class="urgency-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${t("%(scale)s（0〜10）", { scale: t(scale.label) })}</h1>
      ${!rating && split.length > 0 && html`<${PageMark} paused=${paused} label=${page ? t("職種別（5人以上）") : t("全体")} />`}</div>
    ${rating && html`<${Rating} snapshot=${snapshot} stage=${stage} />`}
    ${page === 0 && known.length > 0 && html`<div class=${`urgency-screen__charts ${rating ? "urgency-screen__charts--small" : ""}`}>
      ${rounds.map((round) => html`<${Distribution} key=${round.stage.id} title=${round.title} shape=${round.shape} scale=${scale} counts=${snapshot.distributions[round.stage.id]} most=${most} />`)}</div>`}
    ${page === 0 && !rating && rounds.length > 1 && html`<p class="urgency-screen__between">${betweenWord(rounds.map(({ stage: one }) => snapshot.distributions[one.id]))}</p>`}
    ${page === 1 && html`<div class="urgency-screen__tables">${split.map((round) => html`<${ByProfession} key=${round.stage.id} title=${round.title} shape=${round.shape}
      cells=${snapshot.by_profession[round.stage.id]} professions=${data.professions ?? {}} />`)}</div>`}
    ${!rating && !known.length && html`<p class="stage-screen__word">${t("まだ記入はありません。")}</p>`}
  </div>`;
}
