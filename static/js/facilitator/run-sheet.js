// The run sheet: every stage with its phases and minutes; what is done, what runs.  Any step can be jumped to.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentIndex, stepsOf } from "../room/steps.js";
import { AudienceSymbol, audienceWord } from "../room/words.js";
import { consequences } from "./consequence.js";

/** "Assessment (in the group)": the phase is named only where the stage has several. */
export function stepTitle(step) {
  if (step.stage.phases.length < 2) return step.stage.title;
  return t("%(stage)s（%(phase)s）", { stage: step.stage.title, phase: audienceWord(step.phase.audience) });
}

function jump({ ask, run, plan }, snapshot, step, at) {
  ask({
    title: t("「%(step)s」を開きますか", { step: stepTitle(step) }),
    consequences: consequences(snapshot, step, plan, { backwards: step.index < at }),
    action: t("この段階を開く"),
    run: () => run("stage.open", { stage: step.stage.id, phase: step.phaseIndex }),
  });
}

function Step({ cockpit, snapshot, step, at }) {
  const here = step.index === at;
  const done = step.index < at;
  const state = here ? t("いま") : done ? t("済み") : "";
  const open = snapshot.workshop.status === "open";
  return html`<li class=${`step ${here ? "step--now" : ""} ${done ? "step--done" : ""}`} aria-current=${here ? "step" : undefined}>
    <button type="button" class="step__button" disabled=${!open || here} onClick=${() => jump(cockpit, snapshot, step, at)}>
      <span class="step__sign" aria-hidden="true">${here ? "▶" : done ? "✓" : ""}</span>
      <span class="step__name"><${AudienceSymbol} audience=${step.phase.audience} />${audienceWord(step.phase.audience)}</span>
      ${state && html`<span class=${here ? "step__state" : "visually-hidden"}>${state}</span>`}
      <span class="step__minutes">${t("%(n)s分", { n: step.phase.minutes })}</span>
    </button>
  </li>`;
}

export function RunSheet({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const steps = stepsOf(snapshot.format);
  const at = currentIndex(steps, snapshot.workshop);
  return html`<div class="run-sheet">
    <p class="run-sheet__format">${snapshot.format.title}<span>${t("全%(n)s分", { n: snapshot.format.minutes })}</span></p>
    <ol class="run-sheet__stages">
      ${snapshot.format.stages.map((stage, index) => {
        const own = steps.filter((step) => step.stage.id === stage.id);
        const now = stage.id === snapshot.workshop.stage;
        const done = at >= 0 && own.at(-1).index < at;
        return html`<li key=${stage.id} class=${`stage ${now ? "stage--now" : ""} ${done ? "stage--done" : ""}`}>
          <p class="stage__title"><span class="stage__number">${done ? "✓" : index + 1}</span>
            <span>${stage.title}${done && html`<span class="visually-hidden">${t("（済み）")}</span>`}</span>
            <span class="stage__minutes">${t("%(n)s分", { n: stage.minutes })}</span></p>
          <ol class="stage__steps">${own.map((step) => html`<${Step} key=${step.index} cockpit=${cockpit} snapshot=${snapshot} step=${step} at=${at} />`)}</ol>
        </li>`;
      })}
    </ol>
  </div>`;
}
