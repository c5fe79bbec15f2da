// Several pages on one wall: they turn by themselves, or by the arrow keys of the projector's own keyboard.
import { html, useEffect, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

export const TURN_MS = 20_000;

/**
 * The page shown, of `count`; the space bar stops and goes on, the arrows turn. -> {page, paused}
 * `wanted`: the page the facilitator turned to from the cockpit; there it stays.
 */
export function usePages(count, turnMs = TURN_MS, wanted = undefined) {
  const [page, turn] = useState(0);
  const [paused, hold] = useState(false);
  useEffect(() => {
    if (count < 2) return undefined;
    const keys = (event) => {
      if (event.key === "ArrowRight" || event.key === "PageDown") turn((n) => (n + 1) % count);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") turn((n) => (n + count - 1) % count);
      else if (event.key === " ") hold((on) => !on);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", keys);
    const every = paused ? null : setInterval(() => turn((n) => (n + 1) % count), turnMs);
    return () => {
      removeEventListener("keydown", keys);
      clearInterval(every);
    };
  }, [count, paused, turnMs]);
  useEffect(() => {
    if (wanted === undefined) hold(false);
    else {
      turn(wanted % Math.max(1, count)); // the cockpit does not know how many there are: after the last comes the first
      hold(true);
    }
  }, [wanted, count]);
  return { page: Math.min(page, Math.max(0, count - 1)), paused };
}

/** "1-4 of 10", and that it stands still. */
export function PageMark({ label, paused }) {
  return html`<p class="page-mark">${label}${paused && html` <span>${t("（止めています）")}</span>`}</p>`;
}
