// Tells the server how many posts of this seat wait unsent, so that the facilitator's light can say so.

const AFTER_MS = 1_500; // most posts are stored sooner: telling of each would cost more than the post

/** `tell(n)` sends the count; `pause(ms)` waits.  -> {count(n): it has changed; connected(): a new connection knows nothing}. */
export function createUnsent({ tell, pause = (ms) => new Promise((done) => setTimeout(done, ms)) }) {
  let now = 0;
  let told = 0;
  let resting = false;

  function say() {
    if (now === told) return;
    told = now;
    tell(now);
  }

  return {
    count(n) {
      now = n;
      if (now <= told) say();
      else if (!resting) {
        resting = true;
        pause(AFTER_MS).then(() => {
          resting = false;
          say();
        });
      }
    },
    connected() {
      told = 0;
      say();
    },
  };
}
