// Where the room stands: stage, who sees what is written, time left, and whether the line holds.
import { Countdown } from "../core/clock.js";
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { audienceLabel, statusLabel } from "../core/labels.js";

/** `support`: what stands beside the line's state. */
export function StageHeader({ live, view, onRefused, support }) {
  const audience = view.phase && !view.closed ? audienceLabel(view.phase.audience, view.stage.writes) : null;
  const status = live.status.value;
  return html`<header class="stage">
    <div class="stage__bar">
      <h1 class="stage__title">${view.closed ? t("研修は終了しました") : view.stage.title}</h1>
      ${!view.closed && html`<${Countdown} workshop=${view.workshop} now=${live.now} />`}
    </div>
    <div class="stage__bar small">
      ${audience && html`<p class=${`stage__audience stage__audience--${view.phase.audience}`}>
        <span aria-hidden="true">${audience.symbol}</span> ${audience.text}
      </p>`}
      ${status !== "offline" && html`<${StatusLine} status=${status} />`}
      ${support}
    </div>
    ${status === "offline" && html`<div class="stage__offline small"><${StatusLine} status=${status} /></div>`}
    ${view.refused.length > 0 &&
    html`<button type="button" class="stage__refused small" onClick=${onRefused}>
      <span aria-hidden="true">✕</span> ${t("保存できなかったものが%(n)s件あります。理由を見る", { n: view.refused.length })}
    </button>`}
  </header>`;
}

/** The connection in words. */
export function StatusLine({ status }) {
  const { symbol, text } = statusLabel(status);
  return html`<p class=${`line line--${status} small`}><span aria-hidden="true">${symbol}</span> <span class="line__text">${text}</span></p>`;
}

/** The question of the stage, at the head of a panel; who has read it may fold it away until the next. */
export function Prompt({ desk, view }) {
  if (view.closed) return null;
  const prompts = [view.stage?.prompt, view.phase?.prompt].filter(Boolean);
  if (!prompts.length) return null;
  const period = view.case.periods?.find((known) => known.position === view.stage.period);
  const folded = desk.keep("folded", "");
  const here = `${view.workshop.stage}:${view.workshop.phase}`;
  return html`<details class="prompt" open=${folded.value !== here}
    onToggle=${(event) => (folded.value = event.currentTarget.open ? (folded.value === here ? "" : folded.value) : here)}>
    <summary class="prompt__label small">${t("問い")}</summary>
    ${period && html`<p><b>${period.label}</b> ${period.text}</p>`}
    ${[...new Set(prompts)].map((prompt) => html`<p key=${prompt}>${prompt}</p>`)}
  </details>`;
}
