// The silent time: a calm picture, the question, how long still, and how many write.  Never what.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentPhase, currentStage, writesPosts } from "../room/steps.js";
import { Clock } from "./clock.js";
import { useFit } from "./fit.js";
import { StageScreen } from "./stage.js";

const MOST_GROUPS = 20; // more would push the question off the wall; the sum says enough

/** Somebody who writes, bent over a sheet: drawn with few lines, so that it reads in black and white. */
function Writer() {
  return html`<svg class="writer" viewBox="0 0 240 200" role="img" aria-label=${t("一人で書いている人の絵")}>
    <circle class="writer__body" cx="108" cy="54" r="30" />
    <path class="writer__body" d="M52 158 c0 -42 22 -66 54 -66 c26 0 44 14 52 36 l-22 10 l10 20 z" />
    <path class="writer__arm" d="M138 122 L176 140 L160 158" />
    <path class="writer__pen" d="M158 160 L182 122" />
    <path class="writer__desk" d="M20 164 H220" />
    <path class="writer__paper" d="M128 164 l10 -10 h58 l-8 10 z" />
    <path class="writer__lines" d="M148 158 h36" />
  </svg>`;
}

function Counts({ snapshot }) {
  const { groups, progress } = snapshot;
  const sums = groups.map((group) => progress.groups?.[group.id] ?? {});
  const [wrote, members] = ["writing", "members"].map((name) => sums.reduce((sum, own) => sum + (own[name] ?? 0), 0));
  return html`<div class="silence__counts">
    <p class="silence__total"><b>${wrote}</b>${t("人が書きました")}<span>${t("参加 %(n)s人", { n: members })}</span></p>
    ${groups.length <= MOST_GROUPS &&
    html`<ul class="silence__groups">${groups.map((group, index) => {
      const { writing = 0, members: seated = 0 } = sums[index];
      return html`<li key=${group.id}><span>${group.name}</span> <b>${writing}<small>/${seated}</small></b></li>`;
    })}</ul>`}
  </div>`;
}

export function SilenceScreen({ live, size }) {
  const snapshot = live.state.value;
  const stage = currentStage(snapshot);
  const phase = currentPhase(snapshot);
  const prompt = stage ? stage.prompt : "";
  const box = useRef(null);
  useFit(box, { most: 2.5, least: 1 }, [prompt, phase?.prompt, size]);
  if (!stage || snapshot.workshop.status === "closed") return html`<${StageScreen} live=${live} size=${size} />`;
  const writing = writesPosts(stage) || stage.writes.includes("urgency");
  return html`<div class="silence">
    <div class="silence__top">
      <${Writer} />
      <div class="silence__words">
        <h1 class="headline">${stage.title}</h1>
        <p class="silence__call">${phase.audience === "self" ? phase.prompt || (writing ? t("まず一人で、黙って書きます。") : t("まず一人で、黙って読みます。")) : t("静かに考える時間です。")}</p>
        <div class="silence__prompt" ref=${box}><p>${prompt}</p></div>
      </div>
    </div>
    <div class="silence__foot">
      ${writing ? html`<${Counts} snapshot=${snapshot} />` : html`<span></span>`}
      <${Clock} live=${live} />
    </div>
    ${writing && phase.audience === "self" && html`<p class="silence__note">${t("書いた内容は、まだ本人だけに見えます。ここに出るのは数だけです。")}</p>`}
  </div>`;
}
