// The countdown with its buttons.
import { minutesAndSeconds, useClock } from "../core/clock.js";
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

const MOST_S = 6 * 3600; // what the server takes

/** The countdown of the phase.  Screen readers read it when asked; it is not announced every second. */
export function Timer({ cockpit }) {
  const { live, run } = cockpit;
  const { workshop } = live.state.value;
  const { left, state, time, label } = useClock(workshop, live.now);
  const running = Boolean(workshop.ends_at);
  const off = left === null || workshop.status !== "open";
  const set = (seconds, going) => run("timer.set", { remaining_s: Math.min(MOST_S, Math.max(0, seconds)), running: going });
  return html`<div class=${`timer timer--${state}`} role="group" aria-label=${t("残り時間")}>
    <p class="timer__face"><span class="timer__word">${label || t("残り")}</span>
      <span class="timer__digits" role="timer" aria-live="off">${time || minutesAndSeconds(0)}</span></p>
    <div class="timer__buttons">
      <button type="button" class="button button--secondary" disabled=${off} aria-label=${t("1分減らす")} onClick=${() => set(left - 60, running)}>${t("−1分")}</button>
      <button type="button" class="button button--secondary timer__toggle" disabled=${off} onClick=${() => set(left, !running)}>${running ? t("一時停止") : t("再開")}</button>
      <button type="button" class="button button--secondary" disabled=${off} aria-label=${t("1分増やす")} onClick=${() => set(Math.max(0, left) + 60, running)}>${t("+1分")}</button>
      <button type="button" class="button button--secondary" disabled=${workshop.status !== "open"} aria-label=${t("ベルを鳴らす")} onClick=${() => run("bell.ring")}>♪</button>
    </div>
  </div>`;
}
