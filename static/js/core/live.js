// One live page: snapshot, frames, outbox and line put together.  The pages know only this.
import { effect, signal } from "@preact/signals-core";
import { getJson, postCommand } from "./http.js";
import { newId } from "./id.js";
import { createLease } from "./lease.js";
import { mergeNet } from "./net.js";
import { createOutbox } from "./outbox.js";
import { openSocket } from "./socket.js";
import { memoryStore, openStore } from "./store.js";
import { createSync } from "./sync.js";
import { createUnsent } from "./unsent.js";

const POLL_MS = 5_000;
const BLOCKED_AFTER = 3; // failed connects before HTTP takes over
const SAVED_SHOWN_MS = 5_000;

/**
 * Open the live page of a workshop.
 *
 * - `code`, `ticketUrl`; `snapshotUrl`, `framesUrl`, `commandsUrl` where HTTP may stand in for the socket;
 * - `outbox`: keep what is written over a reload (true) or only in memory (false); `seat`: whose outbox it is.
 *
 * -> `state` signal(Snapshot|null) · `status` signal("connecting"|"live"|"slow"|"offline"), slow = by HTTP alone
 *  · `progress` signal · `net` signal(null|Net): what the plans say together · `pending` signal([{command_id, type, payload, status: "waiting"|"refused"|"saved", error?}])
 *  · `gone` signal(null | {code}): the seat is no longer ours · `send(type, payload)` -> Promise of the answer
 *  · `dismiss(command_id)` · `now()` the server's clock in ms · `close()`.
 */
export function openLive({ code, ticketUrl, snapshotUrl, framesUrl, commandsUrl, outbox: lasting = true, seat = "" }) {
  const state = signal(null);
  const status = signal("connecting");
  const progress = signal(null);
  const net = signal(null);
  const pending = signal([]);
  const gone = signal(null);
  let offset = 0;
  let polling = null;
  let box = null;
  let saved = []; // acknowledged, and not yet come back as a frame
  let waiting = [];
  const unsent = seat ? createUnsent({ tell: (n) => socket.isUp() && socket.waiting(n) }) : null;
  const ready = openBox();

  const sync = createSync({
    async ask(after) {
      const asked = Date.now();
      return heard(await socket.ask(after), asked);
    },
    onChange(snapshot) {
      state.value = snapshot;
    },
  });

  /** `asked`: when the question went out; the server's clock was read about halfway between then and now. */
  function heard(answer, asked) {
    const snapshot = answer?.snapshot;
    const told = answer?.server_time ?? snapshot?.server_time;
    if (told) offset = Date.parse(told) - (asked + Date.now()) / 2;
    if (snapshot?.progress) progress.value = snapshot.progress;
    const whole = answer?.net ?? snapshot?.net; // by HTTP; the socket brings it on its own
    if (whole) net.value = whole;
    if (!snapshot && !answer?.frames) throw new Error("no answer");
    return answer;
  }

  const socket = openSocket({
    code,
    ticketUrl,
    on: {
      async up() {
        stopPolling();
        unsent?.connected();
        await sync.resync();
        if (socket.isUp()) status.value = "live";
        box?.wake();
      },
      down(failures) {
        sync.stop();
        if (!polling) status.value = state.value || failures ? "offline" : "connecting";
        if (failures >= BLOCKED_AFTER) startPolling();
      },
      frame: (frame) => sync.frame(frame),
      heads: (heads) => sync.heads(heads),
      progress: (counts) => (progress.value = counts),
      net: (message) => (net.value = mergeNet(net.value, message)),
      moved: () => sync.resync(true), // another group or role: everything looks different from there
      bye: (reason) => (gone.value = reason),
      denied: (status) => (gone.value = { code: status === 404 ? "workshop" : "seat" }),
    },
  });

  // --- HTTP where the socket does not get through ---------------------------------------------------------------

  async function poll() {
    try {
      const asked = Date.now();
      if (state.value && framesUrl) sync.settle(heard(await getJson(`${framesUrl}?after=${state.value.seq}`), asked));
      else sync.settle(heard({ snapshot: await getJson(snapshotUrl) }, asked));
      if (polling) status.value = "slow";
      box?.wake();
    } catch (error) {
      if (error.status === 401 || error.status === 403) gone.value = { code: "seat" };
      if (polling) status.value = "offline";
    }
  }

  function startPolling() {
    if (polling || !snapshotUrl) return;
    poll();
    polling = setInterval(poll, POLL_MS);
  }

  function stopPolling() {
    clearInterval(polling);
    polling = null;
  }

  function deliver(entry) {
    if (socket.isUp()) return socket.command(entry);
    if (commandsUrl) return postCommand(commandsUrl, entry);
    return Promise.reject(new Error("offline"));
  }

  // --- what is written ------------------------------------------------------------------------------------------

  function show() {
    unsent?.count(waiting.filter((entry) => entry.status === "waiting").length);
    pending.value = [...waiting, ...saved.filter((entry) => !waiting.some((other) => other.command_id === entry.command_id))];
  }

  function settled(command_id, answer) {
    const entry = waiting.find((known) => known.command_id === command_id) ?? lastSent.get(command_id);
    lastSent.delete(command_id);
    if (!answer.ok || !entry || (state.value && state.value.seq >= answer.seq)) return;
    saved = [...saved, { ...entry, status: "saved", seq: answer.seq }];
    show();
    setTimeout(() => drop((kept) => kept.command_id === command_id), SAVED_SHOWN_MS);
  }

  function drop(which) {
    if (!saved.some(which)) return;
    saved = saved.filter((entry) => !which(entry));
    show();
  }

  effect(() => {
    const seq = state.value?.seq ?? 0;
    drop((entry) => entry.seq <= seq);
  });

  const lastSent = new Map();

  async function openBox() {
    const store = lasting ? await openStore() : memoryStore();
    const name = `outbox:${code}:${seat}`;
    const channel = store.lasting && "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : undefined;
    box = createOutbox({
      store,
      key: name,
      deliver,
      channel,
      lease: createLease({ store, key: `lease:${code}:${seat}`, owner: newId() }),
      onChange(entries) {
        for (const entry of waiting) lastSent.set(entry.command_id, entry);
        waiting = entries;
        show();
      },
      onAnswer: settled,
    });
    await box.start();
  }

  async function send(type, payload, command_id = newId()) {
    await ready;
    return box.add({ command_id, type, payload });
  }

  async function dismiss(command_id) {
    await ready;
    await box.remove(command_id);
  }

  function awake() {
    if (document.visibilityState === "hidden") return;
    if (socket.isUp()) sync.resync(); // asking also finds out whether the line outlived the sleep
    else socket.dial();
    box?.wake();
  }

  document.addEventListener("visibilitychange", awake);
  addEventListener("online", awake);
  addEventListener("pagehide", () => box?.leave());
  if (snapshotUrl) poll();

  return {
    state,
    status,
    progress,
    net,
    pending,
    gone,
    send,
    dismiss,
    now: () => Date.now() + offset,
    close() {
      stopPolling();
      socket.close();
      box?.stop();
    },
  };
}
