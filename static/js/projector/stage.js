// The stage, its question, and how long still.
import { html, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentPhase, currentStage, writesPosts } from "../room/steps.js";
import { AudienceSymbol } from "../room/symbol.js";
import { audienceSentence, audienceWord } from "../room/words.js";
import { Clock } from "./clock.js";
import { useFit } from "./fit.js";

export function StageScreen({ live, size }) {
  const snapshot = live.state.value;
  const { workshop } = snapshot;
  const stage = currentStage(snapshot);
  const phase = currentPhase(snapshot);
  const prompt = phase ? phase.prompt || stage.prompt : "";
  const box = useRef(null);
  useFit(box, { most: 3.5, least: 1.25 }, [prompt, size]);
  if (workshop.status === "closed") return html`<div class="stage-screen stage-screen--calm"><h1 class="headline">${t("おつかれさまでした")}</h1><p class="stage-screen__word">${t("研修は終了しました。")}</p></div>`;
  if (!stage) return html`<div class="stage-screen stage-screen--calm"><h1 class="headline">${workshop.title}</h1><p class="stage-screen__word">${t("まもなく始まります。")}</p></div>`;
  return html`<div class="stage-screen">
    <h1 class="headline">${stage.title}</h1>
    <p class="stage-screen__phase"><${AudienceSymbol} audience=${phase.audience} /><b>${audienceWord(phase.audience)}</b>
      ${writesPosts(stage) && html`<span>${audienceSentence(phase.audience)}</span>`}</p>
    <div class="stage-screen__prompt" ref=${box}><p>${prompt}</p></div>
    <${Clock} live=${live} />
  </div>`;
}
