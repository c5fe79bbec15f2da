// Keeps one snapshot true: applies frames in order, notices gaps, asks for what is missing.  Knows no transport.
import { reduce } from "./reduce.js";

/**
 * `ask(after)` -> Promise of `{snapshot}` or `{frames}`; `after` is null or `{stream: seq}`.
 * `onChange(snapshot)` is called after every change; `retryAfter(ms)` -> Promise that waits.
 */
export function createSync({ ask, onChange, retryAfter = (ms) => new Promise((done) => setTimeout(done, ms)) }) {
  let snapshot = null;
  let asking = null; // the resync under way
  let waiting = []; // frames that came meanwhile
  let generation = 0; // a connection that is gone must not answer for the one that came after

  function take(next) {
    snapshot = next;
    onChange(snapshot);
  }

  /** Apply a frame; false where there is a gap before it. */
  function follow(frame) {
    const head = snapshot.heads[frame.stream];
    if (head === undefined || frame.seq <= head) return true;
    if (frame.prev !== head) return false;
    take(reduce(snapshot, frame));
    return true;
  }

  function settle(answer) {
    if (answer.snapshot) take(answer.snapshot);
    // What the server chose to send has no gaps as far as this seat is concerned: only what is old is dropped.
    for (const frame of answer.frames ?? []) {
      if (!snapshot) return false;
      if (frame.seq > (snapshot.heads[frame.stream] ?? 0)) take(reduce(snapshot, frame));
    }
    if (!snapshot) return false;
    const late = waiting;
    waiting = [];
    return late.every((frame) => follow(frame));
  }

  async function catchUp(mine, fresh) {
    let after = fresh || !snapshot ? null : { ...snapshot.heads };
    for (let attempt = 0; mine === generation; attempt += 1) {
      try {
        const answer = await ask(after);
        if (mine !== generation) return;
        if (settle(answer)) return;
        after = null; // a gap even now: take the whole
      } catch {
        // Lost on the way; asked again below.
      }
      if (mine === generation) await retryAfter(Math.min(500 * 2 ** attempt, 10_000));
    }
  }

  /** Ask for what is missing; with `fresh`, for everything anew.  Resolves when it has come (or the connection went). */
  function resync(fresh = false) {
    if (asking && !fresh) return asking;
    generation += 1;
    const mine = generation;
    const run = catchUp(mine, fresh).finally(() => {
      if (asking === run) asking = null;
    });
    asking = run;
    return run;
  }

  return {
    resync,
    /** A frame from the wire. */
    frame(frame) {
      if (asking || !snapshot) {
        waiting.push(frame);
        if (!asking) resync();
      } else if (!follow(frame)) {
        waiting.push(frame);
        resync();
      }
    },
    /** The server's heads: one beyond ours means that a frame was lost. */
    heads(heads) {
      if (asking || !snapshot) return;
      const behind = Object.keys(snapshot.heads).some((stream) => (heads[stream] ?? 0) > snapshot.heads[stream]);
      if (behind) resync();
    },
    /** A snapshot or frames fetched by other means (HTTP). */
    settle(answer) {
      settle(answer);
    },
    /** The connection is gone: stop asking, forget what was half received. */
    stop() {
      generation += 1;
      asking = null;
      waiting = [];
    },
    get snapshot() {
      return snapshot;
    },
  };
}
