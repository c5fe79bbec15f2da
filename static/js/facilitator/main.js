// Starts the facilitator's page: reads the addresses the server wrote into #app, connects, renders.
import { html, render } from "../core/html.js";
import { setLanguage } from "../core/i18n.js";
import { openLive } from "../core/live.js";
import { App } from "./app.js";
import { readyBell } from "../room/bell.js";
import { makeCockpit } from "./cockpit.js";

const root = document.getElementById("app");
const data = JSON.parse(root.dataset.cockpit);
await setLanguage(document.documentElement.lang);
const live = openLive({ code: data.code, ticketUrl: data.urls.ticket, snapshotUrl: data.urls.snapshot, commandsUrl: data.urls.commands, outbox: false });
const cockpit = makeCockpit(data, live);
readyBell();
root.replaceChildren();
render(html`<${App} cockpit=${cockpit} />`, root);
