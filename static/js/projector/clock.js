// The countdown for the wall.
import { readClock } from "../core/clock.js";
import { html, useEffect, useState } from "../core/html.js";

export function Clock({ live, small = false }) {
  const { workshop } = live.state.value;
  const [, tick] = useState(0);
  const running = Boolean(workshop.ends_at);
  useEffect(() => {
    if (!running) return undefined;
    const every = setInterval(() => tick((n) => n + 1), 250);
    return () => clearInterval(every);
  }, [running]);
  const clock = readClock(workshop, live.now());
  if (clock.state === "none") return null;
  return html`<p class=${`wall-clock wall-clock--${clock.state} ${small ? "wall-clock--small" : ""}`} role="timer" aria-live="off">
    <span class="wall-clock__word">${clock.label}</span> <span class="wall-clock__digits">${clock.time}</span></p>`;
}
