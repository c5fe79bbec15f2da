// The page as a whole: waiting, the room once it runs, or the way back in.  Only what the first sight needs is loaded first.
import { html, signal, useEffect } from "../core/html.js";
import { t } from "../core/i18n.js";
import { StatusLine } from "./header.js";
import { Waiting } from "./waiting.js";

const AGAIN_MS = 3_000;
const QUIET_MS = 4_000; // after joining, before the room is fetched ahead
const SPREAD_MS = 15_000; // so that two hundred phones do not do it in the same second

const rooms = later(() => import("./room.js"));
const exits = later(() => import("./gone.js"));

/** `room`: addresses of the modules and styles that the room needs beyond what is loaded. */
export function App({ live, desk, base, code, room }) {
  useEffect(() => {
    const timer = setTimeout(() => rooms.fetch(room), QUIET_MS + Math.random() * SPREAD_MS);
    return () => clearTimeout(timer);
  }, []);
  const snapshot = live.state.value;
  if (live.gone.value) {
    const module = exits.fetch();
    return module && html`<${module.Gone} reason=${live.gone.value} code=${code} base=${base} pending=${live.pending.value} />`;
  }
  if (!snapshot) return html`<${Loading} live=${live} base=${base} />`;
  const app = { live, desk, base, code };
  if (!snapshot.workshop.stage && snapshot.workshop.status !== "closed") return html`<${Waiting} app=${app} snapshot=${snapshot} />`;
  const module = rooms.fetch(room);
  return module ? html`<${module.Room} app=${app} snapshot=${snapshot} />` : html`<${Loading} live=${live} base=${base} />`;
}

/** A module fetched when it is first asked for, and asked for again until it comes. */
function later(load) {
  const found = signal(null);
  let asked = false;
  let styled = null; // nothing is shown before its styles are there
  async function fetchIt() {
    try {
      const module = await load();
      await styled;
      found.value = module;
    } catch {
      setTimeout(fetchIt, AGAIN_MS);
    }
  }
  return {
    /** The module, or null until it is there.  `parts`: addresses of its modules and styles, to be fetched all at once. */
    fetch(parts = []) {
      if (!asked) {
        asked = true;
        styled = Promise.all(parts.map(link));
        fetchIt();
      }
      return found.value;
    },
  };
}

/** Fetches a part ahead; a style is waited for, whether it comes or not. */
function link(href) {
  const rel = href.endsWith(".css") ? "stylesheet" : "modulepreload";
  const made = Object.assign(document.createElement("link"), { rel, href });
  document.head.append(made);
  return rel === "stylesheet" && new Promise((done) => (made.onload = made.onerror = done));
}

function Loading({ live, base }) {
  return html`<div class="page page--narrow stack">
    <p role="status">${t("読み込んでいます。")}</p>
    <${StatusLine} status=${live.status.value} />
    <p><a href=${`${base}/plain`}>${t("うまく動かないときは簡易版へ")}</a></p>
  </div>`;
}
