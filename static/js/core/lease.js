// Of several tabs of one seat, one sends at a time.  (Web Locks would need https.)
const LASTS_MS = 8_000;

/** `take()` -> Promise of whether this tab may send now; `drop()` lets another tab take over at once. */
export function createLease({ store, key, owner, now = () => Date.now() }) {
  return {
    async take() {
      let mine = false;
      try {
        await store.update(key, (held) => {
          // A lease from the future is one of a clock that was put back.
          mine = !held || held.owner === owner || held.until < now() || held.until > now() + 2 * LASTS_MS;
          return mine ? { owner, until: now() + LASTS_MS } : held;
        });
      } catch {
        mine = true; // without storage nobody can be asked; the server stores each command once anyway
      }
      return mine;
    },
    drop() {
      return store.update(key, (held) => (held?.owner === owner ? undefined : held)).catch(() => {});
    },
  };
}
