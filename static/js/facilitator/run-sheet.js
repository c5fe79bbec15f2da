// The run sheet: every stage with its phases and minutes; what is done, what runs.  Any step can be jumped to.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentIndex, stepsOf } from "../room/steps.js";
import { AudienceSymbol } from "../room/symbol.js";
import { audienceWord } from "../room/words.js";
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

function stateOf(step, at, opened) {
  if (step.index === at) return { name: "now", sign: "▶", word: t("いま") };
  if (step.index < at && !opened.includes(step.stage.id)) return { name: "done", sign: "–", word: t("開かずに先へ進みました") };
  if (step.index < at) return { name: "done", sign: "✓", word: t("済み") };
  return { name: "later", sign: "", word: "" };
}

/** One row: a stage of a single phase, or a phase below its stage's title. */
function Row({ cockpit, snapshot, step, at, title, number }) {
  const state = stateOf(step, at, snapshot.workshop.stages_opened);
  const open = snapshot.workshop.status === "open" && step.index !== at;
  const who = audienceWord(step.phase.audience);
  return html`<button type="button" class=${`row row--${state.name} ${title ? "" : "row--phase"}`} disabled=${!open}
    aria-current=${step.index === at ? "step" : undefined} onClick=${() => jump(cockpit, snapshot, step, at)}>
    <span class="row__sign" aria-hidden="true">${state.sign || number}</span>
    <span class="row__name">${title ?? who}${title && html`<span class="visually-hidden">${t("（%(phase)s）", { phase: who })}</span>`}
      ${state.word && html`<span class="visually-hidden">${t("（%(state)s）", { state: state.word })}</span>`}</span>
    <${AudienceSymbol} audience=${step.phase.audience} />
    <span class="row__minutes">${t("%(n)s分", { n: step.phase.minutes })}</span>
  </button>`;
}

function StageRows({ cockpit, snapshot, stage, own, at, number }) {
  const rest = { cockpit, snapshot, at };
  if (own.length === 1) return html`<${Row} ...${rest} step=${own[0]} title=${stage.title} number=${number} />`;
  const state = own.at(-1).index < at ? stateOf(own.at(-1), at, snapshot.workshop.stages_opened) : { name: "", sign: number, word: "" };
  return html`<p class=${`row row--head row--${state.name}`}><span class="row__sign" aria-hidden="true">${state.sign}</span>
      <span class="row__name">${stage.title}${state.word && html`<span class="visually-hidden">${t("（%(state)s）", { state: state.word })}</span>`}</span><span class="row__minutes">${t("%(n)s分", { n: stage.minutes })}</span></p>
    <ol>${own.map((step) => html`<li key=${step.index}><${Row} ...${rest} step=${step} number="" /></li>`)}</ol>`;
}

export function RunSheet({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const steps = stepsOf(snapshot.format);
  const at = currentIndex(steps, snapshot.workshop);
  return html`<div class="run-sheet">
    <p class="run-sheet__format"><span>${snapshot.format.title}</span><span>${t("全%(n)s分", { n: snapshot.format.minutes })}</span></p>
    <ol class="run-sheet__stages">
      ${snapshot.format.stages.map((stage, index) => html`<li key=${stage.id} class=${stage.id === snapshot.workshop.stage ? "stage--now" : ""}>
        <${StageRows} cockpit=${cockpit} snapshot=${snapshot} stage=${stage} number=${index + 1} at=${at}
          own=${steps.filter((step) => step.stage.id === stage.id)} /></li>`)}
    </ol>
  </div>`;
}
