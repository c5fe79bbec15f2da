// Hears that somebody else wrote: by the socket, and where none gets through, by asking now and then.
import { getJson } from "../core/http.js";
import { openSocket } from "../core/socket.js";

const ASK_MS = 15_000;
const AGAIN_MS = 3_000;

/**
 * `place`: an element with data-code, data-ticket, data-head, and data-seq, the number that the page was made of.
 * `onNews()` -> Promise; called for whatever is newer, one at a time, and again where it failed.
 */
export function listen(place, onNews) {
  const { code, ticket, head } = place.dataset;
  let seen = Number(place.dataset.seq);
  let wanted = seen;
  let running = false;

  async function catchUp() {
    if (running) return;
    running = true;
    while (wanted > seen) {
      const goal = wanted;
      try {
        await onNews();
        seen = goal;
      } catch {
        await new Promise((done) => setTimeout(done, AGAIN_MS));
      }
    }
    running = false;
  }

  function heard(seq) {
    if (seq > wanted) wanted = seq;
    catchUp();
  }

  async function ask() {
    try {
      heard((await getJson(head)).seq);
    } catch {
      // no network now: asked again later
    }
  }

  const socket = openSocket({
    code,
    ticketUrl: ticket,
    on: {
      up: ask, // what was written while the line was down
      down() {},
      frame: (frame) => heard(frame.seq),
      heads: (heads) => heard(heads.chiefs ?? 0),
      moved: ask,
    },
  });
  setInterval(() => !document.hidden && !socket.isUp() && ask(), ASK_MS);
  document.addEventListener("visibilitychange", () => !document.hidden && ask());
}

/** A page of ours, read again. */
export async function readAgain(url) {
  const answer = await fetch(url, { cache: "no-store", headers: { "X-Requested-With": "aminome" } });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Put the parts of `fresh` in place of those on this page; one in which somebody is writing waits until they have left it. */
export function takeParts(fresh) {
  let changed = false;
  for (const here of document.querySelectorAll("[data-live]")) {
    const there = fresh.querySelector(`[data-live="${CSS.escape(here.dataset.live)}"]`);
    if (!there && !here.dataset.live.startsWith("mark-")) continue;
    const words = there?.textContent ?? "";
    if (here.textContent === words) continue;
    changed = true;
    const put = () => {
      here.replaceChildren(...(there ? [...there.childNodes] : []));
      here.classList.add("review-new");
    };
    if (here.contains(document.activeElement)) here.addEventListener("focusout", () => setTimeout(put), { once: true });
    else put();
  }
  return changed;
}
