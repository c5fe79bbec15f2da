// Now and next: what runs, how long still, and the one big button that says what it will do.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { currentIndex, isSilent, stepsOf, total, writesPosts } from "../room/steps.js";
import { AudienceSymbol } from "../room/symbol.js";
import { audienceSentence, audienceWord } from "../room/words.js";
import { consequences, draftCount } from "./consequence.js";
import { stepTitle } from "./run-sheet.js";
import { Closed, Prepared } from "./doors.js";
import { Timer } from "./timer.js";

const AFTER_A_STEP_MS = 1200; // a second tap of the same thumb is not a second step

/** Lines that tell what a step closes and opens. */
export function Consequences({ lines }) {
  const sign = { close: "■", open: "▶", reveal: "◉", note: "・" };
  const word = { close: t("終わる："), open: t("始まる："), reveal: t("公開："), note: "" };
  return html`<ul class="consequences">
    ${lines.map((line) => html`<li key=${line.text} class=${`consequences__line consequences__line--${line.kind}`}>
      <span aria-hidden="true" class="consequences__sign">${sign[line.kind]}</span>
      <span>${word[line.kind] && html`<span class="visually-hidden">${word[line.kind]}</span>`}${line.text}</span>
    </li>`)}
  </ul>`;
}

function Current({ snapshot, step }) {
  const prompt = step.phase.prompt || step.stage.prompt;
  return html`<div class="now__current">
    <p class="now__label">${t("いま")}</p>
    <h2 class="now__title">${step.stage.title}</h2>
    <p class="now__phase"><${AudienceSymbol} audience=${step.phase.audience} />
      <strong>${audienceWord(step.phase.audience)}</strong>
      ${writesPosts(step.stage) && html`<span class="now__sight">${audienceSentence(step.phase.audience)}</span>`}
    </p>
    ${prompt && html`<p class="now__prompt">${prompt}</p>`}
    ${isSilent(snapshot) && html`<p class="now__silent">${silentText(snapshot, step)}</p>`}
  </div>`;
}

function silentText(snapshot, step) {
  if (step.stage.writes.includes("urgency")) return t("%(n)s人が%(scale)sを記入しました。値はまだ誰にも見えません", { scale: t(step.stage.scale?.label ?? "緊急度"), n: total(snapshot, "urgency") });
  return t("個人の下書き %(n)s件。内容は進行役にも見えません", { n: draftCount(snapshot) });
}

/** The button that opens the next step.  It rests a moment after each step. */
function Next({ cockpit, snapshot, step, first }) {
  const { run, ui, plan } = cockpit;
  const [resting, rest] = useState(false);
  const shown = useRef(step.index);
  useEffect(() => {
    if (shown.current === step.index) return undefined;
    shown.current = step.index;
    rest(true);
    const wait = setTimeout(() => rest(false), AFTER_A_STEP_MS);
    return () => clearTimeout(wait);
  }, [step.index]);
  const lines = consequences(snapshot, step, plan);
  const reveal = lines.find((line) => line.kind === "reveal"); // beside the button too, where a phone scrolls the list away
  const waits = resting || ui.busy.value; // not `disabled`: the button keeps the focus
  const go = () => !waits && run("stage.open", { stage: step.stage.id, phase: step.phaseIndex });
  return html`<section class="now__next" aria-labelledby="next-title">
      <h3 id="next-title" class="now__label">${t("次に進むと")}</h3>
      <div id="next-does"><${Consequences} lines=${lines} /></div>
    </section>
    <div class="now__go">
      ${reveal && html`<p class="now__summary" aria-hidden="true">${reveal.text}</p>`}
      <button type="button" class="button button--primary now__button" aria-describedby="next-does" aria-disabled=${waits} onClick=${go}>
        ${first ? t("始める：%(step)s", { step: stepTitle(step) }) : t("次へ：%(step)s", { step: stepTitle(step) })}
      </button>
    </div>`;
}

function Last({ cockpit }) {
  return html`<section class="now__next"><h3 class="now__label">${t("最後の段階です")}</h3>
      <p>${t("終わったら、研修を終了してください。終了すると、参加者は書き込めなくなります。")}</p>
    </section>
    <div class="now__go"><button type="button" class="button button--primary now__button" onClick=${() => closing(cockpit)}>${t("研修を終了する")}</button></div>`;
}

/** Asks before the workshop is closed, and says what that means. */
export function closing({ ask, run, show }) {
  ask({
    title: t("研修を終了しますか"),
    lines: [
      t("参加者は、書き込みも参加もできなくなります。"),
      t("書かれたものはすべて残り、出力できます。"),
      t("まだ下書きのままの投稿は、本人だけに見えるままです。"),
      t("必要なら、あとでもう一度開けます。"),
    ],
    action: t("終了する"),
    danger: true,
    run: async () => {
      if (await run("workshop.close", {}, t("研修を終了しました。"))) show("now"); // where files and questionnaire are
    },
  });
}

/** Asks before going one step back. */
function back({ ask, run, plan }, snapshot, step) {
  ask({
    title: t("「%(step)s」に戻りますか", { step: stepTitle(step) }),
    consequences: consequences(snapshot, step, plan, { backwards: true }),
    action: t("戻る"),
    run: () => run("stage.open", { stage: step.stage.id, phase: step.phaseIndex }),
  });
}

/** Asks before a step is skipped, and says what opening the one behind it does. */
function skip({ ask, run, plan }, snapshot, step) {
  ask({
    title: t("とばして「%(step)s」を開きますか", { step: stepTitle(step) }),
    consequences: consequences(snapshot, step, plan),
    action: t("とばして開く"),
    run: () => run("stage.open", { stage: step.stage.id, phase: step.phaseIndex }),
  });
}

export function NowPane({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const { status } = snapshot.workshop;
  if (status === "prepared") return html`<${Prepared} cockpit=${cockpit} />`;
  if (status === "closed") return html`<${Closed} cockpit=${cockpit} />`;
  const steps = stepsOf(snapshot.format);
  const at = currentIndex(steps, snapshot.workshop);
  return html`<div class="now">
    ${at >= 0
      ? html`<div class="now__top"><${Current} snapshot=${snapshot} step=${steps[at]} /><${Timer} cockpit=${cockpit} /></div>`
      : html`<div class="now__current"><p class="now__label">${t("いま")}</p><h2 class="now__title">${t("受付中")}</h2>
          <p>${t("参加者が集まったら、最初の段階を始めてください。")}</p></div>`}
    ${at + 1 < steps.length
      ? html`<${Next} cockpit=${cockpit} snapshot=${snapshot} step=${steps[at + 1]} first=${at < 0} />`
      : html`<${Last} cockpit=${cockpit} />`}
    ${at >= 0 && at + 2 < steps.length && html`<p class="now__back"><button type="button" class="button button--text" onClick=${() => skip(cockpit, snapshot, steps[at + 2])}>
      ${t("1つとばす：%(step)s →", { step: stepTitle(steps[at + 2]) })}</button></p>`}
    ${at > 0 && html`<p class="now__back"><button type="button" class="button button--text" onClick=${() => back(cockpit, snapshot, steps[at - 1])}>
      ${t("← 戻る：%(step)s", { step: stepTitle(steps[at - 1]) })}</button></p>`}
  </div>`;
}
