// A period of the case: what it was about, and the question to it.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentPhase, currentStage, isSilent } from "../room/steps.js";
import { AudienceSymbol } from "../room/symbol.js";
import { audienceWord } from "../room/words.js";
import { Clock } from "./clock.js";
import { useFit } from "./fit.js";
import { StageScreen } from "./stage.js";

export function PeriodScreen({ live, size }) {
  const snapshot = live.state.value;
  const stage = currentStage(snapshot);
  const phase = currentPhase(snapshot);
  const { periods = [] } = snapshot.case;
  const now = periods.find((period) => period.position === stage?.period);
  const box = useRef(null);
  useFit(box, { most: 2.75, least: 1.125 }, [now?.text, stage?.prompt, size]);
  if (!now) return html`<${StageScreen} live=${live} size=${size} />`;
  const wrote = Object.values(snapshot.progress.groups ?? {}).reduce((sum, group) => sum + (group.writing ?? 0), 0);
  return html`<div class="stage-screen">
    <h1 class="visually-hidden">${now.label}</h1>
    <ol class="periods" aria-label=${t("時期")}>${Array.from({ length: periods[0].of }, (_, index) => index + 1).map((position) => {
      const known = periods.find((period) => period.position === position);
      const state = position === now.position ? "now" : position < now.position ? "done" : "later";
      return html`<li key=${position} class=${`periods__step periods__step--${state}`} aria-current=${state === "now" ? "step" : undefined}>
        <span aria-hidden="true">${state === "now" ? "▶" : state === "done" ? "✓" : position}</span> ${known ? known.label : t("第%(n)s期", { n: position })}</li>`;
    })}</ol>
    <p class="stage-screen__phase"><${AudienceSymbol} audience=${phase.audience} /><b>${audienceWord(phase.audience)}</b><span>${phase.prompt}</span>${isSilent(snapshot) && html`<span>${t("%(n)s人が書きました", { n: wrote })}</span>`}</p>
    <div class="stage-screen__prompt" ref=${box}><p class="periods__text">${now.text}</p><p class="periods__ask">${stage.prompt}</p></div>
    <${Clock} live=${live} />
  </div>`;
}
