// The countdown of a stage, in words also when it is paused or over.
import { html, useEffect, useState } from "./html.js";
import { t } from "./i18n.js";

/** Seconds left (negative: over), or null where no countdown is set.  `now`: the server's clock in ms. */
export function secondsLeft(workshop, now) {
  if (workshop.ends_at) return Math.ceil((Date.parse(workshop.ends_at) - now) / 1000);
  return workshop.remaining_s ?? null;
}

/** 75 -> "1:15". */
export function minutesAndSeconds(seconds) {
  const whole = Math.abs(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** How the countdown stands: {state: "none"|"running"|"paused"|"over", time, label}. */
export function readClock(workshop, now) {
  const left = secondsLeft(workshop, now);
  if (left === null) return { state: "none", time: "", label: "" };
  const time = minutesAndSeconds(left);
  if (!workshop.ends_at) return { state: "paused", time, label: t("一時停止中") };
  if (left <= 0) return { state: "over", time: `+${time}`, label: t("予定の時間を過ぎました") };
  return { state: "running", time, label: t("残り") };
}

/** The workshop's clock, read again while it runs: {left, state, time, label}.  `now`: function, the server's clock in ms. */
export function useClock(workshop, now) {
  const [, tick] = useState(0);
  const running = Boolean(workshop.ends_at);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => tick((n) => n + 1), 250);
    return () => clearInterval(timer);
  }, [running]);
  const moment = now();
  return { left: secondsLeft(workshop, moment), ...readClock(workshop, moment) };
}

/** `workshop`: of the snapshot; `now`: as for `useClock`. */
export function Countdown({ workshop, now }) {
  const { state, time, label } = useClock(workshop, now);
  if (state === "none") return null;
  return html`<span class=${`countdown countdown--${state}`} role="timer">
    <span class="countdown__label">${label}</span> <span class="countdown__time">${time}</span>
  </span>`;
}
