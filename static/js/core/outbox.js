// What has been written and not yet acknowledged.  Stored first, sent in order, one at a time, until an answer comes.
const AGAIN = new Set(["unavailable", "slow_down"]);
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;

/**
 * Entries are `{command_id, type, payload, status: "waiting"|"refused", error?}`.
 *
 * `deliver(entry)` -> Promise of the server's answer, rejected where the network failed.
 * `onChange(entries)` after every change; `onAnswer(command_id, answer)` for each that is settled.
 * `channel` tells the other tabs of this seat; `lease` says which of them sends; `pause(ms)` waits or is cut short by `wake`.
 */
export function createOutbox({ store, key, deliver, lease, channel, onChange = () => {}, onAnswer = () => {}, pause = sleep }) {
  let entries = [];
  let sending = false;
  let stopped = false;
  let hurry = () => {};
  const answers = new Map(); // command_id -> resolve

  async function change(edit) {
    try {
      await store.update(key, (kept) => (entries = edit(kept ?? [])));
    } catch {
      entries = edit(entries); // storage is full or gone: the memory still has it
    }
    onChange(entries);
    channel?.postMessage({ changed: true });
  }

  async function reread() {
    try {
      entries = (await store.get(key)) ?? entries;
    } catch {
      // Storage is gone: the memory still has it.
    }
    onChange(entries);
  }

  function settle(command_id, answer) {
    answers.get(command_id)?.(answer);
    answers.delete(command_id);
    onAnswer(command_id, answer);
  }

  const without = (command_id) => (kept) => kept.filter((entry) => entry.command_id !== command_id);
  const replaced = (command_id, part) => (kept) =>
    kept.map((entry) => (entry.command_id === command_id ? { ...entry, ...part } : entry));

  async function sendOne(entry) {
    const answer = await deliver({ command_id: entry.command_id, type: entry.type, payload: entry.payload });
    if (!answer.ok && AGAIN.has(answer.error?.kind)) {
      const wait = answer.error.retry_after_s ?? answer.error.params?.retry_after_s ?? answer.retry_after_s;
      throw Object.assign(new Error(answer.error.code), { wait_ms: wait ? wait * 1000 : undefined });
    }
    await change(answer.ok ? without(entry.command_id) : replaced(entry.command_id, { status: "refused", error: answer.error }));
    channel?.postMessage({ command_id: entry.command_id, answer });
    settle(entry.command_id, answer);
  }

  async function run() {
    if (sending || stopped) return;
    sending = true;
    let failures = 0;
    try {
      while (!stopped) {
        const next = entries.find((entry) => entry.status === "waiting");
        if (!next) break;
        if (!(await lease.take())) {
          await rest(2_000);
          await reread();
          continue;
        }
        try {
          await sendOne(next);
          failures = 0;
        } catch (error) {
          failures += 1;
          await rest(error.wait_ms ?? Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
          if (store.lasting) await reread();
        }
      }
    } finally {
      sending = false;
    }
  }

  function rest(ms) {
    return Promise.race([pause(ms), new Promise((done) => (hurry = done))]);
  }

  function hear({ data }) {
    if (data.changed) reread().then(run);
    else settle(data.command_id, data.answer);
  }
  channel?.addEventListener("message", hear);

  return {
    /** Read what an earlier page left behind, and go on sending it. */
    async start() {
      await reread();
      run();
    },
    /** Keep a command and send it in its turn.  -> the server's answer, whenever it comes. */
    async add(command) {
      const answered = new Promise((done) => answers.set(command.command_id, done));
      await change((kept) => [...kept, { ...command, status: "waiting" }]);
      run();
      return answered;
    },
    /** Forget a refused command. */
    remove: (command_id) => change(without(command_id)),
    /** The network is back: don't wait for the end of the pause. */
    wake() {
      hurry();
      run();
    },
    /** The page is being left, perhaps to come back: let another tab send. */
    leave: () => lease.drop(),
    stop() {
      stopped = true;
      hurry();
      channel?.removeEventListener("message", hear);
      return lease.drop();
    },
    get entries() {
      return entries;
    },
  };
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
