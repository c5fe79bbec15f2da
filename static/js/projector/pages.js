// Several pages on one wall: they turn by themselves, or by the arrow keys of the projector's own keyboard.
import { html, useEffect, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

export const TURN_MS = 20_000;

/** Pages of groups, as even as they can be: ten groups make 4, 3, 3. */
export function pagesOf(groups, most) {
  const pages = [];
  const count = Math.max(1, Math.ceil(groups.length / most));
  for (let n = 0, from = 0; n < count; n += 1) {
    const size = Math.ceil((groups.length - from) / (count - n));
    pages.push(groups.slice(from, from + size));
    from += size;
  }
  return pages;
}

/** "1 to 4, of 10" in words. */
export function spanWord(page, groups) {
  const at = page.map((group) => groups.indexOf(group) + 1);
  const [from, to] = [page[0]?.name, page.at(-1)?.name];
  const span = page.length > 1 && at.at(-1) - at[0] === page.length - 1 ? t("%(from)sから%(to)s", { from, to }) : page.map((group) => group.name).join(t("、"));
  return t("%(span)s（全%(n)s班）", { span, n: groups.length });
}

/** The page shown, of `count`; the space bar stops and goes on, the arrows turn. -> {page, paused} */
export function usePages(count, turnMs = TURN_MS) {
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
  return { page: Math.min(page, Math.max(0, count - 1)), paused };
}

/** "1-4 of 10", and that it stands still. */
export function PageMark({ label, paused }) {
  return html`<p class="page-mark">${label}${paused && html` <span>${t("（止めています）")}</span>`}</p>`;
}
