// Where the room stands: stage, who sees what is written, time left, and whether the line holds.
import { Countdown } from "../core/clock.js";
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { audienceLabel, statusLabel } from "../core/labels.js";

export function StageHeader({ live, view }) {
  const audience = view.phase && !view.closed ? audienceLabel(view.phase.audience) : null;
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
    </div>
    ${status === "offline" && html`<div class="stage__offline small"><${StatusLine} status=${status} /></div>`}
  </header>`;
}

/** The connection in words. */
export function StatusLine({ status }) {
  const { symbol, text } = statusLabel(status);
  return html`<p class=${`line line--${status} small`}><span aria-hidden="true">${symbol}</span> ${text}</p>`;
}

/** The question of the stage, at the head of a panel. */
export function Prompt({ view }) {
  if (view.closed) return null;
  const prompts = [view.stage?.prompt, view.phase?.prompt].filter(Boolean);
  if (!prompts.length) return null;
  return html`<div class="prompt">
    <p class="prompt__label small">${t("問い")}</p>
    ${[...new Set(prompts)].map((prompt) => html`<p key=${prompt}>${prompt}</p>`)}
  </div>`;
}
