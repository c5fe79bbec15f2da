// Starts the projector's page: connects as a screen, renders what the snapshot holds and nothing else.
import { computed, html, render } from "../core/html.js";
import { setLanguage } from "../core/i18n.js";
import { openLive } from "../core/live.js";
import { readyBell } from "../room/bell.js";
import { Screen } from "./screen.js";

const root = document.getElementById("app");
const data = JSON.parse(root.dataset.screen);
await setLanguage(document.documentElement.lang);
const line = openLive({ code: data.code, ticketUrl: data.urls.ticket, snapshotUrl: data.urls.snapshot, outbox: false });
const state = computed(() => line.state.value && { ...line.state.value, progress: line.progress.value ?? line.state.value.progress });
readyBell();
root.replaceChildren();
render(html`<${Screen} live=${{ ...line, state }} page=${data} />`, root);
