// The countdown for the wall.
import { useClock } from "../core/clock.js";
import { html } from "../core/html.js";

export function Clock({ live, small = false }) {
  const { workshop } = live.state.value;
  const clock = useClock(workshop, live.now);
  if (clock.state === "none") return null;
  return html`<p class=${`wall-clock wall-clock--${clock.state} ${small ? "wall-clock--small" : ""}`} role="timer" aria-live="off">
    <span class="wall-clock__word">${clock.label}</span> <span class="wall-clock__digits">${clock.time}</span></p>`;
}
