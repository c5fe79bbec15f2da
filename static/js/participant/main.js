// The participant's page: starts the live core and shows the app; the plain version stays for where this fails.
import { setLanguage } from "../core/i18n.js";
import { html, render } from "../core/html.js";
import { openLive } from "../core/live.js";
import { App } from "./app.js";
import { createDesk } from "./desk.js";
import { watch } from "./watch.js";

const root = document.getElementById("app");
const { code, seat, base, room } = root.dataset;

await setLanguage(document.documentElement.lang);
const live = openLive({
  code,
  seat,
  ticketUrl: `${base}/ticket`,
  snapshotUrl: `${base}/snapshot`,
  framesUrl: `${base}/frames`,
  commandsUrl: `${base}/commands`,
  outbox: true,
});
const desk = createDesk(`${code}:${seat}`);
watch(live);
root.replaceChildren();
render(html`<${App} live=${live} desk=${desk} base=${base} code=${code} room=${room.split(" ")} />`, root);
document.getElementById("plain-link")?.setAttribute("hidden", "");
